"""Tables of figures for who computes with them."""

from collections.abc import Iterable, Sequence
from datetime import date


def as_parquet(columns: Sequence[tuple[str, type]], rows: Iterable[Sequence[str | float | date | None]]) -> bytes:
    """A Parquet file; each column with its name and kind, an empty cell is NULL."""
    from ineen.analysis.store.exporting import parquet

    return parquet(columns, rows)
