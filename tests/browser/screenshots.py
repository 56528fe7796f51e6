"""Pictures for people: `python -m tests.browser.screenshots http://127.0.0.1:8000 FOLDER`, of a site that runs."""

import sys
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.pages import ARGUMENTS, PAGES, WIDTHS, WITH_THREAD
from tests.lanes import chromium


def main(arguments: Sequence[str]) -> int:
    """Write one PNG per page and width, and a PDF of each page that has the thread."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    site, folder = arguments[0].rstrip("/"), Path(arguments[1])
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        for width, (wide, high) in WIDTHS.items():
            page = browser.new_page(viewport={"width": wide, "height": high}, locale="nl-NL")
            for name, path in PAGES.items():
                page.goto(site + path)
                page.screenshot(path=folder / f"{name}-{width}.png", full_page=True)
            page.close()
        page = browser.new_page(locale="nl-NL")
        for name in WITH_THREAD:
            page.goto(site + PAGES[name])
            page.pdf(path=folder / f"{name}.pdf", format="A4")
        browser.close()
    print(f"{len(PAGES) * len(WIDTHS)} pictures in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
