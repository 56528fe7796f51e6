"""The line chart as Vega-Lite, declared once through Altair: for screen and paper, and for every chart alike.

What differs between charts are data and parameters: see `filling`. The picture never suggests more than the
figures say: the value axis begins at zero, a missing value is a gap, what is not settled is drawn open, and the
interval is a band. It holds no title and no source: those stand on the page.

What draws reads `line.vega.json`, the declaration as Vega: `python -m tests.architecture.generated` writes it anew.
"""

import json
from collections.abc import Iterator
from typing import Any, Final

import altair as alt

from ineen.analysis.charts.filling import LEADING, PARAMETERS
from ineen.analysis.charts.lettering import BOLD_MIDDLE, BOLD_WEIGHT, MIDDLE, TOP, UNSIZED
from ineen.analysis.charts.looks import ACCENT, AXIS, FAMILY, HAIRLINE, INK, LINE, MUTED, PAPER
from ineen.analysis.charts.places import AFTER

VEGA_LITE: Final = "6.4"


def declaration() -> dict[str, Any]:
    """The chart as Vega-Lite, without its data and the values of its parameters."""
    drawn = alt.layer(*_interval(), *_lines(), *_points(), *_words())
    made = drawn.properties(autosize=alt.AutoSizeParams(type="none"), background="transparent")
    return dict(made.configure(**_looks()).to_dict()) | {"params": [{"name": name} for name in PARAMETERS]}


def as_vega() -> str:
    """The declaration in the language of the engine, as JSON: to be made once, for it takes longer than a picture."""
    import vl_convert

    return json.dumps(vl_convert.vegalite_to_vega(declaration(), VEGA_LITE), indent=1, sort_keys=True) + "\n"


def _on(data: str, value: str = "value", only: str = "") -> alt.Chart:
    chart = alt.Chart(alt.NamedData(data)).encode(x=_time_axis(), y=_value_axis(value))
    return chart.transform_filter(only) if only else chart


def _time_axis() -> alt.X:
    axis = alt.Axis(
        title=None,
        values=alt.ExprRef("named"),
        labelExpr="utcFormat(datum.value, months || utcmonth(datum.value) ? '%b %Y' : '%Y')",
        labelOverlap=False,
        labelBound=False,
        labelFlush=False,
        labelPadding=8 + TOP,
        labelBaseline="alphabetic",
        grid=False,
        ticks=False,
        domainColor=AXIS,
    )
    edges = [alt.ExprRef("edges[0]"), alt.ExprRef("edges[1]")]
    return alt.X("at:T", scale=alt.Scale(type="utc", domain=edges, nice=False), axis=axis)


def _value_axis(value: str) -> alt.Y:
    axis = alt.Axis(
        title=None,
        format=",~f",
        tickCount=alt.ExprRef("ticks"),
        labelOverlap=False,
        labelPadding=8,
        labelBaseline="alphabetic",
        labelOffset=MIDDLE,
        grid=True,
        domain=False,
        ticks=False,
    )
    return alt.Y(f"{value}:Q", scale=alt.Scale(domain=[0, alt.ExprRef("top")], nice=True), axis=axis)


def _interval() -> Iterator[alt.Chart]:
    yield _on("points", "low").mark_area(color=LINE, opacity=0.14).encode(y2="high", detail="run:N")
    alone = _on("points", "low", only="datum.alone && isValid(datum.low)")
    yield alone.mark_rule(color=LINE, opacity=0.3, strokeWidth=3).encode(y2="high")


def _lines() -> Iterator[alt.Chart]:
    yield _on("way").mark_line(color=ACCENT, strokeWidth=2, strokeDash=[4, 4])
    width = alt.ExprRef("thin ? 1.75 : 2.5")
    yield _on("points").mark_line(color=LINE, strokeJoin="round", strokeWidth=width).encode(detail="run:N")


def _points() -> Iterator[alt.Chart]:
    closed = _on("points", only="!datum.open && (datum.alone || datum.last)")
    yield closed.mark_point(filled=True, fill=LINE, opacity=1, size=64)
    ring: dict[str, Any] = {"size": alt.ExprRef("thin ? 20 : 44"), "strokeWidth": alt.ExprRef("thin ? 1.5 : 2")}
    yield _on("points", only="datum.open").mark_point(fill=PAPER, stroke=LINE, opacity=1, **ring)
    yield _on("target").mark_point(fill=PAPER, stroke=ACCENT, opacity=1, size=80, strokeWidth=2)


def _words() -> Iterator[alt.Chart]:
    """Bold words have a rim of paper, which comes to lie under them in `svg.cleaned`."""
    bold: dict[str, Any] = {"fontWeight": BOLD_WEIGHT, "fontSize": UNSIZED, "baseline": "alphabetic"}
    bold |= {"stroke": PAPER, "strokeWidth": 4}
    place: dict[str, Any] = {"align": "left", "dx": alt.ExprRef("beside[0]")}
    place |= {"dy": alt.ExprRef(f"beside[1] + {BOLD_MIDDLE}")}
    last = _on("points", only="datum.last").transform_calculate(text="format(datum.value, number)")
    yield last.mark_text(fill=INK, **bold, **place).encode(text="text:N")
    place = {"align": "right", "dx": AFTER, "dy": alt.ExprRef(f"below + {BOLD_MIDDLE}")}
    yield _on("target").mark_text(fill=ACCENT, **bold, **place).encode(text="label:N")
    place = {"align": "left", "baseline": "alphabetic", "lineHeight": LEADING}
    unit = alt.Chart(alt.NamedData("unit")).mark_text(fill=MUTED, fontSize=UNSIZED, **place)
    yield unit.encode(x=alt.value(alt.ExprRef("corner[0]")), y=alt.value(alt.ExprRef("corner[1]")), text="text:N")


def _looks() -> dict[str, Any]:
    axis = alt.AxisConfig(labelFontSize=UNSIZED, labelColor=MUTED, labelLimit=0, gridColor=HAIRLINE, gridWidth=1)
    return {"font": FAMILY, "view": alt.ViewConfig(stroke=None), "axis": axis, "aria": False}
