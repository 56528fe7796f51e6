"""A released table as a page shows it: areas below each other, periods beside each other."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from typing import Final

from ineen.analysis.disclosure.floor import Floor
from ineen.analysis.disclosure.ladder import Name
from ineen.analysis.store.cells import Cell, CellStatus
from ineen.analysis.store.reading import read
from ineen.evidence.models import ReleaseRequest
from ineen.evidence.queries.catalogue import folder_of
from ineen.evidence.queries.names import area_names
from ineen.evidence.queries.protocols import Outcome
from ineen.evidence.queries.releasing import made_table, name_of
from ineen.ground.areas.queries import areas_of
from ineen.ground.kernel.area_codes import AreaCode, AreaKind
from ineen.ground.kernel.figures import Figure, FigureStatus
from ineen.ground.kernel.periods import Period

SMALL, BESIDES, HIDDEN, UNKNOWN = "small", "besides", "hidden", "unknown"
_ORDER: Final = (AreaKind.MUNICIPALITY, AreaKind.WIJK, AreaKind.BUURT)


@dataclass(frozen=True, slots=True)
class Shown:
    """One cell as it is read: its count, or a mark that says why there is none."""

    name: Name
    value: float | None
    mark: str


@dataclass(frozen=True, slots=True)
class Row:
    """One area, with a cell per period."""

    area: str
    kind: AreaKind
    cells: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """One class in one year, or in all years of a table by year; and what else may be chosen."""

    category: str
    categories: tuple[str, ...]
    year: int | None
    years: tuple[int, ...]
    periods: tuple[Period, ...]
    rows: tuple[Row, ...]

    @property
    def has_hidden(self) -> bool:
        """Whether something in it is hidden."""
        return any(cell.mark not in ("", UNKNOWN) for row in self.rows for cell in row.cells)


def preview_of(row: ReleaseRequest, outcome: Outcome, *, category: str, year: str) -> Grid:
    """What would be shown, for who approves it: what is too small and what is hidden besides are apart.

    Raises BadInput for a damaged file.
    """
    cells = [one.cell for one in read([folder_of(outcome.source, outcome.content)])]
    small = _small(row, Floor(outcome.least or row.least, row.zero_is_shown and outcome.zero_is_shown))
    return _grid([_of_cell(cell, small) for cell in cells], category, year)


def public_grid(figures: Sequence[Figure], *, category: str, year: str) -> Grid:
    """What was released: nobody can tell what is too small from what is hidden besides."""
    return _grid([_of_figure(one) for one in figures], category, year)


def _small(row: ReleaseRequest, floor: Floor) -> Set[Name]:
    counts = made_table(row).table.counts
    return {Name(*key) for key, n in counts.items() if n < floor.least and (n > 0 or not floor.zero_is_shown)}


def _of_cell(cell: Cell, small: Set[Name]) -> Shown:
    name = name_of(cell)
    if cell.status is CellStatus.SUPPRESSED:
        return Shown(name, None, SMALL if name in small else BESIDES)
    return Shown(name, cell.value, "" if cell.status.has_value else UNKNOWN)


def _of_figure(one: Figure) -> Shown:
    assert isinstance(one.area, AreaCode)  # noqa: S101 - for the types: a table has no groups
    hidden = one.status is FigureStatus.SUPPRESSED
    mark = HIDDEN if hidden else "" if one.value is not None else UNKNOWN
    return Shown(Name(one.area, one.indicator, one.period), one.value, mark)


def _grid(cells: Iterable[Shown], category: str, year: str) -> Grid:
    told = {one.name: one for one in cells}
    categories = tuple(sorted({name.category for name in told}))
    chosen = category if category in categories else categories[0]
    yearly = all(name.period.is_year for name in told)
    years = () if yearly else tuple(sorted({name.period.first.year for name in told}))
    when = None if yearly else next((one for one in years if str(one) == year), years[-1])
    periods = {name.period for name in told if when in (None, name.period.first.year)}
    columns = tuple(sorted(periods, key=lambda one: (not yearly and one.is_year, one)))
    areas = sorted({name.area for name in told}, key=lambda one: (one.code[2:6], _ORDER.index(one.kind), one))
    names = area_names(areas) | {AreaCode(code): one.name for code, one in areas_of(areas).items()}
    rows = (
        Row(
            names[area],
            area.kind,
            tuple(
                told.get(Name(area, chosen, period), Shown(Name(area, chosen, period), None, UNKNOWN))
                for period in columns
            ),
        )
        for area in areas
    )
    return Grid(chosen, categories, when, years, columns, tuple(rows))
