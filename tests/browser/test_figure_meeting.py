"""A meeting about figures without a mouse, and on a phone: from its opening to its report."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import WIDE, look, press, tab_to
from tests.browser.whole import check_readable

pytestmark = [pytest.mark.browser, pytest.mark.django_db(databases="__all__")]
TEXT = "Eén reeks in de zomer. Daarna was het weer als eerder."
PROPOSED = "Een schouw van de achterpaden"


def test_a_meeting_from_its_opening_to_its_report_without_a_mouse(page_of: Callable[[str], Page], site: str) -> None:
    page = page_of("coordinator")
    page.set_viewport_size(WIDE)
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(f"{site}/duidingen")
    press(page, "Begin een cijferoverleg")
    expect(page.get_by_role("heading", level=1)).to_have_text("Cijferoverleg beginnen")
    press(page, "Begin het overleg")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Diefstal en inbraak in woningen, Soest")
    read_it(page)
    propose(page)
    turn_with_arrows(page)
    press(page, "Sluit het overleg af")
    expect(page.get_by_text("Hieronder staat het verslag.")).to_be_visible()
    expect(page.locator("ol.agenda")).to_contain_text(TEXT)
    expect(page.locator("ol.agenda")).to_contain_text(PROPOSED)
    check_readable(page)
    look(page, "cijferoverleg-verslag")


def read_it(page: Page) -> None:
    tab_to(page, "Registratie-effect")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Incident")).to_be_checked()
    tab_to(page, "Uw duiding")
    page.keyboard.type(TEXT)
    press(page, "Leg de duiding vast")
    expect(page.get_by_text("Vastgelegd.")).to_be_visible()
    expect(page.locator(".came")).to_contain_text(TEXT)
    check_readable(page)
    look(page, "cijferoverleg-cijfer")


def propose(page: Page) -> None:
    tab_to(page, "Stel een maatregel voor")
    page.keyboard.press("Enter")
    tab_to(page, "Bij welk doel?")
    page.keyboard.press("ArrowDown")
    tab_to(page, "Wat stelt u voor?")
    page.keyboard.type(PROPOSED)
    press(page, "Stel deze maatregel voor")
    expect(page.locator(".came")).to_contain_text(PROPOSED)


def turn_with_arrows(page: Page) -> None:
    """Where somebody types the arrow moves in the words, and what she typed is not lost; else it turns the page."""
    here = page.url
    words = page.get_by_label("Uw duiding")
    words.focus()
    page.keyboard.press("ArrowRight")
    assert page.url == here
    page.keyboard.type("Nog niet")
    page.locator("main").focus()
    page.keyboard.press("ArrowRight")
    expect(words).to_have_value("Nog niet")
    assert page.url == here
    words.fill("")
    page.locator("main").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Cijferoverleg")
