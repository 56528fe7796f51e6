"""An implementation plan and its points: the part of a safety plan that is carried out in a year or two."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django_scopes import ScopedManager

from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.periods import Period
from ineen.ground.privacy.declarations import Declared, Personal, Retention
from ineen.policy.plans.queries import PLAN_AUDIENCES, PlanStage


class ImplementationKind(models.TextChoices):
    """What such a plan is called where it was made."""

    IMPLEMENTATION_PLAN = "implementation_plan", "uitvoeringsplan"
    YEARLY_PLAN = "yearly_plan", "jaaruitvoeringsplan"
    ACTION_PLAN = "action_plan", "actieplan"
    PROGRAMME = "programme", "uitvoeringsprogramma"
    BUDGET_PROGRAMME = "budget_programme", "onderdeel van de programmabegroting"


class ImplementationPlan(models.Model):  # type: ignore[django-manager-missing]  # its managers are made by django-scopes
    """The plan itself. It rests on a safety plan in Ineen, on one elsewhere (`rests_on`), or stands on its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey("organisations.Partnership", models.PROTECT, related_name="+")
    plan = models.ForeignKey("plans.SafetyPlan", models.PROTECT, related_name="+", null=True, blank=True)
    rests_on = models.TextField("waar het op rust", blank=True)
    slug = models.SlugField("sleutel", max_length=80, unique=True)
    title = models.CharField("titel", max_length=200)
    kind = models.CharField(
        "soort", max_length=20, choices=ImplementationKind.choices, default=ImplementationKind.IMPLEMENTATION_PLAN
    )
    period_first = models.DateField("eerste dag")
    period_last = models.DateField("laatste dag")
    stage = models.CharField("stand", max_length=10, choices=PlanStage.choices, default=PlanStage.DRAFT)
    purpose = models.TextField("doelzin", blank=True)
    ambition = models.TextField("ambitie", blank=True)
    about = models.TextField("wat er speelt", blank=True)
    with_figures = models.TextField("sturen op cijfers", blank=True)
    evaluation = models.TextField("evaluatie en verantwoording", blank=True)
    audience = models.CharField(
        "voor wie",
        max_length=20,
        choices=[(each.value, each.value) for each in PLAN_AUDIENCES],
        default=Audience.PARTNERSHIP,
    )
    published_at = models.DateTimeField("openbaar vanaf", null=True, blank=True)
    source = models.TextField("bron", blank=True)
    source_note = models.TextField("over de bron", blank=True)
    rebuilt = models.BooleanField("nagebouwd uit openbare berichten", default=False)

    objects: "models.Manager[ImplementationPlan]" = ScopedManager(partnership="partnership")

    privacy = Declared(
        retention=Retention.permanent(
            ground="een vastgesteld uitvoeringsplan en zijn ontwerpen horen bij het archief van de gemeente"
        ),
        id=Personal.NONE,
        partnership=Personal.NONE,
        plan=Personal.NONE,
        rests_on=Personal.NONE,
        slug=Personal.NONE,
        title=Personal.NONE,
        kind=Personal.NONE,
        period_first=Personal.NONE,
        period_last=Personal.NONE,
        stage=Personal.NONE,
        purpose=Personal.NONE,
        ambition=Personal.NONE,
        about=Personal.NONE,
        with_figures=Personal.NONE,
        evaluation=Personal.NONE,
        audience=Personal.NONE,
        published_at=Personal.NONE,
        source=Personal.NONE,
        source_note=Personal.NONE,
        rebuilt=Personal.NONE,
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["slug"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="implementation_ends_after_begin", condition=Q(period_last__gte=F("period_first"))
            ),
            models.CheckConstraint(name="implementation_kind_known", condition=Q(kind__in=ImplementationKind.values)),
            models.CheckConstraint(name="implementation_stage_known", condition=Q(stage__in=PlanStage.values)),
            models.CheckConstraint(
                name="implementation_audience_known",
                condition=Q(audience__in=[each.value for each in PLAN_AUDIENCES]),
            ),
            models.CheckConstraint(
                name="implementation_rebuilt_names_source", condition=Q(rebuilt=False) | ~Q(source="")
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def period(self) -> Period:
        return Period(self.period_first, self.period_last)


class ActionPoint(models.Model):  # type: ignore[django-manager-missing]
    """A point of an implementation plan: taken on together, under a theme of the safety plan where it has one."""

    plan = models.ForeignKey(ImplementationPlan, models.CASCADE, related_name="points")
    theme = models.ForeignKey("plans.Theme", models.PROTECT, related_name="+", null=True, blank=True)
    slug = models.SlugField("sleutel", max_length=80)
    title = models.CharField("titel", max_length=200)
    order = models.PositiveSmallIntegerField("volgorde")
    objective = models.TextField("doelstelling", blank=True)
    about = models.TextField("waar het over gaat", blank=True)

    objects: "models.Manager[ActionPoint]" = ScopedManager(partnership="plan__partnership")

    privacy = Declared(
        retention=Retention.with_parent("plan", ground="een actiepunt is een deel van het uitvoeringsplan"),
        id=Personal.NONE,
        plan=Personal.NONE,
        theme=Personal.NONE,
        slug=Personal.NONE,
        title=Personal.NONE,
        order=Personal.NONE,
        objective=Personal.NONE,
        about=Personal.NONE,
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["plan_id", "order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="point_slug_once_per_plan", fields=["plan", "slug"]),
            models.UniqueConstraint(name="point_order_once_per_plan", fields=["plan", "order"]),
        ]

    def __str__(self) -> str:
        return self.title
