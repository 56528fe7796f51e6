"""Bytes of a delivered file to text, lines and counts. A file is read in pieces: it may be larger than memory."""

import codecs
import csv
import io
import re
from collections.abc import Iterator

from ineen.analysis.sources.delivery import SourceFile
from ineen.analysis.store.cells import CellStatus
from ineen.ground.kernel.encodings import is_dutch
from ineen.ground.kernel.refusals import BadInput

_WHOLE_NUMBER = re.compile(r"\d{1,15}", re.ASCII)  # more does not fit where figures are kept
_NO_VALUE = {".": CellStatus.NOT_PUBLISHED, "": CellStatus.ABSENT}
_PIECE = 1024**2
_NO_TEXT = {
    b"PK\x03\x04": "Dit is een zip-bestand of een Excel-bestand. Pak het uit, of bewaar het als CSV, en laad dat.",
    b"\xd0\xcf\x11\xe0": "Dit is een oud Excel-bestand. Bewaar het als CSV, en laad dat.",
    b"\x1f\x8b": "Dit bestand is ingepakt (gzip). Pak het uit, en laad wat erin zit.",
    b"%PDF": "Dit is een PDF. Download de tabel als CSV.",
    codecs.BOM_UTF16_LE: "De tekens zijn in UTF-16 opgeslagen. Bewaar het bestand als CSV in UTF-8.",
    codecs.BOM_UTF16_BE: "De tekens zijn in UTF-16 opgeslagen. Bewaar het bestand als CSV in UTF-8.",
}

Line = tuple[int, list[str]]


def opened(file: SourceFile) -> io.TextIOWrapper:
    """The text of a file: UTF-8 with or without a byte order mark, or Windows-1252 where nothing else fits.

    Raises BadInput for an empty file, for one that holds no text, and for any other encoding.
    """
    encoding = _encoding(file)
    return io.TextIOWrapper(file.open(), encoding=encoding, newline="")


def delimiter(file: SourceFile) -> str:
    """What stands between the fields of the first line: a semicolon, or else a comma."""
    with opened(file) as text:
        first = next((line for line in text if line.strip()), "")
    return ";" if ";" in first else ","


def lines(file: SourceFile, delimiter: str = ";") -> Iterator[Line]:
    """The filled lines of a file with separated fields, as (number from 1, fields without outer spaces)."""
    with opened(file) as text:
        reader = csv.reader(text, delimiter=delimiter, strict=True)
        try:
            for fields in reader:
                trimmed = [field.strip() for field in fields]
                if any(trimmed):
                    yield reader.line_num, trimmed
        except csv.Error:
            raise BadInput(
                "Een aanhalingsteken wordt niet gesloten, of staat op een verkeerde plaats. Is dit het goede bestand? "
                "Download de tabel opnieuw; bewerk hem niet.",
                place=f"{file.name}, rij {reader.line_num}",
            ) from None


def check_whole(file: SourceFile) -> None:
    """Raise BadInput where the last line has no end: nobody can tell whether its last number is whole."""
    with file.open() as content:
        content.seek(-1, io.SEEK_END)
        if content.read() not in b"\r\n":
            raise BadInput(
                "De laatste regel is niet afgesloten: het bestand is afgebroken. Download het opnieuw. Is het toch "
                "heel, zet dan een lege regel aan het eind.",
                place=file.name,
            )


def check_width(found: int, head: int, place: str) -> None:
    """Raise BadInput where a row has another number of fields than the head."""
    if found != head:
        raise BadInput(f"Deze rij heeft {found} velden, de kop {head}. Is het bestand afgebroken?", place=place)


def count(text: str, status: CellStatus, place: str) -> tuple[CellStatus, int | None]:
    """A count as published: `status` with its value, or the reason why there is none. A dot is not a zero.

    Raises BadInput for anything but a whole number that is not negative.
    """
    if text in _NO_VALUE:
        return _NO_VALUE[text], None
    if not _WHOLE_NUMBER.fullmatch(text):
        raise BadInput(
            f"{text!r} is geen geheel getal van nul of meer. Download de tabel opnieuw, zonder punten of komma's "
            "in de getallen.",
            place=place,
        )
    return status, int(text)


def _encoding(file: SourceFile) -> str:
    with file.open() as content:
        begin = content.read(4)
    for mark, remedy in _NO_TEXT.items():
        if begin.startswith(mark):
            raise BadInput(remedy, place=file.name)
    for encoding in ("utf-8-sig", "cp1252"):
        if _is_written_in(file, encoding):
            return encoding
    raise BadInput("De tekens in het bestand zijn niet te lezen. Bewaar het als CSV in UTF-8.", place=file.name)


def _is_written_in(file: SourceFile, encoding: str) -> bool:
    filled = False
    try:
        for piece in _pieces(file, encoding):
            signs = set(piece)
            if not signs.isdisjoint("\N{REPLACEMENT CHARACTER}\0"):
                return False
            if encoding == "cp1252" and not is_dutch(piece):
                return False
            filled = filled or bool(piece.strip())
    except UnicodeDecodeError:
        return False
    if not filled:
        raise BadInput("Het bestand is leeg. Download de tabel opnieuw.", place=file.name)
    return True


def _pieces(file: SourceFile, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)()
    with file.open() as content:
        while piece := content.read(_PIECE):
            yield decoder.decode(piece)
        yield decoder.decode(b"", final=True)
