"""What one chart puts into the declaration that all charts share: its data, its size and its parameters."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap
from typing import Any, Final

from ineen.analysis.charts.chart import LineChart, Point
from ineen.analysis.charts.frame import RIGHT, Frame, Span, moment, named, short
from ineen.analysis.charts.lettering import LETTER, TOP, shortened
from ineen.analysis.charts.places import below_target, beside_last

HEAD, LEADING, FOOT = 16, 18, 32  # pixels above the line, per line of the unit, and under the line
STEP = 56  # pixels between two numbers along the value axis, about
DENSE = 60  # from this many values on, line and rings are thin

NOTHING: Final = "Er is nog geen cijfer om te tekenen."

PARAMETERS: Final = ("edges", "named", "months", "top", "ticks", "number", "thin", "beside", "below", "corner")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Filling:
    """What differs from chart to chart.

    width, height
        of the plot, in pixels; `padding` lies around it.
    parameters
        a value for each of PARAMETERS.
    data
        rows by the name of their dataset.
    """

    width: int
    height: int
    padding: dict[str, int]
    parameters: Row
    data: dict[str, list[Row]]


def filled(chart: LineChart, frame: Frame) -> Filling:
    """What a chart puts into the declaration, to be drawn in a frame."""
    unit = wrap(_seen(chart.unit) if chart.points else NOTHING, int(frame.width / LETTER))
    left, top = frame.left(chart), HEAD + LEADING * len(unit)
    height = frame.height - top - FOOT
    return Filling(
        width=frame.inner(chart),
        height=height,
        padding={"left": left, "right": RIGHT, "top": top, "bottom": FOOT},
        parameters=_parameters(chart, frame, height) | {"corner": [-left, 2 - top + TOP]},
        data=_data(chart, frame) | {"unit": [{"text": unit}]},
    )


def _parameters(chart: LineChart, frame: Frame, height: int) -> Row:
    ticks = height // STEP
    return {
        "edges": Span.of(chart, frame).edges,
        "named": [moment(day) for day in named(chart, frame)],
        "months": short(chart),
        "top": chart.top,
        "ticks": ticks if chart.decimals else min(ticks, int(chart.top)),
        "number": f",.{chart.decimals}f",
        "thin": len(chart.points) >= DENSE,
        "beside": beside_last(chart),
        "below": below_target(chart, frame, height),
    }


def _data(chart: LineChart, frame: Frame) -> dict[str, list[Row]]:
    rows = list(_rows(chart.points))
    if not (chart.target and chart.due):
        return {"points": rows, "target": [], "way": []}
    label = shortened(_seen(chart.target.label), frame.inner(chart))
    ring = {"at": moment(chart.due.first), "value": chart.target.value, "label": label}
    return {"points": rows, "target": [ring], "way": [rows[-1], ring] if chart.ahead else []}


def _rows(points: tuple[Point, ...]) -> Iterator[Row]:
    sizes = Counter(point.run for point in points)
    for point in points:
        bounded = point.low is not None and point.high is not None
        yield {
            "at": moment(point.period.first),
            "value": point.value,
            "low": point.low if bounded else None,
            "high": point.high if bounded else None,
            "run": point.run,
            "alone": sizes[point.run] == 1,
            "last": point is points[-1],
            "open": point.unsettled,
        }


def _seen(text: str) -> str:
    """Without what has no shape: control characters would break the picture."""
    return "".join(letter for letter in text if letter.isprintable())
