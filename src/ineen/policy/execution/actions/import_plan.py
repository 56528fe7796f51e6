"""Bringing in a whole implementation plan."""

from datetime import datetime

from django_scopes import scopes_disabled

from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import BadInput
from ineen.policy.execution import queries, rules
from ineen.policy.execution.actions.writing import write_implementation_plan
from ineen.policy.execution.models import ImplementationPlan
from ineen.policy.plans.queries import as_details


@act
def import_implementation_plan(
    *, by: Actor, now: datetime, plan: queries.ImplementationPlanText, replace: bool = False
) -> ImplementationPlan:
    """Bring in a whole implementation plan; one that stands is only overwritten with `replace`.

    Raises NotAllowed for who may not, NotFound where the partnership or the safety plan is unknown, BadInput where a
    plan with this slug stands already or is another partnership's, where an organisation does not take part, and where
    a theme or goal is not in the safety plan.
    """
    rules.check_may_import(by)
    with scopes_disabled():
        row = ImplementationPlan.objects.select_for_update().filter(slug=plan.slug).first()
        before = queries.stored(by, plan.slug)
        _check_free(plan, before, replace=replace)
        row = write_implementation_plan(row or ImplementationPlan(slug=plan.slug), plan, by, now)
    what = "uitvoeringsplan vervangen uit een bestand" if before else "uitvoeringsplan ingelezen uit een bestand"
    details = {"wordt": as_details(plan)} | ({"was": as_details(before)} if before else {})
    record(on=row, what=what, details=details)
    return row


def _check_free(
    plan: queries.ImplementationPlanText, before: queries.ImplementationPlanText | None, *, replace: bool
) -> None:
    if before is None:
        return
    if before.partnership != plan.partnership:
        raise BadInput(
            f"De sleutel {plan.slug} is al van een uitvoeringsplan van samenwerkingsverband {before.partnership}. "
            "Geef dit uitvoeringsplan een andere sleutel."
        )
    if not replace:
        raise BadInput(f"Het uitvoeringsplan {plan.slug} staat al in Ineen. Gebruik --replace om het te vervangen.")
