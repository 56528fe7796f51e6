"""From the rows of an implementation plan to what it says."""

from typing import Any

from ineen.ground.kernel.audience import Audience
from ineen.ground.organisations.queries import reference_of
from ineen.policy.execution.models import (
    Action,
    ActionKind,
    ActionLevel,
    ActionPoint,
    Funding,
    ImplementationKind,
    ImplementationPlan,
)
from ineen.policy.execution.queries.texts import (
    ACTION_COLUMNS,
    FUNDING_COLUMNS,
    IMPLEMENTATION_COLUMNS,
    POINT_COLUMNS,
    ActionText,
    FundingText,
    PointText,
)
from ineen.policy.plans.queries import PlanStage


def implementation_text(row: ImplementationPlan) -> dict[str, Any]:
    """What `ImplementationPlanText` takes; the row comes with everything that hangs on it."""
    return {name: getattr(row, name) for name in IMPLEMENTATION_COLUMNS} | {
        "slug": row.slug,
        "partnership": row.partnership.slug,
        "plan": row.plan.slug if row.plan else "",
        "kind": ImplementationKind(row.kind),
        "stage": PlanStage(row.stage),
        "audience": Audience(row.audience),
        "points": tuple(point_text(point) for point in row.points.all()),
        "funding": tuple(funding_text(one) for one in row.funding.all() if one.action_id is None),
    }


def point_text(row: ActionPoint) -> PointText:
    own = {name: getattr(row, name) for name in POINT_COLUMNS}
    actions = tuple(action_text(action) for action in row.actions.all())
    return PointText(slug=row.slug, theme=row.theme.slug if row.theme else "", actions=actions, **own)


def action_text(row: Action) -> ActionText:
    return ActionText(
        slug=row.slug,
        goal=row.goal.slug if row.goal else "",
        kind=ActionKind(row.kind) if row.kind else None,
        level=ActionLevel(row.level) if row.level else None,
        municipalities=tuple(sorted(reference_of(one) for one in row.municipalities.all())),
        owner=reference_of(row.owner) if row.owner else "",
        partners=tuple(sorted(reference_of(one) for one in row.partners.all())),
        funding=tuple(funding_text(one) for one in row.funding.all()),
        **{name: getattr(row, name) for name in ACTION_COLUMNS},
    )


def funding_text(row: Funding) -> FundingText:
    return FundingText(**{name: getattr(row, name) for name in FUNDING_COLUMNS})
