"""The picture says what the figures say: read back from the drawn paths."""

import json
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

import ineen.ground.ui
from ineen.analysis.charts import line, looks
from ineen.analysis.charts.chart import LineChart
from ineen.analysis.charts.filling import NOTHING, PARAMETERS, filled
from ineen.analysis.charts.frame import NARROW, WIDE, Frame, moment
from ineen.analysis.charts.lettering import BOLD_LETTER, shortened
from ineen.analysis.charts.svg import LINE, drawn
from ineen.ground.kernel.figures import FigureStatus
from tests.analysis.charts.series import GOAL, YEARS, chart, monthly, with_status, yearly

Spot = tuple[float, float]
FRAMES = pytest.mark.parametrize("frame", [WIDE, NARROW], ids=["wide", "narrow"])
YEAR = 31_556_952_000  # milliseconds
NUMBER = re.compile(r"[\d.,]+")
SVG = "{http://www.w3.org/2000/svg}"


class Picture:
    """A drawn chart, with a way from pixels back to days and values."""

    def __init__(self, of: LineChart, frame: Frame = WIDE) -> None:
        filling = filled(of, frame)
        self.root = ET.fromstring(drawn(filling))
        self.edges: list[float] = filling.parameters["edges"]
        self.width, self.height = filling.width, filling.height
        self.paths = list(self.root.iter(f"{SVG}path"))
        texts = [("".join(one.itertext()), one) for one in self.root.iter(f"{SVG}text")]
        self.axis = {word: place(one)[1] - 4 for word, one in texts if NUMBER.fullmatch(word) and place(one)[0] == -8}
        self.words = {word: place(one) for word, one in texts if word not in self.axis or place(one)[0] != -8}
        self.top = self._top()

    def _top(self) -> float:
        """The value at the upper edge, by the numbers along the axis."""
        numbers = {float(word.replace(".", "").replace(",", ".")): y for word, y in self.axis.items()}
        high = max(numbers)
        return high * self.height / (self.height - numbers[high])

    def read(self, spot: Spot) -> tuple[float, float]:
        """The moment and the value at a spot."""
        first, last = self.edges
        return first + spot[0] / self.width * (last - first), self.top * (1 - spot[1] / self.height)

    def lines(self) -> list[list[Spot]]:
        return [spots(one) for one in self.paths if is_line(one, looks.LINE) and len(spots(one)) > 1]

    def bands(self) -> list[list[Spot]]:
        return [spots(one) for one in self.paths if one.get("opacity") == "0.14"]

    def way(self) -> list[list[Spot]]:
        return [spots(one) for one in self.paths if one.get("stroke-dasharray")]

    def rings(self, colour: str) -> list[Spot]:
        return [place(one) for one in self.paths if one.get("transform") and one.get("stroke") == colour]

    def dots(self) -> list[Spot]:
        return [place(one) for one in self.paths if one.get("transform") and one.get("fill") == looks.LINE]


def is_line(path: ET.Element, colour: str) -> bool:
    return path.get("stroke") == colour and not path.get("transform") and not path.get("stroke-dasharray")


def spots(path: ET.Element) -> list[Spot]:
    return [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", path.get("d", ""))]


def place(element: ET.Element) -> Spot:
    found = re.fullmatch(r"translate\((-?[\d.]+),(-?[\d.]+)\)", element.get("transform", ""))
    assert found
    return float(found[1]), float(found[2])


def years(picture: Picture, drawn_spots: list[Spot]) -> list[int]:
    return [round(1970 + picture.read(spot)[0] / YEAR) for spot in drawn_spots]


def values(picture: Picture, drawn_spots: list[Spot]) -> list[float]:
    return [picture.read(spot)[1] for spot in drawn_spots]


def near(*expected: float) -> Any:
    """Within a pixel of the pictures here."""
    return pytest.approx(list(expected), abs=2)


@FRAMES
def test_the_line_goes_through_the_figures(frame: Frame) -> None:
    picture = Picture(chart(yearly(YEARS)), frame)
    (drawn_line,) = picture.lines()
    assert values(picture, drawn_line) == near(*YEARS)
    assert years(picture, drawn_line) == list(range(2015, 2025))
    days = [picture.read(spot)[0] for spot in drawn_line]
    assert days == pytest.approx([moment(date(year, 1, 1)) for year in range(2015, 2025)], abs=86_400_000 * 5)


@FRAMES
def test_the_band_runs_from_the_lower_to_the_upper_bounds(frame: Frame) -> None:
    picture = Picture(chart(yearly(YEARS)), frame)
    (band,) = picture.bands()
    assert values(picture, band) == near(*(0.9 * one for one in YEARS), *(1.1 * one for one in reversed(YEARS)))


@FRAMES
def test_a_missing_year_is_a_gap_and_never_zero(frame: Frame) -> None:
    picture = Picture(chart(yearly([400, 380, None, 360, 350])), frame)
    assert [years(picture, one) for one in picture.lines()] == [[2015, 2016], [2018, 2019]]
    assert [years(picture, one) for one in picture.bands()] == [[2015, 2016, 2016, 2015], [2018, 2019, 2019, 2018]]
    assert values(picture, [spot for one in picture.lines() for spot in one]) == near(400, 380, 360, 350)


def test_a_value_alone_between_gaps_is_a_dot_with_its_interval() -> None:
    picture = Picture(chart(yearly([400, 380, None, 360, None, 350, 340])))
    assert years(picture, picture.dots()) == [2018, 2021]
    assert values(picture, picture.dots()) == near(360, 340)
    (rule,) = [one for one in picture.root.iter(f"{SVG}line") if one.get("opacity") == "0.3"]
    x, y = place(rule)
    assert values(picture, [(x, y), (x, y + float(rule.get("y2", "")))]) == near(324, 396)


def test_a_figure_without_interval_has_no_band() -> None:
    assert Picture(chart(yearly(YEARS, low=None, high=None))).bands() == []


@FRAMES
def test_the_dashed_line_leads_from_the_last_value_to_the_ring_of_the_target(frame: Frame) -> None:
    picture = Picture(chart(yearly(YEARS), GOAL), frame)
    (way,) = picture.way()
    assert years(picture, way) == [2024, 2028]
    assert values(picture, way) == near(212, 180)
    assert picture.rings(looks.ACCENT) == [way[-1]]
    assert GOAL.label in picture.words


def test_a_target_of_a_year_with_a_figure_is_a_ring_without_a_way() -> None:
    picture = Picture(chart(yearly(YEARS), replace(GOAL, on=date(2023, 6, 1))))
    assert picture.way() == []
    assert years(picture, picture.rings(looks.ACCENT)) == [2023]
    assert values(picture, picture.rings(looks.ACCENT)) == near(180)


def test_what_is_not_settled_is_open() -> None:
    figures = yearly([400, 390, 380])
    open_ones = tuple(with_status(one, FigureStatus.PROVISIONAL) for one in figures[1:])
    picture = Picture(chart((figures[0], *open_ones)))
    assert years(picture, picture.rings(looks.LINE)) == [2016, 2017]
    assert picture.dots() == []
    settled = Picture(chart(figures))
    assert years(settled, settled.dots()) == [2017]


@pytest.mark.parametrize("given", [YEARS, (1510, 1380), (0, 0, 0), (3, 1, 0), (800_027, 799_895), (0.02, 0.5)])
def test_the_value_axis_begins_at_zero(given: tuple[float, ...]) -> None:
    picture = Picture(chart(yearly(given)))
    assert picture.axis["0"] == pytest.approx(picture.height, abs=1)
    assert all(0 <= y <= picture.height for _, y in picture.lines()[0])


def test_every_layer_is_declared_from_zero() -> None:
    layers = line.declaration()["layer"]
    scales = [layer["encoding"]["y"]["scale"] for layer in layers if "scale" in layer["encoding"]["y"]]
    assert len(scales) > 5
    assert all(scale["domain"][0] == 0 for scale in scales)


def test_what_draws_reads_the_declaration_as_it_is() -> None:
    assert LINE.read_text(encoding="utf-8") == line.as_vega()


def test_the_engine_measures_no_word() -> None:
    """It does so several times for each, which was half of its work; `svg.cleaned` gives words their size."""
    drawn_as = json.loads(LINE.read_text(encoding="utf-8"))
    texts = [one["encode"]["update"] for one in drawn_as["marks"] if one["type"] == "text"]
    assert [one["fontSize"] for one in texts] == [{"value": 0}] * 3
    assert drawn_as["config"]["axis"]["labelFontSize"] == 0
    sizes = {element.get("font-size") for element in Picture(chart(yearly(YEARS), GOAL)).root.iter()}
    assert sizes == {None, "14px", "15px"}


@FRAMES
def test_words_of_a_target_that_do_not_fit_end_in_dots(frame: Frame) -> None:
    asked = replace(GOAL, label=f"{GOAL.label} {'en nog wat ' * 20}")
    (word,) = (word for word in Picture(chart(yearly(YEARS), asked), frame).words if word.startswith(GOAL.label))
    assert word.endswith("…")
    assert len(word) * BOLD_LETTER <= filled(chart(yearly(YEARS)), frame).width
    assert shortened(GOAL.label, 300) == GOAL.label


def test_every_parameter_of_the_declaration_is_filled_in() -> None:
    assert tuple(filled(chart(yearly(YEARS), GOAL), WIDE).parameters) == PARAMETERS


def test_counts_have_no_halves_along_the_axis() -> None:
    for counts in ((0, 0), (1, 0), (3, 2)):
        words = Picture(chart(yearly(counts, low=None, high=None))).axis
        assert not [word for word in words if "," in word]


def test_numbers_and_months_are_dutch() -> None:
    picture = Picture(chart(monthly([1380, 1400, 1510]), unit="misdrijven"))
    assert {"1.510", "jan 2012", "mrt 2012", "misdrijven"} <= set(picture.words)
    assert "1.000" in picture.axis
    assert "32,5" in Picture(chart(yearly([31.2, 32.5]))).words


def test_years_under_many_months_stand_alone() -> None:
    words = Picture(chart(monthly(range(40, 210)), replace(GOAL, on=date(2029, 12, 31)))).words
    assert {"2012", "2015", "2020", "feb 2026", "dec 2029"} <= set(words)


@FRAMES
@pytest.mark.parametrize("count", [1, 2, 3, 8, 13, 30])
def test_names_of_moments_never_touch_and_the_last_value_has_one(frame: Frame, count: int) -> None:
    picture = Picture(chart(yearly(range(100, 100 + count), first=2012), replace(GOAL, on=date(2044, 1, 1))), frame)
    below = sorted((x, word) for word, (x, _) in picture.words.items() if re.fullmatch(r"20\d\d", word))
    assert str(2011 + count) in {word for _, word in below}
    assert all(right - left >= 44 for (left, _), (right, _) in pairwise(below))
    assert below[0][0] >= 14
    assert below[-1][0] <= picture.width - 14


@FRAMES
def test_text_has_at_least_twelve_pixels_at_the_narrowest_width_it_is_shown(frame: Frame) -> None:
    picture = Picture(chart(yearly(YEARS), GOAL), frame)
    sizes = {element.get("font-size") for element in picture.root.iter()} - {None}
    smallest = min(float(str(size).removesuffix("px")) for size in sizes)
    narrowest = {WIDE: 620, NARROW: 280}[frame]
    assert smallest * narrowest / frame.width >= 12


def test_a_long_unit_takes_more_lines_and_no_picture_loses_its_line() -> None:
    unit = "deelnemers aan Burgernet per 1.000 inwoners van vijftien jaar en ouder in de vijf gemeenten samen"
    picture = Picture(chart(yearly(YEARS), unit=unit), NARROW)
    (words,) = [one for one in picture.root.iter(f"{SVG}text") if one.findall(f"{SVG}tspan")]
    assert " ".join(one.text or "" for one in words) == unit
    assert picture.height > 140


def test_without_any_value_the_picture_says_so_and_still_shows_the_target() -> None:
    picture = Picture(chart(yearly([None, None]), GOAL))
    assert NOTHING in picture.words
    assert picture.lines() == []
    assert len(picture.rings(looks.ACCENT)) == 1


def test_words_beside_points_avoid_the_way_to_the_target() -> None:
    down, up = Picture(chart(yearly(YEARS), GOAL)), Picture(chart(yearly(YEARS), replace(GOAL, value=300)))
    assert down.words["212"][1] < down.way()[0][0][1] < up.words["212"][1]
    assert down.words[GOAL.label][1] > down.way()[0][1][1]
    assert up.words[GOAL.label][1] < up.way()[0][1][1]


def test_words_never_stand_on_the_axis() -> None:
    at_zero = Picture(chart(yearly((4, 0)), replace(GOAL, value=0)))
    assert at_zero.words[GOAL.label][1] < at_zero.height - 10


def test_colours_are_those_of_the_theme() -> None:
    theme = (Path(ineen.ground.ui.__file__).parent / "static" / "ui" / "theme.css").read_text(encoding="utf-8")
    tokens = {"ink": looks.INK, "muted": looks.MUTED, "paper": looks.PAPER, "hairline": looks.HAIRLINE}
    tokens |= {"control": looks.AXIS, "link": looks.LINE, "thread": looks.ACCENT}
    assert dict(re.findall(r"--ineen-([\w-]+): (#[0-9a-f]{6});", theme)).items() >= tokens.items()
