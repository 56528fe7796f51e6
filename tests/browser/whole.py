"""What every page is, wide and on a phone: readable for everybody, whole, and without a complaint of the browser."""

from functools import cache

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from tests.browser.pages import WIDTHS

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"label-content-name-mismatch": {"enabled": True}},  # WCAG 2.5.3, which axe leaves off by itself
    "resultTypes": ["violations"],
}


SIZES: list[ViewportSize] = [{"width": wide, "height": high} for wide, high in WIDTHS.values()]


@cache
def _axe() -> str:
    return str(Axe().axe_script)


def check_readable(page: Page) -> None:
    """What stands there now fits at each of `WIDTHS` in turn, and axe finds nothing."""
    page.evaluate(_axe())
    for size in SIZES:
        page.set_viewport_size(size)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], size
        violations = page.evaluate("rules => axe.run(rules)", RULES)["violations"]
        assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in violations] == [], size


def check_page(page: Page, address: str, *, status: int = 200) -> None:
    """In one visit, which is made as narrow as each of `WIDTHS` in turn."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.set_viewport_size(SIZES[0])
    answer = page.goto(address)

    assert answer is not None
    assert answer.status == status
    assert len(answer.body()) < 60_000
    assert page.locator("h1").count() == 1
    check_readable(page)
    # Chromium itself tells of the status of a page that is not there
    assert [text for text in complaints if status == 200 or str(status) not in text] == []
