"""Figures that a partnership counted itself or got by mail: of whom, what they mean, and how their files are read."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django_scopes import ScopedManager

from ineen.evidence.models.catalogue import SourceVersion
from ineen.ground.privacy.declarations import Declared, Personal, Retention


class ReceivedSource(models.Model):  # type: ignore[django-manager-missing]  # made by django-scopes
    """One kind of file that a partnership gets: files of its `shape` are read with its `mapping`.

    Its deliveries are `SourceVersion` rows whose source is `name`. They have no release: the partnership alone sees
    them. When it is forgotten, files of its shape are asked about again; what was loaded stays.
    """

    class Origin(models.TextChoices):
        OWN = "own", "eigen telling of onderzoek"
        PARTNER = "partner", "gekregen van een partner"
        PUBLISHED = "published", "elders gepubliceerd"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey("organisations.Partnership", models.PROTECT, related_name="+")
    title = models.CharField("titel", max_length=200)
    publisher = models.CharField("van wie", max_length=120)
    origin = models.CharField("herkomst", max_length=10, choices=Origin)
    ground = models.CharField("grond of voorwaarden", max_length=200)
    table = models.CharField("tabel", max_length=60)  # the title as it was first: deliveries are known by it
    shape = models.CharField("vorm van het bestand", max_length=64, blank=True)  # empty: forgotten
    columns = models.JSONField("kolommen")  # ["Gemeente", "Jaar", …]
    mapping = models.JSONField("wat er in de kolommen staat")  # a row of `Mapping`
    described_by = models.UUIDField("beschreven door", null=True)
    described_as = models.CharField("beschreven als", max_length=200)
    described_at = models.DateTimeField("beschreven op")

    objects: "models.Manager[ReceivedSource]" = ScopedManager(partnership="partnership")

    privacy = Declared(
        retention=Retention.permanent(ground="bron van cijfers waarover verantwoording is afgelegd"),
        id=Personal.NONE,
        partnership=Personal.NONE,
        title=Personal.NONE,
        publisher=Personal.NONE,
        origin=Personal.NONE,
        ground=Personal.NONE,
        table=Personal.NONE,
        shape=Personal.NONE,
        columns=Personal.NONE,
        mapping=Personal.NONE,
        described_by=Personal.PERSONAL,
        described_as=Personal.PERSONAL,
        described_at=Personal.NONE,
    )

    class Meta:
        verbose_name = "ontvangen bron"
        ordering: ClassVar[list[str]] = ["title", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["partnership", "shape"], condition=~Q(shape=""), name="received_shape_once_per_partnership"
            ),
            models.CheckConstraint(
                name="received_shape_is_sha256", condition=Q(shape="") | Q(Exact(Length("shape"), 64))
            ),
            models.CheckConstraint(
                name="received_origin_is_known", condition=Q(origin__in=["own", "partner", "published"])
            ),
            models.CheckConstraint(
                name="received_says_of_whom", condition=~Q(title="") & ~Q(publisher="") & ~Q(ground="")
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def name(self) -> str:
        """As the source of its deliveries, and the folder of their figures."""
        return source_name(self.pk)


class ReceivedIndicator(models.Model):
    """What one class of a received source means to a reader."""

    class Direction(models.TextChoices):
        LOWER_IS_BETTER = "lower_is_better", "lager is beter"
        HIGHER_IS_BETTER = "higher_is_better", "hoger is beter"
        FOLLOWS_ENFORCEMENT = "follows_enforcement", "volgt de inzet: meer kan succes zijn"
        MIXED = "mixed", "geen van beide"

    source = models.ForeignKey(ReceivedSource, models.CASCADE, related_name="indicators")
    category = models.CharField("klasse", max_length=200)  # as the files write it
    label = models.CharField("naam", max_length=120)
    unit = models.CharField("eenheid", max_length=60)
    direction = models.CharField("richting", max_length=20, choices=Direction, default=Direction.MIXED)
    note = models.CharField("voor de lezer", max_length=300, blank=True)

    objects: "models.Manager[ReceivedIndicator]" = ScopedManager(partnership="source__partnership")

    privacy = Declared(
        retention=Retention.with_parent("source", ground="zegt wat de cijfers van de bron betekenen"),
        id=Personal.NONE,
        source=Personal.NONE,
        category=Personal.NONE,
        label=Personal.NONE,
        unit=Personal.NONE,
        direction=Personal.NONE,
        note=Personal.NONE,
    )

    class Meta:
        verbose_name = "ontvangen indicator"
        ordering: ClassVar[list[str]] = ["id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["source", "category"], name="received_indicator_once_per_class"),
            models.CheckConstraint(
                name="received_indicator_is_said", condition=~Q(category="") & ~Q(label="") & ~Q(unit="")
            ),
            models.CheckConstraint(
                name="received_direction_is_known",
                condition=Q(direction__in=["lower_is_better", "higher_is_better", "follows_enforcement", "mixed"]),
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Receipt(models.Model):
    """That a delivery belongs to a received source: then it is the partnership's, and nobody else's."""

    version = models.OneToOneField(SourceVersion, models.PROTECT, related_name="receipt")
    source = models.ForeignKey(ReceivedSource, models.PROTECT, related_name="receipts")
    withdrawn_at = models.DateTimeField("ingetrokken", null=True)
    withdrawn_because = models.CharField("reden van intrekken", max_length=300, blank=True)

    objects: "models.Manager[Receipt]" = ScopedManager(partnership="source__partnership")

    privacy = Declared(
        retention=Retention.with_parent("version", ground="zegt van wie een levering is"),
        id=Personal.NONE,
        version=Personal.NONE,
        source=Personal.NONE,
        withdrawn_at=Personal.NONE,
        withdrawn_because=Personal.NONE,
    )

    class Meta:
        verbose_name = "ontvangst"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="receipt_withdrawn_with_a_reason",
                condition=Q(withdrawn_at=None, withdrawn_because="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_because=""),
            ),
        ]

    def __str__(self) -> str:
        return f"ontvangst van {self.version}"


def source_name(key: uuid.UUID) -> str:
    """The name of the source of a received source's deliveries."""
    return f"ontvangen-{key.hex}"
