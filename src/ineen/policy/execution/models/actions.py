"""Actions and the money for them."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django_scopes import ScopedManager

from ineen.ground.privacy.declarations import Declared, Personal, Retention
from ineen.policy.execution.models.plans import ActionPoint, ImplementationPlan


class ActionKind(models.TextChoices):
    """Whether an action is new, goes on, or tries something out."""

    NEW = "new", "nieuw"
    CONTINUED = "continued", "voortzetting"
    INNOVATION = "innovation", "innovatie"


class ActionLevel(models.TextChoices):
    """How far an action reaches."""

    REGIONAL = "regional", "regionaal"
    JOINT = "joint", "bovenlokaal"
    LOCAL = "local", "lokaal"


class Action(models.Model):  # type: ignore[django-manager-missing]
    """Something that is done. Its owner is an organisation and an office, never a person's name.

    `municipalities` is empty where the action is for all of the partnership.
    """

    plan = models.ForeignKey(ImplementationPlan, models.CASCADE, related_name="actions")
    point = models.ForeignKey(ActionPoint, models.CASCADE, related_name="actions")
    goal = models.ForeignKey("plans.Goal", models.PROTECT, related_name="+", null=True, blank=True)
    slug = models.SlugField("sleutel", max_length=80)
    title = models.CharField("titel", max_length=300)
    order = models.PositiveSmallIntegerField("volgorde")
    about = models.TextField("wat er gebeurt", blank=True)
    why = models.TextField("waarom dit werkt", blank=True)
    result = models.TextField("beoogd resultaat", blank=True)
    kind = models.CharField("soort", max_length=10, choices=ActionKind.choices, blank=True)
    level = models.CharField("niveau", max_length=10, choices=ActionLevel.choices, blank=True)
    municipalities = models.ManyToManyField("organisations.Organisation", related_name="+", blank=True)
    owner = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", null=True, blank=True)
    owner_office = models.CharField("functie van de trekker", max_length=120, blank=True)
    partners = models.ManyToManyField("organisations.Organisation", related_name="+", blank=True)
    starts_on = models.DateField("begint", null=True, blank=True)
    ends_on = models.DateField("klaar", null=True, blank=True)

    objects: "models.Manager[Action]" = ScopedManager(partnership="plan__partnership")

    privacy = Declared(
        retention=Retention.with_parent("plan", ground="een maatregel is een deel van het uitvoeringsplan"),
        id=Personal.NONE,
        plan=Personal.NONE,
        point=Personal.NONE,
        goal=Personal.NONE,
        slug=Personal.NONE,
        title=Personal.NONE,
        order=Personal.NONE,
        about=Personal.NONE,
        why=Personal.NONE,
        result=Personal.NONE,
        kind=Personal.NONE,
        level=Personal.NONE,
        owner=Personal.NONE,
        owner_office=Personal.NONE,
        municipalities=Personal.NONE,
        partners=Personal.NONE,
        starts_on=Personal.NONE,
        ends_on=Personal.NONE,
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["plan_id", "order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="action_slug_once_per_plan", fields=["plan", "slug"]),
            models.UniqueConstraint(name="action_order_once_per_plan", fields=["plan", "order"]),
            models.CheckConstraint(name="action_kind_known", condition=Q(kind__in=["", *ActionKind.values])),
            models.CheckConstraint(name="action_level_known", condition=Q(level__in=["", *ActionLevel.values])),
            models.CheckConstraint(
                name="action_ends_after_begin",
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Funding(models.Model):
    """Money for an action, or for the plan as a whole: what was asked, and what was granted where that is known.

    Amounts in euros. `recurring` is None where nobody says whether it is once or every year.
    """

    plan = models.ForeignKey(ImplementationPlan, models.CASCADE, related_name="funding")
    action = models.ForeignKey(Action, models.CASCADE, related_name="funding", null=True, blank=True)
    purpose = models.CharField("waarvoor", max_length=300)
    year = models.PositiveSmallIntegerField("jaar")
    asked = models.DecimalField("gevraagd", max_digits=12, decimal_places=2, null=True, blank=True)
    granted = models.DecimalField("toegekend", max_digits=12, decimal_places=2, null=True, blank=True)
    recurring = models.BooleanField("structureel", null=True, blank=True)
    note = models.TextField("toelichting", blank=True)
    order = models.PositiveSmallIntegerField("volgorde")

    objects: "models.Manager[Funding]" = ScopedManager(partnership="plan__partnership")

    privacy = Declared(
        retention=Retention.with_parent("plan", ground="geld hoort bij het uitvoeringsplan waarvoor het is gevraagd"),
        id=Personal.NONE,
        plan=Personal.NONE,
        action=Personal.NONE,
        purpose=Personal.NONE,
        year=Personal.NONE,
        asked=Personal.NONE,
        granted=Personal.NONE,
        recurring=Personal.NONE,
        note=Personal.NONE,
        order=Personal.NONE,
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["plan_id", "order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="funding_is_not_negative",
                condition=(Q(asked=None) | Q(asked__gte=0)) & (Q(granted=None) | Q(granted__gte=0)),
            ),
            models.CheckConstraint(
                name="funding_has_an_amount", condition=Q(asked__isnull=False) | Q(granted__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.purpose
