"""Taking what fits from a starter set: it is added to the plan as draft text, and nothing is overwritten."""

from collections.abc import Collection
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
from ineen.policy.plans.queries.adding import appended, with_lines
from ineen.policy.plans.queries.pieces import Piece, PieceKind
from ineen.policy.plans.queries.starter_sets import ABOUT, SetGoal, StarterSet, is_of, starter_set

# what stands above the lines that are taken
HEAD: Final = {"measure": "Maatregelen:", "partner": "Met wie:", "question": "Vragen bij {title}:"}
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
    if not set(taken) & set(chosen.keys):
        raise BadInput("Vink eerst aan wat past. Er is niets overgenomen.")
    with changing(by, now, plan) as opened:
        opened.what = f"Overgenomen uit startset “{chosen.title}”"
        row = theme_of(opened, theme) if theme else _new_theme(opened, chosen, field, priority)
        opened.what += f" in thema “{row.title}”" if theme else ""
        _write(opened, row, chosen, taken)
        opened.details = {"startset": chosen.slug, "overgenomen": sorted(taken)}
    return opened.change


def _new_theme(opened: Changing, chosen: StarterSet, field: str, priority: PriorityClass) -> Any:
    under = row_of(opened, Piece(PieceKind.FIELD, field)) if field else None
    return add_row(opened, PieceKind.THEME, chosen.title, field=under, priority=priority)


def _write(opened: Changing, row: Any, chosen: StarterSet, taken: Collection[str]) -> None:
    ticked = [(key, line) for key, line in chosen.lines.items() if key in taken]
    lines = {kind: [line for key, line in ticked if key.startswith(kind)] for kind in HEAD}
    if ABOUT in taken:
        row.about = appended(row.about, chosen.about)
    for kind in ("measure", "partner"):
        row.approach = with_lines(row.approach, HEAD[kind], lines[kind])
    row.save(update_fields=["about", "approach"])
    plan = opened.plan
    plan.analysis = with_lines(plan.analysis, HEAD["question"].format(title=chosen.title), lines["question"])
    plan.save(update_fields=["analysis"])
    standing = list(row.goals.values_list("slug", "title"))
    for key, goal in chosen.keyed_goals.items():
        if key in taken and not any(is_of(goal, *one) for one in standing):
            add_row(opened, PieceKind.GOAL, goal.title, theme=row, **_columns(goal))


def _columns(goal: SetGoal) -> dict[str, Any]:
    return {name: getattr(goal, name) for name in _GOAL_COLUMNS}
