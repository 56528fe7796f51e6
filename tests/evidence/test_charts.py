"""Pages read charts that workers drew, and say in words what they show."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from ineen.analysis.charts import drawing
from ineen.evidence.queries import FONTS, LineChart, draw, drawn, forget_unused_charts, legend, sentence
from ineen.evidence.queries import charts as kept_charts
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.figures import Figure, FigureStatus, Rate
from ineen.ground.kernel.periods import Period
from tests.analysis.charts.series import GOAL, YEARS, chart, monthly, with_status, yearly
from tests.ground.ui.test_formats import STAMP, figure

LIGHT = """
import sys, django
django.setup()
from ineen.config import urls
from ineen.evidence.queries import drawn, legend, sentence
from tests.analysis.charts.series import GOAL, YEARS, chart, yearly
asked = chart(yearly(YEARS), GOAL)
print(drawn(asked) is None, bool(sentence(asked) and legend(asked)))
print(*sorted({"altair", "vl_convert"} & sys.modules.keys()))
"""


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    settings.INEEN_DATA = tmp_path
    yield tmp_path / "charts"
    kept_charts._read.cache_clear()


@pytest.fixture
def drawings(monkeypatch: pytest.MonkeyPatch) -> list[LineChart]:
    """Charts that were drawn, by an engine that costs nothing."""
    made: list[LineChart] = []

    def quick(asked: LineChart) -> drawing.Drawing:
        made.append(asked)
        return drawing.Drawing(f"<svg>{len(made)}</svg>", "<svg/>")

    monkeypatch.setattr(drawing, "draw", quick)
    return made


def test_a_page_shows_nothing_until_a_worker_has_drawn(folder: Path) -> None:
    asked = chart(yearly(YEARS), GOAL)
    assert drawn(asked) is None
    made = draw(asked)
    assert drawn(asked) == made
    assert "hooguit 180" in made.wide
    assert "hooguit 180" in made.narrow
    assert made.wide != made.narrow


def test_a_chart_is_drawn_once(folder: Path, drawings: list[LineChart]) -> None:
    asked = chart(yearly(YEARS))
    assert draw(asked) == draw(asked) == draw(chart(yearly(YEARS)))
    assert drawings == [asked]


def test_a_damaged_file_is_drawn_again(folder: Path, drawings: list[LineChart]) -> None:
    asked = chart(yearly(YEARS))
    draw(asked)
    (file,) = folder.iterdir()
    file.write_bytes(file.read_bytes()[:20])
    assert drawn(asked) is None
    assert draw(asked).wide == "<svg>2</svg>"
    assert drawn(asked) == draw(asked)
    assert len(drawings) == 2


def test_what_was_read_is_remembered(folder: Path, drawings: list[LineChart]) -> None:
    asked = chart(yearly(YEARS))
    made = draw(asked)
    assert drawn(asked) == made
    next(folder.iterdir()).unlink()
    assert drawn(asked) == made
    assert kept_charts._read.cache_info().maxsize == kept_charts.MOST_IN_MEMORY


def test_drawings_of_charts_that_are_no_longer_shown_go_after_a_day(folder: Path, drawings: list[LineChart]) -> None:
    old, shown = chart(yearly((5, 6))), chart(yearly(YEARS))
    draw(old)
    draw(shown)
    now = datetime.now(UTC)
    assert forget_unused_charts([shown], now) == 0
    assert forget_unused_charts([shown], now + timedelta(days=2)) == 1
    assert [path.stem for path in folder.iterdir()] == [shown.key]


def test_the_web_never_loads_what_draws(tmp_path: Path) -> None:
    env = os.environ | {
        "DJANGO_SETTINGS_MODULE": "ineen.config.settings",
        "INEEN_DATA": str(tmp_path),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    done = subprocess.run([sys.executable, "-c", LIGHT], env=env, check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["True", "True"]


def test_the_letters_of_a_document_are_those_of_its_charts() -> None:
    assert [path.suffix for path in sorted(FONTS.iterdir())].count(".ttf") == 3


def test_a_sentence_states_values_and_no_verdict() -> None:
    figures = (
        figure(1380, low=1308.1, high=1454.8, period=Period.year(2023)),
        figure(1510, low=1434.8, high=1588.2, period=Period.year(2024)),
    )
    target = replace(GOAL, value=1300)
    assert sentence(chart(figures, target)) == (
        "In 2024 waren het er 1.510; in 2023 waren het er 1.380. "
        "Door toeval kan het aantal schommelen tussen 1.434 en 1.589. Het doel voor 2028 is hooguit 1.300."
    )


def test_a_month_is_set_against_the_same_month_of_the_year_before() -> None:
    told = sentence(chart(monthly(range(10, 25), low=None, high=None)))
    assert told == "In maart 2013 waren het er 24; in maart 2012 waren het er 12."
    assert sentence(chart(monthly([3, 1], low=None, high=None))) == (
        "In februari 2012 was het er 1; in januari 2012 waren het er 3."
    )


def test_a_sentence_tells_what_is_missing_and_what_is_not_settled() -> None:
    figures = yearly([5, None, 6, None], low=None, high=None)
    assert sentence(chart(figures)) == (
        "In 2017 waren het er 6; in 2015 waren het er 5. Over 2018 is er nog geen cijfer."
    )
    provisional = with_status(figures[2], FigureStatus.PROVISIONAL)
    assert sentence(chart((provisional,))) == "In 2017 waren het er 6 (voorlopig)."
    assert sentence(chart(yearly([None]), GOAL)) == (
        "Er is nog geen cijfer om te tekenen. Het doel voor 2028 is hooguit 180."
    )


def test_a_sum_is_never_set_beside_one_from_which_somebody_else_is_missing() -> None:
    whole, next_year = yearly([50, 40], low=None, high=None)
    partial = replace(next_year, status=FigureStatus.INCOMPLETE, missing=(AreaCode("GM0308"),))
    assert sentence(chart((whole, partial))) == "In 2016 waren het er 40 (onvolledig)."


def test_a_rate_is_told_in_its_unit_and_at_least_is_no_at_most() -> None:
    period = Period.year(2024)
    rate = Rate(32.46, 30.87, 34.12, 1000, "inwoners", 46_000, period, STAMP)
    told = sentence(
        chart(
            (figure(1510, period=period, rate=rate),),
            replace(GOAL, value=35.5, at_most=False, on=date(2027, 5, 1)),
            unit="misdrijven per 1.000 inwoners",
            as_rate=True,
        )
    )
    assert told == (
        "In 2024 was het 32,5 misdrijven per 1.000 inwoners. "
        "Door toeval kan het aantal schommelen tussen 30,9 en 34,1. Het doel voor 2027 is ten minste 35,5."
    )


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        (yearly(YEARS, low=None, high=None), []),
        (yearly(YEARS), ["band"]),
        ((with_status(yearly([5])[0], FigureStatus.PROVISIONAL),), ["band", "een voorlopig cijfer"]),
        (
            (figure(5, status=FigureStatus.INCOMPLETE, missing=(AreaCode("GM0308"),)),),
            ["een onvolledig cijfer"],
        ),
        (yearly([5, None, 6], low=None, high=None), ["onderbroken"]),
    ],
)
def test_the_legend_explains_only_what_is_there(figures: tuple[Figure, ...], words: list[str]) -> None:
    every = {"band", "een voorlopig cijfer", "een onvolledig cijfer", "onderbroken"}
    told = legend(chart(figures))
    assert {word for word in every if word in told} == set(words)
    assert ("stippellijn" in legend(chart(figures, GOAL))) is True
    assert "stippellijn" not in told
