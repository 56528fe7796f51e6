"""From stored versions to a frame: all areas of one kind at once, as arrays and not cell by cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ineen.analysis.frame.frame import Frame
from ineen.analysis.frame.status import OF_CELLS
from ineen.analysis.store.cells import Measure
from ineen.analysis.store.engine import CELLS, cursor
from ineen.analysis.store.soundness import StoredFile
from ineen.ground.kernel.periods import Period

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

_BETWEEN = "\x1f"  # stands in no subject and no class
_STATUSES = [str(status) for status in OF_CELLS]
_READ = f"""
    SELECT area, list_position($measures, subject || '{_BETWEEN}' || category) - 1 AS measure,
           list_position($periods, first_day || '/' || last_day) - 1 AS period,
           list_position($statuses, status) - 1 AS status, coalesce(value, 0) AS value,
           list_position($files, filename) - 1 AS version
    FROM {CELLS.format(parameter="$files")}
    WHERE starts_with(area, $kind) AND substr(area, 3, 4) NOT IN ('0000', '0998', '0999')
      AND list_contains($measures, subject || '{_BETWEEN}' || category)
      AND list_contains($periods, first_day || '/' || last_day)
    QUALIFY row_number() OVER (
        PARTITION BY subject, category, area, first_day, last_day ORDER BY list_position($files, filename)) = 1
"""  # noqa: S608  # text of this store


@dataclass(frozen=True, slots=True, eq=False)
class Framed:
    """A frame of counts, and which version each of its cells was read from.

    frame
        its areas are codes as text, in the order of the alphabet; its indicators the measures that were asked.
    version
        of the same shape: the position in the files that were asked, −1 where no version tells the cell.
    """

    frame: Frame
    version: NDArray[np.int16]


def framed(files: Sequence[StoredFile], *, measures: Sequence[Measure], periods: Sequence[Period], kind: str) -> Framed:
    """Every area whose code begins with `kind` and of which a version tells one of these measures and periods.

    files
        the version that must win first. What none of them tells of an area is unknown. Of what lies nowhere
        (`GM0000`, `BU00000000`) there is no row.
    """
    names = [f"{one.subject}{_BETWEEN}{one.category}" for one in measures]
    rows = _rows(files, names, periods, kind) if files else {}
    areas, places = np.unique(rows["area"], return_inverse=True) if rows else (np.array([]), np.array([], np.intp))
    shape = (len(areas), len(measures), len(periods))
    keys = (places, rows.get("measure", ()), rows.get("period", ()))
    codes = np.array([OF_CELLS[status] for status in OF_CELLS], dtype=np.uint8)
    told = np.asarray(rows.get("status", ()), dtype=np.intp)
    frame = Frame.of_rows((areas.tolist(), tuple(measures), tuple(periods)), keys, codes[told], rows.get("value", ()))
    version = np.full(shape, -1, dtype=np.int16)
    version[tuple(np.asarray(key, dtype=np.intp) for key in keys)] = rows.get("version", ())
    return Framed(frame, version)


def _rows(
    files: Sequence[StoredFile], measures: Sequence[str], periods: Sequence[Period], kind: str
) -> "dict[str, ArrayLike]":
    parameters = {
        "files": [file.path for file in files],
        "measures": list(measures),
        "periods": [f"{period.first}/{period.last}" for period in periods],
        "statuses": _STATUSES,
        "kind": kind,
    }
    with cursor() as engine:
        found = engine.execute(_READ, parameters).fetchnumpy()
    return {name: np.ma.getdata(column) for name, column in found.items()}
