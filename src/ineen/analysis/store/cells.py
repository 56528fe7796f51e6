"""The smallest thing that the store keeps: one published cell, with a value or with the reason why there is none."""

from dataclasses import dataclass
from enum import StrEnum

from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.periods import Period


class CellStatus(StrEnum):
    """Whether a cell holds a value; what Statistics Netherlands writes as `.`, as a blank and as `*`, and more."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    NOT_PUBLISHED = "not_published"  # "." unknown, not reliable or secret
    ABSENT = "absent"  # blank: cannot occur
    UNKNOWN = "unknown"  # who sent it says that nobody knows it
    SUPPRESSED = "suppressed"  # there is a value, and who sent or released it does not show it

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
    """One cell of a frame: a count, or an estimate with the margin that its publisher gives.

    value
        a whole number of units of 10^-decimals, None exactly when `status` says that there is no value: 74 with one
        decimal is 7.4.
    low, high
        the bounds of the publisher's 95% interval in the same units; None where it gives none.
    """

    key: CellKey
    status: CellStatus
    value: int | None
    low: int | None = None
    high: int | None = None
    decimals: int = 0

    def __post_init__(self) -> None:
        if (self.value is not None) != self.status.has_value:
            raise ValueError(f"a cell with status {self.status} cannot have the value {self.value}")
        if self.value is None and (self.low, self.high) != (None, None):
            raise ValueError("a cell without a value has no margin")

    @property
    def number(self) -> float | None:
        """The value in its own unit: a whole number where there are no decimals."""
        return scaled(self.value, self.decimals)

    @property
    def interval(self) -> tuple[float | None, float | None]:
        """The publisher's bounds in the unit of the value."""
        return scaled(self.low, self.decimals), scaled(self.high, self.decimals)


def scaled(units: int | None, decimals: int) -> float | None:
    """Units of 10^-decimals as a number; a count stays whole."""
    return units if units is None or not decimals else units / 10**decimals
