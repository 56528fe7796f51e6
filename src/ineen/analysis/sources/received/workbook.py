"""Excel workbooks (.xlsx): the values of the visible sheets, streamed, without a word of theirs being run.

Office Open XML, ECMA-376 part 1, chapter 18. A formula is its last value; a date is a number with the format of one.
What is packed in the file is bounded, and a document type is refused: nothing in it can grow when it is read.
"""

import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sized
from contextlib import closing
from datetime import date
from lzma import LZMAError
from typing import BinaryIO
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile, ZipInfo

from ineen.analysis.sources.received.grid import (
    MOST_CELLS,
    MOST_COLUMNS,
    Cell,
    Collected,
    Merged,
    Sheet,
    column_number,
)  # fmt: skip
from ineen.analysis.sources.received.shown_as import PLAIN, Format, as_shown, format_of
from ineen.ground.kernel.refusals import BadInput

MOST_UNPACKED = 400_000_000
MOST_SHEETS = 60
MOST_FORMATS = 65_000  # as many as Excel keeps
MOST_MERGED = 10_000
MOST_TEXT = 50_000_000  # characters of all shared texts together
MOST_IN_CELL = 32_767  # characters, as in Excel
_PIECE = 256 * 1024
_NO_RESULT = "formule zonder uitkomst"
_MACROS = re.compile(r"vbaproject|/macrosheets/", re.IGNORECASE)
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})", re.ASCII)
_ROOT = "xl/"
DAMAGED = (
    "Dit Excel-bestand is beschadigd of beveiligd. Open het, bewaar het opnieuw zonder wachtwoord, en lever dat aan."
)
WITH_MACROS = "Dit bestand bevat macro's. Bewaar het als .xlsx zonder macro's, en lever dat aan."
TOO_LARGE = "Dit bestand is uitgepakt veel te groot. Bewaar alleen het blad met de cijfers, en lever dat aan."
TOO_MANY = "Dit bestand heeft te veel {what}. Bewaar alleen het blad met de cijfers, en lever dat aan."
ODD_CELL = "In deze rij staat een cel die niet te lezen is. Open het bestand, bewaar het opnieuw, en lever dat aan."
NO_SHEETS = "Dit bestand heeft geen zichtbaar blad met cellen."

_UNREADABLE = (
    BadZipFile, zlib.error, LZMAError, ExpatError, EOFError, OSError,
    ArithmeticError, LookupError, ValueError, NotImplementedError, RuntimeError,
)  # fmt: skip

Attributes = Mapping[str, str]
Begin = Callable[[str, Attributes], None]
End = Callable[[str], None]


class _Enough(Exception):
    """No more of this part is wanted."""


def workbook_sheets(content: BinaryIO, name: str, *, most: int | None = None) -> tuple[Sheet, ...]:
    """The visible sheets that hold something, in their order.

    most
        how many filled rows of each are read; None reads all.

    Raises BadInput, with the name of the file, for one that is damaged, locked, too large, or has macros.
    """
    try:
        with closing(ZipFile(content)) as archive:
            return _Workbook(archive, name).sheets(most)
    except _UNREADABLE:
        raise BadInput(DAMAGED, place=name) from None


class _Workbook:
    def __init__(self, archive: ZipFile, name: str) -> None:
        self.archive, self.name, self.left = archive, name, MOST_UNPACKED
        self.parts = {part.filename: part for part in archive.infolist()}
        if any(_MACROS.search(part) for part in self.parts):
            raise BadInput(WITH_MACROS, place=name)
        self.since_1904 = False
        self.named: list[tuple[str, str]] = []  # the name of a sheet, and the number of its relation

    def sheets(self, most: int | None) -> tuple[Sheet, ...]:
        self.parse(f"{_ROOT}workbook.xml", self._begin_workbook)
        targets = self._targets()
        strings, formats = self._strings(), self._formats()
        found = []
        for sheet, relation in self.named:
            if targets.get(relation) in self.parts:
                read = _SheetReader(self, sheet, strings, formats, most)
                found.append(read.sheet(targets[relation]))
        filled = tuple(sheet for sheet in found if sheet.rows)
        if not filled:
            raise BadInput(NO_SHEETS, place=self.name)
        return filled

    def parse(self, part: str, begin: Begin, end: End | None = None, text: Callable[[str], None] | None = None) -> None:
        """Go through one part of the archive; names come without their namespace."""
        parser = ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse_type
        parser.StartElementHandler = lambda name, given: begin(
            _local(name), {_local(key): value for key, value in given.items()}
        )
        if end:
            parser.EndElementHandler = lambda name: end(_local(name))
        if text:
            parser.CharacterDataHandler = text
        try:
            for piece in self._pieces(self.parts[part]):
                parser.Parse(piece)
            parser.Parse(b"", True)
        except _Enough:
            return

    def _pieces(self, part: ZipInfo) -> Iterator[bytes]:
        with self.archive.open(part) as stream:
            while piece := stream.read(_PIECE):
                self.left -= len(piece)
                if self.left < 0:
                    raise BadInput(TOO_LARGE, place=self.name)
                yield piece

    def check_few(self, found: Sized, most: int, what: str) -> None:
        """What is kept in memory is counted: a million of it may be packed in a file that is small."""
        if len(found) > most:
            raise BadInput(TOO_MANY.format(what=what), place=self.name)

    def _refuse_type(self, *_: object) -> None:
        raise BadInput(DAMAGED, place=self.name)

    def _begin_workbook(self, name: str, given: Attributes) -> None:
        if name == "workbookPr":
            self.since_1904 = given.get("date1904") in ("1", "true")
        elif name == "sheet" and given.get("state", "visible") == "visible" and len(self.named) < MOST_SHEETS:
            self.named.append((given.get("name", ""), given.get("id", "")))

    def _targets(self) -> dict[str, str]:
        found: dict[str, str] = {}

        def begin(name: str, given: Attributes) -> None:
            if name == "Relationship" and given.get("Type", "").endswith("/worksheet"):
                target = given.get("Target", "")
                found[given.get("Id", "")] = target[1:] if target.startswith("/") else f"{_ROOT}{target}"
                self.check_few(found, MOST_FORMATS, "bladen")

        self.parse(f"{_ROOT}_rels/workbook.xml.rels", begin)
        return found

    def _strings(self) -> list[str]:
        """Texts are kept once, and cells name their place."""
        found, part = _Strings(self), f"{_ROOT}sharedStrings.xml"
        if part in self.parts:
            self.parse(part, found.begin, found.end, found.text)
        return found.found

    def _formats(self) -> list[Format]:
        """How the number in a cell is meant, by the number of its style."""
        found: list[Format] = []
        own: dict[str, str] = {}
        inside = [False]
        if (part := f"{_ROOT}styles.xml") not in self.parts:
            return found

        def begin(name: str, given: Attributes) -> None:
            if name == "numFmt":
                own[given.get("numFmtId", "")] = given.get("formatCode", "")
                self.check_few(own, MOST_FORMATS, "opmaak")
            elif name == "cellXfs":
                inside[0] = True
            elif name == "xf" and inside[0]:
                found.append(format_of(given.get("numFmtId", "0"), own))
                self.check_few(found, MOST_FORMATS, "opmaak")

        def end(name: str) -> None:
            inside[0] = inside[0] and name != "cellXfs"

        self.parse(part, begin, end)
        return found


class _Strings:
    """The texts of a workbook, without what is written beside Japanese to read it aloud."""

    def __init__(self, book: _Workbook) -> None:
        self.book, self.left = book, MOST_TEXT
        self.found: list[str] = []
        self.pieces: list[str] = []
        self.aloud = self.inside = False

    def begin(self, name: str, _: Attributes) -> None:
        if name == "si":
            self.pieces = []
        self.aloud = self.aloud or name == "rPh"
        self.inside = name == "t" and not self.aloud

    def end(self, name: str) -> None:
        if name == "si":
            self.found.append("".join(self.pieces))
            self.book.check_few(self.found, MOST_CELLS, "teksten")
        self.aloud = self.aloud and name != "rPh"
        self.inside = False

    def text(self, piece: str) -> None:
        if self.inside:
            self.pieces.append(piece)
            self.left -= len(piece)
            if self.left < 0:
                raise BadInput(TOO_LARGE, place=self.book.name)


class _SheetReader:
    """Goes through the cells of one sheet."""

    def __init__(self, book: _Workbook, name: str, strings: list[str], formats: list[Format], most: int | None) -> None:
        self.book, self.strings, self.formats = book, strings, formats
        self.found = Collected(name, f"{book.name}, blad {name}", most)
        self.merged: list[Merged] = []
        self.row, self.cells = 0, list[Cell]()
        self.column, self.kind, self.style = 0, "", 0
        self.value, self.formula, self.collecting = "", False, False

    def sheet(self, part: str) -> Sheet:
        self.book.parse(part, self._begin, self._end, self._text)
        return self.found.sheet(self.merged)

    def _begin(self, name: str, given: Attributes) -> None:
        if name == "row":
            self.row = int(given.get("r", self.row + 1))
            self.cells, self.column = [], 0
        elif name == "c":
            at = _REFERENCE.fullmatch(given.get("r", ""))
            self.column = column_number(at[1]) if at else self.column + 1
            self.kind, self.style = given.get("t", "n"), int(given.get("s", 0))
            self.value, self.formula = "", False
        elif name == "f":
            self.formula = True
        elif name == "mergeCell" and (several := Merged.named(given.get("ref", ""))):
            self.merged.append(several)
            self.book.check_few(self.merged, MOST_MERGED, "samengevoegde cellen")
        self.collecting = name in ("v", "t")

    def _text(self, piece: str) -> None:
        if self.collecting:
            self.value += piece
            if len(self.value) > MOST_IN_CELL:
                raise self._odd()

    def _end(self, name: str) -> None:
        self.collecting = False
        if name == "c":
            try:
                self._put(self._cell())
            except (ArithmeticError, LookupError, ValueError):
                raise self._odd() from None
        elif name == "row" and not self.found.add(self.row, self.cells):
            raise _Enough

    def _put(self, cell: Cell) -> None:
        if self.column > MOST_COLUMNS and cell != "":
            self.found.add(self.row, [cell] * self.column)  # refuses it, in words
        if len(self.cells) > MOST_COLUMNS:
            raise self._odd()  # the same column again and again
        if self.column <= MOST_COLUMNS:
            self.cells += [""] * (self.column - len(self.cells) - 1)
            self.cells.append(cell)

    def _cell(self) -> Cell:
        if self.kind == "s":
            return self.strings[_place(self.value)].strip() if self.value else ""
        if self.kind == "b":
            return "ja" if self.value == "1" else "nee"
        if self.kind in ("str", "inlineStr", "e"):
            return self.value.strip()
        if self.kind == "d":
            return date.fromisoformat(self.value[:10])
        if not self.value:
            return _NO_RESULT if self.formula else ""
        meant = self.formats[self.style] if 0 <= self.style < len(self.formats) else PLAIN
        return as_shown(self.value, meant, since_1904=self.book.since_1904)

    def _odd(self) -> BadInput:
        return BadInput(ODD_CELL, place=f"{self.found.place}, rij {self.row}")


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _place(text: str) -> int:
    """Counted from 0; before that is no place, though a list of Python has one there."""
    if (place := int(text)) < 0:
        raise IndexError(place)
    return place
