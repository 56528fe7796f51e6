"""Writing a text as a person does it: with the keyboard, kept while she types, and back where she was."""

import re
from collections.abc import Callable

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.helpers.writing import WRITTEN

pytestmark = [pytest.mark.browser, pytest.mark.django_db(databases="__all__")]
EDITOR = f"{WRITTEN}/tekst/plan/-/evaluation"
FIELD = "#tekst-plan-evaluation-text"


def test_what_is_typed_is_kept_and_control_enter_puts_it_in_the_plan(page_of: Callable[[str], Page], site: str) -> None:
    page = page_of("coordinator")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(site + EDITOR)
    page.locator(FIELD).focus()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("Wij kijken elk jaar **samen** terug.")  # at once: half of it is never kept
    expect(page.locator("#tekst-plan-evaluation-concept")).to_contain_text("nog niet in het plan", timeout=10_000)
    page.reload()
    expect(page.locator(FIELD)).to_have_value("Wij kijken elk jaar **samen** terug.")
    expect(page.get_by_text("Dit is uw concept")).to_be_visible()
    page.get_by_role("button", name="Voorbeeld").click()
    expect(page.locator(".preview strong")).to_have_text("samen")
    page.locator(FIELD).focus()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("staat in het plan", exact=False).first).to_be_visible()
    expect(page.get_by_text("Dit is uw concept")).to_have_count(0)
    assert complaints == []


def test_in_its_place_a_text_opens_closes_and_is_saved_with_the_focus_where_one_is(
    page_of: Callable[[str], Page], site: str
) -> None:
    page = page_of("coordinator")
    page.goto(f"{site}{WRITTEN}/tekst/plan/-/vision")
    # as it stands on the pages of the parts of a plan
    page.evaluate(
        """(url) => window.htmx.ajax('GET', url, {target: 'main .section', swap: 'innerHTML'})""",
        f"{WRITTEN}/tekst/plan/-/vision/blok",
    )
    page.get_by_role("link", name="Bewerk Visie").click()
    field = page.locator("#tekst-plan-vision-text")
    expect(field).to_be_focused()
    field.fill("Iedereen doet mee.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Bewaard in het plan")).to_be_visible()
    expect(page.locator("#tekst-plan-vision-kop")).to_be_focused()
    expect(page.locator("#tekst-plan-vision")).to_contain_text("Iedereen doet mee.")
    page.get_by_role("link", name="Bewerk Visie").click()
    page.get_by_role("link", name="Sluit", exact=True).click()
    expect(page.locator("#tekst-plan-vision-kop")).to_be_focused()


def test_what_she_types_after_she_was_signed_out_is_not_lost(page_of: Callable[[str], Page], site: str) -> None:
    page = page_of("coordinator")
    page.goto(f"{site}{WRITTEN}/hoofdstukken/organisatie")
    page.get_by_role("link", name="Bewerk Besluitvorming").click()
    field = page.get_by_label("Besluitvorming", exact=True)
    field.fill("Eerst de colleges.")
    expect(page.get_by_text("nog niet in het plan")).to_be_visible(timeout=10_000)
    signed_in = page.context.cookies()
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    field.fill("Eerst de colleges. Dan de raden.")
    page.keyboard.press("Control+Enter")
    failed = page.locator("#mislukt")
    expect(failed).to_contain_text("U bent niet meer ingelogd. Wat u typte, bewaart dit tabblad.")
    expect(failed.get_by_role("link")).to_have_attribute("href", re.compile("/inloggen.*organisatie"))
    expect(field).to_have_value("Eerst de colleges. Dan de raden.")
    page.context.add_cookies(signed_in)  # type: ignore[arg-type]  # as she logs in again
    page.goto(f"{site}{EDITOR.replace('evaluation', 'decision_making')}")
    expect(field).to_have_value("Eerst de colleges.")
    expect(page.get_by_text("In dit tabblad staan nog woorden van u die niet bewaard zijn.")).to_be_visible()
    page.get_by_role("button", name="Zet ze terug").click()
    expect(field).to_have_value("Eerst de colleges. Dan de raden.")
    expect(field).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("staat in het plan", exact=False).first).to_be_visible()
    page.reload()
    expect(page.get_by_text("In dit tabblad staan nog woorden")).to_be_hidden()
    assert page.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('ineen'))") == []


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (500, "Er ging iets mis in Ineen, niet bij u."),
        (429, "Het ging even te snel voor Ineen."),
        (403, "er is intussen iets gewijzigd"),
        (0, "Er is geen verbinding met Ineen."),
    ],
)
def test_what_cannot_be_kept_is_said_and_stays_where_it_was_typed(
    page_of: Callable[[str], Page], site: str, status: int, told: str
) -> None:
    page = page_of("coordinator")
    page.goto(f"{site}{WRITTEN}/hoofdstukken/organisatie")
    page.get_by_role("link", name="Bewerk Organisatie").click()
    field = page.get_by_label("Organisatie", exact=True)
    address = re.compile("/tekst/plan/-/organisation$")
    page.route(address, lambda one: one.fulfill(status=status, body="x") if status else one.abort())
    field.fill("Wie doet wat.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#mislukt")).to_contain_text(told)
    expect(page.locator("#mislukt")).to_be_in_viewport()
    expect(field).to_have_value("Wie doet wat.")
    page.unroute(address)
    page.get_by_role("button", name="Voorbeeld").click()
    expect(page.locator(".preview")).to_contain_text("Wie doet wat.")
    expect(page.locator("#mislukt")).to_be_empty()
