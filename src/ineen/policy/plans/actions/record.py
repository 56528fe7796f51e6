"""What a decision does to a plan: inner acts of the room that decides. They check the state of the plan, not roles.

Each joins the act that decided, so that both share one id in the audit.
"""

from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.utils.timezone import localdate
from django_scopes import scopes_disabled

from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.refusals import BadInput, NotAllowed
from ineen.ground.ui.formats import day
from ineen.policy.plans import states
from ineen.policy.plans.models import PlanStage, SafetyPlan

_WITH_COUNCILS: Final = {
    Audience.PARTNERSHIP: Audience.PARTNERSHIP_AND_COUNCIL,
    Audience.ADMINISTRATION: Audience.COUNCIL,
}


@act
def record_offered(*, by: Actor, now: datetime, plan: UUID) -> None:
    """A draft goes to the first body: from now on nobody writes in it. Raises NotAllowed where it is no draft."""
    _move(plan, PlanStage.OFFERED, "plan aangeboden: de tekst staat vast")


@act
def record_taken_back(*, by: Actor, now: datetime, plan: UUID) -> None:
    """An offered plan becomes a draft again. Raises NotAllowed."""
    _move(plan, PlanStage.DRAFT, "plan teruggehaald naar concept")


@act
def record_adopted(*, by: Actor, now: datetime, plan: UUID) -> None:
    """The last body adopted it. Raises NotAllowed where it was not offered."""
    _move(plan, PlanStage.ADOPTED, "plan vastgesteld door alle gemeenten")


@act
def record_adoption_struck(*, by: Actor, now: datetime, plan: UUID) -> None:
    """The last adoption was recorded wrongly: it waits for a body again. Raises NotAllowed where it was not adopted."""
    row = _locked(plan)
    if row.stage != PlanStage.ADOPTED:
        raise NotAllowed("Dit plan is niet vastgesteld.")
    _set(row, PlanStage.OFFERED, "plan weer aangeboden: een vaststelling was ten onrechte vastgelegd")


@act
def record_publication_struck(*, by: Actor, now: datetime, plan: UUID) -> None:
    """It came out on a decision that was not taken: it is for everybody still, and waits for another moment.

    Whoever sees it before that moment keeps seeing it, and nobody else comes to.
    """
    row = _locked(plan)
    was, row.published_at = row.published_at, None
    row.save(update_fields=["published_at"])
    record(on=row, what="plan niet meer openbaar: de vaststelling was ten onrechte vastgelegd", details={"was": was})


@act
def record_shown_to_councils(*, by: Actor, now: datetime, plan: UUID) -> None:
    """A college offers it to its council: councils may see it from now on, and who saw it keeps seeing it."""
    row = _locked(plan)
    then = _WITH_COUNCILS.get(Audience(row.audience))
    if then is None:
        record(on=row, what="plan aangeboden aan een raad die het al mag zien")
        return
    was, row.audience = row.audience, then
    row.save(update_fields=["audience"])
    record(on=row, what="plan zichtbaar gemaakt voor de raden", details={"was": was, "wordt": row.audience})


@act
def record_published(*, by: Actor, now: datetime, plan: UUID, at: datetime) -> None:
    """Everybody may see it from `at` on. Raises NotAllowed while its confidentiality is imposed."""
    row = _locked(plan)
    if row.secrecy_ground and (row.secrecy_until is None or row.secrecy_until >= localdate(at)):
        raise NotAllowed("Op dit plan rust geheimhouding. Hef die eerst op, of kies een later moment.")
    was = {"voor wie": row.audience, "openbaar vanaf": row.published_at}
    row.audience, row.published_at = Audience.PUBLIC, at
    row.save(update_fields=["audience", "published_at"])
    record(on=row, what="plan openbaar gemaakt", details={"was": was, "openbaar vanaf": at})


@act
def record_embargo(*, by: Actor, now: datetime, plan: UUID, until: datetime) -> None:
    """Until that moment only who make the plan see it, whoever it is for. Raises BadInput for a moment that is past."""
    row = _locked(plan)
    if until <= now:
        raise BadInput("Dit moment is al voorbij. Kies een moment dat nog komt.")
    was, row.published_at = row.published_at, until
    row.save(update_fields=["published_at"])
    record(on=row, what="embargo gelegd", details={"was": was, "tot": until})


@act
def record_secrecy(*, by: Actor, now: datetime, plan: UUID, ground: str, until: date | None) -> None:
    """Confidentiality is imposed, until and including a day or until it is lifted. Raises BadInput without a ground."""
    row = _locked(plan)
    if not ground.strip():
        raise BadInput("Noem het belang waarvoor geheimhouding nodig is.")
    row.secrecy_ground, row.secrecy_until = ground.strip(), until
    row.save(update_fields=["secrecy_ground", "secrecy_until"])
    record(on=row, what="geheimhouding opgelegd", details={"belang": row.secrecy_ground, "tot en met": until})


@act
def record_secrecy_lifted(*, by: Actor, now: datetime, plan: UUID) -> None:
    """Confidentiality ends. Raises NotAllowed where there is none."""
    row = _locked(plan)
    if not row.secrecy_ground:
        raise NotAllowed("Op dit plan rust geen geheimhouding.")
    was = {"belang": row.secrecy_ground, "tot en met": row.secrecy_until}
    row.secrecy_ground, row.secrecy_until = "", None
    row.save(update_fields=["secrecy_ground", "secrecy_until"])
    record(on=row, what="geheimhouding opgeheven", details={"was": was})


@act
def record_prolonged(*, by: Actor, now: datetime, plan: UUID, last: date) -> None:
    """The period of the plan ends later. Raises BadInput where that is not later."""
    row = _locked(plan)
    if last <= row.period_last:
        raise BadInput(f"Het plan loopt al tot en met {day(row.period_last)}. Kies een latere dag.")
    was, row.period_last = row.period_last, last
    row.save(update_fields=["period_last"])
    record(on=row, what="looptijd verlengd", details={"was": was, "wordt": last})


def _move(plan: UUID, then: PlanStage, what: str) -> None:
    row = _locked(plan)
    states.check_follows(PlanStage(row.stage), then)
    _set(row, then, what)


def _set(row: SafetyPlan, then: PlanStage, what: str) -> None:
    was = PlanStage(row.stage)
    row.stage = then
    row.save(update_fields=["stage"])
    record(on=row, what=what, details={"was": was, "wordt": then})


def _locked(plan: UUID) -> SafetyPlan:
    with scopes_disabled():
        return SafetyPlan.objects.select_for_update().get(pk=plan)
