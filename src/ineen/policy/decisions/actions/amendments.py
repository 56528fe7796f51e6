"""The others answer an amendment that was offered to them."""

from datetime import date, datetime
from uuid import UUID

from django_scopes import scopes_disabled

from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.refusals import NotAllowed, NotFound
from ineen.ground.organisations.queries import Member
from ineen.ground.ui.formats import day
from ineen.policy.decisions import rules
from ineen.policy.decisions.actions.taking import OpenDossier, check_dates, freeze, open_dossier
from ineen.policy.decisions.actions.texts import join_where_all_agree, write_own
from ineen.policy.decisions.models import Amendment, Answer, Snapshot
from ineen.policy.decisions.queries.standing import standing_answers
from ineen.policy.decisions.states import Step
from ineen.policy.plans.queries import TextAddress

NO_SUCH_AMENDMENT = "Dit amendement is er niet. Kijk in het dossier welke amendementen openstaan."


@act
def take_over(
    *, by: Actor, now: datetime, plan: str, municipality: AreaCode, amendment: UUID, decided_on: date
) -> Answer:
    """This municipality takes the amendment of another over: it is her text now, and the joint one once all did.

    Raises NotFound, NotAllowed where it is not offered or was answered, BadInput.
    """
    with scopes_disabled():
        dossier = open_dossier(by, now, plan)
        member, row = _offered_to(dossier, municipality, amendment, decided_on)
        address = TextAddress.parse(row.address)
        write_own(dossier, member, address, row.text, row.reason, since=decided_on, shared=True)
        joined = join_where_all_agree(dossier, address, row.text)
        made = _answer(dossier, member, row, decided_on, snapshot=freeze(dossier, member))
        what = f"{member.name} nam een amendement over op {day(decided_on)}"
        details = {"amendement": row.pk, "plaats": row.address, "gezamenlijk": joined}
        record(on=dossier.row, what=what, details=details)
    return made


@act
def decline(
    *,
    by: Actor,
    now: datetime,
    plan: str,
    municipality: AreaCode,
    amendment: UUID,
    decided_on: date,
    reason: str,
) -> Answer:
    """This municipality keeps its own text. Raises as `take_over`, and BadInput without a reason."""
    rules.check_reason(reason, "waarom neemt u dit niet over?")
    with scopes_disabled():
        dossier = open_dossier(by, now, plan)
        member, row = _offered_to(dossier, municipality, amendment, decided_on)
        made = _answer(dossier, member, row, decided_on, reason=reason)
        what = f"{member.name} nam een amendement niet over op {day(decided_on)}"
        record(on=dossier.row, what=what, details={"amendement": row.pk, "plaats": row.address, "reden": reason})
    return made


def _offered_to(
    dossier: OpenDossier, municipality: AreaCode, amendment: UUID, decided_on: date
) -> tuple[Member, Amendment]:
    member = dossier.member(municipality)
    found = dossier.check(Step.ANSWER, dossier.course(member), member)
    rows = Amendment.objects.filter(decision__dossier=dossier.row, offered=True).select_related("decision")
    row = rows.filter(pk=amendment).first()
    if row is None:
        raise NotFound(NO_SUCH_AMENDMENT)
    if row.decision.municipality_id == member.organisation:
        raise NotAllowed(f"Dit is het amendement van {member.name} zelf: het is daar al de tekst.")
    if standing_answers(Answer.objects.filter(amendment=row, municipality_id=member.organisation)).exists():
        raise NotAllowed(f"{member.name} heeft dit amendement al beantwoord.")
    check_dates(dossier, member, found, decided_on)
    return member, row


def _answer(
    dossier: OpenDossier,
    member: Member,
    row: Amendment,
    decided_on: date,
    *,
    reason: str = "",
    snapshot: Snapshot | None = None,
) -> Answer:
    return Answer.objects.create(
        amendment=row,
        municipality_id=member.organisation,
        taken_over=snapshot is not None,
        reason=reason,
        decided_on=decided_on,
        snapshot=snapshot,
        on_behalf_of_id=dossier.by.on_behalf_of,
        source=dossier.by.source,
        recorded_at=dossier.now,
    )
