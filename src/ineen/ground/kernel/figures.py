"""The only shape in which a number about safety moves between rooms."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.periods import Period


class FigureStatus(StrEnum):
    """Missing is not zero: a value that was not published says so, and why."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    NOT_PUBLISHED = "not_published"
    SUPPRESSED = "suppressed"
    UNKNOWN = "unknown"

    @property
    def has_value(self) -> bool:
        return self in (FigureStatus.FINAL, FigureStatus.PROVISIONAL)


@dataclass(frozen=True, slots=True)
class SourceStamp:
    """Where a figure comes from.

    `table` is the publisher's name of the table, `version` the content hash of the delivery, `classification_year`
    the year of the area division that the publisher used, None where the publisher does not say.
    """

    source: str
    publisher: str
    table: str
    version: str
    retrieved: date
    classification_year: int | None

    def __str__(self) -> str:
        return f"Bron: {self.publisher}, tabel {self.table}, opgehaald {self.retrieved:%d-%m-%Y}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One value about one area in one period, with everything needed to judge it.

    value, low, high
        in `unit`; `low` and `high` bound the interval that `method` names, None where there is none.
        `value` is None exactly when `status` says that there is no value.
    """

    value: float | int | None
    low: float | None
    high: float | None
    unit: str
    area: AreaCode
    period: Period
    indicator: str
    source: SourceStamp
    status: FigureStatus
    method: str

    def __post_init__(self) -> None:
        if (self.value is not None) != self.status.has_value:
            raise ValueError(f"a figure with status {self.status} cannot have the value {self.value}")
        if self.value is not None and self.low is not None and not self.low <= self.value:
            raise ValueError("the lower bound lies above the value")
        if self.value is not None and self.high is not None and not self.value <= self.high:
            raise ValueError("the upper bound lies below the value")
