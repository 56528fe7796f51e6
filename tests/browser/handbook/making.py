"""`script/screenshots [--check]`: the pictures of the handbook, made of the demonstration or held to it.

The demonstration starts in a scratch folder on SQLite, on a fixed day, and Chromium visits each page in one size.
Without a word the pictures are written; with `--check` nothing is, and a page that lost its heading or what is pointed
at is an error. Pictures are not compared byte by byte: letters fall differently on every machine, so that check would
be red where nothing is wrong. What does make a handbook lie (a step that no longer works, a button that has another
name) is exactly what the visit finds.
"""

import sys
from collections.abc import Sequence
from io import BytesIO

from PIL import Image
from playwright.sync_api import Browser, Error, Page, expect, sync_playwright

from tests.browser.handbook.pictures import PICTURES, Picture
from tests.browser.handbook.site import demonstration_site
from tests.browser.pages import ARGUMENTS
from tests.lanes import ROOT, chromium

FOLDER = ROOT / "docs" / "handleiding" / "beelden"
WIDE = 1280
MOST_BYTES = 120_000
COLOURS = 128
FRAME = "node => { node.style.outline = '3px solid #c2410c'; node.style.outlineOffset = '5px' }"
HELD_UP = (Error, AssertionError)


def main(arguments: Sequence[str]) -> int:
    """0 when every picture was made, or every page is as its picture says; else 1, and each that is not is named."""
    if list(arguments) not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    write = not arguments
    with demonstration_site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        wrong = [told for picture in PICTURES if (told := _visited(browser, site, picture, write=write))]
        browser.close()
    for told in wrong:
        print(told, file=sys.stderr)
    print(f"{len(PICTURES)} pictures {'written to ' + str(FOLDER.relative_to(ROOT)) if write else 'visited'}")
    return 1 if wrong else 0


def _visited(browser: Browser, site: str, picture: Picture, *, write: bool) -> str:
    """What is wrong with the page of a picture; nothing where it is as it should be."""
    context = browser.new_context(viewport={"width": WIDE, "height": picture.high}, locale="nl-NL")
    page = context.new_page()
    page.set_default_timeout(20_000)
    try:
        _walk(page, site, picture)
        if write:
            return _kept(page, picture)
    except HELD_UP as found:
        told = " ".join(str(found).split("Aria snapshot")[0].split())
        return f"{picture.name}: {picture.path}: {told}"
    finally:
        context.close()
    return ""


def _walk(page: Page, site: str, picture: Picture) -> None:
    if picture.who:
        page.goto(f"{site}/inloggen")
        page.locator(f"input[value='{picture.who}@waterkant.example'] ~ button").click()
        page.wait_for_url("**/mijn-werk")
    page.goto(site + picture.path)
    picture.steps(page)
    expect(page.locator("h1")).to_have_text(picture.heading)
    for selector in filter(None, (picture.framed, *picture.shows)):
        expect(page.locator(selector).first).to_be_visible()
    if picture.framed:
        page.locator(picture.framed).first.evaluate(FRAME)
    page.evaluate("window.scrollTo(0, 0)")


def _kept(page: Page, picture: Picture) -> str:
    FOLDER.mkdir(parents=True, exist_ok=True)
    taken = Image.open(BytesIO(page.screenshot())).convert("RGB")
    path = FOLDER / f"{picture.name}.png"
    # few colours and no dithering: letters stay sharp, and the file is a third of what it was
    taken.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    size = path.stat().st_size
    return f"{picture.name}: {size} bytes, more than {MOST_BYTES}" if size > MOST_BYTES else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
