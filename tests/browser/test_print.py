"""On paper the thread stands at the head, and what can only be clicked is gone."""

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.pages import FOR_RESIDENTS, PAGES, WIDTHS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(databases="__all__")]
A4: ViewportSize = {"width": 718, "height": 1000}  # what margins leave of the paper, in CSS pixels


@pytest.mark.parametrize("width", WIDTHS)
def test_the_thread_stands_at_the_head_of_the_paper(page: Page, site: str, width: str) -> None:
    wide, high = WIDTHS[width]
    page.set_viewport_size({"width": wide, "height": high})
    page.goto(site + PAGES["plan"])
    page.emulate_media(media="print")
    thread, title = page.locator(".thread__wide").bounding_box(), page.locator("h1").bounding_box()
    assert thread
    assert title
    assert thread["y"] + thread["height"] <= title["y"]
    assert page.locator(".thread__wide .station").count() == 7
    assert not page.locator("summary").is_visible()
    assert not page.locator(".places").is_visible()
    assert page.get_by_text("Bron: Politie, tabel 47013NED").is_visible()


def test_a_table_on_paper_stays_a_table(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 375, "height": 740})
    page.goto(site + PAGES["plan"])
    page.emulate_media(media="print")
    assert page.locator("tbody tr").first.evaluate("row => getComputedStyle(row).display") == "table-row"


@pytest.mark.parametrize("name", FOR_RESIDENTS)
def test_a_page_on_paper_holds_what_is_read_and_nothing_that_can_only_be_clicked(
    page: Page, site: str, name: str
) -> None:
    page.set_viewport_size(A4)
    page.goto(site + PAGES[name])
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    for gone in ("header nav", "form", "button", "summary", ".skip-link"):
        assert [one for one in page.locator(gone).all() if one.is_visible()] == [], gone
    for table in page.locator("table").all():
        assert table.evaluate("table => getComputedStyle(table).display") == "table"
        assert table.locator("thead").first.evaluate("head => getComputedStyle(head).display") == "table-header-group"
    assert page.evaluate("document.documentElement.scrollWidth") <= A4["width"]
    for picture in page.locator("main svg[role=img]").all():
        assert picture.is_visible()
