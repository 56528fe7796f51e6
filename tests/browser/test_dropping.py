"""A file is dropped on the page, its preview is confirmed while its progress shows, and the delivery is withdrawn."""

import os
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from ineen.ground.outbox.models import Task
from tests.browser.hands import DROP, elsewhere, work
from tests.helpers.handing_in import submission_in
from tests.helpers.police_export import export_text
from tests.helpers.writes import given

pytestmark = [pytest.mark.browser, pytest.mark.django_db(databases="__all__")]
TEXT = export_text(
    {"Soest": ("28", "30"), "Baarn": ("10", "11"), "Nergenshuizen": ("1", "2")}, category="1.5.2 Mensenhandel"
)


def look(page: Page, name: str) -> None:
    """A picture for people, where a folder is named."""
    if folder := os.environ.get("INEEN_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def show_progress() -> None:
    """As if a worker were at forty of the hundred."""
    held = {"state": "running", "held_by": UUID(int=9), "leased_until": timezone.now()}
    waiting = Task.objects.filter(name__startswith="ineen.evidence.", state="waiting")
    with given():
        waiting.update(done=40, total=100, **held)


def let_go() -> None:
    with given():
        Task.objects.filter(held_by=UUID(int=9)).update(state="waiting", held_by=None, leased_until=None)


def test_a_file_is_dropped_confirmed_and_withdrawn(page_of: Callable[[str], Page], site: str) -> None:
    page = page_of("analyst")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{site}/bronnen/aanleveren")
    page.evaluate(DROP, ["[data-drop]", "leeg.csv", ""])
    page.get_by_role("button", name="Maak een voorbeeld").click()
    expect(page.get_by_role("alert")).to_contain_text("leeg.csv: dit bestand is leeg")
    assert page.evaluate("document.querySelector('[type=file]').files[0].name") == "leeg.csv"  # what was chosen stays
    look(page, "fout")

    page.evaluate(DROP, ["[data-drop]", "uitvoer.csv", TEXT])
    expect(page.locator("[data-drop-names]")).to_contain_text("uitvoer.csv")
    assert page.locator("[name=day]").input_value() == "2026-06-23"
    look(page, "gekozen")
    page.get_by_role("button", name="Maak een voorbeeld").click()
    page.wait_for_url("**/bronnen/aanleveringen/*-*")
    expect(page.get_by_text("Ineen leest het bestand")).to_be_visible()
    elsewhere(show_progress)
    expect(page.get_by_label("Voortgang")).to_have_attribute("value", "40", timeout=10_000)
    assert page.locator("[role=status]").get_by_text("40 %").count() == 0  # read out once, not at every poll
    look(page, "bezig")
    elsewhere(let_go)
    elsewhere(work)
    expect(page.get_by_role("status").filter(has_text="Ineen begrijpt 4 cijfers over 2 gebieden")).to_be_visible(
        timeout=10_000
    )
    expect(page.get_by_label("Opgehaald op")).to_have_value("2026-06-23")
    look(page, "voorbeeld")
    page.get_by_role("button", name="Bevestig en laad").click()
    expect(page.get_by_text("Bevestigd: Ineen laadt de cijfers")).to_be_visible()
    elsewhere(work)
    expect(page.get_by_text("Geladen: deze cijfers zijn in gebruik")).to_be_visible(timeout=10_000)
    look(page, "geladen")

    page.get_by_role("link", name="Bekijk de bron").click()
    page.get_by_role("row").filter(has_text="4").get_by_role("link", name="Trek in").first.click()
    look(page, "intrekken")
    page.get_by_label("Waarom trekt u deze levering in?").fill("proef")
    page.get_by_role("button", name="Trek de levering in").click()
    expect(page.get_by_text("ingetrokken: proef")).to_be_visible()


def test_with_the_keyboard_and_without_a_script_it_is_an_ordinary_form(
    page_of: Callable[[str], Page], site: str
) -> None:
    page = page_of("analyst")
    page.route("**/*.js", lambda route: route.abort())
    page.set_viewport_size({"width": 375, "height": 740})
    page.goto(f"{site}/bronnen/aanleveren")
    page.get_by_label("Bestanden", exact=True).focus()
    page.get_by_label("Bestanden", exact=True).set_input_files(
        {"name": "tabel.xlsx", "mimeType": "", "buffer": b"PK\x03\x04 niets"}
    )
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "source"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    look(page, "telefoon")
    expect(page.get_by_role("alert")).to_contain_text("tabel.xlsx: Dit Excel-bestand is beschadigd")


def test_the_list_and_a_preview_can_be_read_on_a_phone(page_of: Callable[[str], Page], site: str) -> None:
    page = page_of("analyst")
    page.set_viewport_size({"width": 375, "height": 740})
    page.goto(f"{site}/bronnen/aanleveringen")
    look(page, "telefoon-lijst")
    page.goto(f"{site}/bronnen/aanleveringen/{submission_in('waiting')}")
    look(page, "telefoon-voorbeeld")
    answer, button = (
        page.get_by_role("status").first.bounding_box(),
        page.get_by_text("Bevestig en laad").bounding_box(),
    )
    assert answer
    assert button
    assert answer["y"] < 740
    assert button["height"] >= 44
