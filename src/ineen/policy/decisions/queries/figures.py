"""The released figures of a plan's goals, as values that JSON holds: what a body saw when it decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils.timezone import localdate

from ineen.evidence import queries as evidence
from ineen.ground.kernel.actors import RESIDENT
from ineen.ground.kernel.area_codes import AreaCode, AreaGroup
from ineen.ground.kernel.figures import Figure, FigureStatus, Rate, SourceStamp
from ineen.ground.kernel.periods import Period
from ineen.policy.plans.queries import PlanView

YEARS: Final = 5  # a council looks at where it came from, not at everything that was ever counted


@dataclass(frozen=True, slots=True)
class Asked:
    """One goal, and the area or group that its figures are about."""

    goal: str
    indicator: str
    about: AreaCode | AreaGroup


def figures_of(plan: PlanView, municipality: AreaCode, now: datetime) -> list[dict[str, Any]]:
    """Per goal with a known indicator its last years, of all together and of this municipality. One query."""
    asked = list(_asked(plan, municipality))
    last = localdate(now).year
    periods = [Period.year(year) for year in range(last - YEARS + 1, last + 1)]
    questions = [evidence.Question(one.indicator, one.about) for one in asked]
    told = evidence.answers(RESIDENT, questions, periods=periods) if questions else ()
    return [
        {"goal": one.goal, "about": name_of(one.about), **as_values(figure)}
        for one, found in zip(asked, told, strict=True)
        for figure in found
        if figure.status is not FigureStatus.UNKNOWN
    ]


def name_of(about: AreaCode | AreaGroup) -> str:
    """The code of an area, or the name of a group."""
    return about.name if isinstance(about, AreaGroup) else str(about)


def as_values(figure: Figure) -> dict[str, Any]:
    """A figure with all that is needed to judge it."""
    return {
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "period": str(figure.period),
        "indicator": figure.indicator,
        "status": str(figure.status),
        "method": figure.method,
        "rate": _rate(figure.rate) if figure.rate else None,
        "without_rate": figure.without_rate,
        "missing": [str(area) for area in figure.missing],
        "sources": [_source(one) for one in (figure.source, *figure.other_sources)],
    }


def _asked(plan: PlanView, municipality: AreaCode) -> Iterator[Asked]:
    known = {one.id for one in evidence.indicators()}
    for theme in plan.themes:
        for goal in theme.goals:
            if goal.indicator not in known:
                continue
            if theme.municipality:
                yield Asked(goal.slug, goal.indicator, AreaCode(theme.municipality))
                continue
            if len(plan.group.members) > 1:
                yield Asked(goal.slug, goal.indicator, plan.group)
            yield Asked(goal.slug, goal.indicator, municipality)


def _rate(rate: Rate) -> dict[str, Any]:
    return {
        "value": rate.value,
        "low": rate.low,
        "high": rate.high,
        "per": rate.per,
        "counted": rate.counted,
        "of": rate.of,
        "period": str(rate.period),
        "sources": [_source(one) for one in (rate.source, *rate.other_sources)],
    }


def _source(stamp: SourceStamp) -> dict[str, Any]:
    return {
        "source": stamp.source,
        "publisher": stamp.publisher,
        "table": stamp.table,
        "version": stamp.version,
        "retrieved": stamp.retrieved.isoformat(),
        "classification_year": stamp.classification_year,
    }
