"""Keeps one version of a source: scratch file first, then one rename.

A writer that is killed leaves at most an unused folder; the next writer of the same content uses it.
"""

import os
from collections.abc import Iterable
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory

from ineen.analysis.store.cells import Cell
from ineen.analysis.store.staging import Staged, StagedRow, engine, stage

_COPY = """
    COPY (SELECT subject, category, area, first_day, last_day, status, value, low, high, decimals
          FROM read_parquet($sorted))
    TO $parquet (FORMAT parquet, COMPRESSION zstd)
"""


def keep(staged: Staged, folder: Path) -> Path:
    """Keep a staged delivery as a version, in its own folder, and return the file.

    folder
        the version's folder, named by its content hash, on the disk of the scratch folder; made where it is not there.
    returns
        `<sha256 of its bytes>.parquet` in that folder, with the columns subject, category, area, first_day, last_day,
        status, value, low, high, decimals. A sound file that is there already is used again; a damaged one is replaced.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if found := sound_file(folder):
        return found
    made = staged.file.with_name("figures.parquet")
    with engine(staged.file.parent) as run:
        run.execute(_COPY, {"sorted": str(staged.file), "parquet": str(made)})
    with made.open("rb") as file:
        os.fsync(file.fileno())  # the catalogue names this file only once it is on the disk
    for path in folder.glob("*.parquet"):
        if not is_sound(path):
            path.unlink(missing_ok=True)
    return made.rename(folder / f"{_digest(made)}.parquet")


def write(folder: Path, cells: Iterable[Cell]) -> Path:
    """Keep cells that are at hand, in a notebook or a test, as a version; otherwise as `keep`."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".scratch-", dir=folder.parent) as scratch:
        return keep(stage(Path(scratch), map(staged_row, cells)), folder)


def staged_row(cell: Cell) -> StagedRow:
    """A cell at hand as a row to be staged; it stands in no file."""
    measure, period = cell.key.measure, cell.key.period
    return StagedRow(
        measure.subject,
        measure.category,
        cell.key.area.code,
        period.first,
        period.last,
        cell.status,
        cell.value,
        "",
        0,
        cell.low,
        cell.high,
        cell.decimals,
    )


def sound_file(folder: Path) -> Path | None:
    """The file of a version whose bytes still have the hash that its name says, or None."""
    return next((path for path in sorted(folder.glob("*.parquet")) if is_sound(path)), None)


def is_sound(path: Path) -> bool:
    """Whether the bytes of a file still have the hash that its name says."""
    return _digest(path) == path.stem


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
