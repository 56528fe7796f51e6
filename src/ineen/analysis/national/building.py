"""From stored versions to a cube: DuckDB reads them period by period, so that memory never holds all rows."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from ineen.analysis.frame.status import OF_CELLS, Status
from ineen.analysis.national.cube import Cube, Names, Rows, filled, keep, kept, key_of
from ineen.analysis.store.cells import Measure
from ineen.analysis.store.engine import CELLS, cursor
from ineen.analysis.store.soundness import StoredFile
from ineen.ground.kernel.periods import Period

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

AT_ONCE: Final = 12  # periods
_BETWEEN: Final = "\x1f"  # stands in no subject and no class
_STATUSES: Final = [str(status) for status in OF_CELLS]
_WHERE: Final = f"""
    starts_with(area, $kind) AND substr(area, 3, 4) NOT IN ('0000', '0998', '0999')
    AND list_contains($measures, subject || '{_BETWEEN}' || category)
    AND list_contains($periods, first_day || '/' || last_day)
"""
_AREAS = f"""
    CREATE TEMP TABLE places AS
    SELECT area, row_number() OVER (ORDER BY area) - 1 AS place
    FROM (SELECT DISTINCT area FROM read_parquet($files) WHERE {_WHERE})
"""  # noqa: S608  # text of this module
_READ = f"""
    SELECT list_position($periods, first_day || '/' || last_day) - 1 AS period,
           list_position($measures, subject || '{_BETWEEN}' || category) - 1 AS indicator,
           place AS area, list_position($statuses, status) - 1 AS status, coalesce(value, 0) AS value
    FROM (SELECT * FROM {CELLS.format(parameter="$files")} WHERE {_WHERE}
          QUALIFY row_number() OVER (PARTITION BY subject, category, area, first_day, last_day
                                     ORDER BY list_position($files, filename)) = 1)
    JOIN places USING (area)
"""  # noqa: S608  # text of this module


def cube_of(
    folder: Path,
    files: Sequence[StoredFile],
    *,
    measures: Sequence[Measure],
    periods: Sequence[Period],
    kind: str,
    classification_year: int = 0,
    untold: Status = Status.UNKNOWN,
) -> Cube:
    """The cube of these measures and periods, over every area whose code begins with `kind`; kept, or made and kept.

    folder
        where cubes lie; who empties it loses nothing but time.
    files
        sound versions, the one that must win first, all about areas of one classification year.
    untold
        as `cube.filled`: what a cell is that no version tells.

    Measures with decimals do not belong here: a cube holds counts.
    """
    asked = [f"{one.subject}{_BETWEEN}{one.category}" for one in measures]
    days = [f"{one.first}/{one.last}" for one in periods]
    said = [kind, str(classification_year), untold.name, *asked, *days, *(Path(one.path).stem for one in files)]
    key = key_of(said)
    found = kept(folder, key)
    if found is None:
        found = _made(files, asked, days, kind, classification_year, untold)
        keep(found, folder, key)
        found = kept(folder, key) or found
    return found


def _made(
    files: Sequence[StoredFile], measures: list[str], periods: list[str], kind: str, year: int, untold: Status
) -> Cube:
    if not files:
        return filled(Names((), tuple(measures), tuple(periods), year), [])
    asked: dict[str, Any] = {"files": [one.path for one in files], "measures": measures, "kind": kind}
    with cursor() as engine:
        engine.execute("DROP TABLE IF EXISTS temp.places")
        engine.execute(_AREAS, asked | {"periods": periods})
        areas = tuple(code for (code,) in engine.execute("SELECT area FROM places ORDER BY place").fetchall())
        names = Names(areas, tuple(measures), tuple(periods), year)
        return filled(names, _rows(engine, asked, periods), untold=untold)


def _rows(engine: "DuckDBPyConnection", asked: dict[str, Any], periods: list[str]) -> Iterator[Rows]:
    codes = np.array([OF_CELLS[status] for status in OF_CELLS], dtype=np.uint8)
    for start in range(0, len(periods), AT_ONCE):
        chosen = asked | {"periods": periods[start : start + AT_ONCE], "statuses": _STATUSES}
        found = engine.execute(_READ, chosen).fetchnumpy()
        told = {name: np.ma.getdata(column) for name, column in found.items()}
        yield Rows(told["period"] + start, told["indicator"], told["area"], codes[told["status"]], told["value"])
