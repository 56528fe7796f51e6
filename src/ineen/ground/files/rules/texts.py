"""Plain text, CSV and JSON: kept in UTF-8, also where a spreadsheet wrote it in Windows-1252."""

import csv
import json
import re
from collections import Counter

from ineen.ground.files.models import FileKind
from ineen.ground.kernel.encodings import is_dutch

# what begins like this is text for a program: markup, a script, RTF, PostScript
PROGRAMS = re.compile(r"\s*(<[!?/a-zA-Z]|#!|\{\\rtf|%!)")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
SEPARATORS = ";,\t"
LOOKED_AT = 20
LIKE_A_TABLE = 0.6  # of the lines: a title may stand above a table, and a source below it


def read(content: bytes) -> tuple[FileKind, bytes] | None:
    """The kind of a text and its bytes in UTF-8; None for anything else, also for text that is meant for a program.

    CSV is a text of which nearly all of the first lines have the same number of fields, two or more.
    """
    text, kept = _decoded(content)
    if not text.strip() or CONTROLS.search(text) or PROGRAMS.match(text):
        return None
    if _is_json(text):
        return FileKind.JSON, kept
    lines = text[:100_000].splitlines()[:LOOKED_AT]
    return (FileKind.CSV if any(_is_table(lines, separator) for separator in SEPARATORS) else FileKind.TEXT), kept


def _decoded(content: bytes) -> tuple[str, bytes]:
    """The text and how it is kept; nothing where it is no text."""
    try:
        return content.decode("utf-8-sig"), content
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    return (text, text.encode()) if is_dutch(text) else ("", b"")


def _is_json(text: str) -> bool:
    if not text.lstrip().startswith(("{", "[")):
        return False
    try:
        json.loads(text)
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
