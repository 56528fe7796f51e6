"""Series of figures to draw."""

from collections.abc import Iterable
from datetime import date

from ineen.analysis.charts.chart import LineChart, Target
from ineen.ground.kernel.figures import Figure, FigureStatus
from ineen.ground.kernel.periods import Period
from tests.ground.ui.test_formats import figure

YEARS = (400, 362, 330, 295, 285, 245, 210, 232, 250, 212)
GOAL = Target(180, date(2028, 12, 31), at_most=True, label="doel 2028: hooguit 180")


def yearly(values: Iterable[float | None], first: int = 2015, **given: object) -> tuple[Figure, ...]:
    return tuple(bounded(value, Period.year(first + at), **given) for at, value in enumerate(values))


def monthly(values: Iterable[float | None], first: int = 2012, **given: object) -> tuple[Figure, ...]:
    periods = (Period.months(first + at // 12, at % 12 + 1) for at in range(10_000))
    return tuple(bounded(value, period, **given) for value, period in zip(values, periods, strict=False))


def bounded(value: float | None, period: Period, **given: object) -> Figure:
    """A figure with an interval of a tenth at both sides."""
    if value is None:
        return figure(None, period=period)
    return figure(value, period=period, **({"low": value * 0.9, "high": value * 1.1} | given))


def chart(figures: tuple[Figure, ...], target: Target | None = None, **given: object) -> LineChart:
    fields = {"title": "Woninginbraken, Waterkant", "unit": "woninginbraken"} | given
    return LineChart(figures=figures, target=target, **fields)  # type: ignore[arg-type]


def with_status(one: Figure, status: FigureStatus) -> Figure:
    return figure(one.value, low=one.low, high=one.high, period=one.period, status=status)
