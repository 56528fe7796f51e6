"""The smallest thing that the store keeps: one published cell, with a value or with the reason why there is none."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from hashlib import sha256

from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.periods import Period


class CellStatus(StrEnum):
    """Whether a cell holds a value; what Statistics Netherlands writes as `.`, as a blank and as `*`."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    NOT_PUBLISHED = "not_published"  # "." unknown, not reliable or secret
    ABSENT = "absent"  # blank: cannot occur

    @property
    def has_value(self) -> bool:
        return self in (CellStatus.FINAL, CellStatus.PROVISIONAL)


@dataclass(frozen=True, slots=True, order=True)
class Measure:
    """What is counted: the publisher's subject ("Geregistreerde misdrijven") and class ("Totaal misdrijven")."""

    subject: str
    category: str


@dataclass(frozen=True, slots=True, order=True)
class CellKey:
    """Where a cell stands in the frame."""

    measure: Measure
    area: AreaCode
    period: Period


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a frame. `value` is a whole number, None exactly when `status` says that there is no value."""

    key: CellKey
    status: CellStatus
    value: int | None

    def __post_init__(self) -> None:
        if (self.value is not None) != self.status.has_value:
            raise ValueError(f"a cell with status {self.status} cannot have the value {self.value}")


def content_hash(table: str, classification_year: int | None, cells: Iterable[Cell]) -> str:
    """The identity of a delivery: 64 hexadecimal characters, the same whatever order or engine wrote the cells."""
    digest = sha256(f"{table}\n{classification_year or ''}\n".encode())
    for cell in sorted(cells, key=_place):
        value = "" if cell.value is None else cell.value
        digest.update("\t".join((*_place(cell), cell.status, f"{value}\n")).encode())
    return digest.hexdigest()


def _place(cell: Cell) -> tuple[str, str, str, str, str]:
    """In the order of the keys, and in texts: these compare faster, and a delivery may hold a quarter of a million."""
    key = cell.key
    return key.measure.subject, key.measure.category, key.area.code, *_days(key.period)


@cache
def _days(period: Period) -> tuple[str, str]:
    return period.first.isoformat(), period.last.isoformat()
