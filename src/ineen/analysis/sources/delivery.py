"""What a connector reads from files: rows as the publisher wrote them, before names become codes."""

from dataclasses import dataclass
from datetime import date

from ineen.analysis.store.cells import CellStatus, Measure
from ineen.ground.kernel.periods import Period


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file as it was handed in: its name without a folder, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One published cell, with the place where it stands.

    `row` counts the lines of `file` from 1. `region` is the publisher's name or code of the area.
    `value` is a whole number, None exactly when `status` says that there is no value.
    """

    file: str
    row: int
    region: str
    measure: Measure
    period: Period
    status: CellStatus
    value: int | None

    @property
    def place(self) -> str:
        return f"{self.file}, rij {self.row}"


@dataclass(frozen=True, slots=True)
class Delivery:
    """The files of one delivery, read as one.

    classification_year
        the year of the area division that the publisher used, None where the files do not say.
    retrieved
        the day on which somebody fetched the files, where they say so themselves.
    """

    publisher: str
    table: str
    title: str
    classification_year: int | None
    retrieved: date | None
    rows: tuple[SourceRow, ...]
