"""Taking what fits from a starter set: it is added to the plan as draft text, and nothing is overwritten."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, Final

from ineen.ground.audit.acts import act
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import BadInput
from ineen.policy.plans.actions.parts.changing import Changing, changing
from ineen.policy.plans.actions.parts.choices import theme_of
from ineen.policy.plans.actions.parts.places import row_of
from ineen.policy.plans.actions.parts.structure import add_row
from ineen.policy.plans.models import PlanChange, PriorityClass
from ineen.policy.plans.queries.pieces import Piece, PieceKind
from ineen.policy.plans.queries.starter_sets import SetGoal, StarterSet, starter_set

ABOUT: Final = "about"
_GOAL_COLUMNS: Final = ("cause", "indicator", "without_indicator", "as_rate")


@act
def take_from_set(
    *,
    by: Actor,
    now: datetime,
    plan: str,
    name: str,
    taken: Collection[str],
    theme: str = "",
    field: str = "",
    priority: PriorityClass = PriorityClass.STRATEGIC,
) -> PlanChange:
    """Add what was taken from a set to a theme that stands, or to a new one with the title of the set.

    taken
        `about`, and `goal-0`, `measure-2`, `partner-1`, `question-3` by their place in the set.

    Raises NotFound, NotAllowed, and BadInput where nothing was taken, or all of it stands there already.
    """
    chosen = starter_set(name)
    if not set(taken) & set(keys_of(chosen)):
        raise BadInput("Vink eerst aan wat past. Er is niets overgenomen.")
    with changing(by, now, plan) as opened:
        opened.what = f"Overgenomen uit startset “{chosen.title}”"
        row = theme_of(opened, theme) if theme else _new_theme(opened, chosen, field, priority)
        opened.what += f" in thema “{row.title}”" if theme else ""
        _write(opened, row, chosen, taken)
        opened.details = {"startset": chosen.slug, "overgenomen": sorted(taken)}
    return opened.change


def keys_of(chosen: StarterSet) -> list[str]:
    """Everything that may be taken from a set, in its own order."""
    lists = {"goal": chosen.goals, "measure": chosen.measures, "partner": chosen.partners, "question": chosen.questions}
    return [ABOUT, *(f"{kind}-{place}" for kind, items in lists.items() for place, _ in enumerate(items))]


def _new_theme(opened: Changing, chosen: StarterSet, field: str, priority: PriorityClass) -> Any:
    under = row_of(opened, Piece(PieceKind.FIELD, field)) if field else None
    return add_row(opened, PieceKind.THEME, chosen.title, field=under, priority=priority)


def _write(opened: Changing, row: Any, chosen: StarterSet, taken: Collection[str]) -> None:
    if ABOUT in taken:
        row.about = appended(row.about, chosen.about)
    row.approach = appended(row.approach, _bullets(_taken("measure", chosen.measures, taken)))
    partners = [f"{one.name}: {one.role}" for one in _taken("partner", chosen.partners, taken)]
    row.approach = appended(row.approach, _bullets(partners, "Met wie:"))
    row.save(update_fields=["about", "approach"])
    _ask_analysis(opened, chosen, _taken("question", chosen.questions, taken))
    standing = set(row.goals.values_list("title", flat=True))
    for goal in _taken("goal", chosen.goals, taken):
        if goal.title not in standing:
            add_row(opened, PieceKind.GOAL, goal.title, theme=row, **_columns(goal))


def _ask_analysis(opened: Changing, chosen: StarterSet, questions: list[str]) -> None:
    plan = opened.plan
    plan.analysis = appended(plan.analysis, _bullets(questions, f"Vragen bij {chosen.title}:"))
    plan.save(update_fields=["analysis"])


def appended(text: str, more: str) -> str:
    """The text with more under it; as it was where that stands in it already."""
    if not more or more in text:
        return text
    return f"{text.rstrip()}\n\n{more}" if text.strip() else more


def _taken(kind: str, items: Iterable[Any], taken: Collection[str]) -> list[Any]:
    return [item for place, item in enumerate(items) if f"{kind}-{place}" in taken]


def _bullets(lines: list[str], head: str = "") -> str:
    if not lines:
        return ""
    return "\n".join([*([head, ""] if head else []), *(f"- {line}" for line in lines)])


def _columns(goal: SetGoal) -> dict[str, Any]:
    return {name: getattr(goal, name) for name in _GOAL_COLUMNS}
