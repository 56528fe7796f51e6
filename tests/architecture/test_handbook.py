"""The handbook says what the screen says, points at what is there, and shows pictures that were made for it."""

import re
from functools import cache
from pathlib import Path

import pytest
from django.urls import Resolver404, resolve

from tests.architecture import documents
from tests.browser.handbook.making import FOLDER, MOST_BYTES
from tests.browser.handbook.pictures import PICTURES
from tests.lanes import ROOT

HANDBOOK = sorted((ROOT / "docs" / "handleiding").glob("*.md"))
OTHERS = [ROOT / "README.md", *sorted((ROOT / "docs" / "beheer").glob("*.md"))]
BOLD = re.compile(r"\*\*([^*]+)\*\*")
ADDRESS = re.compile(r"`(/[a-z][^`\s]*)`")
EXAMPLES = {"vet"}  # what the handbook says of bold letters themselves


@cache
def on_screen() -> str:
    """Every text in templates and in code, on one line, as somebody would read it."""
    source = ROOT / "src" / "ineen"
    texts = [path.read_text("utf-8") for kind in ("*.html", "*.py") for path in source.rglob(kind)]
    return re.sub(r"\s+", " ", " ".join(texts)).replace("’", "'")


def said(page: Path) -> set[str]:
    prose = documents.SPAN.sub("", documents.text_of(page))
    return {re.sub(r"\s+", " ", words).replace("’", "'") for words in BOLD.findall(prose)} - EXAMPLES


@pytest.mark.parametrize("page", HANDBOOK, ids=lambda path: path.stem)
def test_what_is_bold_stands_on_the_screen(page: Path) -> None:
    assert sorted(words for words in said(page) if words not in on_screen()) == []


@pytest.mark.parametrize("page", HANDBOOK, ids=lambda path: path.stem)
def test_every_address_in_the_handbook_is_there(page: Path) -> None:
    gone = []
    for address in ADDRESS.findall(documents.text_of(page)):
        try:
            resolve(address)
        except Resolver404:
            gone.append(address)
    assert gone == []


def test_every_page_of_the_handbook_is_found_from_its_first() -> None:
    found = {link.partition("#")[0] for link in documents.links(ROOT / "docs" / "handleiding" / "README.md")}
    assert {page.name for page in HANDBOOK} - {"README.md"} <= found


def test_every_picture_is_made_by_the_script_and_shown_somewhere() -> None:
    made = {f"{picture.name}.png" for picture in PICTURES}
    kept = {path.name for path in FOLDER.iterdir()}
    shown = {Path(target).name for page in (*HANDBOOK, *OTHERS) for target in documents.pictures(page)}
    assert kept == made
    assert shown == made


def test_a_picture_is_small_enough_for_a_slow_line() -> None:
    assert [path.name for path in FOLDER.iterdir() if path.stat().st_size > MOST_BYTES] == []


@pytest.mark.parametrize("page", HANDBOOK, ids=lambda path: path.stem)
def test_a_picture_says_what_it_shows(page: Path) -> None:
    assert re.findall(r"!\[.{0,15}\]", documents.text_of(page)) == []
