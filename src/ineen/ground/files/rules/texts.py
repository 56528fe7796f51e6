"""Plain text and CSV, in UTF-8."""

import csv
import re

from ineen.ground.files.models import FileKind

# what begins like this is text for a program: markup, a script, RTF, PostScript
PROGRAMS = re.compile(r"\s*(<[!?/a-zA-Z]|#!|\{\\rtf|%!)")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
SEPARATORS = ";,\t"
LOOKED_AT = 20


def kind_of(content: bytes) -> FileKind | None:
    """CSV where the first lines have the same number of fields, two or more; else text; None for anything else."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if CONTROLS.search(text) or PROGRAMS.match(text) or not text.strip():
        return None
    lines = text[:100_000].splitlines()[:LOOKED_AT]
    return FileKind.CSV if any(_is_table(lines, separator) for separator in SEPARATORS) else FileKind.TEXT


def _is_table(lines: list[str], separator: str) -> bool:
    try:
        rows = [row for row in csv.reader(lines, delimiter=separator) if row]
    except csv.Error:
        return False
    widths = {len(row) for row in rows}
    return len(rows) > 1 and len(widths) == 1 and widths != {1}
