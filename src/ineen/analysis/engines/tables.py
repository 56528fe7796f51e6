"""Frames from and to tables of other libraries, handed over as Arrow (extra `engine`)."""

from typing import Any

import numpy as np

from ineen.analysis.frame.frame import AXES, Frame, positions
from ineen.analysis.frame.status import Status, has_value


def to_arrow(frame: Frame) -> Any:
    """A `pyarrow.Table` with a row per cell: `area`, `indicator`, `period` as text, `status` by its name, `value`."""
    import pyarrow as pa

    names = (frame.areas, frame.indicators, frame.periods)
    places = np.indices(frame.status.shape).reshape(3, -1)
    keys = {
        axis[:-1]: pa.array([str(one) for one in told]).take(pa.array(where))
        for axis, told, where in zip(AXES, names, places, strict=True)
    }
    words = pa.array([one.name.lower() for one in Status]).take(pa.array(frame.status.ravel()))
    told = frame.values.ravel()
    return pa.table(keys | {"status": words, "value": pa.array(told, mask=~np.isfinite(told))})


def of_table(table: Any, *, zero_where_untold: bool = False) -> Frame:
    """A frame of the columns `area`, `indicator`, `period` and `value`, and of `status` where it is there.

    table
        of Arrow, Polars, pandas or DuckDB: anything with `__arrow_c_stream__`.
    zero_where_untold
        as `Frame.of_rows`.

    Without `status` a value is final, and no value is unknown. Raises ValueError for a column that lacks, a status that
    nobody knows, a cell that is told twice, and a value where the status says that there is none.
    """
    import pyarrow as pa

    whole = pa.table(table)
    if lacking := {"area", "indicator", "period", "value"} - set(whole.column_names):
        raise ValueError(f"the table has no column {', '.join(sorted(lacking))}")
    columns = {name: whole[name].to_pylist() for name in ("area", "indicator", "period")}
    names = [list(dict.fromkeys(column)) for column in columns.values()]
    known = [positions(told) for told in names]
    keys = [[at[one] for one in column] for at, column in zip(known, columns.values(), strict=True)]
    values = np.array([np.nan if one is None else one for one in whole["value"].to_pylist()], dtype=np.float64)
    status = np.where(np.isnan(values), Status.UNKNOWN, Status.FINAL).astype(np.uint8)
    if "status" in whole.column_names:
        status = np.array([_status(one) for one in whole["status"].to_pylist()], dtype=np.uint8)
        if np.any(has_value(status) == np.isnan(values)):
            raise ValueError("a cell has a value exactly when its status says so")
    return Frame.of_rows(
        (names[0], names[1], names[2]), (keys[0], keys[1], keys[2]), status, values, zero_where_untold=zero_where_untold
    )


def _status(word: str) -> Status:
    try:
        return Status[word.upper()]
    except KeyError:
        there_are = ", ".join(one.name.lower() for one in Status)
        raise ValueError(f"{word!r} is no status; there are {there_are}") from None
