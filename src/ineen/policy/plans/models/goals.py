"""What must be reached, by when, and how that will be seen."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from ineen.ground.privacy.declarations import Declared, Personal, Retention
from ineen.policy.plans.models.plan import SafetyPlan
from ineen.policy.plans.models.themes import Theme

DIGITS, DECIMALS = 14, 3


class TargetBound(models.TextChoices):
    """On which side of the target the figure must come to lie."""

    AT_MOST = "at_most", "hooguit"
    AT_LEAST = "at_least", "minstens"


class Goal(models.Model):
    """A goal of a theme.

    indicator
        the id of an indicator of the catalogue; empty where there is none, then `without_indicator` says why.
    baseline_value, target_value
        in the unit of the indicator, or per 1,000 of its denominator where `as_rate`; for the whole partnership, or
        for the municipality of a local theme.
    baseline_period
        the period of the baseline, as `Period.parse` reads it.
    """

    plan = models.ForeignKey(SafetyPlan, models.CASCADE, related_name="goals")
    theme = models.ForeignKey(Theme, models.CASCADE, related_name="goals")
    slug = models.SlugField("sleutel", max_length=80)
    title = models.CharField("doel", max_length=300)
    order = models.PositiveSmallIntegerField("volgorde")
    cause = models.TextField("oorzaak", blank=True)
    indicator = models.CharField("indicator", max_length=60, blank=True)
    without_indicator = models.TextField("waarom geen indicator", blank=True)
    as_rate = models.BooleanField("per 1.000", default=False)
    baseline_value = models.DecimalField("nulmeting", max_digits=DIGITS, decimal_places=DECIMALS, null=True, blank=True)
    baseline_period = models.CharField("periode van de nulmeting", max_length=20, blank=True)
    target_value = models.DecimalField(
        "streefwaarde", max_digits=DIGITS, decimal_places=DECIMALS, null=True, blank=True
    )
    target_bound = models.CharField("hooguit of minstens", max_length=8, choices=TargetBound.choices, blank=True)
    target_on = models.DateField("te bereiken op", null=True, blank=True)
    expect = models.TextField("wat inwoners kunnen verwachten", blank=True)

    objects: "models.Manager[Goal]" = ScopedManager(partnership="plan__partnership")

    privacy = Declared(
        retention=Retention.with_parent("plan", ground="een doel is een deel van het plan"),
        id=Personal.NONE,
        plan=Personal.NONE,
        theme=Personal.NONE,
        slug=Personal.NONE,
        title=Personal.NONE,
        order=Personal.NONE,
        cause=Personal.NONE,
        indicator=Personal.NONE,
        without_indicator=Personal.NONE,
        as_rate=Personal.NONE,
        baseline_value=Personal.NONE,
        baseline_period=Personal.NONE,
        target_value=Personal.NONE,
        target_bound=Personal.NONE,
        target_on=Personal.NONE,
        expect=Personal.NONE,
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["plan_id", "order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="goal_slug_once_per_plan", fields=["plan", "slug"]),
            models.UniqueConstraint(name="goal_order_once_per_plan", fields=["plan", "order"]),
            models.CheckConstraint(
                name="goal_indicator_or_reason", condition=Q(indicator="") | Q(without_indicator="")
            ),
            models.CheckConstraint(
                name="goal_baseline_has_a_period",
                condition=Q(baseline_value=None, baseline_period="")
                | Q(baseline_value__isnull=False) & ~Q(baseline_period=""),
            ),
            models.CheckConstraint(
                name="goal_target_has_a_bound",
                condition=Q(target_value=None, target_bound="")
                | Q(target_value__isnull=False, target_bound__in=TargetBound.values),
            ),
        ]

    def __str__(self) -> str:
        return self.title
