"""Writing a text as a person does it: with the keyboard, kept while she types, and back where she was."""

from collections.abc import Callable

import pytest
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
    page.keyboard.type("Wij kijken elk jaar **samen** terug.")
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
