"""With the keyboard alone: past the head, to the search and along the thread, always seeing where one is."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import FOR_RESIDENTS, PAGES, WIDTHS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(databases="__all__")]
FOCUSED = """() => {
  const at = document.activeElement
  const style = getComputedStyle(at)
  const box = at.getBoundingClientRect()
  return {
    text: at.textContent.trim().replace(/\\s+/g, ' '), name: at.getAttribute('name') || '', tag: at.tagName,
    outline: parseFloat(style.outlineWidth), style: style.outlineStyle,
    inView: box.width > 0 && box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight + 1,
  }
}"""


REACHABLE = """() => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
  .filter(one => !one.disabled && one.type !== 'hidden' && one.checkVisibility({checkVisibilityCSS: true})).length"""


def stops(page: Page, most: int = 12) -> list[dict[str, object]]:
    """What is focused after each press of Tab."""
    found = []
    for _ in range(most):
        page.keyboard.press("Tab")
        found.append(page.evaluate(FOCUSED))
    return found


def test_the_first_stop_skips_to_the_content(page: Page, site: str) -> None:
    page.goto(site + PAGES["gebieden"])
    first = stops(page, 1)[0]
    assert (first["text"], first["inView"]) == ("Naar de inhoud", True)
    page.keyboard.press("Enter")
    expect(page.locator("#inhoud")).to_be_focused()
    assert stops(page, 1)[0]["name"] == "zoek"


def test_tab_reaches_the_search_and_everything_focused_can_be_seen(page: Page, site: str) -> None:
    page.goto(site + PAGES["start"])
    found = stops(page, 8)
    assert [stop["text"] or stop["name"] for stop in found][:7] == [
        "Naar de inhoud",
        "ineen.",
        "Plannen",
        "Cijfers",
        "Gebieden",
        "Inloggen",
        "zoek",
    ]
    for stop in found:
        assert stop["inView"], stop
        assert stop["style"] == "solid", stop
        assert float(str(stop["outline"])) >= 3, stop


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", FOR_RESIDENTS)
def test_everything_that_can_be_used_is_reached_with_tab_and_seen_when_it_is(
    page: Page, site: str, name: str, width: str
) -> None:
    wide, high = WIDTHS[width]
    page.set_viewport_size({"width": wide, "height": high})
    page.goto(site + PAGES[name])
    expected = page.evaluate(REACHABLE)
    found = [stop for stop in stops(page, expected + 3) if stop["tag"] != "BODY"]
    unseen = [
        stop for stop in found if not stop["inView"] or stop["style"] != "solid" or float(str(stop["outline"])) < 3
    ]
    assert unseen == []
    assert len(found) >= expected


def test_tab_goes_along_the_thread_in_its_order(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(site + PAGES["plan"])
    reached = [str(stop["text"]) for stop in stops(page, 14)]
    assert "Doel" in reached
    assert reached.index("Plannen") < reached.index("Doel") < reached.index("Baarn")


def test_the_folded_thread_opens_with_the_keyboard(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 375, "height": 740})
    page.goto(site + PAGES["plan"])
    page.locator("summary").focus()
    assert page.evaluate(FOCUSED)["outline"] >= 3
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Doel")).to_be_visible()
    expect(page.locator("details [aria-current=step]")).to_be_visible()


def test_searching_by_keyboard_finds_an_area(page: Page, site: str) -> None:
    page.goto(site + PAGES["gebieden"])
    page.get_by_label("Naam van gemeente, wijk of buurt").fill("den haag")
    page.keyboard.press("Enter")
    page.wait_for_url("**/gebieden?zoek=den+haag")
    expect(page.get_by_role("link", name="'s-Gravenhage")).to_be_visible()
