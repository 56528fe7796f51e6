"""What a connector reads from files: rows as the publisher wrote them, before names become codes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from ineen.analysis.store.cells import CellStatus, Measure
from ineen.ground.kernel.periods import Period


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file as it was handed in: its name without a folder, and how its bytes are opened, as often as needed."""

    name: str
    open: Callable[[], BinaryIO]

    @classmethod
    def at(cls, path: Path) -> "SourceFile":
        def opened() -> BinaryIO:
            return path.open("rb")

        return cls(path.name, opened)

    @classmethod
    def of(cls, name: str, content: bytes) -> "SourceFile":
        """A file that is in memory already."""
        return cls(name, partial(BytesIO, content))


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One published cell, with the place where it stands.

    `row` counts the lines of `file` from 1. `region` is the publisher's name or code of the area.
    `value` is a whole number, None exactly when `status` says that there is no value. An estimate has it in units of
    10^-decimals, with the bounds of its margin in the same row.
    """

    file: str
    row: int
    region: str
    measure: Measure
    period: Period
    status: CellStatus
    value: int | None
    low: int | None = None
    high: int | None = None
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Delivery:
    """The files of one delivery, read as one.

    classification_year
        the year of the area division that the publisher used, None where the files do not say.
    retrieved
        the day on which somebody fetched the files, where they say so themselves.
    rows
        to be gone through once: a large table is never in memory as a whole. Faults in the rows are raised then.
    municipalities
        the codes that a whole delivery has, where a file with all regions came with it; else empty.
    read_as
        in Dutch which columns were read as what, where that is not always the same.
    """

    publisher: str
    table: str
    title: str
    classification_year: int | None
    retrieved: date | None
    rows: Iterable[SourceRow]
    municipalities: frozenset[str] = frozenset()
    read_as: str = ""
