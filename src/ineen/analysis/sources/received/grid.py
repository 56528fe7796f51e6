"""A sheet as it lies there: rows of cells, before anybody says what they mean."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ineen.ground.kernel.refusals import BadInput

Cell = str | Decimal | date
MOST_ROWS = 200_000
MOST_COLUMNS = 300
MOST_CELLS = 1_000_000
_RANGE = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})", re.ASCII)
TOO_MUCH = (
    "Dit blad is te groot: Ineen leest hoogstens {most} {what}. Bewaar alleen de kolommen en rijen die u nodig hebt."
)


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells that were made one: only the first of them holds something. Rows and columns count from 1."""

    reference: str
    first_row: int
    last_row: int
    first_column: int
    last_column: int

    @classmethod
    def named(cls, reference: str) -> "Merged | None":
        """`A4:B5`; None for what is no such range."""
        if not (found := _RANGE.fullmatch(reference)):
            return None
        first, last = column_number(found[1]), column_number(found[3])
        return cls(reference, int(found[2]), int(found[4]), first, last)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet.

    name
        as the workbook calls it; empty for CSV.
    rows
        the filled rows with their number in the file; as many cells as were filled, outer spaces gone.
    merged
        what was merged in it.
    cut
        whether only its beginning was read.
    """

    name: str
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    merged: tuple[Merged, ...] = ()
    cut: bool = False

    @property
    def width(self) -> int:
        return max((len(cells) for _, cells in self.rows), default=0)


class Collected:
    """Rows as they come in, bounded. `most` stops the reading there; without it, more than fits is refused."""

    def __init__(self, name: str, place: str, most: int | None) -> None:
        self.name, self.place, self.most = name, place, most
        self.rows: list[tuple[int, tuple[Cell, ...]]] = []
        self.cells = 0
        self.cut = False

    def add(self, number: int, cells: Sequence[Cell]) -> bool:
        """One row; False where no more are wanted. Raises BadInput for what is too large."""
        filled = _without_end(cells)
        if not filled:
            return True
        if self.most is not None and len(self.rows) >= self.most:
            self.cut = True
            return False
        self.cells += len(filled)
        self._check(len(filled))
        self.rows.append((number, filled))
        return True

    def sheet(self, merged: Sequence[Merged] = ()) -> Sheet:
        return Sheet(self.name, tuple(self.rows), tuple(merged), self.cut)

    def _check(self, width: int) -> None:
        for found, most, what in (
            (len(self.rows) + 1, MOST_ROWS, "rijen"),
            (width, MOST_COLUMNS, "kolommen"),
            (self.cells, MOST_CELLS, "cellen"),
        ):
            if found > most:
                raise BadInput(TOO_MUCH.format(most=f"{most:,}".replace(",", "."), what=what), place=self.place)


def column_number(letters: str) -> int:
    """A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def shown(cell: Cell) -> str:
    """A cell as a person sees it: `1234,5`, `1-3-2024`."""
    if isinstance(cell, Decimal):
        return f"{cell:f}".replace(".", ",")
    return f"{cell.day}-{cell.month}-{cell.year}" if isinstance(cell, date) else cell


def _without_end(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    last = next((at for at in range(len(cells), 0, -1) if cells[at - 1] != ""), 0)
    return tuple(cells[:last])
