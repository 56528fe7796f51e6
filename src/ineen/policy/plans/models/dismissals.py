"""Advice that somebody set aside, and took up again."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from ineen.ground.privacy.declarations import Declared, Personal, Retention
from ineen.policy.plans.models.plan import SafetyPlan


class Dismissal(models.Model):
    """What somebody decided about one piece of advice: set aside with a reason, or taken up again.

    The newest row about a place counts. `about` is the place of the advice, as `Remedy.at` names it; `stands` is False
    where the advice was taken up again.
    """

    plan = models.ForeignKey(SafetyPlan, models.CASCADE, related_name="dismissals")
    about = models.CharField("waarover", max_length=200)
    advice = models.TextField("advies")
    stands = models.BooleanField("opzijgezet", default=True)
    reason = models.TextField("reden", blank=True)
    at = models.DateTimeField("wanneer")
    by = models.UUIDField("door", null=True)
    by_label = models.CharField("functie", max_length=300)

    append_only = True
    objects: "models.Manager[Dismissal]" = ScopedManager(partnership="plan__partnership")

    privacy = Declared(
        retention=Retention.with_parent("plan", ground="waarom een advies niet is gevolgd hoort bij het plan"),
        id=Personal.NONE,
        plan=Personal.NONE,
        about=Personal.NONE,
        advice=Personal.NONE,
        stands=Personal.NONE,
        reason=Personal.NONE,
        at=Personal.PERSONAL,
        by=Personal.PERSONAL,
        by_label=Personal.PERSONAL,
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["plan_id", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="dismissal_has_a_reason", condition=Q(stands=False) | ~Q(reason="")),
        ]

    def __str__(self) -> str:
        return self.advice
