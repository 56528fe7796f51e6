"""Figures that a text of the plan rests on, put there by who looked at them."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from ineen.ground.privacy.declarations import Declared, Personal, Retention
from ineen.policy.plans.models.drafts import ADDRESS
from ineen.policy.plans.models.plan import SafetyPlan


class FigureCitation(models.Model):
    """A figure as it was kept, at a text of the plan. It may be taken away, and stays as a row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(SafetyPlan, models.CASCADE, related_name="+")
    address = models.CharField("plaats", max_length=ADDRESS)
    figure = models.ForeignKey("evidence.KeptFigure", models.PROTECT, related_name="+")
    person = models.UUIDField("door")
    label = models.CharField("functie en organisatie", max_length=300)
    cited_at = models.DateTimeField("wanneer")
    removed_at = models.DateTimeField("weggehaald op", null=True)
    removed_as = models.CharField("weggehaald door", max_length=300, blank=True)

    objects: "models.Manager[FigureCitation]" = ScopedManager(partnership="plan__partnership")

    privacy = Declared(
        retention=Retention.with_parent("plan", ground="op welke cijfers een tekst rust hoort bij het plan"),
        id=Personal.NONE,
        plan=Personal.NONE,
        address=Personal.NONE,
        figure=Personal.NONE,
        person=Personal.PERSONAL,
        label=Personal.PERSONAL,
        cited_at=Personal.PERSONAL,
        removed_at=Personal.PERSONAL,
        removed_as=Personal.PERSONAL,
    )

    class Meta:
        verbose_name = "cijfer bij een tekst"
        ordering: ClassVar[list[str]] = ["cited_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="figure_cited_once_at_a_text",
                fields=["plan", "address", "figure"],
                condition=Q(removed_at=None),
            ),
            models.CheckConstraint(
                name="citation_removed_by_somebody",
                condition=Q(removed_at=None, removed_as="") | Q(removed_at__isnull=False) & ~Q(removed_as=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.figure} bij {self.address}"
