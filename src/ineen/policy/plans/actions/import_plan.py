"""Bringing in a whole plan."""

from datetime import datetime

from django_scopes import scopes_disabled

from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import BadInput
from ineen.policy.plans import queries, rules
from ineen.policy.plans.actions.writing import write_plan
from ineen.policy.plans.models import SafetyPlan


@act
def import_plan(*, by: Actor, now: datetime, plan: queries.PlanText, replace: bool = False) -> SafetyPlan:
    """Bring in a whole plan. A plan that stands is only overwritten with `replace`; what it said stays in the audit.

    Raises NotAllowed for who may not, NotFound where the partnership is unknown, BadInput where a plan with this slug
    stands already, or is another partnership's, where an organisation does not take part, and where actions hang on a
    theme or goal that would go.
    """
    rules.check_may_import(by)
    with scopes_disabled():
        row = SafetyPlan.objects.select_for_update().filter(slug=plan.slug).first()
        before = queries.stored(by, plan.slug)
        _check_free(plan, before, replace=replace)
        row = write_plan(row or SafetyPlan(slug=plan.slug), plan, now)
    what = "plan vervangen uit een bestand" if before else "plan ingelezen uit een bestand"
    details = {"wordt": queries.as_details(plan)} | ({"was": queries.as_details(before)} if before else {})
    record(on=row, what=what, details=details)
    return row


def _check_free(plan: queries.PlanText, before: queries.PlanText | None, *, replace: bool) -> None:
    if before is None:
        return
    if before.partnership != plan.partnership:
        raise BadInput(
            f"De sleutel {plan.slug} is al van een plan van samenwerkingsverband {before.partnership}. "
            "Geef dit plan een andere sleutel."
        )
    if not replace:
        raise BadInput(f"Het plan {plan.slug} staat al in Ineen. Gebruik --replace om het te vervangen.")
