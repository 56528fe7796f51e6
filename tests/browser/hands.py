"""What hands and eyes do on pages, for walks that are longer than one page."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.db import connections
from playwright.sync_api import Locator, Page, ViewportSize, expect

from ineen.ground.outbox.worker import Worker

WIDE: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 375, "height": 740}
MOST = 90  # more presses of Tab than any page needs
# what has the focus: a field by its label, all else by its words
FOCUSED = """() => {
  const at = document.activeElement
  const words = at.labels && at.labels.length ? at.labels[0] : at
  return words.textContent.replace(/\\s+/g, ' ').trim()
}"""
IN_VIEW = """() => {
  const box = document.activeElement.getBoundingClientRect()
  return box.width > 0 && box.bottom > 0 && box.top < innerHeight
}"""
_SEEN = """(part) => {
  const copy = part.cloneNode(true)
  copy.querySelectorAll('.hidden-text').forEach((one) => one.remove())
  return copy.textContent.replace(/\\s+/g, ' ').trim()
}"""

# a file falls on a zone: [selector, name, text]
DROP = """([zone, name, text]) => {
  const transfer = new DataTransfer()
  transfer.items.add(new File([text], name, {lastModified: Date.parse('2026-06-23T12:00:00')}))
  const about = {dataTransfer: transfer, bubbles: true, cancelable: true}
  for (const type of ['dragenter', 'dragover', 'drop'])
    document.querySelector(zone).dispatchEvent(new DragEvent(type, about))
}"""


def elsewhere(what: Callable[[], object]) -> None:
    """In a thread of its own: what the test itself writes, the site does not see."""

    def run() -> None:
        try:
            what()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(run).result()


def work() -> None:
    """What a worker does with all that waits."""
    Worker(periodic=()).work_off()


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


def tab_to(page: Page, words: str) -> None:
    """Press Tab until what bears these words has the focus, where one sees it."""
    _tab_until(page, words, lambda: str(page.evaluate(FOCUSED)).startswith(words))


def tab_on(page: Page, selector: str) -> None:
    """Press Tab until what matches a selector has the focus, where one sees it."""
    _tab_until(page, selector, lambda: bool(page.evaluate(f"document.activeElement.matches('{selector}')")))


def has_focus(page: Page, words: str) -> None:
    """Wait until what bears these words has the focus."""
    page.wait_for_function(f"words => ({FOCUSED})() === words", arg=words)


def _tab_until(page: Page, what: str, there: Callable[[], bool]) -> None:
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if there():
            assert page.evaluate(IN_VIEW), f"{what} is focused and not seen"
            return
    raise AssertionError(f"no Tab reaches {what}")


def press(page: Page, words: str) -> None:
    tab_to(page, words)
    page.keyboard.press("Enter")


def write(page: Page, words: str, text: str) -> None:
    tab_to(page, words)
    page.keyboard.type(text)
