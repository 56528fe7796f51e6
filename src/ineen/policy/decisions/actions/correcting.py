"""A decision that was recorded wrongly is put right by another row: the first stays, and so does what was frozen."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django_scopes import scopes_disabled

from ineen.ground.audit.acts import act
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.refusals import NotFound
from ineen.ground.organisations.queries import Member
from ineen.ground.ui.formats import day
from ineen.policy.decisions import rules
from ineen.policy.decisions.actions.taking import OpenDossier, move, note, open_dossier
from ineen.policy.decisions.actions.telling import tell_corrected
from ineen.policy.decisions.models import DECIDED, Amendment, Course, Decision, DecisionBody, Result
from ineen.policy.decisions.queries.correcting import OF_THE_COURSE, check_rectify, check_strikable
from ineen.policy.decisions.queries.standing import standing
from ineen.policy.decisions.states import Step
from ineen.policy.plans import actions as plan_acts
from ineen.policy.plans.queries import PlanStage

NO_SUCH_DECISION = "Dit besluit is er niet, of het is al hersteld. Kijk in het dossier wat er nu staat."
_ORDER = {
    Result.PROLONGED: (Result.ADOPTED, Result.AMENDED),
    **dict.fromkeys((Result.ADOPTED, Result.AMENDED, Result.REJECTED), (Result.AGREED,)),
}


@act
def rectify(
    *, by: Actor, now: datetime, plan: str, decision: int, decided_on: date, reference: str = "", reason: str
) -> Decision:
    """The decision was taken on another day, or is found elsewhere, than was recorded.

    decision
        the row that holds now.
    reason
        why the record was wrong; why the body decided stays as it was.

    Raises NotFound, NotAllowed, and BadInput for a day that cannot be, where nothing differs, and without a reason.
    """
    rules.check_reason(reason, "wat was er verkeerd vastgelegd?")
    with scopes_disabled():
        held = _open(by, now, plan, decision)
        _check_may_rectify(held)
        rules.check_other((decided_on, reference.strip()), (held.row.decided_on, held.row.reference))
        _check_order(held, decided_on)
        _move_day(held, decided_on)
        was = day(held.row.decided_on)
        what = f"vastlegging hersteld: {held.whose}: {held.result.label} op {day(decided_on)} (stond er als {was})"
        same = {"next_on": held.row.next_on, "reason": held.row.reason, "snapshot": held.row.snapshot}
        made = _correct(held, held.result, decided_on, reason, what, reference=reference.strip(), **same)
        tell_corrected(held.dossier, held.member, made, struck=False)
    return made


@act
def strike(*, by: Actor, now: datetime, plan: str, decision: int, reason: str) -> Decision:
    """The decision was not taken: the plan lies again where it lay, and what was decided can be recorded.

    Raises as `rectify`, and NotAllowed where something was built on it, with what to do instead.
    """
    rules.check_reason(reason, "wat was er verkeerd vastgelegd?")
    with scopes_disabled():
        held = _open(by, now, plan, decision)
        last = _line(held).last()
        check_strikable(held.result, last=last is not None and last.pk == held.row.pk)
        if held.member is None:
            raise NotFound(NO_SUCH_DECISION)
        course = held.dossier.course(held.member)
        move(course, held.dossier.check(Step.STRIKE, course, held.member).after)
        _undo_adoption(held)
        what = f"vastlegging doorgehaald: {held.whose}: {held.result.label} op {day(held.row.decided_on)}"
        made = _correct(held, Result.STRUCK, held.dossier.today, reason, what)
        tell_corrected(held.dossier, held.member, made, struck=True)
    return made


@dataclass(frozen=True, slots=True)
class _Held:
    """The decision that is put right, in its locked dossier; without a member it is about the plan as a whole."""

    dossier: OpenDossier
    row: Decision
    member: Member | None

    @property
    def result(self) -> Result:
        return Result(self.row.result)

    @property
    def body(self) -> DecisionBody:
        return DecisionBody(self.row.body)

    @property
    def whose(self) -> str:
        return f"{self.body.label} van {self.member.name}" if self.member else self.body.label


def _open(by: Actor, now: datetime, plan: str, decision: int) -> _Held:
    dossier = open_dossier(by, now, plan)
    row = standing(Decision.objects.filter(dossier=dossier.row, pk=decision)).select_related("snapshot").first()
    if row is None:
        raise NotFound(NO_SUCH_DECISION)
    whose = (one for one in dossier.plan.municipalities if one.organisation == row.municipality_id)
    return _Held(dossier, row, next(whose, None))


def _check_may_rectify(held: _Held) -> None:
    by = held.dossier.by
    needed = check_rectify(
        held.dossier.viewer,
        held.result,
        held.body,
        partnership=held.dossier.row.partnership_id,
        municipality=held.row.municipality_id,
        name=held.member.name if held.member else "",
    )
    told = by.source if by.on_behalf_of == held.row.municipality_id else ""
    rules.check_named(needed=needed, source=told, whose=held.whose)


def _line(held: _Held) -> Any:
    """What was decided in this municipality, in its order, as it holds now."""
    rows = Decision.objects.filter(dossier=held.dossier.row, municipality=held.row.municipality_id)
    return standing(rows.filter(result__in=OF_THE_COURSE))


def _check_order(held: _Held, decided_on: date) -> None:
    """Not before the decision that it rests on, nor after the one that rests on it. Raises BadInput."""
    line = list(_line(held)) if held.member else []
    at = next((number for number, one in enumerate(line) if one.pk == held.row.pk), 0)
    rests_on = _ORDER.get(held.result, ())
    before = next((one for one in reversed(line[:at]) if one.result in rests_on), None)
    after = next((one for one in line[at + 1 :] if held.result in _ORDER.get(Result(one.result), ())), None)
    rules.check_day(
        decided_on,
        held.dossier.today,
        after=before.decided_on if before else None,
        what=f"toen was het besluit “{Result(before.result).label}”" if before else "",
    )
    if after is not None:
        rules.check_day_before(decided_on, after.decided_on, Result(after.result).label)
    if held.result is Result.DEFERRED and held.row.next_on:
        rules.check_later(held.row.next_on, decided_on)


def _move_day(held: _Held, decided_on: date) -> None:
    """What took its day from the decision gets the right one."""
    dossier = held.dossier
    if held.result is Result.ADVISED and dossier.row.triangle_on == held.row.decided_on:
        dossier.row.triangle_on = decided_on
        dossier.row.save(update_fields=["triangle_on"])
    if held.result is Result.AMENDED and held.member:
        plan_acts.record_since(
            by=dossier.by,
            now=dossier.now,
            plan=dossier.plan.id,
            municipality=held.member.organisation,
            addresses=_amended(held),
            since=decided_on,
        )


def _amended(held: _Held) -> tuple[str, ...]:
    """The places that the council changed with this decision."""
    first = held.row.corrects_id or held.row.pk
    return tuple(Amendment.objects.filter(decision=first).values_list("address", flat=True))


def _undo_adoption(held: _Held) -> None:
    """The plan as a whole is not adopted, and nowhere adopted it is not public, where this was what made it so."""
    if held.result is not Result.ADOPTED:
        return
    dossier = held.dossier
    about: dict[str, Any] = {"by": dossier.by, "now": dossier.now, "plan": dossier.plan.id}
    if dossier.plan.stage is PlanStage.ADOPTED:
        plan_acts.record_adoption_struck(**about)
    elsewhere = Course.objects.filter(dossier=dossier.row, stage__in=DECIDED).exists()
    if dossier.plan.about.audience is Audience.PUBLIC and not elsewhere:
        plan_acts.record_publication_struck(**about)


def _correct(held: _Held, result: Result, decided_on: date, because: str, what: str, **about: Any) -> Decision:
    return note(
        held.dossier,
        result,
        body=held.body,
        decided_on=decided_on,
        what=what,
        member=held.member,
        corrects_id=held.row.corrects_id or held.row.pk,
        corrected_as=held.dossier.by.label,
        corrected_because=because.strip(),
        **about,
    )
