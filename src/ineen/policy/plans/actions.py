"""The write door of plans."""

from datetime import datetime

from django.db.models import F
from django_scopes import scopes_disabled

from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.organisations import queries as organisations
from ineen.policy.plans import queries, rules
from ineen.policy.plans.models import SafetyField, SafetyPlan, Theme
from ineen.policy.plans.queries import texts

_OUT_OF_THE_WAY = 10_000  # beyond every real position: old rows step aside while the new order is written


@act
def import_plan(*, by: Actor, now: datetime, plan: queries.PlanText, replace: bool = False) -> SafetyPlan:
    """Bring in a whole plan. A plan that stands is only overwritten with `replace`; what it said stays in the audit.

    Raises NotAllowed for who may not, NotFound where the partnership is unknown, BadInput where a plan with this slug
    stands already, or is another partnership's.
    """
    rules.check_may_import(by)
    with scopes_disabled():
        row = SafetyPlan.objects.select_for_update().filter(slug=plan.slug).first()
        before = queries.stored(by, plan.slug)
        _check_free(plan, before, replace=replace)
        row = _write_plan(row or SafetyPlan(slug=plan.slug), plan, now)
        fields = _write_fields(row, plan)
        _write_themes(row, plan, fields)
    what = "plan vervangen uit een bestand" if before else "plan ingelezen uit een bestand"
    details = {"wordt": texts.as_details(plan)} | ({"was": texts.as_details(before)} if before else {})
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


def _write_plan(row: SafetyPlan, plan: queries.PlanText, now: datetime) -> SafetyPlan:
    row.partnership_id = organisations.partnership(plan.partnership).id
    for name in texts.PLAN_COLUMNS:
        setattr(row, name, getattr(plan, name))
    public = plan.audience is Audience.PUBLIC
    row.published_at = (row.published_at or now) if public else None
    row.save()
    return row


def _write_fields(row: SafetyPlan, plan: queries.PlanText) -> dict[str, SafetyField]:
    SafetyField.objects.filter(plan=row).update(order=F("order") + _OUT_OF_THE_WAY)
    written = {}
    for order, field in enumerate(plan.fields, start=1):
        wanted = {"title": field.title, "order": order}
        written[field.slug], _ = SafetyField.objects.update_or_create(plan=row, slug=field.slug, defaults=wanted)
    return written


def _write_themes(row: SafetyPlan, plan: queries.PlanText, fields: dict[str, SafetyField]) -> None:
    """Themes keep their row by their slug, so that what hangs on them stays; what is gone from the plan goes."""
    Theme.objects.filter(plan=row).update(order=F("order") + _OUT_OF_THE_WAY)
    for order, theme in enumerate(plan.themes, start=1):
        wanted = {name: getattr(theme, name) for name in texts.THEME_COLUMNS}
        wanted |= {"field": fields.get(theme.field), "order": order}
        Theme.objects.update_or_create(plan=row, slug=theme.slug, defaults=wanted)
    Theme.objects.filter(plan=row, order__gt=_OUT_OF_THE_WAY).delete()
    SafetyField.objects.filter(plan=row, order__gt=_OUT_OF_THE_WAY).delete()
