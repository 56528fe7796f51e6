"""What a plan is about: its headings, and its themes with their weight."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from ineen.ground.privacy.declarations import Declared, Personal, Retention
from ineen.policy.plans.models.plan import SafetyPlan


class PriorityClass(models.TextChoices):
    """How a theme came out of the weighing (Kernbeleid Veiligheid 2021 knows these three)."""

    PRIORITY = "priority", "prioriteit"
    STRATEGIC = "strategic", "overig strategisch"
    MAINTENANCE = "maintenance", "beheersniveau"


class SafetyField(models.Model):  # type: ignore[django-manager-missing]
    """A heading under which a plan groups its themes; each plan keeps its own list."""

    plan = models.ForeignKey(SafetyPlan, models.CASCADE, related_name="fields")
    slug = models.SlugField("sleutel", max_length=80)
    title = models.CharField("titel", max_length=200)
    order = models.PositiveSmallIntegerField("volgorde")

    objects: "models.Manager[SafetyField]" = ScopedManager(partnership="plan__partnership")

    privacy = Declared(
        retention=Retention.with_parent("plan", ground="een veld is een deel van het plan"),
        id=Personal.NONE,
        plan=Personal.NONE,
        slug=Personal.NONE,
        title=Personal.NONE,
        order=Personal.NONE,
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["plan_id", "order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="field_slug_once_per_plan", fields=["plan", "slug"]),
            models.UniqueConstraint(name="field_order_once_per_plan", fields=["plan", "order"]),
        ]

    def __str__(self) -> str:
        return self.title


class Theme(models.Model):  # type: ignore[django-manager-missing]
    """A subject of the plan, with its weight and what will be done about it.

    `municipality` is set where the subject plays in one municipality only: it then belongs to her local chapter.
    """

    plan = models.ForeignKey(SafetyPlan, models.CASCADE, related_name="themes")
    field = models.ForeignKey(SafetyField, models.PROTECT, related_name="themes", null=True, blank=True)
    municipality = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", null=True, blank=True
    )
    slug = models.SlugField("sleutel", max_length=80)
    title = models.CharField("titel", max_length=200)
    order = models.PositiveSmallIntegerField("volgorde")
    priority = models.CharField("gewicht", max_length=12, choices=PriorityClass.choices)
    reason = models.TextField("waarom dit gewicht", blank=True)
    about = models.TextField("waar het over gaat", blank=True)
    approach = models.TextField("aanpak", blank=True)
    expect = models.TextField("wat inwoners kunnen verwachten", blank=True)
    ambitions = models.JSONField("ambities", default=list, blank=True)  # [text, …]

    objects: "models.Manager[Theme]" = ScopedManager(partnership="plan__partnership")

    privacy = Declared(
        retention=Retention.with_parent("plan", ground="een thema is een deel van het plan"),
        id=Personal.NONE,
        plan=Personal.NONE,
        field=Personal.NONE,
        municipality=Personal.NONE,
        slug=Personal.NONE,
        title=Personal.NONE,
        order=Personal.NONE,
        priority=Personal.NONE,
        reason=Personal.NONE,
        about=Personal.NONE,
        approach=Personal.NONE,
        expect=Personal.NONE,
        ambitions=Personal.NONE,
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["plan_id", "order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="theme_slug_once_per_plan", fields=["plan", "slug"]),
            models.UniqueConstraint(name="theme_order_once_per_plan", fields=["plan", "order"]),
            models.CheckConstraint(name="theme_priority_known", condition=Q(priority__in=PriorityClass.values)),
        ]

    def __str__(self) -> str:
        return self.title
