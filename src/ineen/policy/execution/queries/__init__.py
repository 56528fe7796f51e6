"""The read door of implementation plans. Everything starts from the viewer."""

from ineen.policy.execution.models import ActionKind, ActionLevel, ImplementationKind, ImplementationPlan
from ineen.policy.execution.queries.check import check_implementation_plan
from ineen.policy.execution.queries.gaps import Gaps, gaps_of, writes
from ineen.policy.execution.queries.proposals import ProposalView, proposals_under, why_not_propose
from ineen.policy.execution.queries.reading import (
    ImplementationLine,
    closed,
    count_visible_to,
    followed,
    implementation_plan,
    implementation_plan_with_action,
    implementation_plans_under,
    implementation_plans_visible_to,
    lines_under,
    lines_visible_to,
    stored,
)
from ineen.policy.execution.queries.search import search
from ineen.policy.execution.queries.sides import ActionLine, ImplementationSide, implementation_sides_of_area
from ineen.policy.execution.queries.stations import stations_of
from ineen.policy.execution.queries.texts import (
    CHAPTERS,
    ActionText,
    FundingText,
    ImplementationPlanText,
    ImplementationPlanView,
    PointText,
)
from ineen.policy.execution.queries.under import ActionView, actions_under

__all__ = [
    "CHAPTERS",
    "ActionKind",
    "ActionLevel",
    "ActionLine",
    "ActionText",
    "ActionView",
    "FundingText",
    "Gaps",
    "ImplementationKind",
    "ImplementationLine",
    "ImplementationPlan",
    "ImplementationPlanText",
    "ImplementationPlanView",
    "ImplementationSide",
    "PointText",
    "ProposalView",
    "actions_under",
    "check_implementation_plan",
    "closed",
    "count_visible_to",
    "followed",
    "gaps_of",
    "implementation_plan",
    "implementation_plan_with_action",
    "implementation_plans_under",
    "implementation_plans_visible_to",
    "implementation_sides_of_area",
    "lines_under",
    "lines_visible_to",
    "proposals_under",
    "search",
    "stations_of",
    "stored",
    "why_not_propose",
    "writes",
]
