"""Looking at figures together (cijferoverleg): who were there, the figures one by one, and what came of each."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from ineen.evidence.models.readings import KeptFigure, Reading, Waiver
from ineen.ground.privacy.declarations import Declared, Personal, Retention


class FigureMeeting(models.Model):  # type: ignore[django-manager-missing]
    """One meeting. Its agenda is fixed when it starts, so that it can be taken up again where it was left.

    `present` are the names of the organisations that were there, `offices` in what functions; never who.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey("organisations.Partnership", models.PROTECT, related_name="+")
    held_on = models.DateField("datum")
    present = models.JSONField("organisaties aan tafel")
    offices = models.CharField("functies aan tafel", max_length=300, blank=True)
    person = models.UUIDField("geopend door")
    label = models.CharField("geopend als", max_length=300)
    started_at = models.DateTimeField("geopend op")
    closed_at = models.DateTimeField("afgesloten op", null=True)
    closed_as = models.CharField("afgesloten door", max_length=300, blank=True)

    objects: "models.Manager[FigureMeeting]" = ScopedManager(partnership="partnership")

    privacy = Declared(
        retention=Retention.permanent(ground="verslag waarop analyse en maatregelen van een plan rusten"),
        id=Personal.NONE,
        partnership=Personal.NONE,
        held_on=Personal.NONE,
        present=Personal.NONE,
        offices=Personal.PERSONAL,
        person=Personal.PERSONAL,
        label=Personal.PERSONAL,
        started_at=Personal.PERSONAL,
        closed_at=Personal.PERSONAL,
        closed_as=Personal.PERSONAL,
    )

    class Meta:
        verbose_name = "cijferoverleg"
        ordering: ClassVar[list[str]] = ["-held_on", "-started_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="meeting_closed_by_somebody",
                condition=Q(closed_at=None, closed_as="") | Q(closed_at__isnull=False) & ~Q(closed_as=""),
            ),
        ]

    def __str__(self) -> str:
        return f"cijferoverleg van {self.held_on:%d-%m-%Y}"


class MeetingItem(models.Model):  # type: ignore[django-manager-missing]
    """One figure on the agenda, in its place."""

    meeting = models.ForeignKey(FigureMeeting, models.CASCADE, related_name="items")
    number = models.PositiveSmallIntegerField("nummer")
    figure = models.ForeignKey(KeptFigure, models.PROTECT, related_name="items")

    objects: "models.Manager[MeetingItem]" = ScopedManager(partnership="meeting__partnership")

    privacy = Declared(
        retention=Retention.with_parent("meeting", ground="de agenda is een deel van het overleg"),
        id=Personal.NONE,
        meeting=Personal.NONE,
        number=Personal.NONE,
        figure=Personal.NONE,
    )

    class Meta:
        verbose_name = "agendapunt"
        ordering: ClassVar[list[str]] = ["meeting_id", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="meeting_item_number_once", fields=["meeting", "number"]),
            models.CheckConstraint(name="meeting_items_count_from_one", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.figure}"


class ResultKind(models.TextChoices):
    """How a figure left the table."""

    READING = "reading", "geduid"
    QUESTION = "question", "gevraagd"
    WAIVED = "waived", "hoeft niet geduid"
    PLACE = "place", "plek in de analyse"
    ACTION = "action", "maatregel voorgesteld"


class MeetingResult(models.Model):
    """One thing that came of an item; an item may have several, and is done when it has one that still stands.

    `words` says in a line what came of it, `url` where on this site it stands.
    """

    item = models.ForeignKey(MeetingItem, models.CASCADE, related_name="results")
    kind = models.CharField("uitkomst", max_length=10, choices=ResultKind)
    reading = models.ForeignKey(Reading, models.PROTECT, related_name="+", null=True)
    waiver = models.ForeignKey(Waiver, models.PROTECT, related_name="+", null=True)
    words = models.TextField("wat eruit kwam", blank=True)
    url = models.CharField("adres", max_length=300, blank=True)
    person = models.UUIDField("vastgelegd door")
    label = models.CharField("functie en organisatie", max_length=300)
    at = models.DateTimeField("wanneer")

    append_only = True
    objects: "models.Manager[MeetingResult]" = ScopedManager(partnership="item__meeting__partnership")

    privacy = Declared(
        retention=Retention.with_parent("item", ground="wat eruit kwam is een deel van het overleg"),
        id=Personal.NONE,
        item=Personal.NONE,
        kind=Personal.NONE,
        reading=Personal.NONE,
        waiver=Personal.NONE,
        words=Personal.NONE,
        url=Personal.NONE,
        person=Personal.PERSONAL,
        label=Personal.PERSONAL,
        at=Personal.PERSONAL,
    )

    class Meta:
        verbose_name = "uitkomst van een agendapunt"
        ordering: ClassVar[list[str]] = ["item_id", "at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="meeting_result_kind_is_known", condition=Q(kind__in=ResultKind.values)),
            models.CheckConstraint(
                name="meeting_result_has_what_came",
                condition=Q(kind__in=["reading", "question"], reading__isnull=False, waiver=None)
                | Q(kind="waived", reading=None, waiver__isnull=False)
                | Q(kind__in=["place", "action"], reading=None, waiver=None) & ~Q(words=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.get_kind_display()}"
