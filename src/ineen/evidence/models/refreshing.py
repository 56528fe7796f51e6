"""Sources that the worker asks by itself."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from ineen.evidence.models.catalogue import SourceVersion
from ineen.ground.privacy.declarations import Declared, Personal, Retention


class RefreshPlan(models.Model):
    """How often a live table is asked, when the next time is, and what came of the last. Without a row: never."""

    class Every(models.TextChoices):
        NEVER = "never", "nooit"
        DAY = "day", "elke dag"
        WEEK = "week", "elke week"
        MONTH = "month", "elke maand"

    class Outcome(models.TextChoices):
        LOADED = "loaded", "nieuwe cijfers geladen"
        UNCHANGED = "unchanged", "ongewijzigd"
        FAILED = "failed", "niet gelukt"

    source = models.CharField("bron", max_length=60, unique=True)
    address = models.CharField("adres", max_length=300)
    every = models.CharField("hoe vaak", max_length=5, choices=Every, default=Every.NEVER)
    next_at = models.DateTimeField("volgende keer", null=True)
    asked_at = models.DateTimeField("laatst gevraagd", null=True)
    outcome = models.CharField("uitkomst", max_length=10, choices=Outcome, blank=True)
    because = models.TextField("waarom het niet lukte", blank=True)
    failures = models.PositiveSmallIntegerField("hoe vaak achter elkaar niet gelukt", default=0)
    version = models.ForeignKey(SourceVersion, models.PROTECT, null=True, related_name="+")
    turn = models.PositiveIntegerField("hoe vaak er werk voor is gevraagd", default=0)
    set_by = models.UUIDField("ingesteld door", null=True)
    set_as = models.CharField("ingesteld als", max_length=200)
    set_at = models.DateTimeField("ingesteld op")

    privacy = Declared(
        retention=Retention.permanent(ground="zegt hoe een bron wordt bijgehouden; één rij per bron"),
        id=Personal.NONE,
        source=Personal.NONE,
        address=Personal.NONE,
        every=Personal.NONE,
        next_at=Personal.NONE,
        asked_at=Personal.NONE,
        outcome=Personal.NONE,
        because=Personal.NONE,
        failures=Personal.NONE,
        version=Personal.NONE,
        turn=Personal.NONE,
        set_by=Personal.PERSONAL,
        set_as=Personal.PERSONAL,
        set_at=Personal.NONE,
    )

    class Meta:
        verbose_name = "verversing"
        ordering: ClassVar[list[str]] = ["source"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="refresh_every_is_known", condition=Q(every__in=["never", "day", "week", "month"])
            ),
            models.CheckConstraint(
                name="refresh_has_a_next_time",
                condition=Q(every="never", next_at=None) | ~Q(every="never") & Q(next_at__isnull=False),
            ),
            models.CheckConstraint(
                name="refresh_outcome_is_told",
                condition=Q(asked_at=None, outcome="")
                | Q(asked_at__isnull=False, outcome__in=["loaded", "unchanged", "failed"]),
            ),
            models.CheckConstraint(
                name="refresh_failed_with_a_reason",
                condition=Q(outcome="failed", failures__gt=0) & ~Q(because="")
                | ~Q(outcome="failed") & Q(failures=0, because=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.get_every_display()}"
