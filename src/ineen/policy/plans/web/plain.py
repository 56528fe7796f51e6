"""Running texts as they are read."""

from collections.abc import Iterable
from typing import Final

from ineen.policy.plans.models import Goal, SafetyPlan, Theme
from ineen.policy.plans.queries import GoalText, PlanText, ThemeText

_MODELS: Final = {GoalText: Goal, ThemeText: Theme}


def plain_texts(of: PlanText | ThemeText | GoalText, names: Iterable[str]) -> list[tuple[str, str, str]]:
    """Each text: its name, what the screen calls it, and what it says."""
    model = _MODELS.get(type(of), SafetyPlan)
    labels = {name: str(model._meta.get_field(name).verbose_name).capitalize() for name in names}  # type: ignore[union-attr]
    return [(name, label, getattr(of, name)) for name, label in labels.items()]
