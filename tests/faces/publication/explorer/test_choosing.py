"""Choosing a figure and areas, and what is said of an address that cannot be."""

from datetime import UTC, datetime
from unittest.mock import patch

import pytest
from django.test import Client

from ineen.analysis.indicators.catalogue import INDICATORS
from ineen.ground.areas.queries import municipalities
from tests.faces.publication.explorer.country import BURGLARY, BURGLED, TOTAL
from tests.faces.publication.reading import text
from tests.helpers.deliveries import deliver
from tests.helpers.public_site import publish
from tests.helpers.worlds import begins_with

pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(publish)]


class TestChoosing:
    def test_the_menu_leads_to_what_was_loaded_and_says_what_was_not(self, client: Client) -> None:
        assert '<a href="/cijfers">Cijfers</a>' in client.get("/").content.decode()
        page = client.get("/cijfers").content.decode()
        assert '<a href="/cijfers/misdrijven">Geregistreerde misdrijven, totaal</a>' in page
        assert 'href="/cijfers/woninginbraak"' not in page
        assert "Nog niet ingelezen" in text(client, "/cijfers")

    def test_an_area_that_was_chosen_goes_along_to_every_figure(self, client: Client) -> None:
        page = client.get("/cijfers", {"gebied": "soest"}).content.decode()
        assert 'href="/cijfers/misdrijven?gebied=GM0342"' in page
        assert "Hieronder kiest u een cijfer over Soest." in page

    def test_without_an_area_the_page_asks_for_one(self, client: Client) -> None:
        assert "Kies een gebied. Dan leest u hier wat er geteld is" in text(client, TOTAL)

    @pytest.mark.parametrize("written", ["Soest", "soest", " GM0342 ", "gm0342-soest"])
    def test_a_name_is_sent_on_to_its_code(self, client: Client, written: str) -> None:
        response = client.get(TOTAL, {"gebied": [written, ""], "periode": "2023"})
        assert (response.status_code, response["Location"]) == (302, f"{TOTAL}?gebied=GM0342&periode=2023")

    def test_every_indicator_has_an_address_of_its_own(self, client: Client) -> None:
        assert len({one.slug for one in INDICATORS.values()}) == len(INDICATORS)
        assert all(client.get(f"/cijfers/{one.slug}").status_code == 200 for one in INDICATORS.values())


class TestBadAddresses:
    @pytest.mark.parametrize(
        ("address", "status", "says"),
        [
            ("/cijfers/geluk", 404, "Er is geen cijfer met de naam"),
            (f"{TOTAL}?gebied=Nergenshuizen", 404, "Er is geen gebied “Nergenshuizen”. Typ de naam van een gemeente"),
            (f"{TOTAL}?gebied=GM9999", 404, "Er is geen gebied “GM9999”"),
            (
                f"{TOTAL}?gebied=GM0457",
                404,
                "De gemeente Weesp bestond tot en met 23 maart 2022. Het gebied hoort nu bij",
            ),
            (f"{TOTAL}?gebied=Weesp", 404, "Amsterdam (GM0363). Kies die gemeente."),
            (f"{TOTAL}?gebied=Bergen", 400, "Bergen (NH.) (GM0373) of Bergen (L.) (GM0893)"),
            (f"{TOTAL}?gebied=GM0342&periode=2027", 400, "2027 moet nog komen. Kies een periode die voorbij is."),
            (f"{TOTAL}?gebied=GM0342&periode=2026-12", 400, "December 2026 moet nog komen."),
            (f"{TOTAL}?gebied=GM0342&periode=vorig", 400, "“vorig” is geen periode. Schrijf een jaar (2024)"),
            (f"{TOTAL}?gebied=GM0342&periode=2024-13", 400, "“2024-13” is geen periode."),
            (
                f"{TOTAL}?gebied=GM0342&periode=1990",
                404,
                "Over 1990 zijn geen cijfers ingelezen. Er zijn cijfers over 2022",
            ),
            (f"{TOTAL}?gebied=GM0342&periode=0001", 400, "“0001” is geen periode. Schrijf een jaar"),
            (f"{TOTAL}?gebied=GM0342&periode=1500-03", 404, "Over maart 1500 zijn geen cijfers ingelezen."),
            (f"{TOTAL}/rangorde?periode=1500-03", 404, "Over maart 1500 zijn geen cijfers ingelezen."),
            ("/gebieden/GM0342-soest/wat-valt-op?periode=9999", 400, "“9999” is geen periode. Schrijf een jaar"),
            ("/gebieden/GM0342-soest/wat-valt-op?periode=1500-03", 404, "Over maart 1500 zijn geen cijfers"),
            (f"{TOTAL}?gebied=GM0342&vergelijk=maan", 400, "“maan” is geen vergelijking. Kies uit: jaar,"),
            (f"{TOTAL}?gebied=GM0342&gebied=WK034201", 400, "Kies gebieden van één soort"),
            (
                f"{TOTAL}?gebied=GM0014",
                404,
                "Over Groningen is bij “Geregistreerde misdrijven, totaal” niets ingelezen.",
            ),
            (f"{TOTAL}/cijfers.csv", 400, "Kies eerst een gebied"),
            (f"{TOTAL}/cijfers.exe?gebied=GM0342", 404, "Kies csv, xlsx, parquet, svg of png."),
            (f"{TOTAL}?gebied=%00%ff", 404, "Er is geen gebied"),
            (f"{TOTAL}?" + "&".join(f"gebied=GM{code:04}" for code in (3, 10, 14)), 404, "bestond tot en met"),
        ],
    )
    def test_says_what_is_wrong_and_what_to_do(self, client: Client, address: str, status: int, says: str) -> None:
        with patch(
            "ineen.faces.publication.explorer.asking.localdate", lambda: datetime(2026, 11, 29, tzinfo=UTC).date()
        ):
            response = client.get(address)
        assert response.status_code == status
        assert says in response.content.decode().replace("&#x27;", "'")

    def test_where_only_months_were_delivered_the_months_are_named(self, client: Client) -> None:
        deliver({"GM0342": {"2024-02": 4, "2024-03": 7}}, measure=BURGLARY)
        page = client.get(f"{BURGLED}?gebied=GM0342&periode=2021").content.decode()
        assert "Er zijn cijfers over februari 2024 tot en met maart 2024." in page

    def test_more_than_twelve_areas_are_too_many(self, client: Client) -> None:
        codes = "&".join(f"gebied={one.code}" for one in municipalities()[:13])
        response = client.get(f"{TOTAL}?{codes}")
        assert response.status_code == 400
        assert "Kies ten hoogste twaalf gebieden tegelijk." in response.content.decode()

    def test_too_many_are_refused_before_any_is_looked_up(self, client: Client) -> None:
        with patch("ineen.ground.areas.queries.search") as looked_up:
            response = client.get(TOTAL, {"gebied": [f"Nergens {n}" for n in range(13)]})
        assert response.status_code == 400
        assert not looked_up.called

    def test_the_same_area_twice_is_one(self, client: Client) -> None:
        response = client.get(TOTAL, {"gebied": ["GM0342"] * 13})
        assert response["Location"] == f"{TOTAL}?gebied=GM0342"

    def test_what_is_typed_is_shown_and_never_run(self, client: Client) -> None:
        page = client.get(TOTAL, {"gebied": "<script>alert(1)</script>"}).content.decode()
        assert "<script>alert" not in page
