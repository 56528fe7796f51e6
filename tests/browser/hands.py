"""What hands and eyes do on pages, for walks that are longer than one page."""

import os
from pathlib import Path

from playwright.sync_api import Locator, Page, ViewportSize, expect

WIDE: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 375, "height": 740}
_SEEN = """(part) => {
  const copy = part.cloneNode(true)
  copy.querySelectorAll('.hidden-text').forEach((one) => one.remove())
  return copy.textContent.replace(/\\s+/g, ' ').trim()
}"""


def look(page: Page, name: str) -> None:
    """Pictures for people, at both widths, where a folder is named."""
    if not (folder := os.environ.get("INEEN_PICTURES")):
        return
    for size in (PHONE, WIDE):
        page.set_viewport_size(size)
        page.screenshot(path=Path(folder) / f"{name}-{size['width']}.png", full_page=True)


def words_seen(part: Locator) -> str:
    """What stands there for who sees it: the words for who hears it left out."""
    return str(part.evaluate(_SEEN))


def open_text(page: Page, label: str) -> None:
    """Open the editor of a text in its place."""
    page.get_by_role("link", name=f"Bewerk {label}", exact=True).click()
    expect(page.get_by_label(label, exact=True)).to_be_visible()


def fill_text(page: Page, label: str, text: str) -> None:
    """Put other words in an editor that is open, and those in the plan."""
    page.get_by_label(label, exact=True).fill(text)
    page.get_by_role("button", name="Zet in het plan").click()


def write_text(page: Page, label: str, was: str | None, text: str) -> None:
    """Open a text in its place, see what stands there, and put another in the plan."""
    open_text(page, label)
    if was is not None:
        expect(page.get_by_label(label, exact=True)).to_have_value(was)
    fill_text(page, label, text)
    expect(page.get_by_text("Bewaard in het plan")).to_be_visible()
