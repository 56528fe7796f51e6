"""The distance between municipalities, by hand, and what it must not depend on."""

import numpy as np
import pytest

from ineen.analysis.statistics.similar import similar_to

RNG = np.random.default_rng(1)
FEATURES = np.stack([RNG.normal(10, 1, 200), RNG.normal(6, 2, 200)], axis=1)


def test_by_hand() -> None:
    """Quartiles 1 and 3: a standard deviation is 2 ÷ 1.349."""
    found = similar_to(0, [[0.0], [1.0], [2.0], [3.0], [4.0]], [5.0])
    assert found.order.tolist() == [1, 2, 3, 4]
    assert found.distance == pytest.approx(np.arange(1, 5) * 1.349 / 2)
    assert (found.parts == 1).all()


def test_the_parts_tell_what_the_distance_is_made_of_and_weights_turn_it() -> None:
    found = similar_to(3, FEATURES, [1, 1])
    assert found.parts.sum(axis=1) == pytest.approx(np.ones(199))
    assert (np.diff(found.distance) >= 0).all()
    only_size = similar_to(3, FEATURES, [1, 0])
    assert (only_size.parts[:, 1] == 0).all()
    assert only_size.order[0] == np.argsort(np.abs(FEATURES[:, 0] - FEATURES[3, 0]))[1]


def test_the_unit_of_a_feature_does_not_matter() -> None:
    found, other = similar_to(3, FEATURES, [2, 1]), similar_to(3, FEATURES * [1000, 0.1], [2, 1])
    assert (found.order == other.order).all()
    assert found.distance == pytest.approx(other.distance)


def test_an_area_with_an_unknown_feature_is_named_and_not_taken_for_zero() -> None:
    table = FEATURES.copy()
    table[7, 1] = np.nan
    found = similar_to(3, table, [1, 1])
    assert found.unknown.tolist() == [7]
    assert 7 not in found.order
    assert len(found.order) == 198
    with pytest.raises(ValueError, match="unknown"):
        similar_to(7, table, [1, 1])


@pytest.mark.parametrize(
    ("features", "weights", "why"),
    [([[1.0], [1.0], [1.0], [1.0], [5.0]], [1], "the same"), ([[1.0], [2.0]], [0], "one of them more")],
)
def test_what_cannot_be_compared_is_refused(features: list[list[float]], weights: list[float], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        similar_to(0, features, weights)
