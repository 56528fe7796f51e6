"""Bringing in a whole plan."""

from datetime import datetime

from django_scopes import scopes_disabled

from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import BadInput
from ineen.policy.plans import queries, rules
from ineen.policy.plans.actions.writing import write_plan
from ineen.policy.plans.models import SafetyPlan, TextWriting
from ineen.policy.plans.queries.versions import digest


@act
def import_plan(*, by: Actor, now: datetime, plan: queries.PlanText, replace: bool = False) -> SafetyPlan:
    """Bring in a whole plan. A plan that stands is only overwritten with `replace`; what it said stays in the audit,
    and what was entered for an organisation stays marked so where the file says the same.

    Raises NotAllowed for who may not and for a plan that was submitted, NotFound where the partnership is unknown,
    BadInput where a plan with this slug stands already, or is another partnership's, where an organisation does not
    take part, and where actions hang on a theme or goal that would go.
    """
    rules.check_may_import(by)
    with scopes_disabled():
        row = SafetyPlan.objects.select_for_update().filter(slug=plan.slug).first()
        before = queries.stored(by, plan.slug)
        _check_free(by, plan, before, replace=replace)
        row = write_plan(row or SafetyPlan(slug=plan.slug), plan, now)
        if before is not None:
            _sign(row, before, plan, by, now)
    what = "plan vervangen uit een bestand" if before else "plan ingelezen uit een bestand"
    details = {"wordt": queries.as_details(plan)} | ({"was": queries.as_details(before)} if before else {})
    record(on=row, what=what, details=details)
    return row


def _sign(row: SafetyPlan, before: queries.PlanText, plan: queries.PlanText, by: Actor, now: datetime) -> None:
    """Who wrote the texts that the file changed: whoever wrote them before, or for whom, did not write these."""
    TextWriting.objects.bulk_create(
        TextWriting(plan=row, address=str(at), digest=digest(text), written_at=now, label=by.label)
        for at in queries.addresses(plan)
        if (text := queries.text_at(plan, at)) != queries.joint_text(before, at)
    )


def _check_free(by: Actor, plan: queries.PlanText, before: queries.PlanText | None, *, replace: bool) -> None:
    if before is None:
        return
    if before.partnership != plan.partnership:
        raise BadInput(
            f"De sleutel {plan.slug} is al van een plan van samenwerkingsverband {before.partnership}. "
            "Geef dit plan een andere sleutel."
        )
    queries.check_may_replace(by, before.slug, before.title)
    if not replace:
        raise BadInput(f"Het plan {plan.slug} staat al in Ineen. Gebruik --replace om het te vervangen.")
