from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from ineen.evidence.actions import load_source
from ineen.evidence.queries import SourceVersion, released, source_versions
from ineen.ground.audit.models import AuditEntry
from ineen.ground.kernel.actors import RESIDENT, system
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput, NotFound
from tests.evidence.conftest import NOW, Load
from tests.helpers.police_export import REGIONS, TITLE

pytestmark = pytest.mark.django_db(databases="__all__")
EXAMPLE = Path(__file__).parents[2] / "examples" / "figures" / "registered-crime-2022-2024.csv"
SOEST = AreaCode("GM0342")


def soest(year: int = 2024) -> float | None:
    return next(iter(released(RESIDENT, indicator="crime_total", areas=[SOEST], periods=[Period.year(year)]))).value


def test_a_load_tells_what_it_found_and_catalogues_it(load: Load) -> None:
    report = load({**REGIONS, "Nergenshuizen": ("1", "2")})
    assert not report.unchanged
    assert (report.cells, report.areas, report.changes, report.superseded_by) == (16, 8, (), None)
    assert [(one.row, one.name) for one in report.unresolved] == [(15, "Nergenshuizen")]
    assert [one.difference for one in report.sums] == [0, 0, 0, 0]
    version = report.version
    assert (version.publisher, version.table, version.title) == ("Politie", "47013NED", TITLE)
    assert (version.classification_year, version.periods, version.rows) == (2026, ["2023", "2024"], 16)
    assert version.status == SourceVersion.Status.FINAL
    assert version.unresolved == [{"file": "uitvoer.csv", "row": 15, "name": "Nergenshuizen"}]


def test_a_load_and_its_release_are_in_the_audit(load: Load) -> None:
    load()
    told = list(AuditEntry.objects.order_by("pk").values_list("what", "actor_label"))
    assert told == [
        ("levering geladen", "test"),
        ("levering vrijgegeven", "test"),
    ]


def test_the_same_content_again_adds_nothing_even_when_it_was_fetched_later(load: Load, figures: Path) -> None:
    first = load()
    files = sorted(figures.rglob("*"))
    again = load(retrieved=date(2026, 6, 30), now=NOW + timedelta(days=1))
    assert again.unchanged
    assert again.version == first.version
    assert list(source_versions(RESIDENT)) == [first.version]
    assert sorted(figures.rglob("*")) == files


def test_a_revision_keeps_both_and_tells_how_much_changed_the_largest_first(load: Load) -> None:
    first = load()
    revised = load(
        {**REGIONS, "Soest": ("28", "20"), "Baarn": ("12", "11"), "Buitenland": ("1", ".")}, retrieved=date(2026, 6, 24)
    )
    assert [(str(one.key.area), str(one.key.period), one.before.value, one.after.value) for one in revised.changes] == [
        ("GM0342", "2024", 30, 20),
        ("GM0308", "2023", 10, 12),
        ("GM0998", "2023", None, 1),
    ]
    assert list(source_versions(RESIDENT)) == [revised.version, first.version]
    assert soest() == 20


def test_what_was_fetched_later_wins_whenever_it_was_loaded(load: Load) -> None:
    newer = load(retrieved=date(2026, 6, 23))
    older = load({**REGIONS, "Soest": ("28", "99")}, retrieved=date(2026, 1, 5), now=NOW + timedelta(days=1))
    assert older.superseded_by == newer.version
    assert soest() == 30


def test_of_two_deliveries_of_one_day_the_last_loaded_wins(load: Load) -> None:
    load()
    load({**REGIONS, "Soest": ("28", "99")}, now=NOW + timedelta(hours=1))
    assert soest() == 99


def test_a_publisher_that_returns_to_an_earlier_content_gives_a_version_again(load: Load) -> None:
    load(retrieved=date(2026, 6, 1))
    load({**REGIONS, "Soest": ("28", "99")}, retrieved=date(2026, 6, 2))
    back = load(retrieved=date(2026, 6, 3))
    assert not back.unchanged
    assert soest() == 30
    assert load(retrieved=date(2026, 6, 4)).unchanged


def test_deliveries_of_different_periods_stand_side_by_side(load: Load) -> None:
    load()
    later = load({"Soest": ("31",)}, periods=("2025*",), retrieved=date(2026, 6, 24))
    assert later.version.status == SourceVersion.Status.PROVISIONAL
    assert later.changes == ()
    assert (soest(2024), soest(2025)) == (30, 31)


def test_an_error_changes_nothing(load: Load, figures: Path) -> None:
    with pytest.raises(BadInput):
        load({"Soest": ("28", "-1")})
    with pytest.raises(BadInput, match="Geen enkele regio"):
        load({"Nergenshuizen": ("28", "1")})
    with pytest.raises(
        BadInput, match=r"uitvoer\.csv, rij 8: GM0342 staat twee keer in de levering voor 2023: ook in .*rij 7"
    ):
        load({"Soest": ("28", "30"), "Soest ": ("28", "31")})
    with pytest.raises(BadInput, match="Geen enkele periode in deze levering was op 2026-06-23 voorbij"):
        load({"Soest": ("1", "2")}, periods=("2026", "2026 juni"))
    assert not source_versions(RESIDENT).exists()
    assert not figures.exists()


def test_a_load_killed_before_its_act_leaves_the_old_figures_in_use(
    load: Load, figures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(**_: object) -> SourceVersion:
        raise KeyboardInterrupt

    load()
    with monkeypatch.context() as patch:
        patch.setattr("ineen.evidence.actions.load._keep_version", killed)
        with pytest.raises(KeyboardInterrupt):
            load({**REGIONS, "Soest": ("28", "20")}, retrieved=date(2026, 6, 24))
    assert soest() == 30
    left = sorted(figures.rglob("*.parquet"))
    assert len(left) == 2
    load({**REGIONS, "Soest": ("28", "20")}, retrieved=date(2026, 6, 24))
    assert soest() == 20
    assert sorted(figures.rglob("*.parquet")) == left


def test_two_loads_at_once_make_one_version(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load()
    monkeypatch.setattr("ineen.evidence.actions.preparing._known", lambda *_: None)
    assert load().version == first.version
    assert source_versions(RESIDENT).count() == 1


def test_a_damaged_file_of_figures_is_refused_by_its_hash_and_mended_by_loading_again(
    load: Load, figures: Path
) -> None:
    load()
    path = next(figures.rglob("*.parquet"))
    path.write_bytes(path.read_bytes()[:-8])
    (figure,) = released(RESIDENT, indicator="crime_total", areas=[SOEST], periods=[Period.year(2024)])
    assert figure.value is None
    assert f"{path.stem} is beschadigd" in figure.method
    assert load().unchanged
    assert soest() == 30


def test_a_name_that_two_municipalities_bear_is_listed_and_not_guessed(load: Load) -> None:
    report = load({**REGIONS, "Bergen": ("1", "2")})
    assert [one.name for one in report.unresolved] == ["Bergen"]


def test_the_day_of_retrieval_is_asked_believed_and_never_in_the_future(load: Load, tmp_path: Path) -> None:
    by, files = system("test"), [EXAMPLE]
    report = load_source(by=by, now=NOW, source="registered-totals", files=files)
    assert report.version.retrieved == date(2026, 6, 23)
    with pytest.raises(BadInput, match="zegt dat het is opgehaald op 2026-06-23"):
        load_source(by=by, now=NOW, source="registered-totals", files=files, retrieved=date(2026, 6, 22))
    with pytest.raises(BadInput, match="in de toekomst"):
        load(retrieved=date(2026, 7, 2))
    assert load(retrieved=date(2026, 7, 2), now=datetime(2026, 7, 1, 22, 30, tzinfo=UTC)).version.pk
    with pytest.raises(BadInput, match="--retrieved"):
        load_source(by=by, now=NOW, source="politie-47013", files=[tmp_path / "uitvoer.csv"])


def test_an_unknown_source_and_a_missing_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="politie-47013, politie-47018"):
        load_source(by=system("test"), now=NOW, source="brandweer", files=[])
    with pytest.raises(BadInput, match=r"weg\.csv: .*niet te lezen"):
        load_source(by=system("test"), now=NOW, source="politie-47013", files=[tmp_path / "weg.csv"])


def test_only_a_source_that_its_publisher_made_public_is_released(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from ineen.analysis.sources.registry import CONNECTORS

    closed = replace(CONNECTORS["politie-47013"], release=None)
    monkeypatch.setitem(CONNECTORS, "politie-47013", closed)
    load()
    assert len(released(RESIDENT, indicator="crime_total", areas=[SOEST])) == 0
