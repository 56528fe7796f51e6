"""Finding areas by code, by address and by a few letters."""

from datetime import UTC, datetime

import pytest

from ineen.ground.areas import queries
from ineen.ground.areas.actions import load_municipalities
from ineen.ground.areas.models import Area
from ineen.ground.kernel.actors import system
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.refusals import NotFound
from tests.helpers.writes import given

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture(autouse=True)
def _list() -> None:
    load_municipalities(by=system("test"), now=datetime(2026, 1, 5, tzinfo=UTC))


def test_an_address_names_an_area_and_the_way_back() -> None:
    soest = queries.area(AreaCode("GM0342"))
    assert queries.slug(soest) == "GM0342-soest"
    assert queries.area_by_slug("GM0342-soest") == soest
    assert queries.area_by_slug("gm0342") == soest
    assert queries.slug(queries.area("GM0373")) == "GM0373-bergen-nh"
    assert queries.slug(queries.area("GM0518")) == "GM0518-s-gravenhage"


@pytest.mark.parametrize("address", ["", "soest", "GM9999-nergens", "GM0342' OR 1=1"])
def test_an_address_of_nothing_is_not_found(address: str) -> None:
    with pytest.raises(NotFound):
        queries.area_by_slug(address)


def test_an_area_is_known_in_the_years_that_it_existed() -> None:
    assert queries.area("GM0342").year == 2026
    assert queries.area("GM0457").year == 2022
    assert queries.area("GM1940").name == "De Fryske Marren"
    with pytest.raises(NotFound):
        queries.area("GM0457", 2023)


def test_municipalities_are_those_of_the_newest_division_by_name() -> None:
    names = [area.name for area in queries.municipalities()]
    assert len(names) == 342
    assert names[:2] == ["Aa en Hunze", "Aalsmeer"]
    assert names.index("Rozendaal") < names.index("'s-Gravenhage") < names.index("Schagen")


def test_names_of_codes_come_from_the_list_without_a_query(django_assert_num_queries: pytest.FixtureRequest) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        names = queries.municipality_names([AreaCode("GM0342"), "GM0457"])
    assert names == {"GM0342": "Soest", "GM0457": "Weesp"}


def test_a_name_that_only_a_region_set_knows_is_found_too() -> None:
    with given():
        Area.objects.create(
            division_id=2026, code="GM9001", kind="municipality", name="Waterdún", municipality="GM9001"
        )
    assert queries.municipality_names(["GM9001", "GM9999"]) == {"GM9001": "Waterdún"}


def test_search_ignores_accents_and_puts_what_begins_so_first() -> None:
    assert [area.name for area in queries.search("sudwest")] == ["Súdwest-Fryslân"]
    found = [area.name for area in queries.search("bergen", limit=3)]
    assert found == ["Bergen (L.)", "Bergen (NH.)", "Bergen op Zoom"]
    assert [area.year for area in queries.search("weesp")] == [2022]
    assert queries.search("s") == []
    assert queries.search("100%") == []


def test_search_asks_one_query(django_assert_num_queries: pytest.FixtureRequest) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        queries.search("soest")
