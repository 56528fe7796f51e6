"""Every page behind the login, wide and on a phone: readable for everybody, whole, and without a complaint."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.members import MEMBER_PAGES
from tests.browser.pages import WIDTHS
from tests.browser.test_pages import RULES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(databases="__all__")]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", MEMBER_PAGES)
def test_a_page_is_whole_and_for_everybody(page_of: Callable[[str], Page], site: str, name: str, width: str) -> None:
    part, path = MEMBER_PAGES[name]
    page = page_of(part)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    wide, high = WIDTHS[width]
    page.set_viewport_size({"width": wide, "height": high})
    answer = page.goto(site + path)

    assert answer is not None
    assert answer.status == 200
    assert len(answer.body()) < 60_000
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= wide
    violations = Axe().run(page, options=RULES).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in violations] == []
    assert complaints == []
