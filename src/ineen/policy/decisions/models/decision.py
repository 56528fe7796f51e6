"""What a body decided: one row per decision, and never another value in it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from ineen.ground.privacy.declarations import Declared, Personal, Retention
from ineen.policy.decisions.models.dossier import ARCHIVE, Dossier
from ineen.policy.decisions.models.history import HistoryManager
from ineen.policy.decisions.models.snapshot import Snapshot


class DecisionBody(models.TextChoices):
    """Who decides or advises. The writers submit; the triangle advises (Politiewet 2012, article 13)."""

    WRITERS = "writers", "de opstellers"
    TRIANGLE = "triangle", "de driehoek"
    COLLEGE = "college", "het college"
    COUNCIL = "council", "de raad"


class Result(models.TextChoices):
    """What was decided."""

    SUBMITTED = "submitted", "ingediend bij het college"
    AGREED = "agreed", "aangeboden aan de raad"
    RETURNED = "returned", "teruggestuurd"
    ADOPTED = "adopted", "vastgesteld"
    AMENDED = "amended", "gewijzigd vastgesteld"
    REJECTED = "rejected", "verworpen"
    DEFERRED = "deferred", "uitgesteld"
    WITHDRAWN = "withdrawn", "ingetrokken"
    TAKEN_BACK = "taken_back", "teruggehaald naar concept"
    PROLONGED = "prolonged", "verlengd"
    ADVISED = "advised", "advies gegeven"
    PUBLISHED = "published", "openbaar gemaakt"
    EMBARGOED = "embargoed", "embargo gelegd"
    SECRET = "secret", "geheimhouding opgelegd"
    LIFTED = "lifted", "geheimhouding opgeheven"
    STRUCK = "struck", "vastlegging doorgehaald"


class Decision(models.Model):  # type: ignore[django-manager-missing]
    """One decision.

    municipality
        whose body it is; empty where it is about the plan as a whole.
    next_on
        the day that the decision names: to which it was deferred, until when prolonged or secret.
    on_behalf_of, source
        where somebody recorded it for a body that does not sign in: for whom, and where the words came from.
    corrects
        the row that this one puts right, always the first that was recorded; of several the last holds. With
        `corrected_as`, the function of who did it, and why.
    """

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="decisions")
    municipality = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", null=True)
    body = models.CharField("orgaan", max_length=10, choices=DecisionBody.choices)
    result = models.CharField("besluit", max_length=10, choices=Result.choices)
    decided_on = models.DateField("besloten op")
    next_on = models.DateField("nieuwe dag", null=True, blank=True)
    reason = models.TextField("reden", blank=True)
    reference = models.CharField("vindplaats", max_length=300, blank=True)
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="+", null=True)
    on_behalf_of = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", null=True)
    source = models.TextField("bron", blank=True)
    recorded_at = models.DateTimeField("vastgelegd op")
    corrects_id: int | None  # mypy does not see the key of a row of the same table
    corrects = models.ForeignKey("decisions.Decision", models.PROTECT, related_name="corrections", null=True)
    corrected_as = models.CharField("hersteld door", max_length=300, blank=True)
    corrected_because = models.TextField("waarom hersteld", blank=True)

    append_only = True
    objects: "models.Manager[Decision]" = ScopedManager(
        partnership="dossier__partnership", _manager_class=HistoryManager
    )

    privacy = Declared(
        retention=Retention.permanent(ground=ARCHIVE),
        id=Personal.NONE,
        dossier=Personal.NONE,
        municipality=Personal.NONE,
        body=Personal.NONE,
        result=Personal.NONE,
        decided_on=Personal.NONE,
        next_on=Personal.NONE,
        reason=Personal.PERSONAL,
        reference=Personal.NONE,
        snapshot=Personal.NONE,
        on_behalf_of=Personal.NONE,
        source=Personal.PERSONAL,
        recorded_at=Personal.NONE,
        corrects=Personal.NONE,
        corrected_as=Personal.PERSONAL,
        corrected_because=Personal.PERSONAL,
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="decision_body_known", condition=Q(body__in=DecisionBody.values)),
            models.CheckConstraint(name="decision_result_known", condition=Q(result__in=Result.values)),
            models.CheckConstraint(
                name="decision_for_another_names_its_source", condition=Q(on_behalf_of=None) | ~Q(source="")
            ),
            models.CheckConstraint(
                name="decision_correction_says_who_and_why",
                condition=Q(corrects=None) | ~Q(corrected_as="") & ~Q(corrected_because=""),
            ),
            models.CheckConstraint(
                name="decision_struck_is_a_correction", condition=~Q(result="struck") | Q(corrects__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_body_display()}: {self.get_result_display()}"
