"""The smallest thing that the store keeps: one published cell, with a value or with the reason why there is none."""

from dataclasses import dataclass
from enum import StrEnum

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
