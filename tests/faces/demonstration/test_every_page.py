"""From the plan of the region one reaches everything about it, and everything says that it is invented."""

import re
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

import pytest
from django.test import Client

from ineen.faces.demonstration.load import load_region
from ineen.ground.areas.actions import load_municipalities
from ineen.ground.kernel.actors import system
from ineen.ground.ui.fictional import HEAD, SENTENCE
from tests.faces.publication.reading import text
from tests.helpers.worlds import begins_with

BY, NOW = system("test"), datetime(2014, 3, 10, 9, tzinfo=UTC)
PLAN, YEAR = "/plannen/waterkant-2025-2028", "/uitvoeringsplannen/waterkant-uitvoeringsplan-2026"
ABOUT_IT = re.compile(r'href="((?:/plannen/|/uitvoeringsplannen/)waterkant[^"#?]*|/gebieden/(?:GM|WK|BU)99[^"#?]*)')
ENOUGH_BUURTEN = 4


def region(_folder: Path) -> None:
    with patch("ineen.ground.areas.actions.municipalities.FIRST_YEAR", 2026):
        load_municipalities(by=BY, now=NOW)
    load_region(by=BY, now=NOW)


pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(region)]


def test_every_page_and_file_about_the_region_says_so(client: Client) -> None:
    waiting, seen = [PLAN], {PLAN}
    while waiting:
        address = waiting.pop()
        response = client.get(address)
        assert (address, response.status_code) == (address, 200)
        content = response.content.decode("utf-8-sig", errors="replace")
        if response["Content-Type"].startswith("text/html"):
            assert f"<strong>{HEAD}</strong> {SENTENCE}" in content, address
            found = set(ABOUT_IT.findall(content)) - seen
            found = {one for one in found if not one.startswith("/gebieden/BU")} | set(
                sorted(one for one in found if one.startswith("/gebieden/BU"))[:ENOUGH_BUURTEN]
            )
            seen |= found
            waiting += found
        elif response["Content-Type"].startswith("text/csv"):
            assert all("Ineen (verzonnen)" in line for line in content.splitlines()[1:]), address
    kinds = {re.sub(r"waterkant[^/]*|[A-Z]{2}99\w+-[^/]*|(?<=themas/|doelen/).*", "…", one) for one in seen}
    assert {"/plannen/…", "/uitvoeringsplannen/…", "/gebieden/…", "/gebieden/…/cijfers.csv"} <= kinds
    assert len(seen) > 80


@pytest.mark.parametrize("address", ["/", "/plannen", "/zoeken?zoek=waterkant"])
def test_in_lists_its_plans_are_marked(client: Client, address: str) -> None:
    told = text(client, address)
    assert told.count("vastgesteld · verzonnen voorbeeld") >= 1
    assert told.count("verzonnen voorbeeld") >= 2


def test_parts_of_its_plans_are_marked_where_they_are_found(client: Client) -> None:
    told = text(client, "/zoeken?zoek=inbraakscan")
    assert "Inbraakscan in 600 woningen Uitvoeringsplan Waterkant 2026 · verzonnen voorbeeld" in told


def test_the_plan_begins_with_a_map_of_its_municipalities(client: Client) -> None:
    page = client.get(PLAN).content.decode()
    drawn = page[page.index("<svg") : page.index("</svg>")]
    assert 'aria-label="Kaart van Regio Waterkant"' in drawn
    assert re.findall(r"<title>(\w+)</title>", drawn) == [
        "Klaverzijl",
        "Merenbroek",
        "Oeverveen",
        "Rietdam",
        "Zuidhaven",
    ]
