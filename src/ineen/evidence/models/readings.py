"""What people make of a figure: a reading, or that it needs none. The figure is kept as it was when they looked."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.figures import FigureStatus
from ineen.ground.privacy.declarations import Declared, Personal, Retention

READING_AUDIENCES = ((Audience.PARTNERSHIP.value, "het samenwerkingsverband"), (Audience.PUBLIC.value, "iedereen"))
LONGEST_TEXT = 900


class Origin(models.TextChoices):
    """Why somebody looks at a figure."""

    FINDING = "finding", "het valt op"
    REVISION = "revision", "het is herzien"
    FIGURE = "figure", "gekozen cijfer"


class Outcome(models.TextChoices):
    """What a reading says of a figure: exactly one."""

    REGISTRATION = "registration", "registratie-effect"
    REAL = "real", "echte verandering"
    INCIDENT = "incident", "incident"
    UNKNOWN = "unknown", "onbekend"
    QUESTION = "question", "vraag aan de politie"


class KeptFigure(models.Model):  # type: ignore[django-manager-missing]
    """A figure as a partnership saw it: its value, its source and the sentence, whatever a later delivery says.

    `area_name` is how people called the area; `sentence` and `margin` what the page told, of a revision also what the
    figure was before.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey("organisations.Partnership", models.PROTECT, related_name="+")
    origin = models.CharField("aanleiding", max_length=10, choices=Origin)
    indicator = models.CharField("cijfer", max_length=60)
    area = models.CharField("gebied", max_length=10)
    area_name = models.CharField("naam van het gebied", max_length=300)
    period = models.CharField("periode", max_length=20)
    value = models.FloatField("waarde", null=True)
    status = models.CharField("status", max_length=16)
    sentence = models.TextField("zin")
    margin = models.TextField("marge", blank=True)
    source = models.CharField("bron", max_length=60)
    publisher = models.CharField("publicist", max_length=120)
    table = models.CharField("tabel", max_length=60)
    content_hash = models.CharField("hash van de levering", max_length=64)
    retrieved = models.DateField("opgehaald")
    kept_at = models.DateTimeField("vastgelegd")

    objects: "models.Manager[KeptFigure]" = ScopedManager(partnership="partnership")

    append_only = True

    privacy = Declared(
        retention=Retention.permanent(ground="cijfer waarop een duiding, een plan of een maatregel rust"),
        id=Personal.NONE,
        partnership=Personal.NONE,
        origin=Personal.NONE,
        indicator=Personal.NONE,
        area=Personal.NONE,
        area_name=Personal.NONE,
        period=Personal.NONE,
        value=Personal.NONE,
        status=Personal.NONE,
        sentence=Personal.NONE,
        margin=Personal.NONE,
        source=Personal.NONE,
        publisher=Personal.NONE,
        table=Personal.NONE,
        content_hash=Personal.NONE,
        retrieved=Personal.NONE,
        kept_at=Personal.NONE,
    )

    class Meta:
        verbose_name = "vastgelegd cijfer"
        ordering: ClassVar[list[str]] = ["-kept_at", "pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(name="kept_figure_by_what", fields=["partnership", "indicator", "area", "period"]),
            models.Index(name="kept_figure_by_area", fields=["indicator", "area"]),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="kept_figure_origin_is_known", condition=Q(origin__in=Origin.values)),
            models.CheckConstraint(
                name="kept_figure_has_a_value_or_says_why_not",
                condition=Q(value=None, status__in=[one.value for one in FigureStatus if not one.has_value])
                | Q(value__isnull=False, status__in=[one.value for one in FigureStatus if one.has_value]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.area} {self.period}"


class Reading(models.Model):  # type: ignore[django-manager-missing]
    """What a partnership makes of a figure (duiding): at most three sentences and one outcome.

    A later reading of the same figure stands in its place; this one stays as it was written. `answers` is the question
    that it answers, `asked` whom a question is for. Words for another organisation name their `source`, and are marked
    until somebody of it confirms them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    figure = models.ForeignKey(KeptFigure, models.PROTECT, related_name="readings")
    outcome = models.CharField("uitkomst", max_length=12, choices=Outcome)
    text = models.CharField("duiding", max_length=LONGEST_TEXT)
    asked = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", null=True)
    answers = models.ForeignKey("self", models.PROTECT, related_name="answered_by", null=True)
    audience = models.CharField(
        "voor wie", max_length=20, choices=READING_AUDIENCES, default=Audience.PARTNERSHIP.value
    )
    person = models.UUIDField("geschreven door")
    label = models.CharField("functie en organisatie", max_length=300)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    on_behalf_of = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", null=True)
    source = models.CharField("bron van de woorden", max_length=200, blank=True)
    written_at = models.DateTimeField("geschreven op")
    confirmed_at = models.DateTimeField("bevestigd op", null=True)
    confirmed_as = models.CharField("bevestigd door", max_length=300, blank=True)

    objects: "models.Manager[Reading]" = ScopedManager(partnership="figure__partnership")

    privacy = Declared(
        retention=Retention.with_parent("figure", ground="een duiding hoort bij het cijfer waarover zij gaat"),
        id=Personal.NONE,
        figure=Personal.NONE,
        outcome=Personal.NONE,
        text=Personal.NONE,
        asked=Personal.NONE,
        answers=Personal.NONE,
        audience=Personal.NONE,
        person=Personal.PERSONAL,
        label=Personal.PERSONAL,
        organisation=Personal.NONE,
        on_behalf_of=Personal.NONE,
        source=Personal.PERSONAL,
        written_at=Personal.PERSONAL,
        confirmed_at=Personal.PERSONAL,
        confirmed_as=Personal.PERSONAL,
    )

    class Meta:
        verbose_name = "duiding"
        ordering: ClassVar[list[str]] = ["-written_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="reading_outcome_is_known", condition=Q(outcome__in=Outcome.values)),
            models.CheckConstraint(name="reading_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="reading_audience_is_known", condition=Q(audience__in=[key for key, _ in READING_AUDIENCES])
            ),
            models.CheckConstraint(
                name="reading_question_is_of_the_partnership",
                condition=~Q(outcome="question") | Q(audience="partnership"),
            ),
            models.CheckConstraint(
                name="reading_asks_in_a_question_only", condition=Q(asked=None) | Q(outcome="question")
            ),
            models.CheckConstraint(
                name="reading_for_another_has_a_source", condition=Q(on_behalf_of=None, source="") | ~Q(source="")
            ),
            models.CheckConstraint(
                name="reading_confirmed_for_another", condition=Q(confirmed_at=None) | Q(on_behalf_of__isnull=False)
            ),
            models.CheckConstraint(
                name="reading_public_once_confirmed",
                condition=Q(audience="partnership") | Q(on_behalf_of=None) | Q(confirmed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"duiding van {self.figure}"


class Waiver(models.Model):
    """That nobody needs to read a figure (hoeft niet geduid). It may be taken back, and stays as a row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    figure = models.ForeignKey(KeptFigure, models.PROTECT, related_name="waivers")
    reason = models.CharField("reden", max_length=300, blank=True)
    person = models.UUIDField("door")
    label = models.CharField("functie en organisatie", max_length=300)
    waived_at = models.DateTimeField("wanneer")
    taken_back_at = models.DateTimeField("teruggenomen op", null=True)
    taken_back_as = models.CharField("teruggenomen door", max_length=300, blank=True)

    objects: "models.Manager[Waiver]" = ScopedManager(partnership="figure__partnership")

    privacy = Declared(
        retention=Retention.with_parent("figure", ground="waarom een cijfer niet is geduid hoort bij het cijfer"),
        id=Personal.NONE,
        figure=Personal.NONE,
        reason=Personal.NONE,
        person=Personal.PERSONAL,
        label=Personal.PERSONAL,
        waived_at=Personal.PERSONAL,
        taken_back_at=Personal.PERSONAL,
        taken_back_as=Personal.PERSONAL,
    )

    class Meta:
        verbose_name = "niet te duiden cijfer"
        ordering: ClassVar[list[str]] = ["-waived_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="waiver_taken_back_by_somebody",
                condition=Q(taken_back_at=None, taken_back_as="")
                | Q(taken_back_at__isnull=False) & ~Q(taken_back_as=""),
            ),
        ]

    def __str__(self) -> str:
        return f"hoeft niet geduid: {self.figure}"
