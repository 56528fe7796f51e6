"""Bytes of a delivered file to text and lines."""

import csv
import io
import re
from collections.abc import Iterator

from ineen.analysis.sources.delivery import SourceFile
from ineen.analysis.store.cells import CellStatus
from ineen.ground.kernel.refusals import BadInput

# Outside ASCII, Dutch and Frisian names have these. Any other sign means that the guess at an encoding is wrong.
_DUTCH = frozenset("áàâäéèêëíìîïóòôöúùûüýçñÁÀÂÄÉÈÊËÍÌÎÏÓÒÔÖÚÙÛÜÇÑ‘’“”–€")
_WHOLE_NUMBER = re.compile(r"\d{1,15}")  # more does not fit where figures are kept
_NO_VALUE = {".": CellStatus.NOT_PUBLISHED, "": CellStatus.ABSENT}

Line = tuple[int, list[str]]


def decoded(file: SourceFile) -> str:
    """The text of a file: UTF-8 with or without a byte order mark, or Windows-1252 where nothing else fits.

    Raises BadInput for an empty file and for any other encoding.
    """
    if not file.content.strip():
        raise BadInput("Het bestand is leeg. Download de tabel opnieuw.", place=file.name)
    try:
        text = file.content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = file.content.decode("cp1252", errors="replace")
        if not {letter for letter in text if not letter.isascii()} <= _DUTCH:
            raise _wrong_encoding(file) from None
    if "\N{REPLACEMENT CHARACTER}" in text or "\0" in text:
        raise _wrong_encoding(file)
    return text


def delimiter(file: SourceFile) -> str:
    """What stands between the fields of the first line: a semicolon, or else a comma."""
    return ";" if ";" in decoded(file).lstrip().partition("\n")[0] else ","


def lines(file: SourceFile, delimiter: str = ";") -> Iterator[Line]:
    """The filled lines of a file with separated fields, as (number from 1, fields without outer spaces)."""
    reader = csv.reader(io.StringIO(decoded(file), newline=""), delimiter=delimiter, strict=True)
    try:
        for fields in reader:
            trimmed = [field.strip() for field in fields]
            if any(trimmed):
                yield reader.line_num, trimmed
    except csv.Error:
        raise BadInput(
            "Een aanhalingsteken wordt niet gesloten. Download de tabel opnieuw; bewerk hem niet.",
            place=f"{file.name}, rij {reader.line_num}",
        ) from None


def count(text: str, status: CellStatus, place: str) -> tuple[CellStatus, int | None]:
    """A count as published: `status` with its value, or the reason why there is none. A dot is not a zero.

    Raises BadInput for anything but a whole number that is not negative.
    """
    if text in _NO_VALUE:
        return _NO_VALUE[text], None
    if not (text.isascii() and _WHOLE_NUMBER.fullmatch(text)):
        raise BadInput(
            f"{text!r} is geen geheel getal van nul of meer. Download de tabel opnieuw, zonder punten of komma's "
            "in de getallen.",
            place=place,
        )
    return status, int(text)


def _wrong_encoding(file: SourceFile) -> BadInput:
    return BadInput("De tekens in het bestand zijn niet te lezen. Bewaar het als CSV in UTF-8.", place=file.name)
