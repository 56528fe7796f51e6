"""A resident looks up where she lives."""

import csv

import pytest
from django.test import Client

from ineen.analysis.store.cells import Measure
from tests.faces.publication.reading import text
from tests.helpers.deliveries import deliver, deliver_inhabitants
from tests.helpers.public_site import know_the_areas, publish
from tests.helpers.worlds import begins_with

pytestmark = pytest.mark.django_db(databases="__all__")
BURGLARY = Measure("Geregistreerde misdrijven", "1.1.1 Diefstal/inbraak woning")


@begins_with(publish)
class TestWithFigures:
    def test_a_municipality_leads_with_its_figure_and_gives_the_source(self, client: Client) -> None:
        shown = text(client, "/gebieden/GM0342-soest")
        assert "In 2024 registreerde de politie 1.510 misdrijven in Soest. In 2023 waren dat er 1.380." in shown
        assert "2022 1.474 2023 1.380 2024 1.510 Door toeval kan het aantal van 2024 schommelen" in shown
        assert "schommelen tussen 1.434 en 1.589. Er zijn nog geen aantallen inwoners ingelezen." in shown
        assert "Bron: Politie, tabel 47013NED, opgehaald 23 juni 2026" in shown
        assert "Hoeveel mensen aangifte doen" in shown

    def test_the_number_per_thousand_inhabitants_stands_beside_the_count_with_its_year(self, client: Client) -> None:
        assert "Er zijn nog geen aantallen inwoners ingelezen." in text(client, "/gebieden/GM0342-soest")
        deliver_inhabitants({"GM0342": {"2022": 47_000, "2024": 47_500}})
        shown = text(client, "/gebieden/GM0342-soest")
        assert (
            "Jaar Misdrijven Per 1.000 inwoners 2022 1.474 31,4 2023 1.380 29,4 (inwoners 2022) 2024 1.510 31,8"
            in shown
        )
        assert "Bron: Politie, tabel 47013NED" in shown
        assert "Bron: CBS, tabel 03759ned" in shown
        assert "Daarom is er geen aantal" not in shown

    def test_one_year_of_inhabitants_under_all_rates_stands_above_them(self, client: Client) -> None:
        deliver_inhabitants({"GM0342": {"2020": 46_700}})
        shown = text(client, "/gebieden/GM0342-soest")
        assert "Jaar Misdrijven Per 1.000 inwoners (2020) 2022 1.474 31,6 2023 1.380 29,6 2024 1.510 32,3" in shown

    def test_the_file_holds_the_margin_the_rate_and_the_inhabitants(self, client: Client) -> None:
        deliver_inhabitants({"GM0342": {"2022": 47_000}})
        rows = list(
            csv.DictReader(
                client.get("/gebieden/GM0342-soest/cijfers.csv").content.decode("utf-8-sig").splitlines(), delimiter=";"
            )
        )
        last = rows[-1]
        assert (last["waarde"], last["waarde_van"], last["waarde_tot"]) == ("1510", "1434,79", "1588,13")
        assert (last["per_1000_inwoners"], last["inwoners"], last["inwoners_jaar"]) == ("32,128", "47000", "2022")
        assert (last["inwoners_publicist"], last["zonder_omdat"]) == ("CBS", "")

    def test_kind_by_kind_a_rate_has_the_year_and_the_source_of_its_inhabitants(self, client: Client) -> None:
        deliver({"GM0342": {"2023": 60, "2024": 47}}, measure=BURGLARY, table="47018NED")
        deliver_inhabitants({"GM0342": {"2022": 47000}})
        shown = text(client, "/gebieden/GM0342-soest")
        kinds = shown[shown.index("Naar soort") :]
        assert "Tussen Per 1.000 inwoners (2022)" in kinds
        assert "60 47 34–63 1,0" in kinds
        assert "Bron: CBS, tabel 03759ned" in kinds

    def test_what_was_not_published_is_not_a_zero(self, client: Client) -> None:
        shown = text(client, "/gebieden/GM0317-eemnes")
        assert "In 2023 registreerde de politie 264 misdrijven in Eemnes." in shown
        assert "2024 niet gepubliceerd" in shown

    def test_a_municipality_names_the_plan_and_the_others_in_it(self, client: Client) -> None:
        shown = text(client, "/gebieden/GM0342-soest")
        assert "Integraal Veiligheidsplan BES-regio 2023–2026" in shown
        assert "samen met Baarn, Bunschoten, De Bilt en Eemnes" in shown

    def test_the_figures_can_be_taken_along(self, client: Client) -> None:
        response = client.get("/gebieden/GM0342-soest/cijfers.csv")
        lines = response.content.decode("utf-8-sig").splitlines()
        assert response["Content-Disposition"] == 'attachment; filename="ineen-GM0342-soest.csv"'
        assert lines[0].startswith("gebied;code;indicator;periode;waarde;eenheid;status")
        assert lines[3].startswith("Soest;GM0342;Geregistreerde misdrijven, totaal;2024;1510;misdrijven;")
        assert ";Politie;47013NED;2026-06-23;2026;" in lines[3]
        assert (
            ";2024;;misdrijven;niet gepubliceerd;" in client.get("/gebieden/GM0317-eemnes/cijfers.csv").content.decode()
        )

    def test_another_spelling_leads_to_the_file_under_its_own_name(self, client: Client) -> None:
        response = client.get("/gebieden/gm0342/cijfers.csv")
        assert (response.status_code, response["Location"]) == (302, "/gebieden/GM0342-soest/cijfers.csv")


@begins_with(know_the_areas)
class TestWithoutFigures:
    def test_all_municipalities_stand_under_their_letter(self, client: Client) -> None:
        page = client.get("/gebieden").content.decode()
        assert page.count('href="/gebieden/GM') == 342
        under_s = page[page.index('id="letter-S"') : page.index('id="letter-T"')]
        assert "&#x27;s-Gravenhage" in under_s
        assert "GM0820-nuenen-gerwen-en-nederwetten" in page

    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            ("soest", "Soest gemeente Wijk 01 't Hart-Soestdijk wijk in Soest"),
            ("den haag", "1 gebied met “den haag” 's-Gravenhage gemeente"),
            ("'t hart", "'t Hart buurt in Soest"),
            ("bergen", "Bergen (NH.)"),
            ("qqqq", "Niets gevonden met “qqqq”"),
            ("q", "Niets gevonden met “q”"),
        ],
    )
    def test_a_name_finds_its_areas(self, client: Client, asked: str, found: str) -> None:
        response = client.get("/gebieden", {"zoek": asked})
        assert found in text(client, response.wsgi_request.get_full_path())

    def test_a_long_answer_stops_and_says_so(self, client: Client) -> None:
        shown = text(client, "/gebieden?zoek=en")
        assert "De eerste 100 gebieden met “en”" in shown
        assert "Er zijn er meer. Typ meer letters van de naam." in shown

    def test_what_is_typed_is_shown_and_never_run(self, client: Client) -> None:
        page = client.get("/gebieden", {"zoek": "<script>alert(1)</script>"}).content.decode()
        assert "<script>" not in page
        assert "&lt;script&gt;alert(1)" in page

    @pytest.mark.parametrize("address", ["gm0342", "GM0342-zoest", "gm0342-soest", "GM0342-"])
    def test_another_spelling_of_the_code_is_sent_on(self, client: Client, address: str) -> None:
        response = client.get(f"/gebieden/{address}")
        assert (response.status_code, response["Location"]) == (302, "/gebieden/GM0342-soest")

    @pytest.mark.parametrize("address", ["GM9999-nergens", "soest", "GM0342-soest/meer"])
    def test_an_address_of_nothing_says_what_to_do(self, client: Client, address: str) -> None:
        response = client.get(f"/gebieden/{address}")
        assert response.status_code == 404
        assert "Zoek" in response.content.decode()

    def test_a_wijk_and_a_buurt_say_where_they_lie(self, client: Client) -> None:
        assert "Wijk 01 't Hart-Soestdijk" in text(client, "/gebieden/GM0342-soest")
        wijk = text(client, "/gebieden/WK034201-wijk-01-t-hart-soestdijk")
        assert "Gebieden Soest Wijk 01 't Hart-Soestdijk" in wijk
        assert "Dit gebied ligt in de gemeente Soest." in wijk
        assert "Buurten 't Hart" in wijk
        assert "Dit gebied ligt in de gemeente Soest." in text(client, "/gebieden/BU03420102-t-hart")

    def test_a_municipality_that_ended_says_what_took_its_place(self, client: Client) -> None:
        shown = text(client, "/gebieden/GM0457-weesp")
        assert "Deze gemeente bestond tot en met" in shown
        assert "Het gebied hoort nu bij Amsterdam" in shown

    def test_without_a_delivery_the_page_says_what_will_stand_there(self, client: Client) -> None:
        assert "Over deze gemeente zijn nog geen cijfers ingelezen" in text(client, "/gebieden/GM0342-soest")
        assert client.get("/gebieden/GM0342-soest/cijfers.csv").status_code == 404

    def test_an_empty_site_still_tells_a_resident_what_to_do(self, client: Client) -> None:
        shown = text(client, "/")
        assert "Er is nog geen plan gepubliceerd" in shown
        assert "Zoek uw gemeente" in shown
        assert "Er zijn nog geen cijfers" in shown


def test_before_anything_was_loaded_the_list_says_so(client: Client) -> None:
    assert "Er zijn nog geen gemeenten ingelezen" in text(client, "/gebieden")


def test_robots_may_read_everything_but_search_results_and_other_periods(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    assert response.content == b"User-agent: *\nDisallow: /zoeken\nDisallow: /*?periode=\n"


def test_browsers_that_ask_for_the_old_icon_get_it(client: Client) -> None:
    assert client.get("/favicon.ico")["Location"] == "/static/ui/favicon.png"


@begins_with(know_the_areas)
class TestAMunicipalityThatCameFromOthers:
    def test_the_years_before_say_of_whom_they_are_the_sum(self, client: Client) -> None:
        parts = {"GM0501": 500, "GM0530": 1900, "GM0614": 400}
        deliver({code: {"2020": count, "2021": count + 9} for code, count in parts.items()}, division=2021)
        deliver({"GM1992": {"2023": 2700}}, division=2026)
        shown = text(client, "/gebieden/GM1992-voorne-aan-zee")
        assert "2020 2.800 som 2021 2.827 som 2023 2.700" in shown.replace("2022 onbekend ", "")
        assert "Over 2020–2021: som van Brielle, Hellevoetsluis en Westvoorne (indeling 2026)." in shown
        content = client.get("/gebieden/GM1992-voorne-aan-zee/cijfers.csv").content.decode("utf-8-sig")
        assert "definitief, som van Brielle, Hellevoetsluis en Westvoorne (indeling 2026)" in content
