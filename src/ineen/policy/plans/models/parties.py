"""Who stands behind a plan, what each municipality adds to it, and what it is tied to."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from ineen.ground.privacy.declarations import Declared, Personal, Retention
from ineen.policy.plans.models.plan import SafetyPlan
from ineen.policy.plans.models.themes import Theme


class TieKind(models.TextChoices):
    """What a plan may be tied to (Politiewet 2012, articles 38b and 39)."""

    REGIONAL_PLAN = "regional_plan", "regionaal beleidsplan"
    SAFETY_AGENDA = "safety_agenda", "Veiligheidsagenda"
    SAFETY_REGION = "safety_region", "beleidsplan van de veiligheidsregio"
    OTHER = "other", "ander plan"


class ThemeLead(models.Model):
    """An organisation that leads a theme, by office: never the name of a person.

    `source` says from which talk another entered it; it stays marked so until the organisation confirms.
    """

    theme = models.ForeignKey(Theme, models.CASCADE, related_name="leads")
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    office = models.CharField("functie", max_length=120, blank=True)
    source = models.CharField("uit welk gesprek", max_length=200, blank=True)
    confirmed_at = models.DateTimeField("bevestigd", null=True, blank=True)
    order = models.PositiveSmallIntegerField("volgorde")

    objects: "models.Manager[ThemeLead]" = ScopedManager(partnership="theme__plan__partnership")

    privacy = Declared(
        retention=Retention.with_parent("theme", ground="een trekker is een deel van het plan"),
        id=Personal.NONE,
        theme=Personal.NONE,
        organisation=Personal.NONE,
        office=Personal.NONE,
        source=Personal.PERSONAL,
        confirmed_at=Personal.NONE,
        order=Personal.NONE,
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["theme_id", "order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="theme_lead_once", fields=["theme", "organisation", "office"]),
        ]

    def __str__(self) -> str:
        return self.office or str(self.organisation_id)


class CoSigner(models.Model):
    """A partner that signs the plan, with the day where it is known; `source` and `confirmed_at` as of a lead."""

    plan = models.ForeignKey(SafetyPlan, models.CASCADE, related_name="co_signers")
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    office = models.CharField("functie", max_length=120, blank=True)
    signed_on = models.DateField("ondertekend op", null=True, blank=True)
    source = models.CharField("uit welk gesprek", max_length=200, blank=True)
    confirmed_at = models.DateTimeField("bevestigd", null=True, blank=True)
    order = models.PositiveSmallIntegerField("volgorde")

    objects: "models.Manager[CoSigner]" = ScopedManager(partnership="plan__partnership")

    privacy = Declared(
        retention=Retention.with_parent("plan", ground="wie meetekent hoort bij het plan"),
        id=Personal.NONE,
        plan=Personal.NONE,
        organisation=Personal.NONE,
        office=Personal.NONE,
        signed_on=Personal.NONE,
        source=Personal.PERSONAL,
        confirmed_at=Personal.NONE,
        order=Personal.NONE,
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["plan_id", "order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="co_signer_once", fields=["plan", "organisation"]),
        ]

    def __str__(self) -> str:
        return self.office or str(self.organisation_id)


class LocalChapter(models.Model):
    """What one municipality adds to a joint plan; her own themes carry her name."""

    plan = models.ForeignKey(SafetyPlan, models.CASCADE, related_name="local_chapters")
    municipality = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    text = models.TextField("wat hier speelt", blank=True)
    order = models.PositiveSmallIntegerField("volgorde")

    objects: "models.Manager[LocalChapter]" = ScopedManager(partnership="plan__partnership")

    privacy = Declared(
        retention=Retention.with_parent("plan", ground="een lokaal hoofdstuk is een deel van het plan"),
        id=Personal.NONE,
        plan=Personal.NONE,
        municipality=Personal.NONE,
        text=Personal.NONE,
        order=Personal.NONE,
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["plan_id", "order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="local_chapter_once", fields=["plan", "municipality"]),
        ]

    def __str__(self) -> str:
        return f"lokaal hoofdstuk {self.municipality_id}"


class RegionalTie(models.Model):
    """A plan of another body that this plan, or one theme of it, is tied to: named, never copied."""

    plan = models.ForeignKey(SafetyPlan, models.CASCADE, related_name="ties")
    theme = models.ForeignKey(Theme, models.CASCADE, related_name="+", null=True, blank=True)
    name = models.CharField("naam", max_length=200)
    kind = models.CharField("soort", max_length=16, choices=TieKind.choices)
    about = models.TextField("hoe zij samenhangen", blank=True)
    order = models.PositiveSmallIntegerField("volgorde")

    objects: "models.Manager[RegionalTie]" = ScopedManager(partnership="plan__partnership")

    privacy = Declared(
        retention=Retention.with_parent("plan", ground="een band met een ander plan is een deel van het plan"),
        id=Personal.NONE,
        plan=Personal.NONE,
        theme=Personal.NONE,
        name=Personal.NONE,
        kind=Personal.NONE,
        about=Personal.NONE,
        order=Personal.NONE,
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["plan_id", "order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="tie_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(name="tie_kind_known", condition=Q(kind__in=TieKind.values)),
        ]

    def __str__(self) -> str:
        return self.name
