"""Many small line charts of one scale: to see at a glance where a course differs, never who is worst."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Final

from ineen.analysis.charts.chart import LineChart
from ineen.analysis.charts.direct.canvas import Canvas, grid, label, ticks, value_words
from ineen.analysis.charts.direct.line import draw_run
from ineen.analysis.charts.frame import Frame, moment
from ineen.analysis.charts.lettering import BOLD_LETTER, LETTER
from ineen.ground.kernel.dutch import number, period
from ineen.ground.kernel.periods import Period

SMALL: Final = Frame(260, 130)
HEAD, FOOT = 12, 24  # pixels above and under the plot
MOST_LINES: Final = 4


@dataclass(frozen=True, slots=True)
class Multiples:
    """Charts of one unit about several areas.

    charts
        all that share the scale, also those on another page, by whatever names them.
    top, first, last
        the value that fits in each, and the periods from edge to edge.
    """

    charts: Mapping[str, LineChart]
    top: float = field(init=False)
    first: Period = field(init=False)
    last: Period = field(init=False)

    def __post_init__(self) -> None:
        told = [one.period for chart in self.charts.values() for one in chart.figures]
        tops = [chart.top for chart in self.charts.values() if chart.points]
        object.__setattr__(self, "top", max(tops, default=1.0))
        object.__setattr__(self, "first", min(told))
        object.__setattr__(self, "last", max(told))

    def drawn(self, name: str) -> str:
        """One of them, on the scale of all."""
        chart, canvas = self.charts[name], Canvas(SMALL.width, SMALL.height)
        values = ticks(self.top, MOST_LINES, whole=all(not one.decimals for one in self.charts.values() if one.points))
        texts = [label(value, values[1]) for value in values]
        plot = _Plot(self, LETTER * max(map(len, texts)) + 12, values[-1])
        grid(canvas, [(plot.y(value), text) for value, text in zip(values, texts, strict=True)], plot.left, SMALL.width)
        for day, anchor in ((self.first, "start"), (self.last, "end")):
            at = plot.left if anchor == "start" else SMALL.width - 2
            canvas.words((at, SMALL.height - 6), period(day), anchor=anchor)
        for _, points in groupby(chart.points, key=lambda point: point.run):
            draw_run(canvas, plot, list(points))
        if chart.points:
            end = chart.points[-1]
            at, text = plot.x(end.period.first), number(end.value, chart.decimals)
            inside = min(at, SMALL.width - BOLD_LETTER * len(text) / 2 - 2)
            value_words(canvas, (inside, max(plot.y(end.value) - 8, 14)), text, anchor="middle")
        return canvas.svg()


class _Plot:
    """From days and values to pixels."""

    def __init__(self, shown: Multiples, left: float, top: float) -> None:
        self.left, self._top = left, top
        self._first = moment(shown.first.first)
        self._span = max(moment(shown.last.first) - self._first, 1)

    def x(self, day: date) -> float:
        return self.left + 8 + (SMALL.width - self.left - 20) * (moment(day) - self._first) / self._span

    def y(self, value: float) -> float:
        return HEAD + (SMALL.height - HEAD - FOOT) * (1 - value / self._top)
