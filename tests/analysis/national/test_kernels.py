"""Kernels against SciPy: quantiles and tails, over all that figures may ask, and at the edges."""

from functools import partial

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.special import gammaincinv, ndtri, stdtr

from ineen.analysis.national.compiled import kernel, spread
from ineen.analysis.national.quantiles import counts_between, gamma_quantiles
from ineen.analysis.national.tails import more_than_found, normal_quantile, student_below
from ineen.analysis.statistics.change import _beta
from ineen.analysis.statistics.intervals import poisson_interval


@pytest.mark.parametrize("probability", [0.001, 0.025, 0.5, 0.975, 0.999])
def test_quantiles_are_those_of_scipy(probability: float) -> None:
    """Also below and above what the table holds: a sixteenth, and 67 million."""
    shape = np.geomspace(0.01, 1e9, 20_000)
    assert gamma_quantiles(shape, probability) == pytest.approx(gammaincinv(shape, probability), rel=1e-11, abs=1e-300)


def test_quantiles_keep_the_shape_of_what_was_asked_and_refuse_what_is_none() -> None:
    assert gamma_quantiles([[1.0, 2.0], [3.0, 4.0]], 0.5).shape == (2, 2)
    assert gamma_quantiles([], 0.5).shape == (0,)
    for shape, probability in (([0.0], 0.5), ([np.nan], 0.5), ([1.0], 0.0), ([1.0], 1.0)):
        with pytest.raises(ValueError, match=r"above 0|between 0 and 1"):
            gamma_quantiles(shape, probability)


def test_the_exact_intervals_of_all_counts_are_those_of_the_reference() -> None:
    counts = np.arange(100_000)
    for found, told in zip(counts_between(counts), poisson_interval(counts), strict=True):
        assert found == pytest.approx(told, rel=1e-11)


def test_more_than_found_is_the_mean_of_two_incomplete_betas() -> None:
    """For whole counts and for what is left of them after a dispersion, from a hundredth to a hundred thousand."""
    rng = np.random.default_rng(20260301)
    size, share = np.exp(rng.uniform(np.log(0.01), np.log(1e5), 5_000)), rng.uniform(0.05, 0.95, 5_000)
    above = np.abs(rng.normal(0, 3, 5_000)) * np.sqrt(size * share * (1 - share))
    hits = np.minimum(size * share + above, size)
    hits[:200] = size[:200]  # nothing in the other period
    told = (_beta(share, hits, size - hits + 1) + _beta(share, hits + 1, size - hits)) / 2
    found = [more_than_found(*one) for one in zip(hits, size - hits, share, strict=True)]
    assert found == pytest.approx(told, rel=1e-11, abs=1e-300)


def test_the_normal_quantile_and_the_tail_of_student_are_those_of_scipy() -> None:
    rng = np.random.default_rng(20260301)
    probability = np.append(10 ** rng.uniform(-300, np.log10(0.5), 5_000), 0.5)
    assert [normal_quantile(one) for one in probability] == pytest.approx(ndtri(probability), rel=1e-14)
    assert normal_quantile(0.0) == -np.inf
    places, freedom = -np.abs(rng.normal(0, 3, 5_000)), np.exp(rng.uniform(np.log(0.3), np.log(2e6), 5_000))
    found = [student_below(*one) for one in zip(places, freedom, strict=True)]
    assert found == pytest.approx(stdtr(freedom, places), rel=1e-11)
    assert student_below(-np.inf, 5.0) == 0
    middle = [student_below(0.0, freedom) for freedom in np.geomspace(0.3, 2e6, 1_000)]
    assert middle == pytest.approx([0.5] * 1_000, rel=1e-12)
    assert max(middle) <= 0.5  # twice it is a probability


@kernel
def _square(row: NDArray[np.float64], first: int, end: int) -> None:
    for place in range(first, end):
        row[place] = row[place] ** 2


def test_every_part_is_done_once_and_an_error_in_one_is_told() -> None:
    for count in (0, 1, 2, 1_001):
        row = np.arange(count, dtype=np.float64)
        spread(partial(_square, row), count)
        assert row.tolist() == [place**2 for place in range(count)]

    def fails_at_the_end(first: int, end: int) -> None:
        del first
        if end == 1_000:
            raise ArithmeticError("the last part")

    with pytest.raises(ArithmeticError, match="the last part"):
        spread(fails_at_the_end, 1_000)
