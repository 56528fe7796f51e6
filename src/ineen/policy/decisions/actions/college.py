"""To the college, from there to the council, and back."""

from datetime import date, datetime

from django_scopes import scopes_disabled

from ineen.ground.audit.acts import act
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.refusals import NotAllowed
from ineen.ground.ui.formats import day
from ineen.policy.decisions import rules
from ineen.policy.decisions.actions.council_hears import council_hears
from ineen.policy.decisions.actions.taking import OpenDossier, move, note, open_dossier, take
from ineen.policy.decisions.models import Course, CourseStage, Decision, DecisionBody, Result
from ineen.policy.decisions.queries.standing import standing
from ineen.policy.decisions.states import Step
from ineen.policy.plans import actions as plan_acts
from ineen.policy.plans.queries import PlanStage


@act
def submit_plan(*, by: Actor, now: datetime, plan: str, municipality: AreaCode) -> Decision:
    """Lay the plan before the college of one municipality: from the first time on its text stands.

    Raises NotFound, NotAllowed.
    """
    dossier, *_, made = take(
        Step.SUBMIT, Result.SUBMITTED, by=by, now=now, plan=plan, municipality=municipality, frozen=True
    )
    with scopes_disabled():
        _offer(dossier)
    return made


@act
def offer_to_council(
    *, by: Actor, now: datetime, plan: str, municipality: AreaCode, decided_on: date, reference: str = ""
) -> Decision:
    """The college agrees, and offers the plan to its council; councils may see it from then on.

    Raises as `submit_plan`, and BadInput for a date that cannot be or a source that is not named.
    """
    dossier, *_, made = take(
        Step.AGREE,
        Result.AGREED,
        by=by,
        now=now,
        plan=plan,
        municipality=municipality,
        decided_on=decided_on,
        frozen=True,
        reference=reference,
    )
    plan_acts.record_shown_to_councils(by=by, now=now, plan=dossier.plan.id)
    return made


@act
def return_plan(
    *, by: Actor, now: datetime, plan: str, municipality: AreaCode, decided_on: date, reason: str
) -> Decision:
    """The college sends the plan back to the writers. Raises as `offer_to_council`, and BadInput without a reason."""
    rules.check_reason(reason, "wat moet anders?")
    *_, made = take(
        Step.RETURN,
        Result.RETURNED,
        by=by,
        now=now,
        plan=plan,
        municipality=municipality,
        decided_on=decided_on,
        reason=reason,
    )
    return made


@act
def defer(
    *,
    by: Actor,
    now: datetime,
    plan: str,
    municipality: AreaCode,
    decided_on: date,
    next_on: date,
    reason: str,
) -> Decision:
    """College or council puts the decision off to another day. Raises as `return_plan`."""
    rules.check_reason(reason, "waarom is het uitgesteld?")
    rules.check_later(next_on, decided_on)
    _, _, course, made = take(
        Step.DEFER,
        Result.DEFERRED,
        by=by,
        now=now,
        plan=plan,
        municipality=municipality,
        decided_on=decided_on,
        next_on=next_on,
        reason=reason,
    )
    name = "college_on" if course.stage == CourseStage.COLLEGE else "council_on"
    setattr(course, name, next_on)
    course.save(update_fields=[name])
    return made


@act
def withdraw(*, by: Actor, now: datetime, plan: str, municipality: AreaCode, decided_on: date, reason: str) -> Decision:
    """The proposal is withdrawn: from the college by the writers, from the council by the college. As `return_plan`."""
    rules.check_reason(reason, "waarom wordt het ingetrokken?")
    *_, made = take(
        Step.WITHDRAW,
        Result.WITHDRAWN,
        by=by,
        now=now,
        plan=plan,
        municipality=municipality,
        decided_on=decided_on,
        reason=reason,
    )
    return made


@act
def take_back(*, by: Actor, now: datetime, plan: str, reason: str) -> Decision:
    """The plan becomes a draft again everywhere, while no council adopted it. Raises NotAllowed, BadInput."""
    rules.check_reason(reason, "waarom wordt het weer concept?")
    with scopes_disabled():
        dossier = open_dossier(by, now, plan)
        moved = Course.objects.select_for_update().filter(dossier=dossier.row).exclude(stage=CourseStage.CONCEPT)
        courses = {one.municipality_id: one for one in moved}
        if not courses:
            raise NotAllowed(rules.NOWHERE)
        for member in dossier.plan.municipalities:
            if course := courses.get(member.organisation):
                was, after = CourseStage(course.stage), dossier.check(Step.TAKE_BACK, course, member).after
                move(course, after)
                council_hears(dossier, member, was, after)
        plan_acts.record_taken_back(by=by, now=now, plan=dossier.plan.id)
        return note(
            dossier,
            Result.TAKEN_BACK,
            body=DecisionBody.WRITERS,
            decided_on=dossier.today,
            what=f"plan teruggehaald naar concept op {day(dossier.today)}",
            reason=reason,
        )


def _offer(dossier: OpenDossier) -> None:
    stage = dossier.plan.stage
    if stage is PlanStage.DRAFT:
        plan_acts.record_offered(by=dossier.by, now=dossier.now, plan=dossier.plan.id)
    elif stage is not PlanStage.OFFERED and not _decided_here(dossier):
        raise NotAllowed(rules.OUTSIDE)


def _decided_here(dossier: OpenDossier) -> bool:
    return standing(Decision.objects.filter(dossier=dossier.row, result__in=[Result.ADOPTED, Result.AMENDED])).exists()
