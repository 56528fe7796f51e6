"""Beside the refresh: one pass over the cube against the memory itself, the cube made again, and ranks against lots."""

import platform
import time
from collections.abc import Callable, Mapping
from importlib.metadata import version
from statistics import median
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bench.national.table import Table
from ineen.analysis.national.compiled import kernel, spread
from ineen.analysis.national.ranking import national_ranks
from ineen.analysis.national.sums import totals

Array = NDArray[np.float64]
DRAWS: Final = 10_000
ROUNDS: Final = 5
# what it is, its unit, and at least or at most how much
TARGETS: Final[dict[str, tuple[str, str, float | None, float | None]]] = {
    "pass": ("one pass over all cells against reading as many bytes", "times", None, 1.3),
    "rebuilt": (
        "the cube made again from Parquet, against the work of DuckDB on the file without zeros",
        "times",
        1.0,
        None,
    ),
    "ranks": (f"ranks of 342 × 40 against NumPy with {DRAWS:,} draws", "times", 10, None),
    "rank error": ("largest error of a chance to have a rank", "of 1", None, 1e-3),
}


def versions() -> str:
    names = ("numpy", "scipy", "numba", "pandas", "polars", "duckdb")
    return f"Python {platform.python_version()}, " + ", ".join(f"{name} {version(name)}" for name in names)


def measured(made: Table) -> Mapping[str, float]:
    """What `TARGETS` names."""
    from bench.national.work import by_duckdb, by_reference

    cube = made.cube()
    assert totals(cube).sum() == cube.values.sum(dtype=np.uint64)
    assert _read(cube.values) == int(cube.values.view(np.uint64).sum(dtype=np.uint64))
    counts, people = by_duckdb(made).after, made.people()
    sizes: Array = np.bincount(made.municipality(), people, counts.shape[1]).astype(np.float64)

    def by_peer() -> object:
        return by_reference(by_duckdb(made), people, intervals=False)

    return {
        "pass": _ratio(lambda: totals(cube), lambda: _read(cube.values)),
        "rebuilt": _ratio(by_peer, made.made_cube, rounds=2),
        "ranks": _ratio(
            lambda: [_drawn(row + 0.5, sizes) for row in counts],
            lambda: [national_ranks(row + 0.5, sizes) for row in counts],
            rounds=3,
        ),
        "rank error": max(_error(row + 0.5, sizes) for row in counts[:: max(len(counts) // 4, 1)]),
    }


def _ratio(one: Callable[[], object], other: Callable[[], object], rounds: int = ROUNDS) -> float:
    """How many times as long the first takes, in turns."""
    one()
    other()
    return median(_seconds(one) / _seconds(other) for _ in range(rounds))


def _seconds(what: Callable[[], object]) -> float:
    begun = time.perf_counter()
    what()
    return time.perf_counter() - begun


def _drawn(shape: Array, rate: Array) -> Array:
    """The peer: chances of ranks from draws."""
    rng = np.random.default_rng(20260301)
    places = (rng.standard_gamma(shape, (DRAWS, len(shape))) / rate).argsort(axis=1)
    return np.stack([np.bincount(column, minlength=len(shape)) for column in places.T]) / DRAWS


def _error(shape: Array, rate: Array) -> float:
    """Against the same with steps of a third."""
    from unittest import mock

    from ineen.analysis.national import ranking

    with mock.patch.object(ranking, "_STEP", ranking._STEP / 3), mock.patch.object(ranking, "_TURN", 1 / 3):
        told = national_ranks(shape, rate).chances
    return float(np.abs(national_ranks(shape, rate).chances - told).max())


def _read(values: NDArray[np.unsignedinteger]) -> int:
    """All bytes read once, eight at a time: what memory can give."""
    flat = values.reshape(-1).view(np.uint64)
    parts: dict[int, int] = {}

    def work(first: int, end: int) -> None:
        parts[first] = int(_all_of(flat[first:end]))

    spread(work, len(flat))
    return sum(parts.values()) % (1 << 64)


@kernel
def _all_of(words: NDArray[np.uint64]) -> np.uint64:
    found = np.uint64(0)
    for place in range(len(words)):
        found += words[place]
    return found
