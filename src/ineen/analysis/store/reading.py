"""Reads stored versions: by measure, areas and periods, the first version that has a cell wins."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ineen.analysis.store.cells import Cell, CellKey, CellStatus, Measure
from ineen.analysis.store.engine import cursor
from ineen.analysis.store.kept import Kept
from ineen.analysis.store.soundness import StoredFile, file_of
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
_EXTENT = """
    SELECT DISTINCT area, first_day, last_day FROM read_parquet($files)
    WHERE subject = $subject AND category = $category
"""
MOST_CELLS = 100_000  # kept per process: about 25 MB


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


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked of which files, as it goes to the engine; the same question always has the same answer."""

    files: tuple[StoredFile, ...]
    measure: Measure | None
    areas: tuple[str, ...] | None
    periods: tuple[str, ...] | None


_answers: Kept[tuple[Found, ...]] = Kept(MOST_CELLS)


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
    reading = read_sound(folders, measure=measure, areas=areas, periods=periods)
    if reading.damaged:
        raise BadInput(next(iter(reading.damaged.values())))
    return reading.found


def read_sound(
    folders: Sequence[Path],
    *,
    measure: Measure | None = None,
    areas: Iterable[AreaCode] | None = None,
    periods: Iterable[Period] | None = None,
) -> Reading:
    """Every cell that was asked for, once, from the versions that can be read.

    folders
        one per version, as `writing.write` made them, the one that must win first.
    measure, areas, periods
        what to read; None reads all. What no version holds has no row here.

    The same question about the same files is answered from memory, where the answer is small.
    """
    sound, damaged = _sorted_out(folders)
    question = _Question(
        files=tuple(sound.values()),
        measure=measure,
        areas=None if areas is None else tuple(map(str, areas)),
        periods=None if periods is None else tuple(f"{period.first}/{period.last}" for period in periods),
    )
    found = _answer(question)
    if damaged:
        positions = list(sound)
        found = tuple(Found(one.cell, positions[one.version]) for one in found)
    return Reading(found, damaged)


def extent(folders: Sequence[Path], measure: Measure) -> Extent:
    """About which areas and periods the versions that can be read have cells of a measure."""
    sound, damaged = _sorted_out(folders)
    if not sound:
        return Extent((), (), tuple(damaged.values()))
    parameters = {"files": _paths(sound.values()), "subject": measure.subject, "category": measure.category}
    with cursor() as engine:
        rows = engine.execute(_EXTENT, parameters).fetchall()
    areas, periods = {area for area, _, _ in rows}, {(first, last) for _, first, last in rows}
    return Extent(
        areas=tuple(map(AreaCode, sorted(areas))),
        periods=tuple(Period(*days) for days in sorted(periods)),
        damaged=tuple(damaged.values()),
    )


def _sorted_out(folders: Sequence[Path]) -> tuple[dict[int, StoredFile], dict[int, str]]:
    """By the position of its folder: the file of each version, or what is wrong with it."""
    sound: dict[int, StoredFile] = {}
    damaged: dict[int, str] = {}
    for position, folder in enumerate(folders):
        file = file_of(folder)
        if isinstance(file, str):
            damaged[position] = file
        else:
            sound[position] = file
    return sound, damaged


def _answer(question: _Question) -> tuple[Found, ...]:
    if not question.files:
        return ()
    known = _answers.get(question)
    if known is not None:
        return known
    with cursor() as engine:
        found = tuple(_found(engine.execute(_READ, _parameters(question)).fetchall()))
    _answers.keep(question, found, len(found) + 1)
    return found


def _parameters(question: _Question) -> dict[str, object]:
    return {
        "files": _paths(question.files),
        "subject": question.measure.subject if question.measure else None,
        "category": question.measure.category if question.measure else None,
        "areas": None if question.areas is None else list(question.areas),
        "periods": None if question.periods is None else list(question.periods),
    }


def _paths(files: Iterable[StoredFile]) -> list[str]:
    return [file.path for file in files]


def _found(rows: Iterable[tuple[Any, ...]]) -> Iterator[Found]:
    measure, area, period = cache(Measure), cache(AreaCode), cache(Period)  # cells share them: a third of the memory
    for subject, category, code, first, last, status, value, version in rows:
        key = CellKey(measure(subject, category), area(code), period(first, last))
        yield Found(Cell(key, CellStatus(status), value), version)
