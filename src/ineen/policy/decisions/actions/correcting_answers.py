"""An answer to an amendment that was recorded wrongly is put right by another row: the first stays."""

from datetime import date, datetime
from uuid import UUID

from django_scopes import scopes_disabled

from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.refusals import NotFound
from ineen.ground.ui.formats import day
from ineen.policy.decisions import rules
from ineen.policy.decisions.actions.taking import OpenDossier, check_dates, open_dossier
from ineen.policy.decisions.models import Answer
from ineen.policy.decisions.queries.correcting import check_answer_strikable
from ineen.policy.decisions.queries.standing import standing_answers
from ineen.policy.decisions.states import Step
from ineen.policy.plans import actions as plan_acts

NO_SUCH_ANSWER = "Dit antwoord is er niet, of het is al hersteld. Kijk in het dossier wat er nu staat."


@act
def rectify_answer(
    *, by: Actor, now: datetime, plan: str, municipality: AreaCode, amendment: UUID, decided_on: date, reason: str
) -> Answer:
    """The amendment was answered on another day than was recorded.

    Raises NotFound, NotAllowed, and BadInput for a day that cannot be or does not differ, and without a reason.
    """
    rules.check_reason(reason, "wat was er verkeerd vastgelegd?")
    with scopes_disabled():
        dossier = open_dossier(by, now, plan)
        row = _held(dossier, municipality, amendment)
        rules.check_other((decided_on, ""), (row.decided_on, ""))
        member = dossier.member(municipality)
        check_dates(dossier, member, dossier.check(Step.ANSWER, dossier.course(member), member), decided_on)
        if row.taken_over:
            plan_acts.record_since(
                by=by,
                now=now,
                plan=dossier.plan.id,
                municipality=member.organisation,
                addresses=(row.amendment.address,),
                since=decided_on,
            )
        made = _correct(dossier, row, reason, decided_on=decided_on, struck=False)
        what = f"antwoord van {member.name} hersteld: op {day(decided_on)} (stond er als {day(row.decided_on)})"
        record(on=dossier.row, what=what, details={"amendement": amendment, "waarom": reason})
    return made


@act
def strike_answer(
    *, by: Actor, now: datetime, plan: str, municipality: AreaCode, amendment: UUID, reason: str
) -> Answer:
    """The answer was not given: the amendment is asked again. Raises as `rectify_answer`, with what to do instead."""
    rules.check_reason(reason, "wat was er verkeerd vastgelegd?")
    with scopes_disabled():
        dossier = open_dossier(by, now, plan)
        row = _held(dossier, municipality, amendment)
        check_answer_strikable(taken_over=row.taken_over)
        made = _correct(dossier, row, reason, decided_on=row.decided_on, struck=True)
        what = f"antwoord van {dossier.member(municipality).name} op een amendement doorgehaald"
        record(on=dossier.row, what=what, details={"amendement": amendment, "waarom": reason})
    return made


def _held(dossier: OpenDossier, municipality: AreaCode, amendment: UUID) -> Answer:
    """The answer as it holds now, for who may answer. Raises NotFound, NotAllowed."""
    member = dossier.member(municipality)
    dossier.check(Step.ANSWER, dossier.course(member), member)
    rows = Answer.objects.filter(amendment=amendment, amendment__decision__dossier=dossier.row)
    own = standing_answers(rows.filter(municipality_id=member.organisation))
    row: Answer | None = own.select_related("amendment").first()
    if row is None:
        raise NotFound(NO_SUCH_ANSWER)
    return row


def _correct(dossier: OpenDossier, row: Answer, because: str, *, decided_on: date, struck: bool) -> Answer:
    return Answer.objects.create(
        amendment=row.amendment,
        municipality_id=row.municipality_id,
        taken_over=row.taken_over,
        reason=row.reason,
        decided_on=decided_on,
        snapshot_id=row.snapshot_id,
        on_behalf_of_id=dossier.by.on_behalf_of,
        source=dossier.by.source,
        recorded_at=dossier.now,
        corrects_id=row.corrects_id or row.pk,
        struck=struck,
        corrected_as=dossier.by.label,
        corrected_because=because.strip(),
    )
