"""One DuckDB per process: opening one costs more than most reads."""

import os
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# What the named parameter's files hold; files that were kept before there were estimates have counts alone.
CELLS = """(
    SELECT * FROM read_parquet({parameter}, filename = true, union_by_name = true)
    UNION ALL BY NAME SELECT NULL::BIGINT AS low, NULL::BIGINT AS high, NULL::UTINYINT AS decimals WHERE false
)"""


def cursor() -> "DuckDBPyConnection":
    """A connection of one's own to the process's engine, to be used in a `with`; threads may each hold one."""
    return _engine(os.getpid()).cursor()


@cache
def _engine(process: int) -> "DuckDBPyConnection":
    """By process number: what a parent opened before it forked is of no use in the child."""
    del process
    import duckdb

    return duckdb.connect(config={"threads": 1})
