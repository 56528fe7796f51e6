"""Where one municipality has a text of her own in a joint plan, because her council chose it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from ineen.ground.privacy.declarations import Declared, Personal, Retention
from ineen.policy.plans.models.plan import SafetyPlan


class MunicipalText(models.Model):
    """The text of one municipality at one address of the plan; the joint text stands beside it, in the plan itself.

    address
        as `queries.TextAddress` writes it: `theme/ondermijning/reason`.
    since
        the day of the decision that made it hers.
    """

    plan = models.ForeignKey(SafetyPlan, models.CASCADE, related_name="municipal_texts")
    municipality = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    address = models.CharField("plaats in het plan", max_length=180)
    text = models.TextField("eigen tekst", blank=True)
    reason = models.TextField("waarom", blank=True)
    since = models.DateField("sinds")

    objects: "models.Manager[MunicipalText]" = ScopedManager(partnership="plan__partnership")

    privacy = Declared(
        retention=Retention.with_parent("plan", ground="een eigen tekst van een gemeente is een deel van het plan"),
        id=Personal.NONE,
        plan=Personal.NONE,
        municipality=Personal.NONE,
        address=Personal.NONE,
        text=Personal.NONE,
        reason=Personal.NONE,
        since=Personal.NONE,
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["plan_id", "address", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="municipal_text_once", fields=["plan", "municipality", "address"]),
            models.CheckConstraint(name="municipal_text_has_a_place", condition=~Q(address="")),
        ]

    def __str__(self) -> str:
        return f"{self.address} van {self.municipality_id}"
