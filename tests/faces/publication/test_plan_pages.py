"""A resident reads the first plan: rebuilt from public reports, with background figures and their source."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django_scopes import scopes_disabled

from ineen.evidence.models import Release
from ineen.policy.plans.models import SafetyPlan
from tests.browser.pages import PLAN
from tests.faces.publication.reading import text
from tests.helpers.public_site import publish
from tests.helpers.queries import spent
from tests.helpers.worlds import begins_with
from tests.helpers.writes import given

pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(publish)]


def test_the_plan_leads_with_who_and_how_many_priorities(client: Client) -> None:
    shown = text(client, PLAN)
    assert "Baarn, Bunschoten, De Bilt, Eemnes en Soest werken samen aan veiligheid, met" in shown
    assert "Vier onderwerpen gaan voor." in shown
    assert "Criminaliteit houdt niet op bij de gemeentegrens." in shown
    assert "Looptijd 2023–2026" in shown


def test_the_four_priorities_say_what_they_say_and_what_the_source_leaves_out(client: Client) -> None:
    shown = text(client, PLAN)
    titles = ["Ondermijning", "Digitale veiligheid", "Zorg en veiligheid", "Jeugdoverlast en -criminaliteit"]
    places = [shown.index(title) for title in titles]
    assert places == sorted(places)
    assert "Doel: Bewustwording en weerbaarheid. De bron zegt niet van wie." in shown
    assert "De bron noemt hier geen doel." in shown
    assert "De bron noemt dit niet: de visie, wat samenwerken oplevert, de terugblik" in shown


def test_a_rebuilt_plan_says_so_on_top_and_names_its_source(client: Client) -> None:
    shown = text(client, PLAN)
    assert "Nagebouwd. Dit is niet het plan zelf" in shown
    assert "Openbaar bericht over het Integraal Veiligheidsplan 2023–2026" in shown


def test_each_municipality_has_its_registered_total_with_the_source(client: Client) -> None:
    shown = text(client, PLAN)
    assert "Soest 1.474 1.380 1.510" in shown
    assert "Eemnes 233 264 niet gepubliceerd" in shown
    assert "Bron: Politie, tabel 47013NED, opgehaald 23 juni 2026 (gemeentegrenzen 2026)" in shown


def test_the_thread_shows_seven_stations_and_where_the_reader_is(client: Client) -> None:
    page = client.get(PLAN).content.decode()
    wide = page[page.index("thread__wide") : page.index("<details")]
    assert wide.count("<li") == 7
    assert "Prioriteit<span" in wide
    assert "4 prioriteiten" in wide


def test_the_plan_stands_in_the_list_and_on_the_start_page(client: Client) -> None:
    for path in ("/", "/plannen"):
        shown = text(client, path)
        assert "Baarn, Bunschoten, De Bilt, Eemnes en Soest" in shown
        assert "2023–2026 · 4 prioriteiten · vastgesteld · nagebouwd uit openbare berichten" in shown


def test_the_start_page_names_the_sources_in_use(client: Client) -> None:
    assert "Tabel 47013NED, opgehaald 23 juni 2026" in text(client, "/")
    with given():
        Release.objects.update(withdrawn_at=timezone.now(), withdrawn_because="verkeerd bestand")
    assert "47013NED" not in text(client, "/")


def test_a_plan_that_is_not_out_yet_is_not_there_for_a_resident(client: Client) -> None:
    with given(), scopes_disabled():
        SafetyPlan.objects.update(published_at=timezone.now() + timedelta(days=1))
    assert client.get(PLAN).status_code == 404
    assert "Er is nog geen plan gepubliceerd" in text(client, "/plannen")


def test_a_word_of_a_theme_finds_its_plan(client: Client) -> None:
    assert "Integraal Veiligheidsplan BES-regio" in text(client, "/zoeken?zoek=ondermijning")
    assert "Niets gevonden met “qqqq”" in text(client, "/zoeken?zoek=qqqq")


def test_an_unchanged_page_is_not_sent_twice(client: Client) -> None:
    first = client.get(PLAN)
    again = client.get(PLAN, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first["Cache-Control"] == "public, max-age=60"
    assert client.post(PLAN).status_code == 405


@pytest.mark.parametrize("path", ["/", "/plannen", PLAN, "/gebieden/GM0342-soest", "/zoeken?zoek=soest", "/gebieden"])
def test_a_page_stays_within_its_budget(client: Client, path: str) -> None:
    assert len(client.get(path).content) < 60_000
    assert spent(client, path) <= 15


def test_the_figures_of_the_plan_can_be_taken_along(client: Client) -> None:
    response = client.get(f"{PLAN}/cijfers.csv")
    lines = response.content.decode("utf-8-sig").splitlines()
    assert response["Content-Disposition"] == 'attachment; filename="ineen-bes-2023-2026.csv"'
    assert any(
        line.startswith("Soest;GM0342;") and ";2024;1510;misdrijven;definitief;Politie;" in line for line in lines
    )
    assert any(line.startswith("Eemnes;GM0317;") and ";2024;;misdrijven;niet gepubliceerd;" in line for line in lines)


def test_municipalities_are_linked_under_the_address_of_their_page(client: Client) -> None:
    page = client.get(PLAN).content.decode()
    assert page.count('href="/gebieden/GM0310-de-bilt"') == 2
