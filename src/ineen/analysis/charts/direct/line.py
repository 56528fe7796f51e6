"""The line chart, drawn at once: the same request as the engine draws, and read the same way."""

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from typing import Protocol

from ineen.analysis.charts.chart import LineChart, Point
from ineen.analysis.charts.direct.canvas import Canvas, grid, label, ticks, value_words
from ineen.analysis.charts.frame import BESIDE, RIGHT, Frame, Span, moment, named, short
from ineen.analysis.charts.lettering import LETTER
from ineen.analysis.charts.looks import INK, LINE, PAPER
from ineen.ground.kernel.dutch import number
from ineen.ground.kernel.periods import MONTHS, Period

HEAD, FOOT = 34, 32  # pixels above the plot, with the unit, and under it
STEP = 56  # between two numbers along the value axis, about


def line(chart: LineChart, frame: Frame, also: Mapping[Period, float] | None = None) -> str:
    """Values with their band; a gap is a gap, and an open ring is not settled. Without a target: that is for goals.

    also
        other values of the same periods, as a dotted line over them.
    """
    canvas, plot = Canvas(frame.width, frame.height), _Plot(chart, frame, max((also or {}).values(), default=0))
    canvas.words((2, 16), chart.unit)
    grid(canvas, plot.marks, plot.left, frame.width - 4)
    for day in named(chart, frame):
        canvas.words((plot.x(day), frame.height - 10), _name(chart, day), anchor="middle")
    for _, points in groupby(chart.points, key=lambda point: point.run):
        draw_run(canvas, plot, list(points))
    if also:
        dotted = [(plot.x(period.first), plot.y(value)) for period, value in sorted(also.items())]
        canvas.path(dotted, stroke=INK, width=1.75, dash="2 4")
    last = chart.points[-1]
    text = number(last.value, chart.decimals)
    value_words(canvas, (plot.x(last.period.first) + BESIDE, plot.y(last.value) + 5), text)
    values = {one.period: one.value for one in chart.points}
    for figure in chart.figures:
        canvas.stop((plot.x(figure.period.first), plot.y(values.get(figure.period, 0))))
    return canvas.svg()


class _Plot:
    """From days and values to pixels."""

    def __init__(self, chart: LineChart, frame: Frame, least: float) -> None:
        values = ticks(max(chart.top, least), (frame.height - HEAD - FOOT) // STEP, whole=not chart.decimals)
        widest = max(len(label(value, values[1])) for value in values)  # the highest mark may have one digit more
        self.left = float(max(frame.left(chart), round(LETTER * widest) + 10))
        self._edges, self._width = Span.of(chart, frame).edges, frame.width - self.left - RIGHT
        self._top, self._height = values[-1], frame.height - HEAD - FOOT
        self.marks = [(self.y(value), label(value, values[1])) for value in values]

    def x(self, day: date) -> float:
        first, last = self._edges
        return self.left + self._width * (moment(day) - first) / (last - first)

    def y(self, value: float) -> float:
        return HEAD + self._height * (1 - value / self._top)


class Plot(Protocol):
    """Where a day and a value lie."""

    def x(self, day: date) -> float: ...

    def y(self, value: float) -> float: ...


def draw_run(canvas: Canvas, plot: Plot, points: list[Point]) -> None:
    """Values without a gap between them, with their band."""
    bounded = [one for one in points if one.low is not None and one.high is not None]
    upper = [(plot.x(one.period.first), plot.y(one.high or 0)) for one in bounded]
    lower = [(plot.x(one.period.first), plot.y(one.low or 0)) for one in bounded]
    if len(bounded) > 1:
        canvas.surface([*upper, *reversed(lower)])
    elif bounded:
        canvas.line(upper[0], lower[0], stroke=LINE, width=3)
    spots = [(plot.x(one.period.first), plot.y(one.value)) for one in points]
    if len(spots) > 1:
        canvas.path(spots)
    for one, spot in zip(points, spots, strict=True):
        if one.unsettled:
            canvas.circle(spot, 4, fill=PAPER, stroke=LINE)
        elif one is points[-1]:
            canvas.circle(spot, 4.5)


def _name(chart: LineChart, day: date) -> str:
    return f"{MONTHS[day.month - 1][:3]} {day.year}" if short(chart) or day.month > 1 else str(day.year)
