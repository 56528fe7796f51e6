"""Every public page, wide and on a phone: readable for everybody, whole, and without a complaint of the browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.pages import MISSING, PAGES, WIDTHS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(databases="__all__")]
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"label-content-name-mismatch": {"enabled": True}},  # WCAG 2.5.3, which axe leaves off by itself
    "resultTypes": ["violations"],
}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_and_for_everybody(page: Page, site: str, name: str, width: str) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    wide, high = WIDTHS[width]
    page.set_viewport_size({"width": wide, "height": high})
    answer = page.goto(site + PAGES[name])

    assert answer is not None
    assert answer.status == (404 if name in MISSING else 200)
    assert len(answer.body()) < 60_000
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= wide
    violations = Axe().run(page, options=RULES).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in violations] == []
    # Chromium itself tells of the status of a page that is not there
    assert [text for text in complaints if name not in MISSING or "404" not in text] == []


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
    assert [round(one / max(lengths), 2) for one in lengths] == [round(one / max(told), 2) for one in told]
