"""A visitor of the invented region is told so on every page."""

from datetime import UTC, datetime

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
