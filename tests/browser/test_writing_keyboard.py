"""A plan is written without a mouse: from nothing to a starter set, words of one's own, and two who wrote at once."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import WIDE, has_focus, look, press, tab_on, tab_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db(databases="__all__")]
TITLE, SLUG = "Zonder muis geschreven", "zonder-muis"
SET = "Overlast en woonoverlast"
GOAL = "Wie overlast meldt, hoort binnen vijf werkdagen"
CAUSE = "Meldingen komen op **zes** plekken binnen."
OURS, THEIRS = "Meldingen komen op zes plekken binnen.", "Meldingen komen op acht plekken binnen."
SETTLED = "Meldingen komen op zeven plekken binnen."
Opens = Callable[[str], Page]


@pytest.fixture
def writer(page_of: Opens) -> Opens:
    """The page of one of the cast; a complaint of the browser fails the test."""

    def open_for(part: str) -> Page:
        page = page_of(part)
        page.set_viewport_size(WIDE)
        page.on("pageerror", lambda error: pytest.fail(f"{part}: {error}"))
        return page

    return open_for


def test_from_an_empty_plan_to_one_text_of_two_without_a_mouse(writer: Opens, site: str) -> None:
    page = writer("adviser")
    page.goto(f"{site}/schrijven")
    begin(page)
    take_what_fits(page)
    edit_the_goal_in_its_place(page)
    move_it_to_another_theme_and_back(page)
    set_advice_aside(page)
    both_write_and_one_decides(page, writer("coordinator"))
    find_it(page)


def begin(page: Page) -> None:
    open_page(page, "Begin een plan")
    for label, words in (("Titel", TITLE), ("Adres", SLUG)):
        tab_to(page, label)
        page.keyboard.press("Control+A")
        page.keyboard.type(words)
    press(page, "Begin dit plan")
    expect(page.get_by_text("Uw plan is begonnen.")).to_be_visible()


def take_what_fits(page: Page) -> None:
    open_page(page, SET)
    for words in (GOAL, "Buurtbemiddeling als eerste stap", "Woningcorporatie"):
        tab_to(page, words)
        page.keyboard.press("Space")
    press(page, "Neem over wat is aangevinkt")
    expect(page.locator("#gedaan")).to_contain_text(f"Overgenomen uit startset “{SET}”")
    look(page, "toetsen-1-opzet")


def edit_the_goal_in_its_place(page: Page) -> None:
    open_page(page, GOAL)
    press(page, "Bewerk Oorzaak")
    expect(page.get_by_label("Oorzaak", exact=True)).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type(CAUSE)
    expect(page.get_by_text("nog niet in het plan")).to_be_visible(timeout=10_000)
    press(page, "Voorbeeld")
    expect(page.locator(".preview strong")).to_have_text("zes")
    has_focus(page, "Voorbeeld")
    look(page, "toetsen-2-voorbeeld")
    page.keyboard.press("Shift+Tab")
    has_focus(page, "Zet in het plan")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Bewaard in het plan")).to_be_visible()
    has_focus(page, "Oorzaak")


def move_it_to_another_theme_and_back(page: Page) -> None:
    open_page(page, TITLE)
    press(page, "+ thema")
    expect(page.locator("#titel")).to_be_focused()
    page.keyboard.type("Jeugd")
    page.keyboard.press("Enter")
    expect(page.locator("#gedaan")).to_contain_text("Toegevoegd: thema “Jeugd”")
    has_focus(page, "+ thema")
    tab_on(page, 'button[value="omhoog theme/jeugd"]')
    page.keyboard.press("Enter")
    expect(page.locator("#gedaan")).to_contain_text(f"Verplaatst: thema “Jeugd” staat nu boven “{SET}”")
    expect(page.locator('button[value="omhoog theme/jeugd"]')).to_be_focused()
    open_page(page, GOAL)
    tab_on(page, "#id_theme")
    page.keyboard.type("Jeugd")
    press(page, "Verplaats dit doel")
    told = page.locator(".done p")
    expect(told).to_contain_text(f"van thema “{SET}” naar thema “Jeugd”")
    expect(told).to_be_focused()
    look(page, "toetsen-3-verplaatst")
    press(page, "Ongedaan maken")
    expect(page.locator("#gedaan")).to_contain_text("Ongedaan gemaakt: Verplaatst: doel")


def set_advice_aside(page: Page) -> None:
    press(page, "Kijk het hele plan na")
    _shows(page, "Nakijken")
    press(page, "opzijzetten")
    expect(page.locator("#reden")).to_be_focused()
    page.keyboard.type("Dit is ons eerste plan.")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Reden: Dit is ons eerste plan.")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_contain_text("weer laten meedoen")
    look(page, "toetsen-4-nakijken")


def both_write_and_one_decides(page: Page, other: Page) -> None:
    open_page(page, TITLE)
    open_page(page, GOAL)
    other.goto(page.url)
    for one in (page, other):  # neither knows of the other
        press(one, "Bewerk Oorzaak")
        expect(one.get_by_label("Oorzaak", exact=True)).to_be_focused()
    for one, words in ((other, THEIRS), (page, OURS)):
        one.keyboard.press("Control+A")
        one.keyboard.type(words)
        one.keyboard.press("Control+Enter")
        if one is other:
            expect(one.get_by_text("Bewaard in het plan")).to_be_visible()
    expect(page.get_by_role("heading", name="Twee versies: Oorzaak")).to_be_visible()
    for words in (OURS, THEIRS):
        expect(page.get_by_label("Of voeg ze samen")).to_contain_text(words)
    tab_to(page, "Of voeg ze samen")
    page.keyboard.press("Control+A")
    page.keyboard.type(SETTLED)
    press(page, "Zet de samengevoegde tekst in het plan")
    expect(page.get_by_text("Gekozen. De andere versie blijft in de geschiedenis staan.")).to_be_visible()
    look(page, "toetsen-5-gekozen")


def find_it(page: Page) -> None:
    page.keyboard.press("/")
    _shows(page, "Zoeken")
    expect(page.locator("#zoekveld")).to_be_focused()
    page.keyboard.type("zeven plekken")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name=GOAL).first).to_be_visible()
    open_page(page, GOAL)


def open_page(page: Page, link: str) -> None:
    """Follow a link by its words, to the page that has them as its title."""
    press(page, link)
    _shows(page, link)


def _shows(page: Page, title: str) -> None:
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
