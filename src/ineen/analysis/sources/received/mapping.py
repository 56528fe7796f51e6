"""What a person says of a sheet: which column is what. Remembered for the next file of the same shape."""

import re
from collections import Counter
from collections.abc import Mapping as Named
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import Any

from ineen.analysis.sources.received.grid import Cell, Sheet, shown
from ineen.analysis.sources.received.periods import Part, is_period
from ineen.analysis.store.cells import CellStatus

PERIODS = "‹periode›"  # stands for every column whose head is a period: next year there is one more
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)


class Use(StrEnum):
    """What a column is."""

    NOTHING = "nothing"
    AREA = "area"
    PERIOD = "period"
    PART = "part"
    CATEGORY = "category"
    VALUE = "value"
    LOW = "low"
    HIGH = "high"
    UNIT = "unit"


class Heads(StrEnum):
    """What the head of a column with figures says."""

    NOTHING = "nothing"
    PERIODS = "periods"
    CATEGORIES = "categories"


class Meaning(StrEnum):
    """What a sign says that stands where a number could."""

    ABSENT = "absent"
    UNKNOWN = "unknown"
    SUPPRESSED = "suppressed"
    ZERO = "zero"

    @property
    def status(self) -> CellStatus:
        return CellStatus.FINAL if self is Meaning.ZERO else CellStatus(self.value)


class Answer(StrEnum):
    """What is done with what seems to be a total of other rows."""

    OWN_FIGURE = "own_figure"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which column of a sheet is what.

    sheet, head
        the name of the sheet, and the number of the row in which the columns are named.
    uses
        by the key of a column (`key_of`): its name in small letters, `PERIODS` for every head that is a period.
    heads
        what the heads of the columns with figures say.
    decimal
        the sign before the decimals, in figures that are text.
    symbols
        what a text means that stands where a number could; "" is an empty cell.
    area, period, category
        what holds for all rows where no column says it.
    part
        what a column beside the year holds.
    totals
        by `total_key`, what is done with a total.
    division
        the year of the area division; None where each row is about the borders of its own period.
    counts
        whether a figure counts what happened in its period: it is then complete only afterwards.
    """

    sheet: str
    head: int
    uses: Named[str, Use]
    heads: Heads = Heads.NOTHING
    decimal: str = ","
    symbols: Named[str, Meaning] = field(default_factory=dict)
    area: str = ""
    period: str = ""
    category: str = ""
    part: Part = Part.MONTH
    totals: Named[str, Answer] = field(default_factory=dict)
    division: int | None = None
    counts: bool = True

    def use_of(self, name: str) -> Use:
        return self.uses.get(key_of(name), Use.NOTHING)

    def places(self, names: Sequence[str], use: Use) -> list[int]:
        """The positions of the columns that are this."""
        return [at for at, name in enumerate(names) if self.use_of(name) is use]

    def as_stored(self) -> dict[str, Any]:
        """As JSON holds it."""
        return {
            "sheet": self.sheet,
            "head": self.head,
            "uses": {name: use.value for name, use in self.uses.items()},
            "heads": self.heads.value,
            "decimal": self.decimal,
            "symbols": {text: meaning.value for text, meaning in self.symbols.items()},
            "area": self.area,
            "period": self.period,
            "category": self.category,
            "part": self.part.value,
            "totals": {key: answer.value for key, answer in self.totals.items()},
            "division": self.division,
            "counts": self.counts,
        }

    @classmethod
    def stored(cls, row: Named[str, Any]) -> "Mapping":
        """From what `as_stored` made."""
        return cls(
            sheet=row["sheet"],
            head=row["head"],
            uses={name: Use(use) for name, use in row["uses"].items()},
            heads=Heads(row["heads"]),
            decimal=row["decimal"],
            symbols={text: Meaning(meaning) for text, meaning in row["symbols"].items()},
            area=row["area"],
            period=row["period"],
            category=row["category"],
            part=Part(row["part"]),
            totals={key: Answer(answer) for key, answer in row["totals"].items()},
            division=row["division"],
            counts=row["counts"],
        )


def total_key(kind: str, label: str) -> str:
    """How a total is called in a mapping: `category:totaal`."""
    return f"{kind}:{plain(label)}"


def plain(text: str) -> str:
    """A name whatever its capitals and spaces."""
    return " ".join(text.split()).casefold()


def head_cells(sheet: Sheet, head: int) -> tuple[Cell, ...]:
    """The cells of the row in which the columns are named; none where there is no such row."""
    return next((cells for number, cells in sheet.rows if number == head), ())


def names(sheet: Sheet, head: int) -> tuple[str, ...]:
    """What the columns are called: as their head says, numbered where two say the same, `kolom 3` where it is empty."""
    cells = head_cells(sheet, head)
    widest = max((len(row) for number, row in sheet.rows if number > head), default=len(cells))
    told = [" ".join(shown(cells[at]).split()) if at < len(cells) else "" for at in range(max(widest, len(cells)))]
    seen: Counter[str] = Counter()
    found = []
    for at, name in enumerate(told, start=1):
        called = name or f"kolom {at}"
        seen[called] += 1
        found.append(called if seen[called] == 1 else f"{called} ({seen[called]})")
    return tuple(found)


def key_of(name: str) -> str:
    """What a mapping calls a column: its name whatever the capitals, and the same for all whose head is a period."""
    return PERIODS if is_period(name) else plain(name)


def shape(sheet: Sheet, head: int) -> str:
    """What makes files alike, 64 hexadecimal characters: the name of the sheet and those of its columns.

    Columns that are periods count as one, and a year in the name of the sheet as any: next year's file is the same.
    """
    columns = [key_of(name) for name in names(sheet, head)]
    once = [name for at, name in enumerate(columns) if at == 0 or (name, columns[at - 1]) != (PERIODS, PERIODS)]
    return sha256("\x1f".join([plain(_YEAR.sub("‹jaar›", sheet.name)), *once]).encode()).hexdigest()
