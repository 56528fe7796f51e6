"""Pictures that are drawn at once keep the same promises as those of the engine."""

import re
from xml.etree import ElementTree as ET

import pytest

from ineen.analysis.charts.chart import LineChart
from ineen.analysis.charts.direct import Bar, Bars, Funnel, Spot, line, png
from ineen.analysis.charts.direct.canvas import ticks
from ineen.analysis.charts.frame import NARROW, WIDE, Frame
from tests.analysis.charts.series import yearly

BOTH = pytest.mark.parametrize("frame", [WIDE, NARROW], ids=["wide", "narrow"])
SVG = "{http://www.w3.org/2000/svg}"


def words(svg: str) -> list[str]:
    return [one.text or "" for one in ET.fromstring(svg).iter(f"{SVG}text")]


def chart(*values: float | None) -> LineChart:
    return LineChart("Misdrijven", "misdrijven", yearly(values, first=2012))


@BOTH
def test_the_axis_begins_at_zero_and_the_last_value_is_told(frame: Frame) -> None:
    told = words(line(chart(210, 190, 212), frame))
    assert {"0", "212", "misdrijven", "2012", "2014"} <= set(told)


@BOTH
def test_a_gap_in_the_figures_is_a_gap_in_the_line(frame: Frame) -> None:
    drawn = [one.get("d", "") for one in ET.fromstring(line(chart(9, 8, None, 7, 6), frame)).iter(f"{SVG}path")]
    assert sum(one.count("M") for one in drawn if not one.endswith("Z")) == 2


@BOTH
def test_counts_have_no_ticks_between_whole_numbers(frame: Frame) -> None:
    assert not [word for word in words(line(chart(1, 0, 2), frame)) if "," in word]


@pytest.mark.parametrize(
    ("top", "most", "whole", "wanted"),
    [(1568, 4, True, [0, 500, 1000, 1500, 2000]), (2, 4, True, [0, 1, 2]), (0.8, 4, False, [0, 0.2, 0.4, 0.6, 0.8])],
)
def test_ticks_are_round(top: float, most: int, whole: bool, wanted: list[float]) -> None:
    assert ticks(top, most, whole=whole) == pytest.approx(wanted)


@BOTH
def test_a_bar_without_a_value_says_why_and_nothing_leaves_the_picture(frame: Frame) -> None:
    bars = Bars(
        "per 1.000", (Bar("Soest", 32.1, 30, 34, chosen=True), Bar("Baarn <b>", None, why="onbekend")), decimals=1
    )
    svg = bars.drawn(frame)
    assert {"32,1", "onbekend", "Baarn <b>"} <= set(words(svg))
    for box in ET.fromstring(svg).iter(f"{SVG}rect"):
        assert 0 <= float(box.get("x", "0")) + float(box.get("width", "0")) <= frame.width


@BOTH
def test_in_a_funnel_each_area_is_one_dot_and_the_chosen_has_its_name(frame: Frame) -> None:
    spots = tuple(Spot(f"Plaats {at}", 1_000 * at, 30 + at % 5, chosen=at == 7) for at in range(1, 61))
    curves = (((10.0, 20.0), (60.0, 50.0)),)
    svg = Funnel("per 1.000", "inwoners", spots, 32, (900, 70_000), curves).drawn(frame)
    assert svg.count("h0") == 59
    assert words(svg).count("Plaats 7") == 2  # its rim of paper, and itself
    assert not re.search(r"style=|<script|class=", svg)


def test_a_picture_becomes_pixels() -> None:
    assert png(line(chart(3, 4), NARROW)).startswith(b"\x89PNG")
