"""Which figures and chart belong to a goal: the same on its page, in the document and for the worker that draws."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import dropwhile

from django.utils.timezone import localdate

from ineen.evidence import queries as evidence
from ineen.evidence.queries import Indicator, LineChart, Released, Target
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode, AreaGroup
from ineen.ground.kernel.figures import Figure, FigureStatus
from ineen.ground.kernel.periods import Period
from ineen.ground.ui import formats
from ineen.policy.plans.queries import GoalText, PlanView, TargetBound

YEARS_SHOWN = 15


@dataclass(frozen=True)  # without slots: what follows from the figures is worked out once
class GoalSeries:
    """The figures of a goal by year, the oldest first.

    about
        the area or group as people call it.
    figures
        empty where nothing about the indicator was loaded.
    names
        of the areas by code.
    """

    goal: GoalText
    indicator: Indicator
    about: str
    figures: tuple[Figure, ...]
    names: Mapping[str, str]

    @cached_property
    def latest(self) -> Figure | None:
        """The newest figure that has what the goal is measured by: a value, or a rate."""
        return next((one for one in reversed(self.figures) if _measured(self.goal, one)), None)

    @property
    def unit(self) -> str:
        """In which the goal is measured: `misdrijven`, or `per 1.000 inwoners`."""
        return f"per {formats.number(self.indicator.per)} {self.indicator.counted}" if self.goal.as_rate else self.own

    @property
    def own(self) -> str:
        return self.indicator.unit

    @cached_property
    def chart(self) -> LineChart | None:
        """None where there is no value to draw."""
        if self.latest is None:
            return None
        return LineChart(
            title=f"{self.indicator.title} per jaar, {self.about}",
            unit=f"{self.own} {self.unit}" if self.goal.as_rate else self.unit,
            figures=self.figures,
            target=_target(self.goal),
            as_rate=self.goal.as_rate,
        )


def goal_series(viewer: Viewer, plan: PlanView, goals: Iterable[GoalText]) -> dict[str, GoalSeries]:
    """The figures of these goals of a plan, by slug; goals without a known indicator are left out. One query.

    A goal of a joint plan is about all its municipalities together, one of a local theme about that municipality. Under
    a plan that was rebuilt from public reports stands no figure: its makers did not choose it.
    """
    known = {one.id for one in evidence.indicators()}
    asked = [goal for goal in goals if goal.indicator in known and not plan.rebuilt and plan.municipalities]
    if not asked:
        return {}
    places = [place_of(plan, goal) for goal in asked]
    questions = [evidence.Question(goal.indicator, place) for goal, place in zip(asked, places, strict=True)]
    found = evidence.answers(viewer, questions, periods=_years())
    names = {str(one.code): one.name for one in plan.municipalities}
    return {
        goal.slug: GoalSeries(goal, told.indicator, _name(place, names), _delivered(told), names)
        for goal, place, told in zip(asked, places, found, strict=True)
    }


def charts_of(viewer: Viewer, plan: PlanView, goals: Iterable[GoalText] | None = None) -> dict[str, LineChart]:
    """The charts of these goals of a plan (of all), by slug in their order. One query."""
    told = goal_series(viewer, plan, plan.goals if goals is None else goals)
    return {slug: chart for slug, series in told.items() if (chart := series.chart)}


def place_of(plan: PlanView, goal: GoalText) -> AreaCode | AreaGroup:
    """What the figures of a goal are about: the municipality of a local theme, or all of the plan together."""
    local = next((theme.municipality for theme in plan.themes if goal in theme.goals), "")
    if local:
        return AreaCode(local)
    group = plan.group
    return group if len(group.members) > 1 else group.members[0]


def _name(place: AreaCode | AreaGroup, names: Mapping[str, str]) -> str:
    return place.name if isinstance(place, AreaGroup) else names.get(str(place), str(place))


def _years() -> list[Period]:
    last = localdate().year
    return [Period.year(year) for year in range(last - YEARS_SHOWN + 1, last + 1)]


def _delivered(told: Released) -> tuple[Figure, ...]:
    """Without the years before the first and after the last delivery; where a file is damaged, as they are."""
    found = list(dropwhile(_silent, told))
    return tuple(reversed(list(dropwhile(_silent, reversed(found)))))


def _silent(figure: Figure) -> bool:
    return figure.status is FigureStatus.UNKNOWN


def _measured(goal: GoalText, figure: Figure) -> bool:
    return figure.rate is not None if goal.as_rate else figure.value is not None


def _target(goal: GoalText) -> Target | None:
    if goal.target_value is None or goal.target_on is None:
        return None
    at_most = goal.target_bound is TargetBound.AT_MOST
    value = float(goal.target_value)
    words = f"doel {goal.target_on.year}: {bound_words(goal)} {formats.number(value)}"
    return Target(value, goal.target_on, at_most=at_most, label=words)


def bound_words(goal: GoalText) -> str:
    """`hooguit` or `minstens`; empty without a target."""
    return goal.target_bound.label if goal.target_bound else ""
