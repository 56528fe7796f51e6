"""Municipalities of one size by their rate, each between which places it stands."""

import numpy as np
import pytest
from django.test import Client

from ineen.ground.areas.queries import municipalities
from tests.faces.publication.explorer.country import BURGLARY, BURGLED, TOTAL, whole_country
from tests.faces.publication.reading import text
from tests.helpers.deliveries import deliver, deliver_inhabitants
from tests.helpers.public_site import publish
from tests.helpers.worlds import begins_with

pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(publish)]


class TestRanking:
    def test_who_has_the_lowest_rate_is_not_said_where_it_cannot_be(self, client: Client) -> None:
        whole_country()
        shown = text(client, f"{BURGLED}/rangorde")
        assert "Rangorde: Diefstal en inbraak in woningen" in shown
        assert "Groot: 100.000 inwoners of meer · 2024" in shown
        assert "grote gemeenten het laagste cijfer heeft, is niet" in shown
        assert "Een laag cijfer is nog geen veilige gemeente" in shown

    def test_of_sixty_that_are_alike_nearly_each_may_have_the_lowest(self, client: Client) -> None:
        """Each has it with a chance of 1 in 60: the interval of none begins at place 1."""
        rng, codes = np.random.default_rng(1), sorted(one.code for one in municipalities())[:60]
        deliver({code: {"2023": int(rng.poisson(200)), "2024": 200} for code in codes}, measure=BURGLARY)
        deliver_inhabitants({code: {"2024": 25_000} for code in codes})
        shown = text(client, f"{BURGLED}/rangorde?klasse=middelklein")
        assert "Wie van de 60 gemeenten van deze grootte het laagste cijfer heeft, is niet te zeggen" in shown

    def test_a_municipality_stands_between_two_places_among_those_of_her_size(self, client: Client) -> None:
        whole_country()
        shown = text(client, f"{BURGLED}/rangorde?gebied=GM0342")
        assert "30.000 tot 50.000 inwoners · 2024" in shown
        assert "Soest staat, gerekend vanaf het laagste cijfer, met 95% zekerheid ergens tussen plaats" in shown
        assert "Soest (gekozen)" in shown

    def test_the_publisher_of_most_is_ranked_and_the_page_says_so(self, client: Client) -> None:
        whole_country()
        deliver({"GM0308": {"2024": 50}}, measure=BURGLARY, publisher="CBS", table="x")
        every = [text(client, f"{BURGLED}/rangorde?{one}") for one in ("gebied=GM0342", "gebied=GM0308")]
        assert all("Cijfers van CBS tellen op een andere manier en staan hier niet bij." in one for one in every)
        assert "Baarn (gekozen)" not in every[1]
        shown = text(client, f"{BURGLED}?gebied=GM0342&vergelijk=land")
        assert "Cijfers van CBS tellen op een andere manier en staan hier niet bij." in shown

    def test_a_class_is_short_enough_to_read(self, client: Client) -> None:
        whole_country()
        response = client.get(f"{BURGLED}/rangorde?klasse=klein")
        assert len(response.content) < 60_000

    @pytest.mark.parametrize(
        ("query", "status", "says"),
        [
            ("?klasse=enorm", 400, "“enorm” is geen grootte. Kies uit: groot, middelgroot,"),
            ("?gebied=WK034201", 400, "Alleen gemeenten staan in een rangorde."),
            ("", 200, "ten minste twee gebieden met een aantal per inwoner"),
        ],
    )
    def test_what_cannot_be_ranked_says_so(self, client: Client, query: str, status: int, says: str) -> None:
        response = client.get(f"{TOTAL}/rangorde{query}")
        assert response.status_code == status
        assert says in response.content.decode()

    def test_an_estimate_has_no_rank(self, client: Client) -> None:
        response = client.get("/cijfers/rapportcijfer-veiligheid/rangorde")
        assert response.status_code == 404
        assert "geen rangorde" in response.content.decode()
