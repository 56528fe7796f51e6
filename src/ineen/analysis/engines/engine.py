"""Which engine tables are worked out on: `INEEN_ENGINE`, `duckdb` (so it stands) or `spark`."""

import os
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from typing import Any, Final

SETTING: Final = "INEEN_ENGINE"


def connect(name: str | None = None) -> Any:
    """A connection of Ibis to the engine of this name, else to that of `INEEN_ENGINE`, else to DuckDB.

    Spark takes its own settings (`SPARK_HOME`, `spark-defaults.conf`); without any it runs on two cores of this
    machine.
    Raises ValueError for another name, and where what it needs is not installed, with what to install.
    """
    asked = name or os.environ.get(SETTING) or "duckdb"
    if asked not in _ENGINES:
        raise ValueError(f"{SETTING} is {' or '.join(_ENGINES)}, and not {asked!r}")
    needs = "pyspark" if asked == "spark" else "ibis"
    if find_spec(needs) is None:
        extra = "spark" if asked == "spark" else "engine"
        raise ValueError(f"the engine {asked} needs the extra {extra!r}: pip install 'ineen[{extra}]'")
    return _ENGINES[asked]()


def _duckdb() -> Any:
    import ibis

    return ibis.duckdb.connect()


def _spark() -> Any:
    import ibis
    from pyspark.sql import SparkSession

    session = SparkSession.builder.appName("ineen").config("spark.ui.enabled", "false")
    if "SPARK_HOME" not in os.environ:
        session = session.master("local[2]").config("spark.sql.shuffle.partitions", "2")
    return ibis.pyspark.connect(session.getOrCreate())


_ENGINES: Final[Mapping[str, Callable[[], Any]]] = {"duckdb": _duckdb, "spark": _spark}
