"""Reads stored versions: by measure, areas and periods, the first version that has a cell wins."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ineen.analysis.store.cells import Cell, CellKey, CellStatus, Measure
from ineen.analysis.store.engine import CELLS, cursor
from ineen.analysis.store.soundness import StoredFile, file_of
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput

_READ = f"""
    SELECT subject, category, area, first_day, last_day, status, value, low, high, coalesce(decimals, 0),
           list_position($files, filename) - 1
    FROM {CELLS.format(parameter="$files")}
    WHERE ($subject IS NULL OR (subject = $subject AND category = $category))
      AND ($areas IS NULL OR list_contains($areas, area))
      AND ($periods IS NULL OR list_contains($periods, first_day || '/' || last_day))
    QUALIFY row_number() OVER (
        PARTITION BY subject, category, area, first_day, last_day ORDER BY list_position($files, filename)) = 1
    ORDER BY ALL
"""  # noqa: S608  # text of this store
_EXTENT = """
    SELECT DISTINCT area, first_day, last_day FROM read_parquet($files)
    WHERE subject = $subject AND category = $category
"""


@dataclass(frozen=True, slots=True)
class Found:
    """A cell and the version it was read from: the position in the folders that were asked."""

    cell: Cell
    version: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found, sorted by measure, area and period; and what is wrong with the versions that cannot be read.

    A version that cannot be read may have held any cell: what a later version says must not stand in for it.
    """

    found: tuple[Found, ...]
    damaged: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Extent:
    """About which areas and periods there are cells, sorted; and in Dutch what is wrong with unreadable versions."""

    areas: tuple[AreaCode, ...]
    periods: tuple[Period, ...]
    damaged: tuple[str, ...]


def read(
    folders: Sequence[Path],
    *,
    measure: Measure | None = None,
    areas: Iterable[AreaCode] | None = None,
    periods: Iterable[Period] | None = None,
) -> tuple[Found, ...]:
    """Every cell that was asked for, once; as `read_sound`, but every version must be sound.

    Raises BadInput with the hash of a file that is missing or whose bytes changed.
    """
    reading = read_sound([file_of(folder) for folder in folders], measure=measure, areas=areas, periods=periods)
    if reading.damaged:
        raise BadInput(next(iter(reading.damaged.values())))
    return reading.found


def read_sound(
    files: Sequence[StoredFile | str],
    *,
    measure: Measure | None = None,
    areas: Iterable[AreaCode] | None = None,
    periods: Iterable[Period] | None = None,
) -> Reading:
    """Every cell that was asked for, once, from the versions that can be read.

    files
        one per version, as `file_of` told it, the one that must win first.
    measure, areas, periods
        what to read; None reads all. What no version holds has no row here.
    """
    sound, damaged = _sorted_out(files)
    if not sound:
        return Reading((), damaged)
    parameters = {
        "files": [file.path for file in sound.values()],
        "subject": measure.subject if measure else None,
        "category": measure.category if measure else None,
        "areas": None if areas is None else [str(area) for area in areas],
        "periods": None if periods is None else [f"{period.first}/{period.last}" for period in periods],
    }
    with cursor() as engine:
        return Reading(tuple(_found(engine.execute(_READ, parameters).fetchall(), list(sound))), damaged)


def extent(files: Sequence[StoredFile | str], measure: Measure) -> Extent:
    """About which areas and periods there are cells of a measure; `files` as `read_sound` takes them."""
    sound, damaged = _sorted_out(files)
    if not sound:
        return Extent((), (), tuple(damaged.values()))
    parameters = {
        "files": [file.path for file in sound.values()],
        "subject": measure.subject,
        "category": measure.category,
    }
    with cursor() as engine:
        rows = engine.execute(_EXTENT, parameters).fetchall()
    areas, periods = {area for area, _, _ in rows}, {(first, last) for _, first, last in rows}
    return Extent(
        areas=tuple(map(AreaCode, sorted(areas))),
        periods=tuple(Period(*days) for days in sorted(periods)),
        damaged=tuple(damaged.values()),
    )


def _sorted_out(files: Sequence[StoredFile | str]) -> tuple[dict[int, StoredFile], dict[int, str]]:
    """By position: the files that can be read, and what is wrong with the others."""
    sound = {position: file for position, file in enumerate(files) if isinstance(file, StoredFile)}
    return sound, {position: what for position, what in enumerate(files) if isinstance(what, str)}


def _found(rows: Iterable[tuple[Any, ...]], positions: Sequence[int]) -> Iterator[Found]:
    measure, area, period = cache(Measure), cache(AreaCode), cache(Period)  # made once, however many cells
    for subject, category, code, first, last, status, *numbers, version in rows:
        key = CellKey(measure(subject, category), area(code), period(first, last))
        yield Found(Cell(key, CellStatus(status), *numbers), positions[version])
