"""What of a starter set stands in a plan already, and where: so that it is not taken twice."""

import re

from ineen.policy.plans.queries.adding import has_line
from ineen.policy.plans.queries.addresses import PartKind
from ineen.policy.plans.queries.pieces import address_of
from ineen.policy.plans.queries.starter_sets.starter_set import ABOUT, SetGoal, StarterSet
from ineen.policy.plans.queries.text_words import WORDS
from ineen.policy.plans.queries.texts import PlanText, ThemeText


def taken_before(plan: PlanText, chosen: StarterSet) -> dict[str, str]:
    """What of a set stands in a plan, by its key, with the theme or chapter where; what was rewritten is not seen."""
    places = ((key, _place(plan, chosen, key)) for key in chosen.keys)
    return {key: place for key, place in places if place}


def is_of(goal: SetGoal, slug: str, title: str) -> bool:
    """Whether a goal of a plan is that of a set: by its title, or by its address where she gave it another title."""
    return title == goal.title or bool(re.fullmatch(rf"{address_of(goal.title)}(-\d+)?", slug))


def _place(plan: PlanText, chosen: StarterSet, key: str) -> str:
    if key.startswith("question-"):
        asked = has_line(plan.analysis, chosen.lines[key])
        return str(WORDS[PartKind.PLAN, "analysis"].label) if asked else ""
    return next((theme.title for theme in plan.themes if _stands(theme, chosen, key)), "")


def _stands(theme: ThemeText, chosen: StarterSet, key: str) -> bool:
    if key == ABOUT:
        return chosen.about in theme.about
    if key in chosen.lines:
        return has_line(theme.approach, chosen.lines[key])
    return any(is_of(chosen.keyed_goals[key], goal.slug, goal.title) for goal in theme.goals)
