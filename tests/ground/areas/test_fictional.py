"""Invented areas stand beside the real ones, and never among them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from ineen.ground.areas import queries
from ineen.ground.areas.actions import FictionalArea, declare_fictional_areas, load_areas, load_municipalities
from ineen.ground.areas.queries.municipality_list import list_digest
from ineen.ground.kernel.actors import Actor, system
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
BY = system("test")
SQUARE = ((0, 0), (10, 0), (10, 10), (0, 10))
REGION = tuple(
    FictionalArea(AreaCode(code), name, SQUARE)
    for code, name in (("GM9901", "Rietdam"), ("WK990100", "Centrum"), ("BU99010000", "Damplein"))
)

pytestmark = pytest.mark.django_db(databases="__all__")


def declare(areas: Sequence[FictionalArea] = REGION, by: Actor = BY) -> int:
    return declare_fictional_areas(by=by, now=NOW, areas=areas)


@pytest.fixture(autouse=True)
def _list() -> None:
    load_municipalities(by=BY, now=NOW)


def test_an_invented_municipality_is_found_in_every_year_and_has_an_outline() -> None:
    assert declare() == 15
    assert queries.area("BU99010000", 2012).name == "Damplein"
    assert queries.area_by_slug("GM9901-rietdam").outline == [[0, 0], [10, 0], [10, 10], [0, 10]]
    assert [one.code for one in queries.areas_in("GM9901")] == ["WK990100"]
    assert queries.municipality_names(["GM9901"]) == {"GM9901": "Rietdam"}
    assert [one.name for one in queries.search("damplein")] == ["Damplein"]
    assert [one.code for one in queries.fictional_buurten(AreaCode("GM9901"))] == ["BU99010000"]


def test_it_never_stands_among_the_real_ones() -> None:
    declare()
    assert "Rietdam" not in {one.name for one in queries.municipalities()}
    assert len(queries.municipalities()) == 342
    assert [one.name for one in queries.fictional_municipalities()] == ["Rietdam"]
    assert queries.resolve_municipality("Rietdam") is None


def test_without_a_demonstration_there_is_none() -> None:
    assert queries.fictional_municipalities() == []
    assert queries.fictional_buurten(AreaCode("GM9901")) == []
    with pytest.raises(NotFound):
        queries.area("GM9901")


def test_the_same_again_changes_nothing_and_another_name_changes_it_everywhere() -> None:
    declare()
    assert declare() == 0
    renamed = (*REGION[:2], FictionalArea(REGION[2].code, "Dampoort", SQUARE))
    assert declare(renamed) == 15
    assert queries.area("BU99010000", 2013).name == "Dampoort"


def test_they_stay_when_the_real_ones_are_loaded_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    declare()
    monkeypatch.setattr("ineen.ground.areas.actions.municipalities.list_digest", lambda: f"{list_digest()[:-1]}x")
    assert load_municipalities(by=BY, now=NOW) == 15
    path = tmp_path / "WijkenEnBuurten.csv"
    path.write_text('"Key","Title","Municipality"\n"GM0342","Soest","GM0342"\n', encoding="utf-8")
    load_areas(by=BY, now=NOW, path=path, year=2023)
    assert queries.area("BU99010000", 2023).name == "Damplein"
    assert [one.name for one in queries.municipalities(2023)] == ["Soest"]
    assert declare() == 0


def test_a_region_set_with_an_invented_code_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "WijkenEnBuurten.csv"
    path.write_text('"Key","Title","Municipality"\n"GM9901","Rietdam","GM9901"\n', encoding="utf-8")
    with pytest.raises(BadInput, match="GM9901"):
        load_areas(by=BY, now=NOW, path=path, year=2023)


@pytest.mark.parametrize(
    ("areas", "said"),
    [
        ((FictionalArea(AreaCode("GM0342"), "Soestdam", SQUARE),), "GM0342 is geen verzonnen gebied"),
        ((FictionalArea(AreaCode("GM9901"), "Den Haag", SQUARE),), "Den Haag is een echte gemeente"),
        ((*REGION, REGION[2]), "BU99010000 staat er twee keer in"),
        (REGION[1:], "het gebied eromheen ontbreekt"),
    ],
)
def test_what_cannot_be_is_refused(areas: Sequence[FictionalArea], said: str) -> None:
    with pytest.raises(BadInput, match=said):
        declare(areas)
    assert queries.fictional_municipalities() == []


def test_a_person_cannot_declare_them() -> None:
    with pytest.raises(NotAllowed, match="opdrachtregel"):
        declare(by=Actor(UUID(int=1), "iemand"))
