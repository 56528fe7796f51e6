import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.stats import poisson

from ineen.analysis.statistics.intervals import mid_p_interval, poisson_interval


# E. S. Pearson and H. O. Hartley, Biometrika Tables for Statisticians, volume 1, table 40
@pytest.mark.parametrize(
    ("confidence", "count", "low", "high"),
    [
        (0.95, 0, "0.000", "3.69"),
        (0.95, 1, "0.0253", "5.57"),
        (0.95, 2, "0.242", "7.22"),
        (0.95, 3, "0.619", "8.77"),
        (0.95, 5, "1.62", "11.67"),
        (0.95, 10, "4.80", "18.39"),
        (0.95, 20, "12.22", "30.89"),
        (0.95, 50, "37.11", "65.92"),
        (0.99, 1, "0.00501", "7.43"),
        (0.99, 10, "3.72", "21.40"),
        (0.99, 30, "17.77", "47.21"),
    ],
)
def test_the_interval_is_that_of_the_printed_tables(confidence: float, count: int, low: str, high: str) -> None:
    found = poisson_interval(count, confidence)
    for bound, printed in zip(found, (low, high), strict=True):
        assert f"{bound:.{len(printed.partition('.')[2])}f}" == printed


# G. J. Hahn and W. Q. Meeker, Statistical Intervals (1991): 23 events in 5.25 units of time; and the nickel workers of
# N. E. Breslow and N. E. Day (1987): 137 deaths where 24.19893 were expected, as poisson.test of R gives them.
@pytest.mark.parametrize(
    ("count", "exposure", "low", "high"), [(23, 5.25, 2.777148, 6.57358), (137, 24.19893, 4.753125, 6.692709)]
)
def test_the_interval_is_that_of_worked_examples(count: int, exposure: float, low: float, high: float) -> None:
    found = poisson_interval(count)
    assert [float(bound) / exposure for bound in found] == pytest.approx([low, high], abs=5e-7)


@given(st.integers(0, 10**6), st.sampled_from([0.8, 0.95, 0.99]))
def test_at_each_bound_the_count_just_begins_to_be_unlikely(count: int, confidence: float) -> None:
    low, high = poisson_interval(count, confidence)
    assert low <= count <= high
    tail = (1 - confidence) / 2
    assert poisson.cdf(count, high) == pytest.approx(tail, rel=1e-6)
    if count:
        assert poisson.sf(count - 1, low) == pytest.approx(tail, rel=1e-6)


@settings(max_examples=40)
@given(st.floats(0.01, 500))
def test_whatever_the_mean_the_interval_holds_it_at_least_as_often_as_it_says(mean: float) -> None:
    counts = np.arange(2000)
    low, high = poisson_interval(counts)
    held = (low <= mean) & (mean <= high)
    assert float(poisson.pmf(counts[held], mean).sum()) >= 0.95 - 1e-9


def test_counts_keep_their_shape_and_larger_counts_have_higher_bounds() -> None:
    low, high = poisson_interval(np.arange(12).reshape(3, 4))
    assert low.shape == high.shape == (3, 4)
    assert (np.diff(low.ravel()) > 0).all()
    assert (np.diff(high.ravel()) > 0).all()
    assert [bounds.shape for bounds in poisson_interval([])] == [(0,), (0,)]


@pytest.mark.parametrize("wrong", [-1, 2.5, float("nan"), float("inf"), [3, -1]])
def test_what_is_no_count_is_refused(wrong: float | list[int]) -> None:
    with pytest.raises(ValueError, match="whole numbers"):
        poisson_interval(wrong)


@pytest.mark.parametrize("confidence", [0.0, 1.0, 95.0])
def test_a_confidence_that_cannot_be_is_refused(confidence: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        poisson_interval(3, confidence)


def enumerated(means: NDArray[np.float64]) -> dict[str, tuple[NDArray[np.float64], NDArray[np.float64]]]:
    """By method, and per mean: how often the interval holds it, and how wide it is on average. Exact: no drawing."""
    counts = np.arange(900)[:, np.newaxis]
    chance = poisson.pmf(counts, means)
    found = {}
    for method in (poisson_interval, mid_p_interval):
        low, high = method(counts)
        held = (low <= means) & (means <= high)
        found[method.__name__] = ((chance * held).sum(axis=0), (chance * (high - low)).sum(axis=0))
    return found


def test_over_all_means_the_exact_interval_never_holds_less_than_it_says() -> None:
    covered, _ = enumerated(np.geomspace(0.1, 500, 1200))["poisson_interval"]
    assert covered.min() >= 0.95


def test_the_mid_p_interval_is_narrower_and_keeps_its_promise_on_average() -> None:
    """Even on a logarithmic scale of 0.5 to 100; 97.2 and 96.0, 14.93 and 14.12."""
    found = enumerated(np.geomspace(0.5, 100, 1200))
    exact, mid = found["poisson_interval"], found["mid_p_interval"]
    assert (100 * exact[0].mean(), 100 * exact[0].min()) == pytest.approx((97.2, 95.1), abs=0.1)
    assert (100 * mid[0].mean(), 100 * mid[0].min()) == pytest.approx((96.0, 91.7), abs=0.1)
    assert (exact[1].mean(), mid[1].mean()) == pytest.approx((14.93, 14.12), abs=0.025)
    assert (mid[1] < exact[1]).all()


@given(st.integers(0, 10**5), st.sampled_from([0.8, 0.95, 0.99]))
def test_at_each_bound_of_mid_p_half_of_the_count_itself_is_in_the_tail(count: int, confidence: float) -> None:
    low, high = mid_p_interval(count, confidence)
    exact = poisson_interval(count, confidence)
    assert exact[0] <= low <= count <= high <= exact[1]
    tail = (1 - confidence) / 2
    assert (poisson.cdf(count - 1, high) + poisson.cdf(count, high)) / 2 == pytest.approx(tail, rel=1e-6)
    assert count == 0 or (poisson.sf(count - 1, low) + poisson.sf(count, low)) / 2 == pytest.approx(tail, rel=1e-6)


def test_mid_p_of_zero_is_known_without_a_table() -> None:
    """½ exp(−μ) = 0.025."""
    assert mid_p_interval(0) == pytest.approx((0, np.log(20)))
