"""A chart is walked by keyboard: each point is told, and seen."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import PAGES, WIDTHS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(databases="__all__")]
HERE = "() => [...document.querySelectorAll('.stop--here')].filter(one => one.checkVisibility()).length"


@pytest.mark.parametrize("width", WIDTHS)
def test_the_arrows_go_from_year_to_year_and_each_is_told(page: Page, site: str, width: str) -> None:
    wide, high = WIDTHS[width]
    page.set_viewport_size({"width": wide, "height": high})
    page.goto(site + PAGES["cijfer"])
    chart, told = page.locator("[data-walk] [role=application]"), page.locator("[data-walk] [role=status]")
    chart.focus()
    expect(told).to_have_text("2024: 1.510 misdrijven, marge 1.434–1.589, voorlopig")
    page.keyboard.press("ArrowLeft")
    expect(told).to_have_text("2023: 1.380 misdrijven, marge 1.308–1.455")
    assert page.evaluate(HERE) == 1
    page.keyboard.press("Home")
    page.keyboard.press("ArrowLeft")
    expect(told).to_contain_text("2021: 1.502 misdrijven")
    page.keyboard.press("End")
    expect(told).to_contain_text("2024")
    assert page.evaluate("() => parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 3
    page.keyboard.press("Tab")
    assert page.evaluate(HERE) == 0


def test_bars_are_walked_too_from_high_to_low(page: Page, site: str) -> None:
    page.goto(site + PAGES["cijfer-naast-anderen"])
    page.locator("[data-walk] [role=application]").focus()
    told = page.locator("[data-walk] [role=status]")
    expect(told).to_have_text("Soest: 32,1, marge 30,5–33,8, voorlopig")
    page.keyboard.press("Home")
    expect(told).not_to_contain_text("Soest")
    expect(told).to_contain_text(", marge ")


def test_without_a_script_the_picture_is_a_picture(page: Page, site: str) -> None:
    page.route("**/charts*.js", lambda route: route.abort())
    page.goto(site + PAGES["cijfer"])
    expect(page.locator("[data-walk] [role=img]")).to_have_count(1)
    expect(page.locator("[data-hint]")).to_be_hidden()


def test_every_area_of_a_map_is_reached_by_tab_in_the_order_of_the_table(page: Page, site: str) -> None:
    page.goto(site + PAGES["cijfer-op-de-kaart"])
    page.locator(".valuemap a").first.focus()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Havenbuurt: 41")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Kerkbuurt: ")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/cijfers/misdrijven?gebied=BU99010101&periode=2024")
