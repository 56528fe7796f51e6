"""What stands out in an area, or that nothing does."""

import pytest
from django.test import Client

from ineen.evidence.queries import folder_of
from tests.faces.publication.explorer.country import BURGLARY, whole_country
from tests.faces.publication.reading import text
from tests.helpers.deliveries import deliver
from tests.helpers.public_site import publish
from tests.helpers.worlds import begins_with

pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(publish)]


class TestStandsOut:
    def test_where_all_is_common_the_page_says_so_and_how_often_it_looked(self, client: Client) -> None:
        whole_country()
        shown = text(client, "/gebieden/GM0342-soest/wat-valt-op")
        assert "Van geen enkele verandering is te zeggen dat het meer is dan toeval." in shown
        assert "Wij bekeken hier 1 verandering van de gemeente en haar wijken en buurten." in shown
        assert "voor alle 342 die er in zulke gebieden te bekijken waren" in shown

    def test_what_changed_is_a_sentence_with_its_margin_and_its_source(self, client: Client) -> None:
        whole_country()
        deliver({"GM0342": {"2024": 400}}, measure=BURGLARY, table="47018NED herzien")
        shown = text(client, "/gebieden/GM0342-soest/wat-valt-op")
        assert "Eén verandering is zo groot, dat zij zelden door toeval alleen voorkomt." in shown
        assert "In 2024 werden in Soest 400 diefstallen en inbraken in woningen geregistreerd" in shown
        assert "zelden door toeval alleen voor. Dat is slechter dan daarvoor." in shown
        assert "Met de gewone schommelingen erbij gerekend is het" in shown
        assert "Bron: Politie, tabel 47018NED herzien" in shown
        assert "hooguit één op de twintig toeval. Voor één gebied kan dat meer zijn." in shown

    def test_of_too_few_areas_nothing_can_be_said(self, client: Client) -> None:
        shown = text(client, "/gebieden/GM0342-soest/wat-valt-op")
        assert "Of er iets veranderde, is niet te zeggen" in shown

    def test_of_a_damaged_file_it_says_that_it_was_not_looked_at(self, client: Client) -> None:
        version = deliver({"GM0342": {"2023": 60, "2024": 47}}, measure=BURGLARY, table="47018NED")
        for file in folder_of("proef", version.content_hash).iterdir():
            file.write_bytes(b"kapot")
        shown = text(client, "/gebieden/GM0342-soest/wat-valt-op")
        assert "Een bestand van een bron is beschadigd. Wat daarin staat, is hier niet bekeken." in shown

    def test_wijken_and_buurten_are_looked_at_in_the_newest_years_only(self, client: Client) -> None:
        deliver({"WK034201": {str(year): 20 for year in range(2018, 2025)}}, measure=BURGLARY)
        page = "/gebieden/GM0342-soest/wat-valt-op"
        words = "Wijken en buurten vergelijken wij alleen over de nieuwste drie hele jaren, en dus niet over 2021."
        assert words not in text(client, f"{page}?periode=2022")
        assert words in text(client, f"{page}?periode=2021")

    def test_without_two_years_there_is_nothing_to_compare(self, client: Client) -> None:
        deliver({"GM0308": {"2020": 5}}, measure=BURGLARY)
        shown = text(client, "/gebieden/GM0342-soest/wat-valt-op?periode=2020")
        assert "Over dit gebied zijn geen twee jaren na elkaar ingelezen." in shown

    def test_another_spelling_is_sent_on_with_its_period(self, client: Client) -> None:
        response = client.get("/gebieden/gm0342/wat-valt-op?periode=2024")
        assert response["Location"] == "/gebieden/GM0342-soest/wat-valt-op?periode=2024"

    @pytest.mark.parametrize("query", ["2030", "x"])
    def test_a_period_that_cannot_be_is_refused(self, client: Client, query: str) -> None:
        assert client.get(f"/gebieden/GM0342-soest/wat-valt-op?periode={query}").status_code == 400
