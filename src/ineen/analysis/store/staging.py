"""A delivery on its way to a version: its cells, sorted, in a file of a scratch folder. Memory never holds them all."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ineen.analysis.store.cells import CellStatus, Measure
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_COLUMNS = {
    "subject": "VARCHAR",
    "category": "VARCHAR",
    "area": "VARCHAR",
    "first_day": "DATE",
    "last_day": "DATE",
    "status": "VARCHAR",
    "value": "BIGINT",
    "file": "VARCHAR",
    "row": "BIGINT",
    "low": "BIGINT",
    "high": "BIGINT",
    "decimals": "UTINYINT",
}
_SORT = """
    COPY (SELECT * FROM read_csv($rows, columns = $columns, auto_detect = false, header = false, delim = ',',
                                 quote = '"', escape = '"')
          ORDER BY ALL)
    TO $sorted (FORMAT parquet)
"""
_COUNT = "SELECT count(*), coalesce(bool_or(status = $provisional), false) FROM read_parquet($sorted)"
_LINES = """
    SELECT concat_ws(chr(9), subject, category, area, first_day, last_day),
           chr(9) || status || chr(9) || coalesce(value::VARCHAR, '')
           || CASE WHEN decimals = 0 AND low IS NULL AND high IS NULL THEN ''
              ELSE concat(chr(9), low, chr(9), high, chr(9), decimals) END || chr(10),
           file, row, area, first_day, last_day
    FROM read_parquet($sorted)
"""
_AT_ONCE = 10_000
MEMORY = "512MB"  # the sort of a larger table goes on in the scratch folder


class StagedRow(NamedTuple):
    """One cell with its area code, and the place where it stands in the delivery; numbers as in `Cell`."""

    subject: str
    category: str
    area: str
    first_day: date
    last_day: date
    status: str
    value: int | None
    file: str
    row: int
    low: int | None = None
    high: int | None = None
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Staged:
    """The cells of a delivery: where they lie, how many, and about what."""

    file: Path
    cells: int
    provisional: bool
    measures: tuple[Measure, ...]
    periods: tuple[Period, ...]
    areas: tuple[str, ...]


def stage(scratch: Path, rows: Iterable[StagedRow]) -> Staged:
    """Sort the rows into a Parquet file of the scratch folder, and say what it holds; raises what the rows raise."""
    plain, ordered = scratch / "rows.csv", scratch / "sorted.parquet"
    with plain.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    with engine(scratch) as run:
        run.execute(_SORT, {"rows": str(plain), "columns": _COLUMNS, "sorted": str(ordered)})
        plain.unlink()
        counted = {"sorted": str(ordered), "provisional": CellStatus.PROVISIONAL.value}
        ((cells, provisional),) = run.execute(_COUNT, counted).fetchall()
        return Staged(
            ordered,
            cells,
            provisional,
            tuple(Measure(*found) for found in _distinct(run, ordered, "subject, category")),
            tuple(Period(*found) for found in _distinct(run, ordered, "first_day, last_day")),
            tuple(area for (area,) in _distinct(run, ordered, "area")),
        )


def content_hash(table: str, classification_year: int | None, staged: Staged) -> str:
    """The identity of a delivery: 64 hexadecimal characters, the same whatever order or engine wrote the cells.

    Raises BadInput, with both places, where one cell stands in the delivery twice.
    """
    digest = sha256(f"{table}\n{classification_year or ''}\n".encode())
    earlier: tuple[str, str, int] = ("", "", 0)
    for key, told, file, row, area, first, last in _lines(staged):
        if key == earlier[0]:
            (one, first_row), (other, other_row) = sorted((earlier[1:], (file, row)))
            raise BadInput(
                f"{area} staat twee keer in de levering voor {Period(first, last)}: ook in {one}, rij {first_row}. "
                "Laat elke regio en periode één keer voorkomen.",
                place=f"{other}, rij {other_row}",
            )
        earlier = key, file, row
        digest.update(f"{key}{told}".encode())
    return digest.hexdigest()


def engine(scratch: Path) -> "DuckDBPyConnection":
    """A DuckDB of this load alone, to be used in a `with`: what does not fit in its memory lies in the folder."""
    import duckdb

    return duckdb.connect(config={"threads": 1, "memory_limit": MEMORY, "temp_directory": str(scratch / "spill")})


def _distinct(run: "DuckDBPyConnection", ordered: Path, columns: str) -> list[tuple[Any, ...]]:
    query = f"SELECT DISTINCT {columns} FROM read_parquet($sorted) ORDER BY ALL"  # noqa: S608  # columns of this module
    return run.execute(query, {"sorted": str(ordered)}).fetchall()


def _lines(staged: Staged) -> Iterator[tuple[str, str, str, int, str, date, date]]:
    with engine(staged.file.parent) as run:
        found = run.execute(_LINES, {"sorted": str(staged.file)})
        while batch := found.fetchmany(_AT_ONCE):
            yield from batch
