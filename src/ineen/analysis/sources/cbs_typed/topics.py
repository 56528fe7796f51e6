"""The columns with figures of a table, as its DataProperties describes them.

The number behind a key shifts between years and copies (`AantalInwoners_5`), so a column is known by its stem.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ineen.analysis.sources.cbs_typed.records import records
from ineen.analysis.sources.delivery import SourceFile
from ineen.ground.kernel.refusals import BadInput

_COLUMNS = ("ID", "ParentID", "Type", "Key", "Title", "Unit", "Decimals")
_STEM = re.compile(r"(?P<stem>.+?)(?:_\d+)?")
_MOST_HEADINGS = 10  # above one another; more is a circle


@dataclass(frozen=True, slots=True)
class Topic:
    """One column of figures: its key, the title, the headings above it from the widest, its unit and decimals."""

    key: str
    title: str
    headings: tuple[str, ...]
    unit: str
    decimals: int

    @property
    def stem(self) -> str:
        found = _STEM.fullmatch(self.key)
        return found["stem"] if found else self.key


def topics(file: SourceFile) -> tuple[Topic, ...]:
    """The columns with figures; raises BadInput where a number of decimals is none."""
    rows = {str(values[0]): tuple(map(_text, values)) for _, values in records(file, _COLUMNS)}
    return tuple(
        Topic(row[3], row[4], _headings(row[1], rows), row[5], _decimals(row, file))
        for row in rows.values()
        if row[2] == "Topic"
    )


def _headings(parent: str, rows: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    found: list[str] = []
    while parent in rows and len(found) < _MOST_HEADINGS:
        found.insert(0, rows[parent][4])
        parent = rows[parent][1]
    return tuple(found)


def _decimals(row: Sequence[str], file: SourceFile) -> int:
    if not row[6].isdecimal():
        raise BadInput(f"Bij {row[3]} staat geen aantal decimalen. Download DataProperties opnieuw.", place=file.name)
    return int(row[6])


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()
