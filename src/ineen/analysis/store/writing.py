"""Writes one version of a source: scratch file first, then one rename.

A writer that is killed leaves at most a scratch file or an unused folder; the next writer of the same content uses it.
"""

import csv
import os
from collections.abc import Iterable
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory

from ineen.analysis.store.cells import Cell
from ineen.analysis.store.engine import cursor

_COLUMNS = {
    "subject": "VARCHAR",
    "category": "VARCHAR",
    "area": "VARCHAR",
    "first_day": "DATE",
    "last_day": "DATE",
    "status": "VARCHAR",
    "value": "BIGINT",
}
_COPY = """
    COPY (SELECT * FROM read_csv($rows, columns = $columns, header = false, delim = ',', quote = '"', escape = '"')
          ORDER BY ALL)
    TO $parquet (FORMAT parquet, COMPRESSION zstd)
"""


def write(folder: Path, cells: Iterable[Cell]) -> Path:
    """Keep the cells of one version in its own folder and return the file.

    folder
        the version's folder, named by the content hash of the cells; made where it does not exist.
    returns
        `<sha256 of its bytes>.parquet` in that folder, with the columns subject, category, area, first_day, last_day,
        status, value. A sound file that is there already is used again; a damaged one is replaced.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if found := sound_file(folder):
        return found
    with TemporaryDirectory(prefix=".scratch-", dir=folder) as scratch:
        made = _write_parquet(Path(scratch), cells)
        for path in folder.glob("*.parquet"):
            if not is_sound(path):
                path.unlink(missing_ok=True)
        return made.rename(folder / f"{_digest(made)}.parquet")


def sound_file(folder: Path) -> Path | None:
    """The file of a version whose bytes still have the hash that its name says, or None."""
    return next((path for path in sorted(folder.glob("*.parquet")) if is_sound(path)), None)


def is_sound(path: Path) -> bool:
    """Whether the bytes of a file still have the hash that its name says."""
    return _digest(path) == path.stem


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _write_parquet(scratch: Path, cells: Iterable[Cell]) -> Path:
    rows, parquet = scratch / "rows.csv", scratch / "figures.parquet"
    with rows.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(map(_row, cells))
    with cursor() as engine:
        engine.execute(_COPY, {"rows": str(rows), "columns": _COLUMNS, "parquet": str(parquet)})
    with parquet.open("rb") as file:
        os.fsync(file.fileno())  # the catalogue names this file only once it is on the disk
    return parquet


def _row(cell: Cell) -> tuple[object, ...]:
    measure, period = cell.key.measure, cell.key.period
    return measure.subject, measure.category, cell.key.area, period.first, period.last, cell.status, cell.value
