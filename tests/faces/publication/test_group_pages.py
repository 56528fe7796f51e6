"""A police officer looks up the base team: its municipalities, and what they are together."""

import csv
from pathlib import Path

import pytest
from django.test import Client

from ineen.ground.areas.actions import load_listed_groups
from tests.faces.publication.reading import text
from tests.helpers.deliveries import deliver, deliver_inhabitants
from tests.helpers.public_site import BY, NOW, publish

pytestmark = pytest.mark.django_db(databases="__all__")
TEAM = "/gebieden/BT0001-eemland"


@pytest.fixture(autouse=True)
def _published(scratch: Path) -> None:
    publish(scratch)


def test_a_base_team_shows_its_sum_with_margin_and_who_is_missing_from_it(client: Client) -> None:
    shown = text(client, TEAM)
    assert "Basisteam · BT0001" in shown
    assert (
        "In 2024 registreerde de politie 3.031 misdrijven in deze 4 gemeenten samen (onvolledig: zonder Eemnes)."
        in shown
    )
    assert "In 2023 waren dat er" not in shown  # with Eemnes: another number
    assert "2023 3.205 3.094–3.318" in shown
    assert "Alle jaren gaan over de gemeenten die er nu bij horen." in shown
    assert "Opgeteld over 3 van de 4 gebieden, zonder Eemnes." in shown


def test_its_municipalities_stand_there_with_their_days_and_who_left(client: Client) -> None:
    shown = text(client, TEAM)
    assert "Soest 1 januari 2013 1.510" in shown
    assert "Eemnes 1 januari 2013 niet gepubliceerd" in shown
    assert "De Bilt, tot en met 31 december 2020" in shown


def test_the_sum_has_a_rate_where_all_inhabitants_are_known(client: Client) -> None:
    people = {"GM0308": 25_000, "GM0313": 22_000, "GM0317": 9_000, "GM0342": 46_000}
    deliver_inhabitants({code: {"2023": count} for code, count in people.items()})
    shown = text(client, TEAM)
    assert "Per 1.000 inwoners (2023)" in shown
    assert "31,4" in shown  # 3.205 ÷ 102.000


def test_a_municipality_links_to_the_groups_it_is_in_today(client: Client) -> None:
    load_listed_groups(by=BY, now=NOW)
    shown = text(client, "/gebieden/GM0342-soest")
    assert "Hoort bij Eemland basisteam Midden-Nederland politie-eenheid Utrecht veiligheidsregio" in shown
    assert "Eemland" not in text(client, "/gebieden/GM0310-de-bilt")
    assert client.get(TEAM).status_code == 200


def test_groups_are_found_by_name_and_listed_by_kind(client: Client) -> None:
    assert "Groepen van gemeenten Basisteam Eemland" in text(client, "/gebieden")
    assert "Eemland basisteam" in text(client, "/gebieden?zoek=eemland")
    assert "Eemland basisteam" in text(client, "/gebieden?zoek=basisteam")
    assert "Niets gevonden" not in text(client, "/gebieden?zoek=eemland")


def test_the_file_has_the_codes_of_the_members_and_another_spelling_is_sent_on(client: Client) -> None:
    content = client.get(f"{TEAM}/cijfers.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(content.splitlines(), delimiter=";"))
    assert rows[1]["code"] == "GM0308 GM0313 GM0317 GM0342"
    assert (rows[1]["gebied"], rows[1]["waarde"], rows[2]["status"]) == ("basisteam Eemland", "3205", "onvolledig")
    for address, right in (("/gebieden/BT0001", TEAM), ("/gebieden/BT0001-x/cijfers.csv", f"{TEAM}/cijfers.csv")):
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (302, right)


def test_what_the_police_tell_of_a_unit_itself_stands_beside_the_sum(client: Client) -> None:
    load_listed_groups(by=BY, now=NOW)
    deliver({"RE03": {"2024": 86_824}, "GM0342": {"2024": 1510}})
    shown = text(client, "/gebieden/RE03-midden-nederland")
    assert "Politie geeft voor dit gebied in 2024 zelf 86.824: dat is niet precies de som van de gemeenten." in shown


class TestTheExplorer:
    def test_a_group_is_asked_as_an_area_and_is_a_sum(self, client: Client) -> None:
        shown = text(client, "/cijfers/misdrijven?gebied=BT0001&periode=2023")
        assert "in 2023 in basisteam Eemland 3.205 misdrijven; in 2022 3.199 misdrijven." in shown
        newest = text(client, "/cijfers/misdrijven?gebied=BT0001")
        assert "in 2024 in basisteam Eemland 3.031 misdrijven (onvolledig: zonder Eemnes)." in newest
        assert "2024 3.031 onvolledig: zonder Eemnes" in newest

    def test_its_file_names_the_members(self, client: Client) -> None:
        content = client.get("/cijfers/misdrijven/cijfers.csv?gebied=BT0001").content.decode("utf-8-sig")
        assert "basisteam Eemland;GM0308 GM0313 GM0317 GM0342;" in content

    @pytest.mark.parametrize("beside", ["vergelijkbaar", "verband", "land", "wijken"])
    def test_it_stands_by_itself(self, client: Client, beside: str) -> None:
        shown = text(client, f"/cijfers/misdrijven?gebied=BT0001&periode=2023&vergelijk={beside}")
        assert "Een groep van gemeenten staat hier op zichzelf." in shown

    def test_with_a_municipality_beside_it_the_page_says_what_to_choose(self, client: Client) -> None:
        response = client.get("/cijfers/misdrijven?gebied=BT0001&gebied=GM0342")
        assert response.status_code == 400
        assert "Kies gebieden van één soort" in response.content.decode()

    def test_a_group_that_nobody_knows_is_not_found(self, client: Client) -> None:
        assert client.get("/cijfers/misdrijven?gebied=BT0099").status_code == 404
