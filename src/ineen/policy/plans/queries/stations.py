"""What plans say on the red thread: why, what comes first, and what must be reached. One query."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet, Value
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Viewer
from ineen.ground.ui.formats import counted
from ineen.ground.ui.thread import NOT_NAMED, State, Station, StationKey, Subject
from ineen.policy.plans.models import Goal, PriorityClass, Theme
from ineen.policy.plans.queries.reading import may_be_seen
from ineen.policy.plans.queries.texts import PlanView

SPEAKS_OF = (StationKey.REASON, StationKey.PRIORITY, StationKey.GOAL)


class Thin(NamedTuple):
    """What the thread needs of a theme, and of the goal where the page is about one.

    A page asks this besides all else, so it is no more.
    """

    title: str
    priority: str
    reason: str
    rebuilt: bool
    goals: int
    indicator: str = ""
    without_indicator: str = ""
    looked: bool = False
    """Whether the plan says what goes on, or looks back, for all themes together."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a station asks of each theme: `said` counts its answers, 0 where the plan gives none."""

    key: StationKey
    said: Callable[[Thin], int]
    one: str
    more: str
    remedy: str

    def count(self, number: int) -> str:
        return counted(number, self.one, self.more)


_COLUMNS = ("title", "priority", "reason", "plan__rebuilt")
_LOOKED = ExpressionWrapper(~Q(plan__analysis="", plan__look_back=""), output_field=BooleanField())
REASON = Asked(StationKey.REASON, lambda theme: bool(theme.reason), "reden", "redenen", "Zeg waarom dit voorgaat")
PRIORITY = Asked(StationKey.PRIORITY, lambda _theme: 1, "prioriteit", "prioriteiten", "")
GOAL = Asked(StationKey.GOAL, lambda theme: theme.goals, "doel", "doelen", "Schrijf in één zin het doel")


def stations(viewer: Viewer, subject: Subject) -> dict[StationKey, Station]:
    """Why, what comes first, and what must be reached: of a plan, of one theme or of one goal."""
    return _said(_themes(viewer, subject), subject)


def stations_of_goal(plan: PlanView) -> dict[StationKey, Station]:
    """What `stations` says of the goal that a page has read with `plan_with_goal`. No query."""
    theme, goal = plan.themes[0], plan.goals[0]
    read = Thin(theme.title, theme.priority, theme.reason, plan.rebuilt, 1, goal.indicator, goal.without_indicator)
    return _said([read], Subject(plan.slug, theme.slug, goal.slug))


def _said(themes: Sequence[Thin], subject: Subject) -> dict[StationKey, Station]:
    if not themes:
        return {}
    found = {asked.key: _station(asked, themes, subject) for asked in (REASON, PRIORITY, GOAL)}
    if subject.theme:
        found[StationKey.PRIORITY] = Station(StationKey.PRIORITY, PriorityClass(themes[0].priority).label)
    if subject.goal:
        found[StationKey.GOAL] = _one_goal(themes[0])
    return found


def _one_goal(theme: Thin) -> Station:
    if theme.indicator:
        return Station(StationKey.GOAL, "met een cijfer")
    if theme.without_indicator or theme.rebuilt:
        return Station(StationKey.GOAL, "zonder cijfer")
    remedy = "Kies een indicator, of zeg waarom die er niet is."
    return Station(StationKey.GOAL, "zonder cijfer", State.GAP, remedy=remedy)


def _station(asked: Asked, themes: Sequence[Thin], subject: Subject) -> Station:
    looked_at = themes if subject.theme else [one for one in themes if one.priority == PriorityClass.PRIORITY]
    silent = [theme.title for theme in looked_at if not asked.said(theme)]
    said = sum(asked.said(theme) for theme in looked_at)
    if themes[0].rebuilt:  # nobody is blamed for what a public report leaves out
        if said:
            return Station(asked.key, asked.count(said))
        if asked is REASON and themes[0].looked and not subject.theme:
            return Station(asked.key, "in wat er speelt")
        return Station(asked.key, NOT_NAMED, State.SILENT)
    if not looked_at:
        return Station(asked.key, asked.count(0), State.GAP, remedy="Kies welke thema's voorgaan.", said=False)
    if silent:
        remedy = f"{asked.remedy} bij: {', '.join(silent)}."
        return Station(asked.key, asked.count(said), State.GAP, remedy=remedy, said=bool(said))
    return Station(asked.key, asked.count(said))


def _themes(viewer: Viewer, subject: Subject) -> list[Thin]:
    with scopes_disabled():
        seen = Q(may_be_seen(viewer, through="plan__"), plan__slug=subject.plan)
        if subject.goal:
            return [Thin(*row) for row in _rows_of_goals().filter(seen, slug=subject.goal)]
        rows = _rows_of_themes().filter(seen, slug=subject.theme) if subject.theme else _rows_of_themes().filter(seen)
        return [Thin(*row)._replace(looked=looked) for *row, looked in rows]


# These are made once per process: finding the way to the columns costs more than reading them.
@cache
def _rows_of_themes() -> "QuerySet[Theme, tuple[Any, ...]]":
    return Theme.objects.all().values_list(*_COLUMNS, Count("goals"), _LOOKED)


@cache
def _rows_of_goals() -> "QuerySet[Goal, tuple[Any, ...]]":
    columns = ("theme__title", "theme__priority", "theme__reason", "plan__rebuilt")
    return Goal.objects.order_by().values_list(*columns, Value(1), "indicator", "without_indicator")
