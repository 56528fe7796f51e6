"""One expression, two engines: whole numbers are identical, floats to 1e-12; and the cube says the same."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ineen.analysis.engines.comparing import cells_of_incidents, compared
from ineen.analysis.engines.engine import connect
from ineen.analysis.frame.status import Status
from ineen.analysis.national.cube import Names, Rows, filled
from ineen.analysis.national.sums import group_sums, window_sums

pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("ignore")]
AREAS, INDICATORS, PERIODS, GROUPS = 600, 6, 24, 40
EXACT = ("place_group", "indicator", "status", "before", "after", "place")
CLOSE = ("rate", "low", "high", "score")


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Cells of every status, some not told at all; places, some without inhabitants; a row per incident."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rng, folder = np.random.default_rng(20260301), tmp_path_factory.mktemp("engines")
    area, indicator, period = (one.ravel() for one in np.indices((AREAS, INDICATORS, PERIODS)))
    status = np.where(
        rng.random(area.size) < 0.9995, rng.choice([0, 1, 2], area.size), rng.choice([3, 4, 5], area.size)
    )
    value = rng.poisson(np.geomspace(0.01, 40, INDICATORS)[indicator])
    told = rng.random(area.size) < 0.9999
    cells = {"area": area, "indicator": indicator, "period": period, "status": status, "value": value}
    pq.write_table(pa.table({name: one[told] for name, one in cells.items()}), folder / "cells.parquet")
    places = {
        "area": np.arange(AREAS),
        "place_group": np.arange(AREAS) % GROUPS,
        "exposure": np.where(np.arange(AREAS) % GROUPS == 7, 0, rng.integers(5, 30_000, AREAS)),
    }
    pq.write_table(pa.table(places), folder / "places.parquet")
    pq.write_table(pa.table({"indicator": np.arange(INDICATORS)}), folder / "indicators.parquet")
    incidents = {"area": rng.integers(0, AREAS, 30_000), "indicator": rng.integers(0, 3, 30_000)}
    incidents["period"] = rng.integers(0, PERIODS, 30_000)
    pq.write_table(pa.table(incidents), folder / "incidents.parquet")
    return folder


@pytest.fixture(scope="module")
def engines() -> Iterator[dict[str, Any]]:
    from pyspark.sql import SparkSession

    yield {name: connect(name) for name in ("duckdb", "spark")}
    logging.getLogger("py4j").setLevel(logging.WARNING)  # it says goodbye after the tests have ended
    session = SparkSession.getActiveSession()
    assert session
    session.stop()


def asked(engine: Any, folder: Path, *, incidents: bool) -> dict[str, list[Any]]:
    cells, places, indicators, told = (
        engine.read_parquet(str(folder / f"{name}.parquet")) for name in ("cells", "places", "indicators", "incidents")
    )
    found = compared(
        cells_of_incidents(told) if incidents else cells,
        places,
        indicators,
        before=(0, 11),
        after=(12, 23),
        untold=Status.FINAL if incidents else Status.UNKNOWN,
    )
    answer: dict[str, list[Any]] = found.to_pyarrow().to_pydict()
    return answer


@pytest.mark.parametrize("incidents", [False, True])
def test_both_engines_say_the_same(engines: dict[str, Any], tables: Path, incidents: bool) -> None:
    one, other = (asked(engine, tables, incidents=incidents) for engine in engines.values())
    assert len(one["rate"]) == GROUPS * INDICATORS
    assert len({value is None for value in one["rate"]}) == 2  # some are known, and some are not
    for name in EXACT:
        assert one[name] == other[name], name
    for name in CLOSE:
        assert [value is None for value in one[name]] == [value is None for value in other[name]]
        mine, theirs = (np.array(each[name], dtype=np.float64) for each in (one, other))
        assert mine == pytest.approx(theirs, rel=1e-12, abs=1e-15, nan_ok=True)


def test_the_cube_says_the_same(tables: Path) -> None:
    engine = connect("duckdb")
    told = asked(engine, tables, incidents=False)
    rows = engine.read_parquet(str(tables / "cells.parquet")).to_pyarrow().to_pydict()
    columns = (np.array(rows[name]) for name in ("period", "indicator", "area", "status", "value"))
    sizes = (AREAS, INDICATORS, PERIODS)
    areas, indicators, periods = (tuple(map(str, range(one))) for one in sizes)
    cube = filled(Names(areas, indicators, periods), [Rows(*columns)])
    group = np.arange(AREAS) % GROUPS
    first, second = (group_sums(window_sums(cube, one), group, GROUPS) for one in (range(12), range(12, 24)))
    status = np.maximum(first.status, second.status)
    assert status.ravel().tolist() == told["status"]
    known = np.isin(status, (Status.FINAL, Status.PROVISIONAL)) & (np.arange(GROUPS) != 7)
    assert [value is not None for value in told["after"]] == known.ravel().tolist()
    for name, sums in (("before", first), ("after", second)):
        assert [value for value in told[name] if value is not None] == sums.counts[known].tolist()


def test_the_engine_is_that_of_the_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INEEN_ENGINE", "duckdb")
    assert connect().name == "duckdb"
    monkeypatch.setenv("INEEN_ENGINE", "clickhouse")
    with pytest.raises(ValueError, match="duckdb or spark"):
        connect()
    monkeypatch.setattr("ineen.analysis.engines.engine.find_spec", lambda _name: None)
    with pytest.raises(ValueError, match=r"ineen\[spark\]"):
        connect("spark")
