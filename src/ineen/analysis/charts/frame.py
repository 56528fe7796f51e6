"""How large a picture is drawn, how much time it shows, and which moments are named under it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from ineen.analysis.charts.chart import LineChart
from ineen.analysis.charts.lettering import LETTER

WHITE = 16  # pixels between two names
EDGE = 20  # pixels before the first point: half the name of a year fits
RIGHT = 4
SHORT = 24  # months
FEW = 8  # years that each have their name
BESIDE = 10  # pixels between the last point and its value
DAY = 86_400_000  # milliseconds


@dataclass(frozen=True, slots=True)
class Frame:
    """Width and height of a picture in pixels, at which its text has 14 pixels."""

    width: int
    height: int

    def left(self, chart: LineChart) -> int:
        """Pixels for the numbers along the value axis."""
        return round(LETTER * len(f"{1.15 * chart.top:,.{chart.decimals}f}")) + 10

    def inner(self, chart: LineChart) -> int:
        """Pixels for the line itself."""
        return self.width - self.left(chart) - RIGHT


WIDE = Frame(720, 330)
NARROW = Frame(320, 260)


@dataclass(frozen=True, slots=True)
class Span:
    """The stretch of time that a frame shows; `pixel` is the milliseconds that one pixel stands for."""

    first: date
    last: date
    right: float  # pixels of room after the last day
    pixel: float

    @classmethod
    def of(cls, chart: LineChart, frame: Frame) -> "Span":
        """From the first figure to the last one or the target."""
        days = [figure.period.first for figure in chart.figures] + ([chart.due.first] if chart.due else [])
        first, last, right = min(days), max(days), _room(chart)
        return cls(first, last, right, max((last - first).days, 1) * DAY / (frame.inner(chart) - EDGE - right))

    @property
    def edges(self) -> list[float]:
        """The moments at the left and right edge, in milliseconds as the time scale counts them."""
        return [moment(self.first) - EDGE * self.pixel, moment(self.last) + self.right * self.pixel]

    def apart(self, one: date, other: date) -> float:
        """Pixels between two days."""
        return abs((one - other).days) * DAY / self.pixel


def moment(day: date) -> int:
    """Milliseconds since 1970 in UTC."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)


def short(chart: LineChart) -> bool:
    """Months of at most two years: each name then says its month."""
    return chart.monthly and len(chart.figures) <= SHORT


def named(chart: LineChart, frame: Frame) -> list[date]:
    """The first days of the periods with a name under the line, the oldest first.

    The last value, the target and the first figure come before round years; a name that would touch one that is
    there already is left out.
    """
    shown, chosen = Span.of(chart, frame), list[date]()
    for day in _candidates(chart):
        if all(shown.apart(day, one) >= (_width(chart, day) + _width(chart, one)) / 2 + WHITE for one in chosen):
            chosen.append(day)
    return sorted(chosen)


def _room(chart: LineChart) -> float:
    """For half the name of the last moment, or for the last value beside its point."""
    name = _width(chart, chart.figures[-1].period.first) / 2 + 4
    if chart.ahead or not chart.points:
        return name
    return max(name, BESIDE + LETTER * (len(f"{chart.points[-1].value:,.{chart.decimals}f}") + 1))


def _width(chart: LineChart, day: date) -> float:
    return LETTER * (8 if chart.monthly and (short(chart) or day.month > 1) else 4)


def _candidates(chart: LineChart) -> Iterator[date]:
    starts = [figure.period.first for figure in chart.figures]
    yield chart.points[-1].period.first if chart.points else starts[-1]
    if chart.due:
        yield chart.due.first
    yield starts[0]
    years = [day for day in starts if day.month == 1]
    yield from (day for day in years if day.year % 5 == 0)
    if short(chart):
        yield from (day for day in starts if day.month % 3 == 1)
    elif len(years) <= FEW:
        yield from years
