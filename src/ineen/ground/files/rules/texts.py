"""Plain text, CSV and JSON: kept in UTF-8, also where a spreadsheet wrote it in Windows-1252."""

import csv
import json
import re
from codecs import getincrementaldecoder
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from ineen.ground.files.models import FileKind
from ineen.ground.kernel.encodings import is_dutch

# what begins like this is text for a program: markup, a script, RTF, PostScript
PROGRAMS = re.compile(r"\s*(<[!?/a-zA-Z]|#!|\{\\rtf|%!)")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
SEPARATORS = ";,\t"
LOOKED_AT = 20
PIECE, HEAD = 1_000_000, 100_000
LIKE_A_TABLE = 0.6  # of the lines: a title may stand above a table, and a source below it


def read(content: BinaryIO, room: BinaryIO) -> tuple[FileKind, BinaryIO] | None:
    """The kind of a text, and the text in UTF-8; None for anything else, also for text that is meant for a program.

    CSV is a text of which nearly all of the first lines have the same number of fields, two or more. The text is read
    in pieces of a megabyte; one that was not in UTF-8 is written again in `room`.
    """
    try:
        head = _head(content)
    except UnicodeDecodeError:
        head = _head(room) if _write_in_utf8(content, room) else ""
        content = room
    if not head or PROGRAMS.match(head):
        return None
    if head.startswith(("{", "[")) and _is_json(content):
        return FileKind.JSON, content
    lines = head.splitlines()[:LOOKED_AT]
    return (FileKind.CSV if any(_is_table(lines, separator) for separator in SEPARATORS) else FileKind.TEXT), content


def _head(content: BinaryIO) -> str:
    """How a text begins, where all of it is text; empty where it is not. Raises UnicodeDecodeError."""
    head = ""
    for text in _decoded(content, "utf-8-sig"):
        if CONTROLS.search(text):
            return ""
        if len(head) < HEAD:
            head = (head + text).lstrip()[:HEAD]
    return head


def _write_in_utf8(content: BinaryIO, room: BinaryIO) -> bool:
    """Whether it is Dutch in the encoding of older spreadsheets, which is written again."""
    for text in _decoded(content, "cp1252", errors="replace"):
        if not is_dutch(text):
            return False
        room.write(text.encode())
    return True


def _decoded(content: BinaryIO, encoding: str, errors: str = "strict") -> Iterator[str]:
    content.seek(0)
    decoder = getincrementaldecoder(encoding)(errors)
    while piece := content.read(PIECE):
        yield decoder.decode(piece)
    yield decoder.decode(b"", final=True)


def _is_json(content: BinaryIO) -> bool:
    content.seek(0)
    try:
        json.loads(content.read().decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return True


def _is_table(lines: list[str], separator: str) -> bool:
    try:
        rows = [row for row in csv.reader(lines, delimiter=separator) if any(row)]
    except csv.Error:
        return False
    width, times = Counter(map(len, rows)).most_common(1)[0] if rows else (1, 0)
    return width > 1 and times >= max(2, round(LIKE_A_TABLE * len(rows)))
