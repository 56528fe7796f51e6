"""What may be drawn as one line, where it breaks, and under which name the drawing is kept."""

from dataclasses import replace
from datetime import date

import pytest

from ineen.analysis.charts import chart as charts
from ineen.analysis.charts.chart import LineChart
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.figures import Figure, FigureStatus, Rate
from ineen.ground.kernel.periods import Period
from tests.analysis.charts.series import GOAL, YEARS, chart, monthly, yearly
from tests.ground.ui.test_formats import STAMP, figure

BAARN = AreaCode("GM0308")


def runs(line: LineChart) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for point in line.points:
        found.setdefault(point.run, []).append(str(point.period))
    return list(found.values())


def test_a_missing_year_breaks_the_line() -> None:
    assert runs(chart(yearly([5, 6, None, 7, 8]))) == [["2015", "2016"], ["2018", "2019"]]


def test_a_year_that_nobody_asked_for_breaks_it_too() -> None:
    figures = yearly([5, 6, 7, 8])
    assert runs(chart((figures[0], *figures[2:]))) == [["2015"], ["2017", "2018"]]


def test_a_sum_from_which_a_member_is_missing_is_not_joined_to_a_whole_one() -> None:
    whole = yearly([5, 6])
    short = figure(4, period=Period.year(2017), status=FigureStatus.INCOMPLETE, missing=(BAARN,))
    shorter = replace(short, period=Period.year(2018))
    line = chart((*whole, short, shorter))
    assert runs(line) == [["2015", "2016"], ["2017", "2018"]]
    assert [point.unsettled for point in line.points] == [False, False, True, True]


def test_other_borders_break_the_line_and_an_estimate_is_not_settled() -> None:
    then, sum_, share, now = yearly([40, 50, 51, 52], first=2020)
    then = replace(then, made_of="binnen de grenzen van 2026")
    sum_ = replace(sum_, made_of="som van A en B (indeling 2026)", borders=2026)
    share = replace(share, made_of="omgerekend uit A en B (indeling 2026)", borders=2026, estimated=True)
    points = chart((then, sum_, share, now)).points
    assert [one.run for one in points] == [0, 1, 1, 1]
    assert [one.unsettled for one in points] == [False, False, True, False]


def test_a_rate_is_drawn_where_there_is_one() -> None:
    def rated(year: int, rate: float | None) -> Figure:
        found = None if rate is None else Rate(rate, rate - 1, rate + 1, 1000, "inwoners", 46_000, period, STAMP)
        return figure(1500, period=Period.year(year), rate=found, without_rate="" if rate else "Geen inwoners.")

    period = Period.year(2024)
    line = chart((rated(2022, 32.5), rated(2023, None), rated(2024, 33)), as_rate=True)
    assert [(point.value, point.low, point.high) for point in line.points] == [(32.5, 31.5, 33.5), (33, 32, 34)]
    assert runs(line) == [["2022"], ["2024"]]
    assert line.decimals == 1


@pytest.mark.parametrize(("values", "decimals"), [([1510, 0], 0), ([7.25, 8], 1), ([1.5, 0.5], 2), ([None], 0)])
def test_numbers_have_as_many_decimals_as_they_need(values: list[float | None], decimals: int) -> None:
    assert chart(yearly(values)).decimals == decimals


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ((), "one indicator"),
        ((*yearly([1]), figure(1, area=BAARN, period=Period.year(2016))), "one area"),
        (tuple(reversed(yearly([1, 2]))), "order of time"),
        ((*yearly([1]), *yearly([1])), "each period once"),
        ((*yearly([1]), *monthly([1], first=2016)), "all about a year"),
        ((figure(1, period=Period.parse("2024KW01")),), "all about a year"),
    ],
)
def test_what_is_not_one_series_is_refused(figures: tuple[Figure, ...], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        chart(figures)


def test_the_target_lies_in_the_period_of_its_day() -> None:
    assert chart(yearly(YEARS), GOAL).due == Period.year(2028)
    assert chart(monthly([1, 2]), GOAL).due == Period.months(2028, 12)
    assert chart(yearly(YEARS), GOAL).ahead
    assert not chart(yearly(YEARS), replace(GOAL, on=date(2024, 1, 1))).ahead
    assert not chart(yearly([None]), GOAL).ahead


def test_the_same_picture_has_the_same_name_in_every_process() -> None:
    assert chart(yearly([5, None, 7]), GOAL).key == ("ba61ce5b8622842efd66bac90a3d9c199af0dfb98ae5ea2fc90dd2de5641d195")
    assert chart(yearly([5, None, 7]), GOAL, title="Anders").key == chart(yearly([5, None, 7]), GOAL).key


def test_whatever_is_drawn_is_in_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    figures = yearly([5, 6, 7])
    provisional = (*figures[:2], replace(figures[2], status=FigureStatus.PROVISIONAL))
    keys = [
        chart(figures).key,
        chart(figures, GOAL).key,
        chart(figures, replace(GOAL, value=170)).key,
        chart(figures, replace(GOAL, on=date(2029, 1, 1))).key,
        chart(figures, replace(GOAL, label="doel")).key,
        chart(figures, unit="misdrijven").key,
        chart(provisional).key,
        chart(yearly([5, 6, 8])).key,
        chart(yearly([5, 6, 7], low=None)).key,
        chart(yearly([5, 6, 7], first=2014)).key,
        chart((figures[0], figures[2])).key,
        chart(yearly([5, 6, 7, None])).key,
        chart(figures, as_rate=True).key,
    ]
    monkeypatch.setattr(charts, "DRAWING", charts.DRAWING + 1)
    keys.append(chart(figures).key)
    assert len(set(keys)) == len(keys)
