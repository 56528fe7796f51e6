"""A council changes the text as it adopts; the others are offered the change."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from ineen.ground.privacy.declarations import Declared, Personal, Retention
from ineen.policy.decisions.models.decision import Decision
from ineen.policy.decisions.models.dossier import ARCHIVE
from ineen.policy.decisions.models.history import HistoryManager


class Amendment(models.Model):  # type: ignore[django-manager-missing]
    """An adopted amendment: where, what stood there, what stands there now for this municipality, and why.

    offered
        whether the others may take it over; not where the text is about her alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="amendments")
    number = models.PositiveSmallIntegerField("nummer")
    address = models.CharField("plaats in het plan", max_length=180)
    was = models.TextField("was", blank=True)
    text = models.TextField("wordt", blank=True)
    reason = models.TextField("waarom")
    offered = models.BooleanField("aangeboden aan de anderen")

    append_only = True
    objects: "models.Manager[Amendment]" = ScopedManager(
        partnership="decision__dossier__partnership", _manager_class=HistoryManager
    )

    privacy = Declared(
        retention=Retention.permanent(ground=ARCHIVE),
        id=Personal.NONE,
        decision=Personal.NONE,
        number=Personal.NONE,
        address=Personal.NONE,
        was=Personal.NONE,
        text=Personal.NONE,
        reason=Personal.PERSONAL,
        offered=Personal.NONE,
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["decision_id", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="amendment_number_once", fields=["decision", "number"]),
            models.UniqueConstraint(name="amendment_place_once", fields=["decision", "address"]),
            models.CheckConstraint(name="amendment_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return self.address


class Answer(models.Model):  # type: ignore[django-manager-missing]
    """What the body of another municipality says to an amendment that was offered.

    corrects
        the row that this one puts right, or strikes out (`struck`), as of a `Decision`; of several the last holds.
    """

    amendment = models.ForeignKey(Amendment, models.PROTECT, related_name="answers")
    municipality = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    taken_over = models.BooleanField("overgenomen")
    reason = models.TextField("reden", blank=True)
    decided_on = models.DateField("besloten op")
    snapshot = models.ForeignKey("decisions.Snapshot", models.PROTECT, related_name="+", null=True)
    on_behalf_of = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", null=True)
    source = models.TextField("bron", blank=True)
    recorded_at = models.DateTimeField("vastgelegd op")
    corrects_id: int | None  # mypy does not see the key of a row of the same table
    corrects = models.ForeignKey("decisions.Answer", models.PROTECT, related_name="corrections", null=True)
    struck = models.BooleanField("doorgehaald", default=False)
    corrected_as = models.CharField("hersteld door", max_length=300, blank=True)
    corrected_because = models.TextField("waarom hersteld", blank=True)

    append_only = True
    objects: "models.Manager[Answer]" = ScopedManager(
        partnership="amendment__decision__dossier__partnership", _manager_class=HistoryManager
    )

    privacy = Declared(
        retention=Retention.permanent(ground=ARCHIVE),
        id=Personal.NONE,
        amendment=Personal.NONE,
        municipality=Personal.NONE,
        taken_over=Personal.NONE,
        reason=Personal.PERSONAL,
        decided_on=Personal.NONE,
        snapshot=Personal.NONE,
        on_behalf_of=Personal.NONE,
        source=Personal.PERSONAL,
        recorded_at=Personal.NONE,
        corrects=Personal.NONE,
        struck=Personal.NONE,
        corrected_as=Personal.PERSONAL,
        corrected_because=Personal.PERSONAL,
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="answer_refusal_has_a_reason", condition=Q(taken_over=True) | ~Q(reason="")),
            models.CheckConstraint(
                name="answer_for_another_names_its_source", condition=Q(on_behalf_of=None) | ~Q(source="")
            ),
            models.CheckConstraint(
                name="answer_correction_says_who_and_why",
                condition=Q(corrects=None) | ~Q(corrected_as="") & ~Q(corrected_because=""),
            ),
            models.CheckConstraint(
                name="answer_struck_is_a_correction", condition=Q(struck=False) | Q(corrects__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id}: {'overgenomen' if self.taken_over else 'niet overgenomen'}"
