"""A resident reads what a plan says of one theme, and what is done about it by whom and for how much."""

from dataclasses import replace

import pytest
from django.test import Client

from ineen.policy.execution.actions import import_implementation_plan
from tests.faces.publication.reading import text
from tests.helpers.public_site import BY, NOW
from tests.helpers.whole_thread import PLAN, YEAR, whole_thread
from tests.helpers.worlds import begins_with

pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(whole_thread)]
PAGE, DONE = f"/plannen/{PLAN.slug}", f"/uitvoeringsplannen/{YEAR.slug}"


def test_a_theme_says_why_what_who_and_how_far_its_goals_are(client: Client) -> None:
    shown = text(client, f"{PAGE}/themas/veilig-wonen")
    assert "Prioriteit Veilig wonen Inbraak, diefstal en vernieling in de buurt." in shown
    assert "Waarom dit voorgaat Het aantal misdrijven steeg in 2023." in shown
    assert "Wie dit trekt Soest burgemeester Hangt samen met Veiligheidsagenda 2023–2026" in shown
    assert "2.492 misdrijven in 2024 (voorlopig) · doel voor eind 2027: hooguit 2.200" in shown
    assert "34,6 misdrijven per 1.000 inwoners in 2024 (voorlopig) · doel voor 1 juli 2027: hooguit 30,5" in shown
    assert "Buurtpreventie in zes buurten" in shown


def test_a_local_theme_names_its_municipality(client: Client) -> None:
    assert "Dit speelt alleen in Soest ." in text(client, f"{PAGE}/themas/station")


def test_a_theme_about_which_little_is_said_says_so(client: Client) -> None:
    shown = text(client, f"{PAGE}/themas/vuurwerk")
    assert "Doelen Nog niet ingevuld." in shown
    assert "Hier hangt nog geen maatregel aan." in shown


def test_a_plan_leads_to_its_themes_its_local_chapters_and_what_is_done(client: Client) -> None:
    shown, page = text(client, PAGE), client.get(PAGE).content.decode()
    assert "Wat er in één gemeente speelt Soest Rond het station is het druk. Het station overig strategisch" in shown
    assert "Wie meetekenen Politie teamchef · getekend op 1 februari 2024" in shown
    assert "Terugblik op het vorige plan Het vorige plan had te veel doelen." in shown
    for address in (f"{PAGE}/themas/veilig-wonen", f"{PAGE}/doelen/minder-misdrijven", DONE):
        assert f'href="{address}"' in page


def test_an_implementation_plan_is_a_table_of_who_does_what_when_and_for_how_much(client: Client) -> None:
    shown = text(client, DONE)
    assert "3 maatregelen onder twee actiepunten. Onder Geld staat per jaar wat er is gevraagd en toegekend." in shown
    assert "2025 eenmalig € 12.000 nog niet bekend 2025 elk jaar € 20.000 nog niet bekend" in shown
    assert "40.000" not in shown
    assert "Samen met de buurt Veilig wonen Minder mensen krijgen met een misdrijf te maken" in shown
    assert "Baarn, adviseur veiligheid Politie maart – december 2025" in shown
    assert "Inbraakscan in zeshonderd woningen nieuw · Soest nog geen trekker klaar juli 2025" in shown
    assert "Geld dat niet bij één maatregel hoort" in shown
    assert "Coördinatie 2025 elk jaar € 20.000 nog niet bekend" in shown
    assert "nog niet bekend" in shown


@pytest.mark.parametrize(
    ("asked", "told", "found"),
    [
        ("zoek=scan", "1 van 3 maatregelen.", "Inbraakscan"),
        ("zoek=samen+ronde", "1 van 3 maatregelen.", "Buurtpreventie"),
        ("gemeente=GM0308", "2 van 3 maatregelen.", "Oefening"),
        ("trekker=Politie", "1 van 3 maatregelen.", "Oefening"),
        ("trekker=GM0308&gemeente=GM0342", "1 van 3 maatregelen.", "Buurtpreventie"),
        ("zoek=qqqq", "0 van 3 maatregelen.", "Geen maatregel past bij deze keuze"),
        ("gemeente=GM9999", "2 van 3 maatregelen.", "Buurtpreventie"),
    ],
)
def test_a_choice_stands_in_the_address(client: Client, asked: str, told: str, found: str) -> None:
    shown = text(client, f"{DONE}?{asked}")
    assert told in shown
    assert found in shown


def test_an_action_says_who_with_whom_when_for_how_much_and_what_it_serves(client: Client) -> None:
    shown = text(client, f"{DONE}/maatregelen/buurtpreventie")
    assert "Trekker Baarn, adviseur veiligheid Met Politie Wanneer maart – december 2025 Soort Voortzetting" in shown
    assert "Waarom dit werkt Waar gelopen wordt, wordt minder gestolen." in shown
    assert "Waar dit bij hoort Veilig wonen Minder mensen krijgen met een misdrijf te maken" in shown
    assert "Hesjes 2025 nog niet bekend € 8.000 € 6.500,50" in shown


def test_an_action_without_an_owner_says_so_kindly(client: Client) -> None:
    shown = text(client, f"{DONE}/maatregelen/inbraakscan")
    assert "Trekker nog geen trekker" in shown
    assert "Nog niet ingevuld: wat er gebeurt, waarom dit werkt en wat het moet opleveren." in shown


def test_a_rebuilt_implementation_plan_is_never_blamed(client: Client) -> None:
    rebuilt = replace(YEAR, rebuilt=True, source="een openbaar bericht")
    import_implementation_plan(by=BY, now=NOW, plan=rebuilt, replace=True)
    assert "nog geen trekker" not in text(client, DONE)
    silent = replace(
        rebuilt, points=(replace(YEAR.points[1], actions=(replace(YEAR.points[1].actions[0], owner=""),)),)
    )
    import_implementation_plan(by=BY, now=NOW, plan=silent, replace=True)
    shown = text(client, DONE)
    assert "De bron noemt dit niet: wie trekt, wie meedoet, wanneer, wat het kost" in shown
    assert "Trekker" not in shown
    import_implementation_plan(by=BY, now=NOW, plan=rebuilt, replace=True)
    shown = text(client, f"{DONE}/maatregelen/inbraakscan")
    assert "Trekker de bron noemt dit niet" in shown
    assert "De bron noemt dit niet: wat er gebeurt, waarom dit werkt en wat het moet opleveren." in shown


@pytest.mark.parametrize(
    ("address", "told"),
    [
        (f"{PAGE}/themas/bestaat-niet", "Kijk op de bladzijde van het plan welke onderwerpen er zijn."),
        (f"{DONE}/maatregelen/bestaat-niet", "Deze maatregel staat niet (meer) in het uitvoeringsplan."),
        ("/uitvoeringsplannen/bestaat-niet", "Dit uitvoeringsplan is er niet, of is niet openbaar."),
    ],
)
def test_an_address_of_nothing_says_where_to_look(client: Client, address: str, told: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert told in response.content.decode()
