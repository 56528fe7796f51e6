"""Funnel limits against published figures, and against what they promise of areas in which nothing is the matter."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import poisson

from ineen.analysis.statistics.funnel import (
    expected_limits,
    overdispersed_limits,
    poisson_limits,
    spread_between,
)

EXPECTED = np.geomspace(2.0, 3000.0, 342)


# Figures of the test data of PHEindicatormethods 2.0.2 (UK Health Security Agency): expected events for which so many
# observed ones lie on the limit, at two and at three standard deviations
@pytest.mark.parametrize(
    ("observed", "two", "three"),
    [
        (1, (0.025317898, 5.571644585), (0.001000547, 9.233410143)),
        (8, (3.453831154, 15.76318696), (1.970813969, 21.15619716)),
        (10, (4.795387629, 18.39035799), (2.960519925, 24.13397235)),
        (70, (54.5684461, 88.44079461), (46.96282314, 99.90930868)),
    ],
)
def test_the_curves_are_those_of_the_reference(
    observed: int, two: tuple[float, float], three: tuple[float, float]
) -> None:
    # below 10 counts the reference is exact, in so many digits; from there on it is Byar's approximation
    for share, wanted in ((0.95, two), (0.998, three)):
        found = expected_limits(observed, share)
        assert [found.low, found.high] == pytest.approx(wanted, rel=1e-6 if observed < 10 else 3e-3, abs=5e-6)


def test_of_areas_in_which_only_chance_works_no_more_lie_outside_than_is_said() -> None:
    """Enumerated, for expectations of 0.01 to 2,000."""
    means = np.geomspace(0.01, 2000, 3000)
    for share in (0.95, 0.998):
        found = poisson_limits(means, share)
        below, above = np.array([poisson.cdf(found.low - 1, means), poisson.sf(found.high, means)])
        assert max(below.max(), above.max()) <= (1 - share) / 2
        inner = np.array([poisson.cdf(found.low, means), poisson.sf(found.high - 1, means)])
        assert inner.min() > (1 - share) / 2 - 1e-12


@given(st.integers(0, 300), st.floats(0.01, 300))
def test_a_count_lies_outside_exactly_where_its_expectation_does(count: int, mean: float) -> None:
    counts, means = poisson_limits(mean), expected_limits(count)
    assert bool(counts.low <= count <= counts.high) == bool(means.low <= mean <= means.high)


def test_areas_that_differ_as_usual_lie_inside_at_998_and_with_chance_alone_they_do_not() -> None:
    rng = np.random.default_rng(4)
    outside: list[float] = []
    plain: list[float] = []
    for _ in range(40):
        counts = rng.poisson(EXPECTED * rng.normal(1, 0.12, len(EXPECTED)) ** 2)
        for limits, told in (
            (overdispersed_limits(EXPECTED, spread_between(counts, EXPECTED)), outside),
            (poisson_limits(EXPECTED), plain),
        ):
            told.append(((counts < limits.low) | (counts > limits.high)).mean())
    assert np.mean(outside) < 0.005
    assert np.mean(plain) > 0.2


def test_what_areas_differ_is_found_and_a_few_outermost_do_not_hide_in_it() -> None:
    rng = np.random.default_rng(5)
    found, with_outliers = [], []
    for _ in range(30):
        rates = rng.normal(1, 0.12, len(EXPECTED)) ** 2
        found.append(spread_between(rng.poisson(EXPECTED * rates), EXPECTED))
        rates[::20] *= 4
        with_outliers.append(spread_between(rng.poisson(EXPECTED * rates), EXPECTED))
    assert np.mean(found) == pytest.approx(0.12, abs=0.015)
    assert np.mean(with_outliers) < 0.17


def test_where_chance_explains_all_the_funnel_is_the_exact_one() -> None:
    counts = np.random.default_rng(6).poisson(EXPECTED)
    assert spread_between(counts, EXPECTED) < 0.02
    exact, wide = poisson_limits(EXPECTED), overdispersed_limits(EXPECTED, 0.0)
    assert (wide.low <= exact.low).all()
    assert (wide.high >= exact.high).all()
    assert (wide.high - exact.high).max() < 0.03 * EXPECTED.max()


@pytest.mark.parametrize(("expected", "share", "why"), [(-1, 0.95, "0 and up"), (5, 95, "between 0 and 1")])
def test_what_cannot_be_is_refused(expected: float, share: float, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        poisson_limits(expected, share)


def test_a_spread_needs_an_expectation_everywhere() -> None:
    with pytest.raises(ValueError, match="above 0"):
        spread_between([1, 2], [0, 1])
