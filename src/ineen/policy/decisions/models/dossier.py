"""The dossier of a plan, and how far it has come in each municipality."""

import uuid
from typing import ClassVar, Final

from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from ineen.ground.privacy.declarations import Declared, Personal, Retention

ARCHIVE: Final = "besluiten over een plan horen bij het archief van de gemeente"


class CourseStage(models.TextChoices):
    """Where the plan lies in one municipality."""

    CONCEPT = "concept", "nog niet ingediend"
    COLLEGE = "college", "bij het college"
    RETURNED = "returned", "teruggestuurd door het college"
    COUNCIL = "council", "bij de raad"
    ADOPTED = "adopted", "vastgesteld"
    AMENDED = "amended", "gewijzigd vastgesteld"
    REJECTED = "rejected", "verworpen"
    WITHDRAWN = "withdrawn", "ingetrokken"


DECIDED: Final = frozenset({CourseStage.ADOPTED, CourseStage.AMENDED})


class Dossier(models.Model):  # type: ignore[django-manager-missing]
    """All that is decided about one plan. Who decides locks this row first, so that decisions stand in a line."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.OneToOneField("plans.SafetyPlan", models.PROTECT, related_name="+")
    partnership = models.ForeignKey("organisations.Partnership", models.PROTECT, related_name="+")
    opened_at = models.DateTimeField("geopend op")
    triangle_on = models.DateField("driehoek op", null=True, blank=True)

    objects: "models.Manager[Dossier]" = ScopedManager(partnership="partnership")

    privacy = Declared(
        retention=Retention.permanent(ground=ARCHIVE),
        id=Personal.NONE,
        plan=Personal.NONE,
        partnership=Personal.NONE,
        opened_at=Personal.NONE,
        triangle_on=Personal.NONE,
    )

    def __str__(self) -> str:
        return f"dossier van {self.plan_id}"


class Course(models.Model):
    """How far the plan has come in one municipality, with her own planned days.

    prolonged_until
        the last day of the plan as her council decided it; empty where it stays as the plan says.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="courses")
    municipality = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    stage = models.CharField("stand", max_length=10, choices=CourseStage.choices, default=CourseStage.CONCEPT)
    college_on = models.DateField("college op", null=True, blank=True)
    committee_on = models.DateField("commissie op", null=True, blank=True)
    council_on = models.DateField("raad op", null=True, blank=True)
    prolonged_until = models.DateField("verlengd tot en met", null=True, blank=True)

    objects: "models.Manager[Course]" = ScopedManager(partnership="dossier__partnership")

    privacy = Declared(
        retention=Retention.with_parent("dossier", ground=ARCHIVE),
        id=Personal.NONE,
        dossier=Personal.NONE,
        municipality=Personal.NONE,
        stage=Personal.NONE,
        college_on=Personal.NONE,
        committee_on=Personal.NONE,
        council_on=Personal.NONE,
        prolonged_until=Personal.NONE,
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["dossier_id", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="course_once_per_municipality", fields=["dossier", "municipality"]),
            models.CheckConstraint(name="course_stage_known", condition=Q(stage__in=CourseStage.values)),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id}: {self.stage}"
