"""The work that is measured, once for each engine: from its own file to tests, intervals, smoothed rates and bounds.

Each engine runs in a process of its own that answers `go` with what it took, so that memory is that of one engine. The
peers gather with their engine and go on with NumPy and SciPy, by the same reference functions.
"""

import hashlib
import json
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from bench.national.table import SMALL, WHOLE, Table, table

Array = NDArray[np.float64]
YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class Gathered:
    """Counts of the last year and the year before: per offence × municipality, and of the last per offence × buurt."""

    before: Array
    after: Array
    buurten: NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Answer:
    """All that a refresh says, offences first."""

    counts: NDArray[np.int64]
    probability: Array
    corrected: Array
    exact_low: Array
    exact_high: Array
    rate: Array
    low: Array
    high: Array


def cube_work(made: Table) -> Callable[[bool], Answer]:
    from ineen.analysis.national.changing import tested
    from ineen.analysis.national.exposures import Exposures
    from ineen.analysis.national.quantiles import counts_between
    from ineen.analysis.national.smoothing import smoothed_rates
    from ineen.analysis.national.sums import group_sums, window_sums
    from ineen.analysis.statistics.change import adjusted

    people, municipality = made.people(), made.municipality()
    months = made.size.months

    def work(intervals: bool) -> Answer:
        cube = made.cube()
        last = window_sums(cube, range(months - YEAR, months))
        earlier = window_sums(cube, range(months - 2 * YEAR, months - YEAR))
        after = group_sums(last, municipality, made.size.municipalities).counts
        before = group_sums(earlier, municipality, made.size.municipalities).counts
        everywhere = np.ones(after.shape, dtype=np.bool_)
        probability, _ = tested(before.astype(float), after.astype(float), np.ones(after.shape), everywhere)
        corrected = np.full_like(probability, np.nan)
        known = np.isfinite(probability)
        corrected[known] = adjusted(probability[known])
        low, high = counts_between(after)
        rates = smoothed_rates(last.counts, Exposures.of(people), intervals=intervals)
        counts = np.stack([before, after]).astype(np.int64)
        return Answer(counts, probability, corrected, low, high, rates.value, rates.low, rates.high)

    return work


def peer_work(gather: Callable[[Table], Gathered]) -> Callable[[Table], Callable[[bool], Answer]]:
    def of(made: Table) -> Callable[[bool], Answer]:
        people = made.people()

        def work(intervals: bool) -> Answer:
            told = gather(made)
            return by_reference(told, people, intervals=intervals)

        return work

    return of


def by_reference(told: Gathered, people: Array, *, intervals: bool) -> Answer:
    """With NumPy and SciPy alone: `statistics` as it stands."""
    from scipy.special import gammaincinv

    from ineen.analysis.statistics.change import adjusted
    from ineen.analysis.statistics.dispersion import dispersion_over
    from ineen.analysis.statistics.intervals import poisson_interval
    from ineen.analysis.statistics.small_areas import prior_of

    probability = np.full(told.after.shape, np.nan)
    for row, (first, second) in enumerate(zip(told.before, told.after, strict=True)):
        dispersion = dispersion_over(first, second)
        if dispersion is not None:
            probability[row] = dispersion.test(first, second)
    corrected = np.full_like(probability, np.nan)
    known = np.isfinite(probability)
    corrected[known] = adjusted(probability[known])
    exact = poisson_interval(told.after)
    rate, low, high = (np.full(told.buurten.shape, np.nan) for _ in range(3))
    for row, counts in enumerate(told.buurten):
        if not counts.any():
            continue
        prior = prior_of(counts, people)
        scale = 1 / (prior.shape / prior.mean + people[:, np.newaxis])
        expected = (prior.shape + counts[:, np.newaxis]) * scale
        rate[row] = expected @ prior.weight
        if intervals:
            variance = (expected * scale + expected**2) @ prior.weight - rate[row] ** 2
            shape = rate[row] ** 2 / variance
            low[row], high[row] = (gammaincinv(shape, tail) * variance / rate[row] for tail in (0.025, 0.975))
    counts = np.stack([told.before, told.after]).astype(np.int64)
    return Answer(counts, probability, corrected, *exact, rate, low, high)


def by_pandas(made: Table) -> Gathered:
    import pandas as pd

    whole = pd.read_parquet(made.dense)
    months, size = made.size.months, made.size
    near = whole[whole.month >= months - 2 * YEAR]
    last = near.month >= months - YEAR

    def summed(rows: Any, place: str, number: int) -> Array:
        every = pd.MultiIndex.from_product([range(size.offences), range(number)])
        return np.asarray(rows.groupby(["offence", place]).n.sum().reindex(every).fillna(0), dtype=np.float64)

    before, after = (summed(near[one], "muni", size.municipalities) for one in (~last, last))
    return _gathered(made, before, after, summed(near[last], "buurt", size.buurten))


def by_polars(made: Table) -> Gathered:
    import polars as pl

    months = made.size.months
    near = pl.scan_parquet(made.sparse).filter(pl.col("month") >= months - 2 * YEAR)
    last = pl.col("month") >= months - YEAR
    n = pl.col("n")
    sums = near.group_by("offence", "muni").agg(n.filter(~last).sum().alias("a"), n.filter(last).sum().alias("b"))
    buurten = near.filter(last).group_by("offence", "buurt").agg(n.sum())
    by_muni, by_buurt = pl.collect_all([sums, buurten])
    return _placed(made, by_muni["offence"], by_muni["muni"], by_muni["a"], by_muni["b"],
                   by_buurt["offence"], by_buurt["buurt"], by_buurt["n"])  # fmt: skip


def by_duckdb(made: Table) -> Gathered:
    import duckdb

    months = made.size.months
    with duckdb.connect() as engine:
        sums = engine.execute(
            f"SELECT offence, muni, coalesce(sum(n) FILTER (month < {months - YEAR}), 0)::BIGINT AS a, "
            f"coalesce(sum(n) FILTER (month >= {months - YEAR}), 0)::BIGINT AS b "
            f"FROM '{made.sparse}' WHERE month >= {months - 2 * YEAR} GROUP BY ALL"
        ).fetchnumpy()
        buurten = engine.execute(
            f"SELECT offence, buurt, sum(n)::BIGINT AS n FROM '{made.sparse}' "
            f"WHERE month >= {months - YEAR} GROUP BY ALL"
        ).fetchnumpy()
    return _placed(made, sums["offence"], sums["muni"], sums["a"], sums["b"], *buurten.values())


def _placed(made: Table, *columns: Any) -> Gathered:
    """What a group-by leaves out is zero: the file leaves its zeros out."""
    offence, muni, a, b, own, buurt, n = map(np.asarray, columns)
    size = made.size
    before, after = np.zeros((size.offences, size.municipalities)), np.zeros((size.offences, size.municipalities))
    before[offence, muni], after[offence, muni] = a, b
    buurten = np.zeros((size.offences, size.buurten))
    buurten[own, buurt] = n
    return _gathered(made, before, after, buurten)


def _gathered(made: Table, before: Array, after: Array, buurten: Array) -> Gathered:
    size = made.size
    shape = (size.offences, size.municipalities)
    return Gathered(
        before.reshape(shape).astype(float),
        after.reshape(shape).astype(float),
        buurten.reshape(size.offences, size.buurten).astype(np.uint32),
    )


ENGINES: Final[dict[str, Callable[[Table], Callable[[bool], Answer]]]] = {
    "ineen": cube_work,
    "pandas": peer_work(by_pandas),
    "polars": peer_work(by_polars),
    "duckdb": peer_work(by_duckdb),
}


def main(name: str, whole: str, kept_at: str) -> None:
    """Answer each line: `go` or `bounds` does the work and says seconds and memory; the answer lies in a file."""
    made = table(WHOLE if whole == "whole" else SMALL)
    work = ENGINES[name](made)
    for line in sys.stdin:
        intervals = line.strip() == "bounds"
        begun = time.perf_counter()
        found = work(intervals)
        took = time.perf_counter() - begun
        parts = {one: getattr(found, one) for one in Answer.__slots__}
        np.savez(kept_at, **parts)
        digest = hashlib.sha256(found.counts.tobytes()).hexdigest()
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"seconds": took, "counts": digest, "megabytes": memory}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
