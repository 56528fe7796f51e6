"""Classes of a map: round, few, and from the values alone."""

from bisect import bisect_right

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ineen.analysis.charts.classes import MOST, limits_between


@pytest.mark.parametrize(
    ("values", "limits"),
    [
        ([20.0, 33.0, 45.0], (30.0, 40.0)),
        ([10.2, 12.0, 14.9], (11.0, 12.0, 13.0, 14.0)),
        ([8.0, 20.0, 30.0, 400.0], (10.0, 100.0)),
        ([5.0, 9.0, 60.0], (10.0, 20.0, 50.0)),
        ([0.0, 1.0, 5.0], (2.0, 4.0)),
        ([1.0, 2.0], (2.0,)),
        ([1.2, 1.0, 0.5, 0.3, 0.3, 0.6], (0.5, 0.75, 1.0)),
        ([72.7, 73.1, 0.0], (72.8, 73.0)),
        ([3.0], ()),
        ([0.0, 0.0], ()),
        ([], ()),
    ],
)
def test_limits_are_round_and_of_counts_they_are_whole(values: list[float], limits: tuple[float, ...]) -> None:
    assert limits_between(values) == limits


DECIMALS = st.integers(0, 10**5).map(lambda one: one / 10)


@given(st.lists(st.floats(0, 1e7).filter(lambda one: one == 0 or one > 1e-3) | DECIMALS, max_size=40))
def test_never_more_than_five_classes_and_the_highest_is_never_empty(values: list[float]) -> None:
    limits = limits_between(values)
    assert list(limits) == sorted(set(limits))
    used = {bisect_right(limits, one) for one in values if one}
    assert len(limits) + 1 + (0.0 in values) <= MOST
    assert not limits or {0, len(limits)} <= used
