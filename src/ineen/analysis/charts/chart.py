"""What a line chart shows: a request that any process can make, judge and name, without what draws it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from itertools import pairwise

from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.figures import Figure, FigureStatus
from ineen.ground.kernel.periods import Period

DRAWING = 1  # goes up when the same chart is drawn differently: what was kept of before is not taken for it
ABOVE_TARGET = 1.15
LONGEST_MONTH = 31


@dataclass(frozen=True, slots=True)
class Target:
    """What a goal aims at.

    value
        in the unit of the chart; reached when the figure is at most this, or else at least this.
    on
        a day in the period for which it holds.
    label
        stands beside its ring in the picture: `doel 2028: 180`.
    """

    value: float
    on: date
    at_most: bool
    label: str


@dataclass(frozen=True, slots=True)
class Point:
    """A value on the line. Points are joined where `run` is the same.

    low, high
        the interval, None where there is none.
    unsettled
        the value is provisional or an estimate, or a sum from which a member is missing.
    missing
        who that is.
    within
        the division of its borders, where those were not the ones of today.
    """

    period: Period
    value: float
    low: float | None
    high: float | None
    run: int
    unsettled: bool
    missing: tuple[AreaCode, ...] = ()
    within: int | None = None


@dataclass(frozen=True, slots=True)
class LineChart:
    """Figures of one indicator about one area or group, by year or by month.

    title, unit
        Dutch, as a reader sees them. The picture holds the unit; the title stands above it on the page.
    figures
        the oldest first, at least one. A figure without a value, or a period without a figure, is a gap in the line.
    as_rate
        draws the rate of each figure; one without a rate is a gap.
    monthly
        whether every figure is about a month.
    points
        the values that there are. A line never crosses a period without one, nor a change in who is missing or of
        the ground that is told.

    Raises ValueError where the figures are not one series.
    """

    title: str
    unit: str
    figures: tuple[Figure, ...]
    target: Target | None = None
    as_rate: bool = False
    monthly: bool = field(init=False, repr=False, compare=False)
    points: tuple[Point, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        about = [(figure.indicator, figure.area) for figure in self.figures]
        if not about or about.count(about[0]) != len(about):
            raise ValueError("a line is about one indicator and one area or group")
        if any(later.first <= earlier.last for earlier, later in pairwise(self._periods())):
            raise ValueError("the figures of a line stand in order of time, each period once")
        object.__setattr__(self, "monthly", all(map(_is_month, self._periods())))
        if not (self.monthly or all(period.is_year for period in self._periods())):
            raise ValueError("the figures of a line are all about a year, or all about a month")
        object.__setattr__(self, "points", tuple(_points(self.figures, self.as_rate)))

    def _periods(self) -> Iterator[Period]:
        return (figure.period for figure in self.figures)

    @property
    def decimals(self) -> int:
        """How many the last value is written with: none where all are counts, else one, and two below 1."""
        if all(float(point.value).is_integer() for point in self.points):
            return 0
        return 1 if self.points[-1].value >= 1 else 2

    @property
    def top(self) -> float:
        """The highest value that the picture must hold: intervals, and the target with room for its words."""
        highs = [max(point.value, point.high or 0) for point in self.points]
        return max([*highs, ABOVE_TARGET * self.target.value if self.target else 0]) or 1

    @property
    def due(self) -> Period | None:
        """The year or month in which the target holds."""
        if self.target is None:
            return None
        day = self.target.on
        return Period.months(day.year, day.month) if self.monthly else Period.year(day.year)

    @property
    def ahead(self) -> bool:
        """Whether the target lies after the last value."""
        return bool(self.due and self.points and self.due > self.points[-1].period)

    @property
    def key(self) -> str:
        """The name of the drawing: 64 hexadecimal digits of all that is drawn. Two charts with one picture share it."""
        days = [period.first.isoformat() for period in self._periods()]
        points = [_plain(point) for point in self.points]
        drawn = [DRAWING, self.unit, self.monthly, days, points, _plain_target(self.target)]
        return sha256(json.dumps(drawn).encode()).hexdigest()


def _is_month(period: Period) -> bool:
    after = period.last + timedelta(days=1)
    return period.first.day == after.day == 1 and (after - period.first).days <= LONGEST_MONTH


def _points(figures: Iterable[Figure], as_rate: bool) -> Iterator[Point]:
    run, before = 0, None
    for figure in figures:
        counted = figure.rate if as_rate else figure
        if counted is None or counted.value is None:
            continue
        run += before is not None and not _joined(before, figure)
        unsettled = figure.estimated or figure.status in (FigureStatus.PROVISIONAL, FigureStatus.INCOMPLETE)
        bounds = counted.low, counted.high
        yield Point(figure.period, counted.value, *bounds, run, unsettled, figure.missing, figure.within)
        before = figure


def _joined(earlier: Figure, later: Figure) -> bool:
    adjacent = later.period.first - earlier.period.last == timedelta(days=1)
    return adjacent and (later.missing, later.within) == (earlier.missing, earlier.within)


def _plain(point: Point) -> list[object]:
    return [point.period.first.isoformat(), point.value, point.low, point.high, point.run, point.unsettled]


def _plain_target(target: Target | None) -> list[object]:
    return [target.value, target.on.isoformat(), target.label] if target else []  # at most or at least: not drawn
