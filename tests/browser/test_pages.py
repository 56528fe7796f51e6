"""Every public page, wide and on a phone: readable for everybody, whole, and without a complaint of the browser."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import MISSING, PAGES
from tests.browser.whole import check_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(databases="__all__")]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_and_for_everybody(page: Page, site: str, name: str) -> None:
    check_page(page, site + PAGES[name], status=404 if name in MISSING else 200)


@pytest.mark.parametrize("name", ["start", "plan", "gemeente", "gebieden-gezocht"])
def test_a_page_can_be_read_without_javascript(browser: Browser, site: str, name: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 375, "height": 740})
    page = context.new_page()
    page.goto(site + PAGES[name])
    assert page.locator("h1").is_visible()
    if name == "plan":
        page.locator("summary").click()
        assert page.get_by_role("link", name="Doel").is_visible()
    context.close()


def test_a_table_becomes_rows_with_labels_on_a_phone(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 375, "height": 740})
    page.goto(site + PAGES["plan"])
    row = page.get_by_role("row", name="Soest")
    label = row.locator("td").last.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert label == '"2024"'
    first, last = row.locator("td").first.bounding_box(), row.locator("td").last.bounding_box()
    assert first
    assert last
    assert last["y"] > first["y"]


def test_bars_are_as_long_as_their_figures(page: Page, site: str) -> None:
    page.goto(site + PAGES["gemeente"])
    rows = page.locator(".table--bars tbody tr").all()
    told = [int(row.locator("td").first.inner_text().split()[0].replace(".", "")) for row in rows]
    boxes = [row.locator(".bar rect").bounding_box() for row in rows]
    lengths = [box["width"] for box in boxes if box]
    assert 1510 in told
    assert [one / max(lengths) for one in lengths] == pytest.approx([one / max(told) for one in told], abs=0.005)
