"""Writes the rows of an implementation plan as its text says. Points and actions keep their row by their slug."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import F

from ineen.ground.audit.claiming import claiming
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.organisations import queries as organisations
from ineen.policy.execution.models import Action, ActionPoint, Funding, ImplementationPlan
from ineen.policy.execution.queries import ActionText, ImplementationPlanText
from ineen.policy.execution.queries.texts import (
    ACTION_COLUMNS,
    FUNDING_COLUMNS,
    IMPLEMENTATION_COLUMNS,
    POINT_COLUMNS,
    FundingText,
)
from ineen.policy.plans import queries as plans

_TAKEN = (
    "Het uitvoeringsplan {slug} staat al in Ineen: iemand anders las het zojuist in. Kijk wat er staat, en gebruik "
    "--replace om het te vervangen."
)
_OUT_OF_THE_WAY = 10_000  # beyond every real position: old rows step aside while the new order is written
Organisations = Mapping[str, UUID]


def write_implementation_plan(
    row: ImplementationPlan, plan: ImplementationPlanText, by: Actor, now: datetime
) -> ImplementationPlan:
    """Make the rows say what the text says; runs inside an act. Raises BadInput and NotFound as the import does."""
    partnership = organisations.partnership(plan.partnership)
    parent = plans.keys(by, plan.plan) if plan.plan else None
    row.partnership_id = partnership.id
    row.plan_id = parent.plan if parent else None
    for name in IMPLEMENTATION_COLUMNS:
        setattr(row, name, getattr(plan, name))
    public = plan.audience is Audience.PUBLIC
    row.published_at = (row.published_at or now) if public else None
    with claiming(ImplementationPlan.objects.filter(slug=plan.slug), _TAKEN.format(slug=plan.slug)):
        row.save()
    known = organisations.references([partnership.id])
    points = _write_points(row, plan, parent.themes if parent else {})
    _write_actions(row, plan, points, parent.goals if parent else {}, known)
    return row


def _write_points(
    row: ImplementationPlan, plan: ImplementationPlanText, themes: Mapping[str, int]
) -> dict[str, ActionPoint]:
    ActionPoint.objects.filter(plan=row).update(order=F("order") + _OUT_OF_THE_WAY)
    written = {}
    for order, point in enumerate(plan.points, start=1):
        wanted = {name: getattr(point, name) for name in POINT_COLUMNS}
        wanted |= {"theme_id": _part(point.theme, themes, "thema", plan), "order": order}
        written[point.slug], _ = ActionPoint.objects.update_or_create(plan=row, slug=point.slug, defaults=wanted)
    return written


def _write_actions(
    row: ImplementationPlan,
    plan: ImplementationPlanText,
    points: Mapping[str, ActionPoint],
    goals: Mapping[str, int],
    known: Organisations,
) -> None:
    Action.objects.filter(plan=row).update(order=F("order") + _OUT_OF_THE_WAY)
    Funding.objects.filter(plan=row).delete()
    stands = ((points[point.slug], action) for point in plan.points for action in point.actions)
    money: list[tuple[Action | None, FundingText]] = [(None, one) for one in plan.funding]
    for order, (point, action) in enumerate(stands, start=1):
        wanted = _columns(action, known)
        wanted |= {"point": point, "goal_id": _part(action.goal, goals, "doel", plan), "order": order}
        written, _ = Action.objects.update_or_create(plan=row, slug=action.slug, defaults=wanted)
        written.municipalities.set(organisations.named(action.municipalities, known))  # type: ignore[arg-type]  # keys do
        written.partners.set(organisations.named(action.partners, known))  # type: ignore[arg-type]
        money += [(written, one) for one in action.funding]
    Action.objects.filter(plan=row, order__gt=_OUT_OF_THE_WAY).delete()
    ActionPoint.objects.filter(plan=row, order__gt=_OUT_OF_THE_WAY).delete()
    Funding.objects.bulk_create(
        Funding(plan=row, action=action, order=order, **{name: getattr(one, name) for name in FUNDING_COLUMNS})
        for order, (action, one) in enumerate(money, start=1)
    )


def _columns(action: ActionText, known: Organisations) -> dict[str, object]:
    own: dict[str, object] = {name: getattr(action, name) for name in ACTION_COLUMNS}
    owner = next(iter(organisations.named([action.owner], known)), None) if action.owner else None
    return own | {"kind": action.kind or "", "level": action.level or "", "owner_id": owner}


def _part(slug: str, known: Mapping[str, int], what: str, plan: ImplementationPlanText) -> int | None:
    if not slug:
        return None
    if slug not in known:
        raise BadInput(f"Het plan {plan.plan or '(geen)'} heeft geen {what} {slug!r}. Kies uit: {', '.join(known)}.")
    return known[slug]
