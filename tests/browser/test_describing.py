"""An own file is described while a preview follows each choice, then confirmed, and read by the partnership."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import DROP, elsewhere, look, work
from tests.helpers.receiving import YOUTH

pytestmark = [pytest.mark.browser, pytest.mark.django_db(databases="__all__")]


def test_an_own_file_is_described_and_read(page_of: Callable[[str], Page], site: str) -> None:
    page = page_of("analyst")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{site}/bronnen/aanleveren")
    page.evaluate(DROP, ["[data-drop]", "eigen.csv", YOUTH.replace("Soort", "Melding")])
    page.get_by_role("button", name="Maak een voorbeeld").click()
    page.wait_for_url("**/bronnen/aanleveringen/*-*")
    elsewhere(work)
    page.get_by_role("link", name="Zeg wat er in het bestand staat").click(timeout=10_000)
    expect(page.get_by_text("4 cijfers, over 1 gebieden en 2 klassen")).to_be_visible()

    page.get_by_label("Melding", exact=True).select_option("nothing")  # the preview follows
    expect(page.get_by_text("geven elk een ander cijfer voor Soest, 2023").first).to_be_visible()
    look(page, "uitleg")
    page.get_by_label("Melding", exact=True).select_option("category")
    expect(page.get_by_text("niet getoond: te klein aantal")).to_be_visible()
    page.get_by_label("‘x’").focus()
    page.get_by_label("‘x’").select_option("absent")
    expect(page.get_by_text("komt niet voor")).to_be_visible()
    assert page.evaluate("document.activeElement.labels[0].textContent") == "‘x’"  # it was swapped, and the focus stays
    page.get_by_role("button", name="Verder").click()

    page.get_by_label("Hoe heten deze cijfers samen?").fill("Meldingen in de buurt")
    page.get_by_label("Van wie zijn ze?").fill("Jongerenwerk Soest")
    page.get_by_label("Op welke grond mag u ze gebruiken?").fill("Afspraak van 3 maart 2024")
    for field in page.get_by_label("Eenheid").all():
        field.fill("meldingen")
    page.get_by_role("button", name="Maak een voorbeeld").click()
    page.wait_for_url("**/bronnen/aanleveringen/*-*")
    elsewhere(work)
    page.get_by_role("button", name="Bevestig en laad").click(timeout=10_000)
    elsewhere(work)
    page.get_by_role("link", name="Bekijk de cijfers").click(timeout=10_000)
    expect(page.get_by_role("heading", name="Meldingen in de buurt")).to_be_visible()
    expect(page.get_by_text("Niet vrijgegeven.")).to_be_visible()
    look(page, "ontvangen")


def test_with_the_keyboard_and_without_a_script_the_preview_is_a_button(
    page_of: Callable[[str], Page], site: str
) -> None:
    from tests.architecture.routes.deliveries import DESCRIBING

    page = page_of("analyst")
    page.route("**/*.js", lambda route: route.abort())
    page.set_viewport_size({"width": 375, "height": 740})
    page.goto(f"{site}/bronnen/aanleveringen/{DESCRIBING}/inhoud")
    page.get_by_label("Gemeente", exact=True).focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.labels[0].textContent") == "Jaar"
    page.get_by_label("Aantal", exact=True).select_option("nothing")
    page.get_by_role("button", name="Ververs het voorbeeld").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Kies de kolom waarin het cijfer staat.").first).to_be_visible()
    assert page.get_by_label("Aantal", exact=True).input_value() == "nothing"
