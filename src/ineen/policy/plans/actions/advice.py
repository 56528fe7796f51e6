"""Setting advice of the plan check aside with a reason, and taking it up again."""

from datetime import datetime
from typing import Final

from django_scopes import scopes_disabled

from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.ground.organisations import queries as organisations
from ineen.policy.plans import queries, rules
from ineen.policy.plans.models import Dismissal, SafetyPlan
from ineen.policy.plans.queries.outline import set_aside
from ineen.policy.plans.queries.reading import NO_SUCH_PLAN, visible

LONGEST_REASON: Final = 1000


@act
def dismiss_advice(*, by: Actor, now: datetime, plan: str, about: str, reason: str) -> Dismissal:
    """Set the advice at an address aside. It stays to be seen, and may be taken up again.

    Raises NotFound, NotAllowed, and BadInput without a reason, or where there is no such advice.
    """
    reason = reason.replace("\0", " ").strip()
    if not reason or len(reason) > LONGEST_REASON:
        raise BadInput(f"Zeg waarom dit hier niet nodig is, in hoogstens {LONGEST_REASON} tekens.", place="Reden")
    with scopes_disabled():
        row = _locked(by, now, plan)
        found = queries.plan(organisations.viewer_behind(by, now), plan)
        owed = queries.owed_at(found, municipalities=found.municipalities, partners=found.partners)
        if about not in owed or about in set_aside(row):
            raise BadInput("Dit punt is al gedaan of opzijgezet. Laad de bladzijde opnieuw.")
        advice = f"{owed[about].place}: {owed[about].advice}"
        return _decide(by, now, row, about, advice, stands=True, reason=reason)


@act
def take_up_advice(*, by: Actor, now: datetime, plan: str, about: str) -> Dismissal:
    """Let advice that was set aside count again. Raises NotFound, NotAllowed, and BadInput where none was."""
    with scopes_disabled():
        row = _locked(by, now, plan)
        if about not in set_aside(row):
            raise BadInput("Dit punt doet al weer mee. Laad de bladzijde opnieuw.")
        before = Dismissal.objects.filter(plan=row, about=about).order_by("-pk")[0]
        return _decide(by, now, row, about, before.advice, stands=False, reason="")


def _locked(by: Actor, now: datetime, slug: str) -> SafetyPlan:
    viewer = organisations.viewer_behind(by, now)
    row = visible(viewer).select_for_update().filter(slug=slug).first()
    if row is None:
        raise NotFound(NO_SUCH_PLAN)
    rules.check_may_write(viewer, row)
    return row


def _decide(
    by: Actor, now: datetime, plan: SafetyPlan, about: str, advice: str, *, stands: bool, reason: str
) -> Dismissal:
    row = Dismissal.objects.create(
        plan=plan, about=about, advice=advice, stands=stands, reason=reason, at=now, by=by.person, by_label=by.label
    )
    what = "advies opzijgezet" if stands else "advies weer opgepakt"
    record(on=plan, what=what, details={"plaats": about, "advies": advice, "reden": reason})
    return row
