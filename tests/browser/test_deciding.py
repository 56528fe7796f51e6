"""Deciding with the keyboard alone: adviser, mayor and griffier each take every step of theirs, and what is wrong is
said in its place without losing what was typed or where one is."""

from collections.abc import Callable

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, expect

from tests.browser.hands import PHONE, press, tab_to, write
from tests.helpers.deciding import TO_ADOPT, TO_AMEND, WALKED

pytestmark = [pytest.mark.browser, pytest.mark.django_db(databases="__all__")]
Opens = Callable[[str], Page]
CODE = "GM0356"
REASON = "Er is meer tijd nodig."
HERE = "() => document.activeElement.id"


def open_page(page: Page, link: str, title: str) -> None:
    press(page, link)
    expect(page.get_by_role("heading", level=1, name=title, exact=True)).to_be_visible()


def step_up(page: Page, words: str, times: int = 1) -> None:
    """Give every part of a day or a moment its next value: 1 January of this year, and higher with more steps."""
    tab_to(page, words)
    field = page.evaluate(HERE)
    while page.evaluate(HERE) == field:
        for _ in range(times):
            page.keyboard.press("ArrowUp")
        page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")  # back on the field, so that the next Tab leads where it did


def decide(page: Page, label: str, *, until: str = "", reason: str = "", on: bool = True) -> None:
    """One step from the page of the municipality: open it, fill what it asks, and record it."""
    open_page(page, label, label)
    if on:
        step_up(page, "Besloten op")
    if until:
        step_up(page, until, 2)
    if reason:
        write(page, "Reden", reason)
    press(page, label)
    expect(page.get_by_text(f"{label}, Nieuwegein: vastgelegd.")).to_be_visible()


def with_plan(page: Page, site: str, label: str, fill: Callable[[Page], None], plan: str = WALKED) -> None:
    """Something with the plan as a whole, from its dossier."""
    page.goto(f"{site}/besluiten/{plan}")
    open_page(page, label, label)
    fill(page)
    press(page, label)
    expect(page.get_by_text(f"{label}: vastgelegd.")).to_be_visible()


@pytest.fixture
def at(page_of: Opens, site: str) -> Opens:
    """The page of Nieuwegein in the walked plan, for one of her people; a complaint of the browser fails the test."""
    opened: dict[str, Page] = {}

    def open_for(role: str) -> Page:
        if role not in opened:
            opened[role] = page_of(f"{role}-nieuwegein")
            opened[role].on("pageerror", lambda error: pytest.fail(f"{role}: {error}"))
        opened[role].goto(f"{site}/besluiten/{WALKED}/gemeenten/{CODE}")
        return opened[role]

    return open_for


def test_every_step_of_adviser_mayor_and_griffier(at: Opens, site: str) -> None:
    submit, offer = "Dien in bij het college", "Bied aan de raad aan"
    plan_the_days(at("adviser"))
    advise(at("adviser"), site)
    decide(at("adviser"), submit, on=False)
    decide(at("adviser"), "Trek in", reason=REASON)
    decide(at("adviser"), submit, on=False)
    decide(at("mayor"), "Stel uit", until="Nieuwe datum", reason=REASON)
    decide(at("mayor"), "Stuur terug", reason=REASON)
    decide(at("adviser"), submit, on=False)
    decide(at("mayor"), offer)
    decide(at("mayor"), "Trek in", reason=REASON)
    decide(at("adviser"), submit, on=False)
    decide(at("mayor"), offer)
    keep_confidential(at("mayor"), site)
    decide(at("griffier"), "Stel uit", until="Nieuwe datum", reason=REASON)
    decide(at("griffier"), "Leg vast: verworpen", reason=REASON)
    decide(at("adviser"), submit, on=False)
    decide(at("mayor"), offer)
    decide(at("griffier"), "Leg vast: vastgesteld")
    put_right(at("griffier"))
    answer(at("griffier"))
    prolong(at("griffier"))
    with_plan(at("griffier"), site, "Leg een embargo", lay_until)
    with_plan(at("griffier"), site, "Maak openbaar", lambda page: step_up(page, "Voor iedereen te zien vanaf"))
    told = "De raad van Nieuwegein stelde het plan vast op 1 januari"
    expect(at("griffier").get_by_role("link", name=told)).to_be_visible()


def plan_the_days(page: Page) -> None:
    open_page(page, "Plan de data", "Data")
    step_up(page, "College")
    step_up(page, "Gemeenteraad", 2)
    press(page, "Bewaar de data")
    expect(page.get_by_text("De data van Nieuwegein staan gepland.")).to_be_visible()


def advise(page: Page, site: str) -> None:
    def fill(page: Page) -> None:
        step_up(page, "Besproken op")
        write(page, "Wat de driehoek adviseerde", "Akkoord.")

    with_plan(page, site, "Leg het advies van de driehoek vast", fill)


def keep_confidential(page: Page, site: str) -> None:
    def impose(page: Page) -> None:
        tab_to(page, "Gemeente")
        page.keyboard.type("Nieuwegein")
        write(page, "Belang", "De opsporing van strafbare feiten.")

    def lift(page: Page) -> None:
        tab_to(page, "Gemeente")
        page.keyboard.type("Nieuwegein")
        write(page, "Reden", "De zaak is gesloten.")

    with_plan(page, site, "Leg geheimhouding vast", impose)
    expect(page.get_by_text("Geheimhouding opgelegd door het college van Nieuwegein.")).to_be_visible()
    with_plan(page, site, "Leg vast dat de geheimhouding is opgeheven", lift)


def lay_until(page: Page) -> None:
    step_up(page, "Embargo tot", 2)
    write(page, "Reden", "Eerst de pers.")


def answer(page: Page) -> None:
    open_page(page, "Thema Woonoverlast: aanpak op hoofdlijnen", "Amendement van Baarn")
    step_up(page, "Besloten op")
    press(page, "Neem niet over")
    expect(page.locator("#id_reason_error")).to_contain_text("Geef de reden")
    expect(page.get_by_role("alert")).to_be_focused()
    write(page, "Reden", "Wij doen dit al.")
    press(page, "Neem niet over")
    expect(page.get_by_text("Het antwoord van Nieuwegein is vastgelegd.")).to_be_visible()


def put_right(page: Page) -> None:
    """The last decision stands first; a day that did not change is refused in its place, and a number helps."""
    open_page(page, "Klopt dit niet?", "Herstel")
    write(page, "Wat was er verkeerd vastgelegd?", REASON)
    press(page, "Herstel")
    expect(page.get_by_role("alert")).to_be_focused()
    write(page, "Vindplaats", "2026-115")
    press(page, "Herstel")
    expect(page.get_by_text("Hersteld.", exact=True)).to_be_visible()
    expect(page.get_by_text("Vindplaats: 2026-115.")).to_be_visible()


def prolong(page: Page) -> None:
    label = "Leg vast: verlengd"
    open_page(page, label, label)
    step_up(page, "Besloten op")
    step_up(page, "Tot en met", 5)
    press(page, label)
    expect(page.get_by_text(f"{label}, Nieuwegein: vastgelegd.")).to_be_visible()


def test_a_council_amends_with_the_keyboard_and_keeps_its_place(page_of: Opens, site: str) -> None:
    page, label = page_of("griffier-nieuwegein"), "Leg vast: vastgesteld met amendement"
    page.set_viewport_size(PHONE)
    page.goto(f"{site}/besluiten/{TO_AMEND}/gemeenten/{CODE}")
    open_page(page, label, label)
    tab_to(page, "Kies een tekst van het plan")
    page.keyboard.type("Titel")
    press(page, "Voeg toe")
    expect(page.locator("#id_a1-text")).to_be_focused()
    tab_to(page, "Nog een tekst")
    page.keyboard.type("Thema Woonoverlast: aanpak")
    press(page, "Voeg toe")
    expect(page.locator("#id_a2-text")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("Eerst praten met iedereen.")
    press(page, "Leg vast: vastgesteld met amendement")
    expect(page.locator("#id_a1-reason_error")).to_contain_text("Zeg waarom de raad dit wijzigde.")
    expect(page.get_by_role("alert")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#id_a1-reason")).to_be_focused()
    expect(page.locator("#id_a2-text")).to_have_value("Eerst praten met iedereen.")
    page.keyboard.press("Shift+Tab")
    press(page, "Laat deze tekst weg: Titel van het plan")
    expect(page.locator("fieldset")).to_have_count(1)
    expect(page.locator("#id_a1-text")).to_have_value("Eerst praten met iedereen.")
    write(page, "Waarom de raad dit wijzigde", REASON)
    press(page, label)
    expect(page.locator("#id_decided_on_error")).to_contain_text("Vul de dag in.")
    expect(page.get_by_role("alert")).to_be_focused()
    step_up(page, "Besloten op")
    press(page, label)
    expect(page.get_by_text("Gewijzigd vastgesteld in Nieuwegein.")).to_be_visible()


def test_a_wrong_day_keeps_the_page_and_without_a_script_it_works_too(
    page_of: Opens, browser: Browser, sessions: dict[str, str], site: str
) -> None:
    page, label = page_of("griffier-nieuwegein"), "Leg vast: vastgesteld"
    address = f"{site}/besluiten/{TO_ADOPT}/gemeenten/{CODE}/vaststellen"
    page.goto(address)
    page.evaluate("window.stayed = true")
    page.get_by_label("Besloten op").fill("2022-12-31")
    page.get_by_label("Vindplaats").fill("2026-114")
    page.get_by_role("button", name=label).click()
    expect(page.locator("#id_decided_on_error")).to_contain_text("31 december 2022 ligt voor 1 januari 2023")
    expect(page.get_by_label("Vindplaats")).to_have_value("2026-114")
    expect(page.get_by_role("alert")).to_be_focused()
    assert page.evaluate("window.stayed")
    context = browser.new_context(locale="nl-NL", java_script_enabled=False, viewport=PHONE)
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": sessions["griffier-nieuwegein"], "url": site}])
    plain = context.new_page()
    plain.goto(address)
    plain.get_by_label("Besloten op").fill("2022-12-31")
    plain.get_by_role("button", name=label).click()
    expect(plain.locator("#id_decided_on_error")).to_contain_text("31 december 2022 ligt voor 1 januari 2023")
    plain.get_by_label("Besloten op").fill("2026-01-05")
    plain.get_by_role("button", name=label).click()
    expect(plain.get_by_text(f"{label}, Nieuwegein: vastgelegd.")).to_be_visible()
    context.close()
