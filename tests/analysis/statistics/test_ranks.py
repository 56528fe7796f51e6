"""Ranks without drawing are those that drawing gives, and of two areas those that can be worked out."""

import numpy as np
import pytest
from scipy.stats import beta

from ineen.analysis.statistics.ranks import Ranks, ranks


def test_of_two_areas_the_rank_is_a_beta_distribution() -> None:
    """θ₁ < θ₂ where b·θ₁ ÷ (b·θ₁ + d·θ₂) < b ÷ (b + d), and that share is beta distributed."""
    found = ranks([5, 9], [2, 3])
    lower = beta.cdf(2 / 5, 5, 9)
    assert found.chances == pytest.approx(np.array([[lower, 1 - lower], [1 - lower, lower]]), abs=1e-6)


def test_drawing_gives_the_same_to_a_thousandth() -> None:
    rng = np.random.default_rng(1)
    shape, rate = rng.poisson(30, 6) + 0.5, rng.uniform(0.8, 1.2, 6)
    drawn = rng.gamma(shape, 1 / rate, (1_000_000, 6))
    found = ranks(shape, rate)
    for rank, who in ((0, drawn.argmin(axis=1)), (-1, drawn.argmax(axis=1))):
        assert found.chances[:, rank] == pytest.approx(np.bincount(who, minlength=6) / len(drawn), abs=1e-3)


def test_every_area_has_a_rank_and_every_rank_an_area() -> None:
    rng = np.random.default_rng(2)
    found = ranks(rng.poisson(20, 40) + 0.5, 1.0)
    assert found.chances.sum(axis=1) == pytest.approx(np.ones(40))
    assert found.chances.sum(axis=0) == pytest.approx(np.ones(40), abs=1e-3)
    assert found.mean.mean() == pytest.approx(20.5, abs=1e-4)
    assert found.among(40) == pytest.approx(np.ones(40))
    assert found.among(10).sum() == pytest.approx(10, abs=1e-3)


def test_areas_that_do_not_differ_may_stand_anywhere_and_those_that_do_stand_fast() -> None:
    alike, apart = ranks(np.full(20, 30.0), 1.0), ranks(np.array([10.0, 1_000.0, 100_000.0]), 1.0)
    low, high = alike.interval()
    assert (set(low), set(high)) == ({1}, {20})
    low, high = apart.interval()
    assert (low.tolist(), high.tolist()) == ([1, 2, 3], [1, 2, 3])


def test_a_distribution_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="above 0"):
        ranks([1.0, 0.0], 1.0)


def test_of_two_areas_one_has_the_lowest_rate_only_where_its_own_chance_is_large_enough() -> None:
    """The chance is that of a beta distribution, as above: here 0.647 and 0.353."""
    found, chance = ranks([5, 9], [2, 3]), beta.cdf(2 / 5, 5, 9)
    assert found.lowest().tolist() == [True, True]
    assert found.lowest(chance - 1e-3).tolist() == [True, False]
    assert found.lowest(chance + 1e-3).tolist() == [True, True]
    assert ranks([5, 90], [2, 3]).lowest().tolist() == [True, False]


@pytest.mark.parametrize("many", [60, 100])
def test_of_areas_that_do_not_differ_nearly_all_may_have_the_lowest_rate(many: int) -> None:
    """Each has it with chance 1 ÷ n, so that it takes 95 % of them; the interval of none need begin at 1."""
    found = ranks(np.full(many, 30.0), 1.0)
    assert found.chances[:, 0] == pytest.approx(np.full(many, 1 / many), abs=1e-3)
    assert abs(found.lowest().sum() - 0.95 * many) <= 2
    assert (found.interval()[0] > 1).all()


def test_the_lowest_are_the_fewest_that_hold_the_certainty() -> None:
    found = Ranks(np.array([[0.02, 0.98], [0.5, 0.5], [0.45, 0.55], [0.03, 0.97]]))
    assert found.lowest().tolist() == [False, True, True, False]
    assert found.lowest(0.951).tolist() == [False, True, True, True]
