"""A visitor of the invented region is told so on every page."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from ineen.faces.demonstration.land import fictional_areas
from ineen.ground.areas.actions import declare_fictional_areas, load_municipalities
from ineen.ground.kernel.actors import system
from tests.faces.publication.reading import text

BY, NOW = system("test"), datetime(2026, 7, 1, 9, tzinfo=UTC)
TOLD = "Voorbeeld. De regio Waterkant en alle cijfers op deze pagina zijn verzonnen."

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture(autouse=True)
def _region(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ineen.ground.areas.actions.municipalities.FIRST_YEAR", 2025)
    load_municipalities(by=BY, now=NOW)
    declare_fictional_areas(by=BY, now=NOW, areas=fictional_areas())


@pytest.mark.parametrize(
    "address", ["/gebieden/GM9901-rietdam", "/gebieden/WK990300-havenstad", "/gebieden/BU99030000-vismarkt"]
)
def test_a_page_about_an_invented_area_says_so(client: Client, address: str) -> None:
    assert TOLD in text(client, address)


def test_a_page_about_a_real_municipality_does_not(client: Client) -> None:
    assert TOLD not in text(client, "/gebieden/GM0342-soest")


def test_in_lists_they_stand_apart_and_in_what_is_found_they_are_marked(client: Client) -> None:
    page = client.get("/gebieden").content.decode()
    assert page.count('href="/gebieden/GM') == 342 + 5
    assert page.index("Verzonnen voorbeeld") < page.index("/gebieden/GM9903-zuidhaven")
    assert "Vismarkt buurt in Zuidhaven · verzonnen voorbeeld" in text(client, "/gebieden?zoek=vismarkt")
    assert "verzonnen" not in text(client, "/gebieden?zoek=soest")


def test_a_municipality_has_a_map_of_its_buurten_with_the_numbers_of_the_list_beside_it(client: Client) -> None:
    page = client.get("/gebieden/GM9903-zuidhaven").content.decode()
    drawn, listed = page[page.index("<svg") : page.index("</svg>")], page[page.index("</svg>") :]
    assert 'aria-label="Kaart van Zuidhaven"' in drawn
    assert drawn.count("<a href=") == listed.count('<a href="/gebieden/BU9903') == 16
    assert drawn.index("<title>1 Vismarkt</title>") < drawn.index("<title>16 Zuiderslikken</title>")
    assert '<ol class="numbered" start="5"><li><a href="/gebieden/BU99030100-sterrenbuurt-oost">' in listed


def test_a_wijk_has_a_map_and_a_buurt_and_a_real_municipality_have_none(client: Client) -> None:
    assert 'aria-label="Kaart van Havenstad"' in client.get("/gebieden/WK990300-havenstad").content.decode()
    for address in ("/gebieden/BU99030000-vismarkt", "/gebieden/GM0342-soest"):
        assert "Kaart van" not in client.get(address).content.decode()


def test_a_page_with_a_map_asks_the_databases_little(client: Client, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(15):
        response = client.get("/gebieden/GM9903-zuidhaven")
    assert len(response.content) < 60_000
