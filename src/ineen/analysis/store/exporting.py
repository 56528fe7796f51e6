"""A table as a Parquet file, for who computes with it."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from ineen.analysis.store.engine import cursor

TYPES: Final = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", date: "DATE"}

Cell = str | float | date | None


def parquet(columns: Sequence[tuple[str, type]], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Each column with its name and kind: text, whole numbers, numbers or days. An empty cell is NULL, never zero."""
    table = list(zip(*rows, strict=True)) or [() for _ in columns]
    told = ", ".join(f'unnest($c{place}::{TYPES[kind]}[]) AS "{name}"' for place, (name, kind) in enumerate(columns))
    cells = {f"c{place}": list(column) for place, column in enumerate(table)}
    with TemporaryDirectory() as folder, cursor() as engine:
        path = Path(folder) / "table.parquet"
        engine.sql(f"SELECT {told}", params=cells).write_parquet(str(path), compression="zstd")
        return path.read_bytes()
