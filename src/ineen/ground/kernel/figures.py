"""The only shape in which a number about safety moves between rooms."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ineen.ground.kernel.area_codes import AreaCode, AreaGroup
from ineen.ground.kernel.periods import Period


class FigureStatus(StrEnum):
    """Missing is not zero: a value that was not published says so, and why."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    INCOMPLETE = "incomplete"  # a sum from which a member is missing
    ABSENT = "absent"  # cannot occur
    NOT_PUBLISHED = "not_published"
    SUPPRESSED = "suppressed"
    UNKNOWN = "unknown"

    @property
    def has_value(self) -> bool:
        return self in (FigureStatus.FINAL, FigureStatus.PROVISIONAL, FigureStatus.INCOMPLETE)


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
class Rate:
    """A count set against its denominator: `value`, `low` and `high` per `per` of what `counted` names.

    of, period, source, other_sources
        the denominator itself, when it was counted, and where it comes from; of a sum the newest delivery and the rest.
    """

    value: float
    low: float
    high: float
    per: int
    counted: str
    of: int
    period: Period
    source: SourceStamp
    other_sources: tuple[SourceStamp, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One value about one area, or about several as one, in one period, with everything needed to judge it.

    value, low, high
        in `unit`; `low` and `high` bound the interval that `method` names, None where there is none.
        `value` is None exactly when `status` says that there is no value.
    rate, without_rate
        the value against its denominator, or in Dutch why it cannot be; both empty where none belongs to it.
    missing
        the members of a group that have no value: the sum is incomplete exactly when there are any.
    source, other_sources
        where it comes from; of a sum of several deliveries the newest, and the rest.
    made_of
        in Dutch of what it was made where its area was other ground then: `som van A en B (indeling 2026)`, or within
        which borders it was counted; empty where the source tells it of the area itself.
    borders
        the classification year of its ground, where that is not the source's.
    estimated
        whether it holds a share of a divided area: then it is never tested for change.
    """

    value: float | int | None
    low: float | None
    high: float | None
    unit: str
    area: AreaCode | AreaGroup
    period: Period
    indicator: str
    source: SourceStamp
    status: FigureStatus
    method: str
    rate: Rate | None = None
    without_rate: str = ""
    missing: tuple[AreaCode, ...] = ()
    other_sources: tuple[SourceStamp, ...] = ()
    made_of: str = ""
    borders: int | None = None
    estimated: bool = False

    @property
    def within(self) -> int | None:
        """The division within whose borders its area was counted, where that was other ground than today."""
        return self.source.classification_year if self.made_of and self.borders is None else None

    @property
    def stamp(self) -> SourceStamp:
        """Where it comes from, in the classification year of its ground."""
        return replace(self.source, classification_year=self.borders) if self.borders else self.source

    def __post_init__(self) -> None:
        if bool(self.missing) != (self.status is FigureStatus.INCOMPLETE):
            raise ValueError(f"a figure with status {self.status} cannot miss {self.missing}")
        if (self.value is not None) != self.status.has_value:
            raise ValueError(f"a figure with status {self.status} cannot have the value {self.value}")
        if self.value is not None and self.low is not None and not self.low <= self.value:
            raise ValueError("the lower bound lies above the value")
        if self.value is not None and self.high is not None and not self.value <= self.high:
            raise ValueError("the upper bound lies below the value")
