"""An adviser chooses a figure and an area, and reads the answer."""

from contextlib import ExitStack

import pytest
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ineen.ground.areas.queries import areas_of, municipalities
from tests.faces.publication.explorer.country import BURGLARY, BURGLED, DRUGS, TOTAL, whole_country
from tests.faces.publication.reading import text
from tests.helpers.deliveries import deliver
from tests.helpers.public_site import publish
from tests.helpers.worlds import begins_with

pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(publish)]


class TestTheAnswer:
    def test_soest_in_2024_as_the_police_published_it(self, client: Client) -> None:
        shown = text(client, f"{TOTAL}?gebied=GM0342")
        assert "Soest · 2024" in shown
        assert "In 2024 werden in Soest 1.510 misdrijven geregistreerd, 130 meer dan in 2023; of dat toeval is" in shown
        assert "2024 1.510 1.434–1.589 2023 1.380 1.308–1.455 2022 1.474" in shown
        assert "Bron: Politie, tabel 47013NED, opgehaald 23 juni 2026 (gemeentegrenzen 2026)" in shown
        assert "Hoeveel mensen aangifte doen" in shown

    def test_the_whole_country_says_how_often_chance_does_it(self, client: Client) -> None:
        whole_country()
        shown = text(client, f"{BURGLED}?gebied=GM0342")
        assert "bij gemeenten van deze omvang vaak door toeval voor." in shown
        assert "Met de gewone schommelingen erbij gerekend is het" in shown
        assert "Per 1.000 inwoners" in shown

    def test_an_earlier_year_is_asked_for_in_the_address(self, client: Client) -> None:
        shown = text(client, f"{TOTAL}?gebied=GM0342&periode=2023")
        assert "In 2023 werden in Soest 1.380 misdrijven geregistreerd, 94 minder dan in 2022" in shown

    def test_a_wijk_told_in_several_divisions_may_have_had_other_borders_and_that_is_said(self, client: Client) -> None:
        wijk, words = f"{BURGLED}?gebied=WK034201", "Deze cijfers zijn verteld in de indelingen van 2023 en 2024."
        deliver({"WK034201": {"2023": 7}}, measure=BURGLARY, division=2023)
        assert words not in text(client, wijk)
        deliver({"WK034201": {"2024": 9}}, measure=BURGLARY, division=2024)
        assert words in text(client, wijk)

    def test_a_month_stands_beside_the_same_month_and_its_line_is_of_months(self, client: Client) -> None:
        deliver({"GM0342": {"2023-03": 9, "2024-02": 4, "2024-03*": 7, "2024-04": 2, "2023": 60}}, measure=BURGLARY)
        shown = text(client, f"{BURGLED}?gebied=GM0342&periode=2024-03")
        assert "In maart 2024 werden in Soest 7 diefstallen en inbraken in woningen geregistreerd (voorlopig" in shown
        assert "2 minder dan in maart 2023" in shown
        table = shown[shown.index("In getallen") :]
        assert "maart 2024 7 voorlopig 2–15 februari 2024 4" in table
        assert "april 2024" not in table
        assert "Een open rondje is een voorlopig cijfer." in shown

    @pytest.mark.parametrize(
        ("period", "in_table"),
        [("2024KW02", "2e kwartaal 2024 30 20–43 1e kwartaal 2024 20"), ("2024-03", "maart 2024 7 2–15")],
    )
    def test_a_quarter_a_month_and_a_year_never_share_a_line(self, client: Client, period: str, in_table: str) -> None:
        values: dict[str, int | str] = {"2023": 60, "2024": 70, "2024KW01": 20, "2024KW02": 30, "2024-03": 7}
        deliver({"GM0342": values}, measure=BURGLARY)
        shown = text(client, f"{BURGLED}?gebied=GM0342&periode={period}")
        assert in_table in shown
        assert client.get(f"{BURGLED}/cijfers.csv?gebied=GM0342&periode={period}").status_code == 200

    def test_what_follows_enforcement_gets_no_verdict(self, client: Client) -> None:
        deliver({"GM0342": {"2023": 10, "2024": 90}}, measure=DRUGS)
        shown = text(client, "/cijfers/drugshandel?gebied=GM0342")
        assert "meer of minder is op zichzelf niet goed of slecht" in shown
        assert " beter" not in shown
        assert " slechter" not in shown

    def test_absent_zero_unknown_and_withheld_are_apart_and_named(self, client: Client) -> None:
        values: dict[str, int | str] = {"2020": 5, "2021": 0, "2022": ".", "2023": "", "2024": 3}
        deliver({"GM0342": values, "GM0308": {"2019": 2, "2025": 2}}, measure=BURGLARY)
        shown = text(client, f"{BURGLED}?gebied=GM0342")
        assert "2025 onbekend – 2024 3 0–9 2023 komt niet voor – 2022 niet gepubliceerd – 2021 0 0–4 2020 5" in shown
        for meaning in (
            "0: er is geteld, en het waren er geen",
            "komt niet voor: dit kan in dit gebied niet gebeuren",
            "niet gepubliceerd: de bron geeft het getal niet",
            "onbekend: geen levering zegt er iets over, of haar bestand is beschadigd",
        ):
            assert meaning in shown
        assert "kan verraden" not in shown

    def test_two_publishers_never_share_a_line(self, client: Client) -> None:
        deliver({"GM0342": {"2021": 500}}, measure=BURGLARY, publisher="CBS", table="x")
        deliver({"GM0342": {"2023": 60, "2024": 47}}, measure=BURGLARY)
        shown = text(client, f"{BURGLED}?gebied=GM0342")
        assert "Cijfers van CBS tellen op een andere manier en staan hier niet bij." in shown
        assert "500" not in shown[shown.index("In getallen") :]

    def test_an_estimate_has_the_margin_of_its_source_and_no_chance_of_ours(self, client: Client) -> None:
        deliver({"NL01": {"2023": 60, "2024": 47}}, measure=BURGLARY)
        shown = text(client, f"{BURGLED}?gebied=Nederland".replace("Nederland", "NL01"))
        assert "in 2024 in Nederland 47 diefstallen en inbraken in woningen; in 2023 60" in shown
        assert "toeval voor" not in shown

    def test_the_areas_of_other_pages_lead_here(self, client: Client) -> None:
        page = client.get("/gebieden/GM0342-soest").content.decode()
        assert 'href="/cijfers/misdrijven?gebied=GM0342"' in page
        assert 'href="/gebieden/GM0342-soest/wat-valt-op"' in page


class TestQueries:
    def test_twelve_areas_beside_others_take_no_more_than_fifteen(self, client: Client) -> None:
        whole_country()
        others = [str(one.code) for one in municipalities()[:11] if str(one.code) != "GM0342"]
        asked = {"gebied": ["GM0342", *others], "vergelijk": "vergelijkbaar"}
        with ExitStack() as block:
            counts = [block.enter_context(CaptureQueriesContext(one)) for one in connections.all()]
            assert client.get(BURGLED, asked).status_code == 200
        assert sum(map(len, counts)) <= 15

    def test_every_area_is_looked_up_at_once(self) -> None:
        wijken = ["WK034201", "WK034202", "GM0342", "GM0308"]
        with CaptureQueriesContext(connection) as counted:
            assert set(areas_of(wijken)) <= set(wijken)
        assert len(counted) == 1
