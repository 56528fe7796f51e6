"""From a document to PDF/UA-1: the same document gives the same bytes."""

from datetime import UTC, datetime, time
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ineen.evidence.queries import FONTS
from ineen.faces.publication.documents.printable import printable
from ineen.faces.publication.documents.tree import Document, as_plain
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.ui import formats

if TYPE_CHECKING:
    from typst import Fonts

TEMPLATE: Final = Path(__file__).with_name("document.typ")
REMEDIES: Final = {
    "alt text": "een afbeelding zegt niet wat erop staat",
    "document title": "het document heeft geen titel",
    "heading": "een kop slaat een niveau over",
    "could not be displayed": "een teken is niet af te drukken",
}


def made(document: Document) -> bytes:
    """The file. Heavy: loads Typst. Raises BadInput with what keeps the document from being accessible."""
    import typst

    moment = datetime.combine(document.made_on, time(12), UTC)
    try:
        return typst.compile(
            TEMPLATE.read_bytes(),
            sys_inputs={"document": _data(document)},
            font_paths=_fonts(),
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            timestamp=moment,
        )
    except typst.TypstError as wrong:
        raise BadInput(_told(wrong.message), place=document.title) from wrong


def key(document: Document) -> str:
    """64 hexadecimal digits of what decides about the file but for its date: the document, its form and its maker."""
    return sha256(f"{document.digest}\n{form()}".encode()).hexdigest()


@cache
def form() -> str:
    """The same as long as the same document becomes the same file."""
    return sha256(f"{version('typst')}\n".encode() + TEMPLATE.read_bytes()).hexdigest()


def _data(document: Document) -> str:
    plain = as_plain(document) | {"made_on": formats.day(document.made_on)}
    return dumps(printable(plain), ensure_ascii=False)


@cache
def _fonts() -> "Fonts":
    import typst

    return typst.Fonts(font_paths=[FONTS], include_system_fonts=False)


def _told(message: str) -> str:
    reason = next((words for sign, words in REMEDIES.items() if sign in message), message)
    return f"Hiervan is geen toegankelijke PDF te maken: {reason}."
