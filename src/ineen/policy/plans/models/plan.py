"""A safety plan of a partnership: what it wants, on which themes, and where its text comes from."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django_scopes import ScopedManager

from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.periods import Period
from ineen.ground.privacy.declarations import Declared, Personal, Retention

# A plan is never for one table or one organisation: it binds a partnership.
PLAN_AUDIENCES = (
    Audience.PARTNERSHIP,
    Audience.ADMINISTRATION,
    Audience.COUNCIL,
    Audience.PARTNERSHIP_AND_COUNCIL,
    Audience.PUBLIC,
)


class PlanKind(models.TextChoices):
    """What a plan is called where it was made; the method behind it is the same."""

    SAFETY_PLAN = "safety_plan", "integraal veiligheidsplan"
    FRAMEWORK_NOTE = "framework_note", "kadernota integrale veiligheid"
    SAFETY_POLICY = "safety_policy", "integraal veiligheidsbeleid"
    MASTER_PLAN = "master_plan", "masterplan integrale veiligheid"
    SAFETY_PROGRAMME = "safety_programme", "veiligheidsprogramma"


class PlanStage(models.TextChoices):
    """What the plan says of itself; who decided when becomes a row of its own with the decisions."""

    DRAFT = "draft", "concept"
    OFFERED = "offered", "aangeboden voor besluit"
    ADOPTED = "adopted", "vastgesteld"
    UNSTATED = "unstated", "niet genoemd"  # of a plan rebuilt from a report that does not tell


class SafetyPlan(models.Model):  # type: ignore[django-manager-missing]  # its managers are made by django-scopes
    """The plan itself. An empty text means: the source says nothing about it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey("organisations.Partnership", models.PROTECT, related_name="+")
    slug = models.SlugField("sleutel", max_length=80, unique=True)
    title = models.CharField("titel", max_length=200)
    kind = models.CharField("soort", max_length=20, choices=PlanKind.choices, default=PlanKind.SAFETY_PLAN)
    period_first = models.DateField("eerste dag")
    period_last = models.DateField("laatste dag")
    stage = models.CharField("stand", max_length=10, choices=PlanStage.choices, default=PlanStage.DRAFT)
    vision = models.TextField("visie", blank=True)
    why_together = models.TextField("waarom samen", blank=True)
    benefits = models.TextField("wat samenwerken oplevert", blank=True)
    look_back = models.TextField("terugblik", blank=True)
    analysis = models.TextField("veiligheidsanalyse", blank=True)
    participation = models.TextField("hoe het plan tot stand kwam", blank=True)
    with_residents = models.TextField("samen met inwoners", blank=True)
    other_subjects = models.TextField("overige onderwerpen", blank=True)
    organisation = models.TextField("organisatie", blank=True)
    evaluation = models.TextField("evaluatie en verantwoording", blank=True)
    decision_making = models.TextField("besluitvorming", blank=True)
    asked_of_council = models.TextField("gevraagd aan de raad", blank=True)
    ambitions = models.JSONField("ambities", default=list, blank=True)  # [text, …]
    audience = models.CharField(
        "voor wie",
        max_length=20,
        choices=[(each.value, each.value) for each in PLAN_AUDIENCES],
        default=Audience.PARTNERSHIP,
    )
    published_at = models.DateTimeField("openbaar vanaf", null=True, blank=True)
    secrecy_ground = models.TextField("belang waarvoor geheimhouding geldt", blank=True)  # empty: there is none
    secrecy_until = models.DateField("geheimhouding tot en met", null=True, blank=True)  # empty: until it is lifted
    source = models.TextField("bron", blank=True)
    source_note = models.TextField("over de bron", blank=True)
    rebuilt = models.BooleanField("nagebouwd uit openbare berichten", default=False)

    objects: "models.Manager[SafetyPlan]" = ScopedManager(partnership="partnership")

    privacy = Declared(
        retention=Retention.permanent(
            ground="een vastgesteld plan en zijn ontwerpen horen bij het archief van de gemeente"
        ),
        id=Personal.NONE,
        partnership=Personal.NONE,
        slug=Personal.NONE,
        title=Personal.NONE,
        kind=Personal.NONE,
        period_first=Personal.NONE,
        period_last=Personal.NONE,
        stage=Personal.NONE,
        vision=Personal.NONE,
        why_together=Personal.NONE,
        benefits=Personal.NONE,
        look_back=Personal.NONE,
        analysis=Personal.NONE,
        participation=Personal.NONE,
        with_residents=Personal.NONE,
        other_subjects=Personal.NONE,
        organisation=Personal.NONE,
        evaluation=Personal.NONE,
        decision_making=Personal.NONE,
        asked_of_council=Personal.NONE,
        ambitions=Personal.NONE,
        audience=Personal.NONE,
        published_at=Personal.NONE,
        secrecy_ground=Personal.NONE,
        secrecy_until=Personal.NONE,
        source=Personal.NONE,
        source_note=Personal.NONE,
        rebuilt=Personal.NONE,
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["slug"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="plan_ends_after_begin", condition=Q(period_last__gte=F("period_first"))),
            models.CheckConstraint(name="plan_kind_known", condition=Q(kind__in=PlanKind.values)),
            models.CheckConstraint(name="plan_stage_known", condition=Q(stage__in=PlanStage.values)),
            models.CheckConstraint(
                name="plan_audience_known", condition=Q(audience__in=[each.value for each in PLAN_AUDIENCES])
            ),
            models.CheckConstraint(
                name="plan_secrecy_has_a_ground", condition=Q(secrecy_until=None) | ~Q(secrecy_ground="")
            ),
            models.CheckConstraint(name="plan_rebuilt_names_source", condition=Q(rebuilt=False) | ~Q(source="")),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def period(self) -> Period:
        return Period(self.period_first, self.period_last)
