"""What came of reading a sheet: its figures, and of every row that gives none the reason."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ineen.analysis.sources.received.grid import Cell, shown
from ineen.analysis.sources.received.mapping import plain
from ineen.analysis.sources.received.totals import Total
from ineen.analysis.store.cells import CellStatus
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.periods import Period

MOST_FAULTS = 1000
LONGEST_TEXT = 120


@dataclass(frozen=True, slots=True)
class Fault:
    """One row, or one figure in it, that is not taken in: `text` is what stands there."""

    row: int
    column: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class FaultyRows:
    """What is wrong with some rows for the same reason: the first of them, and how many they are."""

    first: Fault
    times: int


def together(faults: Iterable[Fault]) -> tuple[FaultyRows, ...]:
    """Those that say the same as one, in the order of their first rows."""
    found: dict[tuple[str, str, str], list[Fault]] = {}
    for one in faults:
        found.setdefault((one.column, one.text, one.why), []).append(one)
    return tuple(FaultyRows(several[0], len(several)) for several in found.values())


@dataclass(frozen=True, slots=True)
class One:
    """One figure as it was understood; `region` is its area as the sheet writes it."""

    row: int
    area: AreaCode
    region: str
    period: Period
    category: str
    status: CellStatus
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""

    @property
    def cell(self) -> tuple[str, str, Period]:
        return plain(self.category), self.area.code, self.period

    @property
    def told(self) -> tuple[object, ...]:
        return self.status, self.value, self.low, self.high


@dataclass(slots=True)
class Understood:
    """What a sheet says under a mapping.

    figures
        each cell once.
    faults
        of the first thousand; `faulty` counts all.
    totals
        what seems to be a total, answered or not; `unanswered` are those of which nobody said what to do.
    skipped
        how many rows have no figure at all: a title, a source, an empty group.
    left_out
        how many figures or rows were left out because they are totals.
    hint
        in Dutch what may mend contradicting rows; empty where there is none.
    """

    figures: list[One] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    faulty: int = 0
    totals: tuple[Total, ...] = ()
    unanswered: tuple[Total, ...] = ()
    skipped: int = 0
    left_out: int = 0
    hint: str = ""

    def refuse(self, row: int, column: str, cell: Cell, why: str) -> None:
        """A row or a figure that is not taken in."""
        self.faulty += 1
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(Fault(row, column, shown(cell)[:LONGEST_TEXT], why))

    @property
    def faulty_rows(self) -> tuple[FaultyRows, ...]:
        return together(self.faults)

    @property
    def categories(self) -> tuple[str, ...]:
        """As they are written first, in the order of the sheet."""
        found: dict[str, str] = {}
        for one in self.figures:
            found.setdefault(plain(one.category), one.category)
        return tuple(found.values())

    @property
    def areas(self) -> frozenset[AreaCode]:
        return frozenset(one.area for one in self.figures)

    @property
    def periods(self) -> tuple[Period, ...]:
        return tuple(sorted({one.period for one in self.figures}))

    @property
    def unit_of(self) -> Mapping[str, str]:
        """The unit that a column of the sheet gives, by class."""
        return {one.category: one.unit for one in self.figures if one.unit}

    @property
    def statuses(self) -> Mapping[CellStatus, int]:
        found: defaultdict[CellStatus, int] = defaultdict(int)
        for one in self.figures:
            found[one.status] += 1
        return found
