"""Reads stored versions: by measure, areas and periods, the first version that has a cell wins."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ineen.analysis.store.cells import Cell, CellKey, CellStatus, Measure
from ineen.analysis.store.engine import cursor
from ineen.analysis.store.writing import sound_file
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput

_READ = """
    SELECT subject, category, area, first_day, last_day, status, value, list_position($files, filename) - 1
    FROM read_parquet($files, filename = true)
    WHERE ($subject IS NULL OR (subject = $subject AND category = $category))
      AND ($areas IS NULL OR list_contains($areas, area))
      AND ($periods IS NULL OR list_contains($periods, first_day || '/' || last_day))
    QUALIFY row_number() OVER (
        PARTITION BY subject, category, area, first_day, last_day ORDER BY list_position($files, filename)) = 1
    ORDER BY ALL
"""


@dataclass(frozen=True, slots=True)
class Found:
    """A cell and the version it was read from: the position in the folders that were asked."""

    cell: Cell
    version: int


def read(
    folders: Sequence[Path],
    *,
    measure: Measure | None = None,
    areas: Iterable[AreaCode] | None = None,
    periods: Iterable[Period] | None = None,
) -> tuple[Found, ...]:
    """Every cell that was asked for, once, sorted by measure, area and period.

    folders
        one per version, as `writing.write` made them, the one that must win first.
    measure, areas, periods
        what to read; None reads all. What no version holds has no row here.

    Raises BadInput with the hash of a file that is missing or whose bytes changed.
    """
    if not folders:
        return ()
    parameters = {
        "files": [str(_file(folder)) for folder in folders],
        "subject": measure.subject if measure else None,
        "category": measure.category if measure else None,
        "areas": None if areas is None else [str(area) for area in areas],
        "periods": None if periods is None else [f"{period.first}/{period.last}" for period in periods],
    }
    with cursor() as engine:
        return tuple(_found(engine.execute(_READ, parameters).fetchall()))


def _file(folder: Path) -> Path:
    if found := sound_file(folder):
        return found
    damaged = next(folder.glob("*.parquet"), None)
    if damaged is None:
        raise BadInput(f"Het cijferbestand van levering {folder.name} is er niet. Laad deze levering opnieuw.")
    raise BadInput(f"Het cijferbestand {damaged.stem} is beschadigd. Laad levering {folder.name} opnieuw.")


def _found(rows: Iterable[tuple[Any, ...]]) -> Iterator[Found]:
    for subject, category, area, first, last, status, value, version in rows:
        key = CellKey(Measure(subject, category), AreaCode(area), Period(first, last))
        yield Found(Cell(key, CellStatus(status), value), version)
