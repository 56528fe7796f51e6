"""A frame comes back from Arrow, Polars, pandas and DuckDB as it went: what has no value keeps its reason."""

from typing import Any

import numpy as np
import pytest

from ineen.analysis.engines.tables import of_table, to_arrow
from ineen.analysis.frame.frame import Frame
from ineen.analysis.frame.status import Status, has_value

pytestmark = pytest.mark.spark


def frame() -> Frame:
    status = np.array([[[int(one)] for one in Status]], dtype=np.uint8)
    values = np.where(has_value(status), [[[0], [0], [7], [0], [0], [0]]], np.nan)
    return Frame(("GM0342",), tuple(one.name for one in Status), ("2024",), status, values)


@pytest.mark.parametrize("library", ["arrow", "polars", "pandas", "duckdb"])
def test_every_status_comes_back(library: str) -> None:
    found = of_table(_through(library, to_arrow(frame())))
    assert (found.areas, found.indicators, found.periods) == (frame().areas, frame().indicators, frame().periods)
    assert np.array_equal(found.status, frame().status)
    assert np.array_equal(found.values, frame().values, equal_nan=True)


def _through(library: str, table: Any) -> Any:
    if library == "polars":
        import polars as pl

        return pl.from_arrow(table)
    if library == "duckdb":
        import duckdb

        return duckdb.connect().from_arrow(table)
    return table.to_pandas() if library == "pandas" else table


def test_without_a_status_no_value_is_unknown_and_never_zero() -> None:
    import pyarrow as pa

    keys = {"area": ["a", "b"], "indicator": ["x", "x"], "period": [2023, 2024]}
    found = of_table(pa.table(keys | {"value": [0, None]}))
    assert found.periods == (2023, 2024)
    assert found.status[:, 0].tolist() == [[Status.FINAL, Status.UNKNOWN], [Status.UNKNOWN, Status.UNKNOWN]]
    with pytest.raises(ValueError, match="no column value"):
        of_table(pa.table(keys))
    with pytest.raises(ValueError, match="'secret' is no status; there are absent, final"):
        of_table(pa.table(keys | {"value": [1, 2], "status": ["final", "secret"]}))
    with pytest.raises(ValueError, match="exactly when"):
        of_table(pa.table(keys | {"value": [1, 2], "status": ["final", "suppressed"]}))
