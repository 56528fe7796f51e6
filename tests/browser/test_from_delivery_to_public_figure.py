"""The way of a figure: a delivery, what it changed, what the police say of it, and a table that two people release."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from ineen.evidence.actions import load_source
from ineen.ground.kernel.actors import system
from tests.browser.hands import DROP, WIDE, elsewhere, look, work
from tests.browser.whole import check_readable
from tests.helpers.police_export import export_text

pytestmark = [pytest.mark.browser, pytest.mark.django_db(databases="__all__")]
ROBBERY = "1.4.6 Straatroof"
ASKED = "Zijn er aangiften van eerder jaar bij gekomen?"
ANSWERED = "Zes aangiften zijn later op de goede plaats geboekt. Er gebeurde niet meer dan wij dachten."
OWN = "Gemeente;Jaar;Soort;Aantal\n" + "".join(
    f"Soest;2024;{kind};{count}\n" for kind, count in (("Geluid", 31), ("Afval", 42), ("Vuurwerk", 3))
)


def test_from_a_delivery_to_a_public_figure(page_of: Callable[[str], Page], site: str, tmp_path: Path) -> None:
    elsewhere(lambda: _loaded_before(tmp_path / "eerder.csv", "12"))
    analyst, coordinator, police = (page_of(one) for one in ("analyst", "coordinator", "partner_contributor"))
    _hand_in(analyst, site, "nieuw.csv", export_text({"Soest": ("8", "18")}, category=ROBBERY))
    _confirm(analyst)

    _hear_what_changed(coordinator, site)
    _ask_the_police(coordinator, site)
    _answer(police, site)
    _publish(coordinator, site)
    _read_by_everybody(page_of, site)

    _describe(analyst, site)
    _confirm(analyst)
    address = _ask_for_release(analyst, site)
    _approve(analyst, site + address)
    _approve(page_of("privacy_officer"), site + address)
    elsewhere(work)
    _released(page_of, site)


def _loaded_before(file: Path, count: str) -> None:
    """What the police published a year ago."""
    file.write_text(export_text({"Soest": ("8", count)}, category=ROBBERY), "utf-8")
    retrieved = date(2025, 6, 23)
    load_source(by=system("proef"), now=timezone.now(), source="politie-47013", files=[file], retrieved=retrieved)


def _hand_in(page: Page, site: str, name: str, text: str) -> None:
    page.set_viewport_size(WIDE)
    page.goto(f"{site}/bronnen/aanleveren")
    page.evaluate(DROP, ["[data-drop]", name, text])
    page.get_by_role("button", name="Maak een voorbeeld").click()
    page.wait_for_url("**/bronnen/aanleveringen/*-*")
    elsewhere(work)
    page.goto(page.url)


def _confirm(page: Page) -> None:
    page.get_by_role("button", name="Bevestig en laad").click()
    expect(page.get_by_text("Bevestigd: Ineen laadt de cijfers")).to_be_visible()
    elsewhere(work)
    expect(page.get_by_text("Geladen: ")).to_be_visible()


def _hear_what_changed(page: Page, site: str) -> None:
    page.goto(f"{site}/mijn-werk")
    page.get_by_role("link", name="1 cijfer herzien, grootste verschil Soest").click()
    expect(page.get_by_role("row").filter(has_text="Soest")).to_contain_text("12")
    expect(page.get_by_role("row").filter(has_text="Soest")).to_contain_text("18")
    check_readable(page)
    look(page, "draad-herzien")


def _ask_the_police(page: Page, site: str) -> None:
    page.goto(f"{site}/duidingen")
    page.get_by_role("link", name="Straatroof, Soest").first.click()
    page.get_by_label("Vraag aan de politie").check()
    page.get_by_label("Uw duiding").fill(ASKED)
    page.get_by_role("button", name="Leg de duiding vast").click()
    expect(page.get_by_text(ASKED)).to_be_visible()


def _answer(page: Page, site: str) -> None:
    page.goto(f"{site}/mijn-werk")
    page.get_by_role("link", name="Straatroof").first.click()
    expect(page.get_by_text(ASKED)).to_be_visible()
    page.get_by_label("Registratie-effect").check()
    page.get_by_label("Uw duiding").fill(ANSWERED)
    page.get_by_role("button", name="Leg het antwoord vast").click()
    expect(page.get_by_text(ANSWERED)).to_be_visible()
    check_readable(page)
    look(page, "draad-duiding")


def _publish(page: Page, site: str) -> None:
    page.goto(f"{site}/duidingen")
    page.locator("section[aria-labelledby=geduid]").get_by_role("link", name="Straatroof, Soest").first.click()
    page.get_by_role("link", name="Maak deze duiding openbaar").first.click()
    page.get_by_label("Ik las de duiding na").check()
    page.get_by_role("button", name="Maak openbaar").click()
    expect(page.get_by_role("button", name="Niet langer openbaar").first).to_be_visible()


def _read_by_everybody(page_of: Callable[[str], Page], site: str) -> None:
    page = page_of("without-role")
    page.context.clear_cookies()
    page.goto(f"{site}/cijfers/straatroof?gebied=GM0342&periode=2024")
    expect(page.get_by_text(ANSWERED)).to_be_visible()
    assert "18" in page.locator("main").inner_text()
    assert ASKED not in page.content()
    assert "Voorbeeldpersoon" not in page.content()
    check_readable(page)
    look(page, "draad-openbaar")


def _describe(page: Page, site: str) -> None:
    _hand_in(page, site, "meldingen.csv", OWN)
    page.get_by_role("link", name="Zeg wat er in het bestand staat").click()
    check_readable(page)
    page.get_by_role("button", name="Verder").click()
    page.get_by_label("Hoe heten deze cijfers samen?").fill("Meldingen bij de gemeente, proef")
    page.get_by_label("Van wie zijn ze?").fill("Gemeente Soest")
    page.get_by_label("Op welke grond mag u ze gebruiken?").fill("Eigen telling")
    for unit in page.locator("[name^=eenheid]").all():
        unit.fill("meldingen")
    check_readable(page)
    page.get_by_role("button", name="Maak een voorbeeld").click()
    page.wait_for_url("**/bronnen/aanleveringen/*")
    elsewhere(work)
    page.goto(page.url)


def _ask_for_release(page: Page, site: str) -> str:
    page.goto(f"{site}/vrijgeven")
    page.get_by_role("link", name="Meldingen bij de gemeente, proef").click()
    page.get_by_role("button", name="Vraag aan").click()
    page.wait_for_url("**/vrijgeven/*-*")
    elsewhere(work)
    return page.url.removeprefix(site)


def _approve(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_text("te klein").first).to_be_visible()
    check_readable(page)
    look(page, "draad-goedkeuren")
    page.get_by_role("button", name="Keur goed").click()
    expect(page.get_by_text("Goedgekeurd door").first).to_be_visible()


def _released(page_of: Callable[[str], Page], site: str) -> None:
    page = page_of("without-role")
    page.context.clear_cookies()
    page.goto(f"{site}/vrijgaven")
    page.get_by_role("link", name="Meldingen bij de gemeente, proef").click()
    expect(page.get_by_text("niet getoond").first).to_be_visible()
    assert "Voorbeeldpersoon" not in page.content()
    check_readable(page)
    look(page, "draad-vrijgegeven")
