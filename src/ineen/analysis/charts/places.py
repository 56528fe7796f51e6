"""Where the words beside points stand: away from the lines, and not through an axis."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from ineen.analysis.charts.chart import LineChart
from ineen.analysis.charts.frame import BESIDE, Frame, Span
from ineen.analysis.charts.lettering import BOLD_LETTER, LETTER

SIDES: Final = (20, -19, -38, 39, -57)  # pixels from a ring down to the middle of its words, the best first
AFTER: Final = 9  # pixels that words under a ring end to the right of it
HALF: Final = 10  # of the height of words
STEPS: Final = 8  # spots that are looked at between two points


@dataclass(frozen=True, slots=True)
class Plot:
    """From days and values to pixels: from the left, and from the top down."""

    chart: LineChart
    span: Span
    height: int

    def spot(self, day: date, value: float) -> tuple[float, float]:
        return self.span.apart(self.span.first, day), self.height * (1 - value / self.chart.top)

    def lines(self) -> Iterator[tuple[float, float]]:
        """Spots along the line and the way to the target, and about the last value."""
        ends = [(point.period.first, point.value) for point in self.chart.points]
        if self.chart.target and self.chart.due and self.chart.ahead:
            ends.append((self.chart.due.first, self.chart.target.value))
        for (x, y), (right, below) in pairwise(self.spot(*end) for end in ends):
            for step in range(STEPS + 1):
                yield x + (right - x) * step / STEPS, y + (below - y) * step / STEPS


def beside_last(chart: LineChart) -> list[int]:
    """Pixels to the right of the last point and down."""
    if not (chart.target and chart.ahead):
        return [BESIDE, 1]
    return [6, 16 if chart.target.value > chart.points[-1].value else -13]


def below_target(chart: LineChart, frame: Frame, height: int) -> int:
    """Pixels from the ring down to the middle of its words: where they cover least of the lines."""
    if not (chart.target and chart.due and chart.points):
        return -SIDES[0]
    plot = Plot(chart, Span.of(chart, frame), height)
    right, y = plot.spot(chart.due.first, chart.target.value)
    lines = [*plot.lines(), *_last(chart, plot)]
    left = right + AFTER - BOLD_LETTER * len(chart.target.label)

    def covered(side: int) -> int:
        middle = y + side
        if not 0 <= middle <= height - HALF - 2:
            return len(lines) + 1
        return sum(left <= x <= right + AFTER and abs(below - middle) <= HALF + 3 for x, below in lines)

    return min(SIDES, key=covered)


def _last(chart: LineChart, plot: Plot) -> list[tuple[float, float]]:
    """Where the last value stands in figures."""
    right, down = beside_last(chart)
    x, y = plot.spot(chart.points[-1].period.first, chart.points[-1].value)
    return [(x + right + at, y + down) for at in (0, LETTER, 2 * LETTER)]
