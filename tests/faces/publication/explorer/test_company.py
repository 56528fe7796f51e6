"""An area beside others: who they are, and how they were chosen."""

import re
from datetime import date

import pytest
from django.test import Client

from ineen.ground.areas.queries import municipalities
from tests.faces.publication.explorer.country import BURGLARY, BURGLED, TOTAL, rows_of, whole_country
from tests.faces.publication.reading import text
from tests.helpers.deliveries import deliver, deliver_inhabitants
from tests.helpers.public_site import publish
from tests.helpers.worlds import begins_with

pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(publish)]


class TestBesideOthers:
    def test_areas_that_were_chosen_stand_side_by_side(self, client: Client) -> None:
        shown = text(client, f"{TOTAL}?gebied=GM0342&gebied=GM0308")
        assert "In 2024 werden in Soest 1.510" in shown
        assert "In 2024 werden in Baarn 982" in shown
        assert "Gebied Misdrijven Marge (95%) Soest 1.510 1.434–1.589 Baarn 982" in shown

    def test_the_municipalities_of_the_plan(self, client: Client) -> None:
        deliver_inhabitants({"GM0342": {"2024": 47_000}, "GM0308": {"2024": 25_000}, "GM0317": {"2024": 9_400}})
        shown = text(client, f"{TOTAL}?gebied=GM0342&vergelijk=verband")
        assert (
            "In Soest was het 32,1 per 1.000 inwoners; in de andere gemeenten van het plan (Baarn, Bunschoten, "
            in shown
        )
        assert "De Bilt en Eemnes) was dat 39,3. Van 3 gebieden is er geen per 1.000 inwoners." in shown
        assert "Eemnes niet gepubliceerd" in shown
        assert "De gemeenten van Integraal Veiligheidsplan BES-regio 2023–2026." in shown

    def test_municipalities_of_the_same_size_and_how_they_were_chosen(self, client: Client) -> None:
        whole_country()
        shown = text(client, f"{BURGLED}?gebied=GM0342&vergelijk=vergelijkbaar")
        assert "in de acht gemeenten die in aantal inwoners het meest op Soest lijken lag dat tussen" in shown
        assert "Gekozen op het aantal inwoners van 2024 alleen." in shown

    def test_who_counts_in_another_way_is_not_among_those_that_the_sentence_counts(self, client: Client) -> None:
        whole_country()
        page = client.get(f"{BURGLED}/cijfers.csv?gebied=GM0342&vergelijk=vergelijkbaar").content
        near = next(one.code for one in municipalities() if one.name == rows_of(page)[1]["gebied"])
        deliver({near: {"2024": 5}}, measure=BURGLARY, publisher="CBS", table="x", retrieved=date(2026, 7, 1))
        shown = text(client, f"{BURGLED}?gebied=GM0342&vergelijk=vergelijkbaar")
        assert "in de zeven gemeenten die in aantal inwoners het meest op Soest lijken" in shown
        assert "Cijfers van CBS tellen op een andere manier en staan hier niet bij." in shown

    def test_somebody_who_knows_better_leaves_one_out_and_puts_another_beside_it(self, client: Client) -> None:
        whole_country()
        asked = f"{BURGLED}?gebied=GM0342&vergelijk=vergelijkbaar"
        first = rows_of(client.get(f"{BURGLED}/cijfers.csv?gebied=GM0342&vergelijk=vergelijkbaar").content)
        (near,) = [one for one in municipalities() if one.name == first[1]["gebied"]]
        shown = text(client, asked)
        assert re.search(rf"{re.escape(near.name)} [\d.]+ (even veel|\d+% (meer|minder)) 0,0\d Laat", shown)
        edited = f"{asked}&zonder={near.code}&met=Amsterdam"
        shown = text(client, edited)
        assert "in de negen gekozen gemeenten lag dat tussen" in shown
        assert f"Weggelaten: zet {near.name} terug" in shown
        names = [
            row["gebied"] for row in rows_of(client.get(f"{BURGLED}/cijfers.csv?{edited.partition('?')[2]}").content)
        ]
        assert near.name not in names
        assert names[-1] == "Amsterdam"
        assert "zonder=" + near.code in client.get(edited).content.decode()

    def test_only_municipalities_are_put_beside(self, client: Client) -> None:
        refused = client.get(f"{BURGLED}?gebied=GM0342&vergelijk=vergelijkbaar&met=WK034201")
        assert refused.status_code == 400
        assert "Alleen gemeenten kunt u erbij zetten of weglaten." in refused.content.decode()

    def test_who_is_asked_too_is_not_counted_among_those_of_the_same_size(self, client: Client) -> None:
        whole_country()
        page = client.get(f"{BURGLED}/cijfers.csv?gebied=GM0342&vergelijk=vergelijkbaar").content
        near = next(one.code for one in municipalities() if one.name == rows_of(page)[1]["gebied"])
        both = f"gebied=GM0342&gebied={near}&vergelijk=vergelijkbaar"
        assert "in de acht gemeenten die" in text(client, f"{BURGLED}?{both}")
        assert len(rows_of(client.get(f"{BURGLED}/cijfers.csv?{both}").content)) == 10

    def test_the_year_is_one_of_which_the_own_number_of_inhabitants_is_known(self, client: Client) -> None:
        whole_country()
        deliver_inhabitants({"GM0308": {"2023": 25_000}, "GM9901": {"2024": 9_000}}, table="x")
        deliver_inhabitants({"GM0308": {"2025": 25_000}}, table="y")
        deliver({"GM0342": {"2025": 90}}, measure=BURGLARY, table="z")
        shown = text(client, f"{BURGLED}?gebied=GM0342&vergelijk=vergelijkbaar")
        assert "Gekozen op het aantal inwoners van 2024 alleen." in shown

    def test_where_all_have_the_same_number_of_inhabitants_nobody_is_like_another(self, client: Client) -> None:
        deliver_inhabitants({one.code: {"2024": 30_000} for one in municipalities()})
        shown = text(client, f"{TOTAL}?gebied=GM0342&vergelijk=vergelijkbaar")
        assert "De aantallen inwoners van 2024 verschillen te weinig" in shown
        assert "Van Soest is geen aantal inwoners bekend" not in shown

    def test_two_publishers_never_share_a_table(self, client: Client) -> None:
        deliver({"GM0308": {"2022": 44, "2024": 500}}, measure=BURGLARY, publisher="CBS", table="x")
        deliver({"GM0342": {"2023": 60, "2024": 47}}, measure=BURGLARY)
        shown = text(client, f"{BURGLED}?gebied=GM0342&gebied=GM0308")
        assert "Cijfers van CBS tellen op een andere manier en staan hier niet bij." in shown
        assert "500" not in shown
        files = client.get(f"{BURGLED}/cijfers.csv?gebied=GM0342&gebied=GM0308").content
        assert {row["gebied"] for row in rows_of(files)} == {"Soest"}

    def test_the_line_is_of_who_counted_the_period_that_was_asked(self, client: Client) -> None:
        deliver({"GM0342": {"2020": 490, "2021": 500}}, measure=BURGLARY, publisher="CBS", table="x")
        deliver({"GM0342": {"2023": 60, "2024": 47}}, measure=BURGLARY)
        shown = text(client, f"{BURGLED}?gebied=GM0342&periode=2021")
        assert "Cijfers van Politie tellen op een andere manier en staan hier niet bij." in shown
        assert "500" in shown[shown.index("In getallen") :]

    def test_the_picture_speaks_of_margins_only_where_it_draws_them(self, client: Client) -> None:
        deliver_inhabitants({"GM0342": {"2024": 47_000}, "GM0308": {"2024": 25_000}})
        both = "gebied=GM0342&gebied=GM0308"
        assert "Het streepje over een balk" in text(client, f"{TOTAL}?{both}")
        assert "Het streepje over een balk" not in text(client, f"/cijfers/inwoners?{both}")

    def test_all_municipalities_in_a_funnel(self, client: Client) -> None:
        whole_country()
        response = client.get(f"{BURGLED}?gebied=GM0342&vergelijk=land")
        shown = text(client, f"{BURGLED}?gebied=GM0342&vergelijk=land")
        assert "Soest ligt binnen wat gewoon is voor gemeenten van deze omvang." in shown
        assert "Elke stip is een gemeente." in shown
        assert len(response.content) < 60_000
        wide = response.content.decode().partition('class="chart__wide">')[2].partition("</svg>")[0]
        assert wide.count("h0") == 341

    def test_where_nothing_was_counted_anywhere_there_is_no_funnel(self, client: Client) -> None:
        codes = sorted(one.code for one in municipalities())
        deliver({code: {"2024": 0} for code in codes}, measure=BURGLARY)
        deliver_inhabitants({code: {"2024": 20_000} for code in codes})
        assert client.get(f"{BURGLED}?gebied=GM0342&vergelijk=land").status_code == 200

    @pytest.mark.parametrize(
        ("asked", "why"),
        [
            ("vergelijkbaar", "Er zijn nog geen aantallen inwoners ingelezen."),
            ("land", "Van te weinig gemeenten is een aantal per inwoner bekend om te zeggen wat gewoon is."),
        ],
    )
    def test_who_cannot_be_compared_gets_the_answer_and_the_reason(self, client: Client, asked: str, why: str) -> None:
        shown = text(client, f"{TOTAL}?gebied=GM0342&vergelijk={asked}")
        assert "In 2024 werden in Soest 1.510" in shown
        assert why in shown

    def test_a_municipality_without_a_joint_plan_says_so(self, client: Client) -> None:
        shown = text(client, f"{TOTAL}?gebied=GM0518&vergelijk=verband")
        assert "Van 's-Gravenhage staat hier geen plan samen met andere gemeenten." in shown
