"""What a survey estimates and what Statistics Netherlands rounds: its own margin, its own line, never added."""

from datetime import date
from pathlib import Path

import pytest

from ineen.evidence.actions import LoadReport, load_source
from ineen.evidence.queries import released, released_sum
from ineen.ground.kernel.actors import RESIDENT, system
from ineen.ground.kernel.area_codes import AreaCode, AreaGroup
from ineen.ground.kernel.figures import FigureStatus
from ineen.ground.kernel.periods import Period
from tests.evidence.conftest import NOW, Load
from tests.helpers.cbs_download import CRIME_OF_CBS, Download
from tests.helpers.survey_download import estimates, row, survey

pytestmark = pytest.mark.django_db(databases="__all__")
AMSTERDAM, UTRECHT, SMALL = AreaCode("GM0363"), AreaCode("RE03"), AreaCode("GM0342")
Y2023 = Period.year(2023)


def take(folder: Path, download: Download, source: str, day: date = date(2026, 6, 23)) -> LoadReport:
    files = []
    for name in download.sets:
        files.append(folder / f"{name}.json")
        files[-1].write_text(download.written(name, "json"), encoding="utf-8")
    return load_source(by=system("test"), now=NOW, source=source, files=files, retrieved=day)


def test_an_estimate_is_shown_with_the_margin_of_its_publisher_and_without_a_rate(tmp_path: Path) -> None:
    take(tmp_path, survey(), "cbs-85146")
    (figure,) = released(RESIDENT, indicator="mark_safety", areas=[AMSTERDAM], periods=[Y2023])
    assert (figure.value, figure.low, figure.high, figure.unit) == (7.1, 7.0, 7.2, "rapportcijfer")
    assert "steekproef" in figure.method
    assert (figure.rate, figure.without_rate) == (None, "")


def test_a_small_municipality_has_no_estimate_and_reads_why(tmp_path: Path) -> None:
    take(tmp_path, survey(), "cbs-85146")
    (figure,) = released(RESIDENT, indicator="mark_safety", areas=[SMALL], periods=[Y2023])
    assert (figure.value, figure.status) == (None, FigureStatus.UNKNOWN)
    assert "meer dan 70.000 inwoners" in figure.method
    assert "basisteam" in figure.method


def test_estimates_of_several_areas_are_never_added(tmp_path: Path) -> None:
    take(tmp_path, survey(), "cbs-85146")
    group = AreaGroup("Samen", (AMSTERDAM, AreaCode("GM0344")))
    (figure,) = released_sum(RESIDENT, indicator="mark_safety", group=group, periods=[Y2023])
    assert (figure.value, figure.status) == (None, FigureStatus.UNKNOWN)
    assert "tellen we niet op" in figure.method


def test_a_margin_that_was_revised_is_a_revision(tmp_path: Path) -> None:
    take(tmp_path, survey(), "cbs-85146")
    wider = [
        row("MOG0095", "GM0363", "2023JJ00", 6.9, 1.6, 4.9) if at == 2 else one for at, one in enumerate(estimates())
    ]
    report = take(tmp_path, survey().but(TypedDataSet=wider), "cbs-85146", date(2026, 6, 24))
    assert (report.unchanged, report.changed) == (False, 1)
    (figure,) = released(RESIDENT, indicator="mark_safety", areas=[AMSTERDAM], periods=[Y2023])
    assert (figure.low, figure.high) == (6.9, 7.2)


def test_counts_of_cbs_and_of_the_police_stay_apart_and_rounding_widens_the_margin(tmp_path: Path, load: Load) -> None:
    load()
    report = take(tmp_path, CRIME_OF_CBS, "cbs-83648")
    assert report.changed == 0
    assert [(one.difference, one.wrong) for one in report.sums] == [(10, True)]
    (of_cbs,) = released(RESIDENT, indicator="cbs_crime_total", areas=[SMALL], periods=[Y2023])
    (of_police,) = released(RESIDENT, indicator="crime_total", areas=[SMALL], periods=[Y2023])
    assert (of_cbs.value, of_cbs.source.publisher) == (95, "CBS")
    assert (of_police.value, of_police.source.publisher) == (28, "Politie")
    assert [of_cbs.low, of_cbs.high] == pytest.approx([75.063, 118.332], abs=1e-3)
