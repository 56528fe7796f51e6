"""What one publisher said at different moments, through different sources: shown, and the later one is in use."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from ineen.evidence.actions import LoadReport, load_source
from ineen.evidence.queries import released, source_versions
from ineen.ground.kernel.actors import RESIDENT, system
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.periods import Period
from tests.evidence.conftest import NOW, Load

pytestmark = pytest.mark.django_db(databases="__all__")
COPY = "incident_type_code,year,incident_count\nTotaal misdrijven,2022,799895\nTotaal misdrijven,2021,742992\n"
APRIL, JUNE = date(2024, 4, 30), date(2026, 6, 23)


@pytest.fixture
def copy(tmp_path: Path) -> Callable[[datetime], LoadReport]:
    """Load the copy of researchers of April 2024."""

    def perform(now: datetime) -> LoadReport:
        path = tmp_path / "kopie.csv"
        path.write_text(COPY, encoding="utf-8")
        return load_source(by=system("test"), now=now, source="national-series", files=[path], retrieved=APRIL)

    return perform


def netherlands(year: int) -> float | None:
    (figure,) = released(RESIDENT, indicator="crime_total", areas=[AreaCode("NL01")], periods=[Period.year(year)])
    return figure.value


@pytest.mark.parametrize("copy_first", [True, False])
def test_a_revision_is_shown_whichever_was_loaded_first_and_the_later_one_is_in_use(
    load: Load, copy: Callable[[datetime], LoadReport], copy_first: bool
) -> None:
    def export(now: datetime) -> LoadReport:
        return load({"Nederland": ("800027",)}, periods=("2022",), retrieved=JUNE, now=now)

    first, second = (copy, export) if copy_first else (export, copy)
    assert first(NOW).changed == 0
    report = second(NOW + timedelta(days=1))
    (change,) = report.changes
    assert report.changed == 1
    assert (str(change.key.area), str(change.key.period)) == ("NL01", "2022")
    assert (change.before.value, change.before_retrieved) == (799895, APRIL)
    assert (change.after.value, change.after_retrieved) == (800027, JUNE)
    assert (report.superseded_by is None) == copy_first
    assert (netherlands(2022), netherlands(2021)) == (800027, 742992)


def test_what_changed_stays_with_the_delivery(load: Load, copy: Callable[[datetime], LoadReport]) -> None:
    copy(NOW)
    version = load({"Nederland": ("800027",)}, periods=("2022**",), retrieved=JUNE).version
    version.refresh_from_db()
    assert version.changed == 1
    assert version.changes == [
        {
            "subject": "Geregistreerde misdrijven",
            "category": "Totaal misdrijven",
            "area": "NL01",
            "period": "2022",
            "before": 799895,
            "before_status": "final",
            "before_retrieved": "2024-04-30",
            "after": 800027,
            "after_status": "provisional",
            "after_retrieved": "2026-06-23",
        }
    ]


def test_deliveries_that_share_no_figure_say_nothing_about_each_other(
    load: Load, copy: Callable[[datetime], LoadReport]
) -> None:
    load(retrieved=JUNE)  # 2023 and 2024
    report = copy(NOW + timedelta(days=1))
    assert (report.changed, report.superseded_by) == (0, None)


def test_the_same_copy_fetched_again_brings_nothing_when_a_newer_delivery_differs(
    load: Load, copy: Callable[[datetime], LoadReport]
) -> None:
    copy(NOW)
    load({"Nederland": ("800027",)}, periods=("2022",), retrieved=JUNE)
    assert copy(NOW + timedelta(days=2)).unchanged
    assert source_versions(RESIDENT).count() == 2


def test_another_publisher_is_not_compared_with(load: Load, tmp_path: Path) -> None:
    load({"Nederland": ("800027",)}, periods=("2022",), retrieved=JUNE)
    path = tmp_path / "inwoners.csv"
    path.write_text("gebied;jaar;inwoners\nNL01;2022;17700000\n", encoding="utf-8")
    report = load_source(
        by=system("test"), now=NOW, source="inhabitants", files=[path], retrieved=JUNE - timedelta(days=900)
    )
    assert (report.changed, report.superseded_by) == (0, None)


def test_a_period_that_was_not_over_is_left_out_and_told(load: Load) -> None:
    report = load({"Soest": ("9", "4")}, periods=("2025", "2026"), retrieved=JUNE)
    assert [str(one) for one in report.unfinished] == ["2026"]
    assert report.version.periods == ["2025"]


def test_a_load_waits_for_no_dead_one_and_leaves_nothing_behind(load: Load, tmp_path: Path) -> None:
    left = tmp_path / "loading" / "van-gisteren"
    left.mkdir(parents=True)
    (left / "rows.csv").write_text("half", encoding="utf-8")
    load(now=datetime(2026, 7, 1, tzinfo=UTC))
    assert list((tmp_path / "loading").iterdir()) == []
