"""The read door of plans. Everything starts from the viewer."""

from ineen.policy.plans.models import PlanKind, PlanStage, PriorityClass
from ineen.policy.plans.queries.reading import (
    count_visible_to,
    plan,
    plans_of_area,
    plans_visible_to,
    search,
    stored,
    themes,
)
from ineen.policy.plans.queries.texts import (
    FieldText,
    PlanText,
    PlanView,
    TakesPart,
    ThemeText,
)

__all__ = [
    "FieldText",
    "PlanKind",
    "PlanStage",
    "PlanText",
    "PlanView",
    "PriorityClass",
    "TakesPart",
    "ThemeText",
    "count_visible_to",
    "plan",
    "plans_of_area",
    "plans_visible_to",
    "search",
    "stored",
    "themes",
]
