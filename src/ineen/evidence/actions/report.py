"""What a load did, for the person who asked for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ineen.analysis.sources.regions import Unresolved
from ineen.analysis.sources.sums import SumCheck
from ineen.analysis.store.cells import Cell, CellKey
from ineen.evidence.models import SourceVersion


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that a delivery says otherwise than the figures in use, with its values; None is no value."""

    key: CellKey
    before: int | None
    after: int | None

    @property
    def size(self) -> int:
        return abs((self.after or 0) - (self.before or 0))


@dataclass(frozen=True, slots=True)
class LoadReport:
    """The account of one load.

    version
        the row of the catalogue that holds this content; the one of an earlier load when `unchanged`.
    cells, areas
        how many cells and areas have a code.
    sums
        the parts against the country; empty where a delivery has no country, or only some areas.
    changes
        against the figures in use until now, the largest first.
    superseded_by
        a delivery that was fetched later and still wins, None where this one does.
    """

    version: SourceVersion
    unchanged: bool
    cells: int
    areas: int
    unresolved: tuple[Unresolved, ...]
    sums: tuple[SumCheck, ...]
    changes: tuple[Change, ...]
    superseded_by: SourceVersion | None


def changes(before: Mapping[CellKey, Cell], after: Iterable[Cell]) -> tuple[Change, ...]:
    """The cells that stood there and now have another value or status, the largest first."""
    if not before:
        return ()
    found = [
        Change(cell.key, old.value, cell.value)
        for cell in after
        if (old := before.get(cell.key)) and (old.value, old.status) != (cell.value, cell.status)
    ]
    return tuple(sorted(found, key=lambda change: (-change.size, change.key)))
