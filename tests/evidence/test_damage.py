"""A damaged file: what it may have said is told by nobody else; what newer deliveries say stands."""

from datetime import date
from pathlib import Path

import pytest

from ineen.evidence.models import SourceVersion
from ineen.evidence.queries import coverage, damaged_files, folder_of, released
from ineen.ground.kernel.actors import RESIDENT
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.figures import FigureStatus
from tests.helpers.deliveries import deliver

pytestmark = pytest.mark.django_db(databases="__all__")


def damage(version: SourceVersion) -> str:
    """Break the file of a delivery; returns the hash that it was named by."""
    (path,) = folder_of(version.source, version.content_hash).glob("*.parquet")
    path.write_bytes(path.read_bytes()[:-8])
    return path.stem


def crime() -> dict[str, tuple[int | float | None, str]]:
    found = released(RESIDENT, indicator="crime_total", areas=[AreaCode("GM0342")])
    return {str(figure.period): (figure.value, figure.method) for figure in found}


@pytest.fixture
def old() -> SourceVersion:
    return deliver({"GM0342": {"2021": 21, "2022": 22}})


@pytest.fixture
def new(old: SourceVersion) -> SourceVersion:
    return deliver({"GM0342": {"2022": 220, "2023": 23}}, retrieved=date(2026, 7, 1))


def test_a_damaged_older_file_takes_only_the_cells_that_it_alone_holds(old: SourceVersion, new: SourceVersion) -> None:
    name = damage(old)
    found = crime()
    assert [found[year][0] for year in ("2022", "2023")] == [220, 23]
    assert found["2021"][0] is None
    assert f"Het cijferbestand {name} is beschadigd. Laad levering {old.content_hash} opnieuw." in found["2021"][1]


def test_an_older_delivery_never_stands_in_for_a_damaged_newer_one(old: SourceVersion, new: SourceVersion) -> None:
    name = damage(new)
    found = crime()
    assert found["2021"][0] == 21
    for year in ("2022", "2023"):
        assert found[year][0] is None
        assert name in found[year][1]


def test_what_a_damaged_file_may_have_said_is_unknown(old: SourceVersion) -> None:
    damage(old)
    found = released(RESIDENT, indicator="crime_total", areas=[AreaCode("GM0342")])
    assert {figure.status for figure in found} == {FigureStatus.UNKNOWN}
    assert coverage(RESIDENT, indicator="crime_total").areas == ()


def test_a_file_that_was_read_before_is_looked_at_again_when_it_changes(old: SourceVersion) -> None:
    assert crime()["2021"][0] == 21
    damage(old)
    assert crime()["2021"][0] is None


def test_a_damaged_file_is_logged_and_listed_by_its_hash(old: SourceVersion, caplog: pytest.LogCaptureFixture) -> None:
    assert damaged_files(RESIDENT) == ()
    name = damage(old)
    crime()
    crime()
    assert [record.levelname for record in caplog.records if name in record.getMessage()] == ["ERROR"]
    (told,) = damaged_files(RESIDENT)
    assert name in told


def test_a_folder_that_is_gone_is_told(old: SourceVersion) -> None:
    folder = folder_of(old.source, old.content_hash)
    folder.rename(Path(f"{folder}.weg"))
    assert damaged_files(RESIDENT) == (
        f"Het cijferbestand van levering {old.content_hash} is er niet. Laad deze levering opnieuw.",
    )
