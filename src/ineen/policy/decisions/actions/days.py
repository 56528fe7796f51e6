"""Planned days, and what the triangle advised."""

from datetime import date, datetime

from django_scopes import scopes_disabled

from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.ui.formats import day
from ineen.policy.decisions import rules
from ineen.policy.decisions.actions.taking import note, open_dossier
from ineen.policy.decisions.models import Course, Decision, DecisionBody, Result


@act
def plan_days(
    *,
    by: Actor,
    now: datetime,
    plan: str,
    municipality: AreaCode,
    college_on: date | None,
    committee_on: date | None,
    council_on: date | None,
) -> Course:
    """When the bodies of one municipality deal with the plan. Raises NotFound, NotAllowed, BadInput."""
    rules.check_days_in_order(college_on, committee_on, council_on)
    with scopes_disabled():
        dossier = open_dossier(by, now, plan)
        member = dossier.member(municipality)
        if dossier.viewer is not None:
            rules.check_may_plan(dossier.viewer, dossier.row.partnership_id, member.organisation, member.name)
        course = dossier.course(member)
        wanted = {"college_on": college_on, "committee_on": committee_on, "council_on": council_on}
        was = {name: getattr(course, name) for name in wanted}
        for name, value in wanted.items():
            setattr(course, name, value)
        course.save(update_fields=list(wanted))
        record(on=dossier.row, what=f"data gepland in {member.name}", details={"was": was, "wordt": wanted})
    return course


@act
def record_advice(*, by: Actor, now: datetime, plan: str, advised_on: date, advice: str) -> Decision:
    """What the triangle advised; no decision waits for it. Raises NotFound, NotAllowed, BadInput."""
    rules.check_reason(advice, "wat adviseerde de driehoek?")
    with scopes_disabled():
        dossier = open_dossier(by, now, plan)
        if dossier.viewer is not None:
            rules.check_may_advise(dossier.viewer, dossier.row.partnership_id)
        rules.check_day(advised_on, dossier.today)
        dossier.row.triangle_on = advised_on
        dossier.row.save(update_fields=["triangle_on"])
        return note(
            dossier,
            Result.ADVISED,
            body=DecisionBody.TRIANGLE,
            decided_on=advised_on,
            what=f"de driehoek gaf advies op {day(advised_on)}",
            reason=advice.strip(),
        )
