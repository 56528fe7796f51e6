"""The outline with a script: buttons change it in place, and the focus stays with the row that moved."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.writing import WRITTEN

pytestmark = [pytest.mark.browser, pytest.mark.django_db(databases="__all__")]


def test_she_builds_with_the_keyboard_alone_and_takes_it_back(page_of: Callable[[str], Page], site: str) -> None:
    page = page_of("coordinator")
    page.goto(site + WRITTEN)
    for title in ("Toetsenbord een", "Toetsenbord twee"):
        page.get_by_role("button", name="+ thema", exact=True).first.focus()
        page.keyboard.press("Enter")
        expect(page.locator("#titel")).to_be_focused()
        page.keyboard.type(title)
        page.keyboard.press("Enter")
        expect(page.locator("#gedaan")).to_contain_text(f"Toegevoegd: thema “{title}”")
    up = page.locator('button[value="omhoog theme/toetsenbord-twee"]')
    up.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#gedaan")).to_contain_text("Verplaatst: thema “Toetsenbord twee”")
    expect(page.locator('button[value="omhoog theme/toetsenbord-twee"]')).to_be_focused()
    for slug in ("toetsenbord-een", "toetsenbord-twee"):
        page.locator(f'button[value="weg theme/{slug}"]').focus()
        page.keyboard.press("Enter")
        expect(page.locator("#gedaan")).to_contain_text("Verwijderd: thema")
    expect(page.locator("#kop-themas")).to_be_focused()
    page.locator("#gedaan button").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#gedaan")).to_contain_text("Ongedaan gemaakt")
    expect(page.get_by_role("link", name="Toetsenbord twee")).to_be_visible()
    page.locator('button[value="weg theme/toetsenbord-twee"]').click()
    expect(page.get_by_role("link", name="Toetsenbord twee")).to_have_count(0)
