"""Loading a region set: what comes in, and what is refused without a trace."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ineen.ground.areas import queries
from ineen.ground.areas.actions import load_areas, load_municipalities
from ineen.ground.kernel.actors import system
from ineen.ground.kernel.refusals import BadInput, NotFound

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
BY = system("test")
HEAD = '"Key","Title","Description","Municipality","DetailRegionCode"\n'
# an invented municipality, in the form that CBS publishes
SLICE = (
    HEAD
    + '"NL00      ","Nederland",,"",""\n'
    + '"GM9001    ","Waterdún","Gemeente \'Waterdún\' (GM9001)\n\n over meer regels","GM9001","GM9001"\n'
    + '"WK900100  ","Wijk 00 Haven",,"GM9001","WK900100"\n'
    + '"BU90010000","Oude Haven",,"GM9001","BU90010000"\n'
    + '"BU9001000A","Verspreide huizen Haven",,"GM9001","BU9001000A"\n'
    + '"WK900101  ","Wijk 01 Dún",,"GM9001","WK900101"\n'
    + '"GM0000    ","Gemeente onbekend",,"GM0000","GM0000"\n'
    + '"WK000000  ","Wijk onbekend",,"GM0000","WK000000"\n'
    + '"BU00000000","Buurt onbekend",,"GM0000","BU00000000"\n'
)

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "WijkenEnBuurten.csv"
        path.write_bytes(text.encode("utf-8"))
        return path

    return write


def test_a_region_set_becomes_the_division_of_its_year(written: Callable[[str], Path]) -> None:
    loaded = load_areas(by=BY, now=NOW, path=written(SLICE), year=2023)
    assert (loaded.municipalities, loaded.wijken, loaded.buurten, loaded.unknown) == (1, 2, 2, 3)
    assert [area.name for area in queries.municipalities(2023)] == ["Waterdún"]
    assert [area.code for area in queries.areas_in("GM9001")] == ["WK900100", "WK900101"]
    assert [area.name for area in queries.areas_in("WK900100")] == ["Oude Haven", "Verspreide huizen Haven"]
    with pytest.raises(NotFound):
        queries.area("GM0000")


def test_the_same_file_again_changes_nothing(written: Callable[[str], Path]) -> None:
    assert load_areas(by=BY, now=NOW, path=written(SLICE), year=2023).changed
    before = queries.area("WK900100").pk
    assert not load_areas(by=BY, now=NOW, path=written(SLICE), year=2023).changed
    assert queries.area("WK900100").pk == before


def test_years_stand_side_by_side(written: Callable[[str], Path]) -> None:
    load_areas(by=BY, now=NOW, path=written(SLICE), year=2023)
    load_areas(by=BY, now=NOW, path=written(SLICE.replace("Wijk 00 Haven", "Wijk 00 Havens")), year=2024)
    assert queries.area("WK900100").name == "Wijk 00 Havens"
    assert queries.area("WK900100", 2023).name == "Wijk 00 Haven"
    with pytest.raises(NotFound, match="2022"):
        queries.area("WK900100", 2022)


def test_a_corrected_file_replaces_its_year(written: Callable[[str], Path]) -> None:
    load_areas(by=BY, now=NOW, path=written(SLICE), year=2023)
    shorter = SLICE.replace('"WK900101  ","Wijk 01 Dún",,"GM9001","WK900101"\n', "")
    assert load_areas(by=BY, now=NOW, path=written(shorter), year=2023).changed
    assert [area.code for area in queries.areas_in("GM9001")] == ["WK900100"]


@pytest.mark.parametrize(
    ("broken", "place", "complaint"),
    [
        (SLICE.replace('"Municipality"', '"Gemeente"'), "regel 1", "kolom Municipality ontbreekt"),
        ("", "regel 1", "kolom Key, Title, Municipality ontbreekt"),
        (HEAD, "WijkenEnBuurten.csv", "geen enkel gebied"),
        (SLICE + '"WK900101  ","Wijk 01 Dún",,"GM9001","WK900101"\n', "regel 13", "WK900101 staat er twee keer"),
        (HEAD + '"WK900100  ","Haven",,"GM9001","WK900100"\n', "regel 2", "hoort bij GM9001, en die staat er niet"),
        (SLICE.replace('Haven",,"GM9001","WK', 'Haven",,"GM9002","WK'), "regel 6", "hoort volgens de kolom"),
        (SLICE.replace('"WK900100  "', '"WX900100  "'), "regel 6", "geen code van een gemeente"),
        (SLICE.replace('"WK900100  "', '"RE01      "'), "regel 6", "geen code van een gemeente"),
        (SLICE.replace("Wijk 00 Haven", " "), "regel 6", "naam van WK900100 is leeg"),
        (SLICE.replace("Wijk 00 Haven", "Wijk\0Haven"), "regel 6", "naam van WK900100 is .*onleesbaar"),
        (SLICE[: SLICE.index("huizen Haven")], "regel 8", "afgebroken"),
        (SLICE[: SLICE.index(',"GM9001","BU9001000A"')], "regel 8", "afgebroken"),
    ],
)
def test_a_bad_file_is_refused_with_place_and_remedy_and_nothing_changes(
    written: Callable[[str], Path], broken: str, place: str, complaint: str
) -> None:
    load_areas(by=BY, now=NOW, path=written(SLICE), year=2023)
    before = queries.area("GM9001").pk
    with pytest.raises(BadInput, match=complaint) as refusal:
        load_areas(by=BY, now=NOW, path=written(broken), year=2023)
    assert refusal.value.place.endswith(place)
    assert "Download WijkenEnBuurten opnieuw" in str(refusal.value)
    assert queries.area("GM9001").pk == before


def test_another_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.csv"
    path.write_bytes(SLICE.encode("latin-1"))
    with pytest.raises(BadInput, match=r"latin\.csv, regel 3: het bestand is geen UTF-8"):
        load_areas(by=BY, now=NOW, path=path, year=2023)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"weg\.csv: dit bestand is er niet"):
        load_areas(by=BY, now=NOW, path=tmp_path / "weg.csv", year=2023)


def test_a_year_that_is_none_is_refused(written: Callable[[str], Path]) -> None:
    with pytest.raises(BadInput, match="20233 is geen indelingsjaar"):
        load_areas(by=BY, now=NOW, path=written(SLICE), year=20233)


def test_the_list_is_loaded_once_and_leaves_a_region_set_alone(
    written: Callable[[str], Path], django_assert_num_queries: Callable[..., object]
) -> None:
    load_areas(by=BY, now=NOW, path=written(SLICE), year=2023)
    assert load_municipalities(by=BY, now=NOW) == 14
    assert len(queries.municipalities(2012)) == 415
    assert [area.name for area in queries.municipalities(2023)] == ["Waterdún"]
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        assert load_municipalities(by=BY, now=NOW) == 0
