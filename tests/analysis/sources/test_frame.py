"""A file that was cut exactly between two rows: seen wherever its own rows can tell, and never where they cannot."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ineen.analysis.sources.frame import Frame

NAMES = ("soort", "gebied", "periode")
Rows = list[tuple[str, ...]]


def said(rows: Rows) -> str:
    frame = Frame(*NAMES[: len(rows[0])])
    for row in rows:
        frame.row(*row)
    return frame.broken_off()


def whole(*sizes: int) -> Rows:
    return list(product(*([f"{place}{number}" for number in range(size)] for place, size in enumerate(sizes))))


@given(st.tuples(st.integers(1, 4), st.integers(1, 4), st.integers(1, 4)), st.permutations(range(3)))
def test_a_whole_file_is_never_refused_in_whatever_order_it_is_written(
    sizes: tuple[int, int, int], order: list[int]
) -> None:
    turned = [tuple(row[place] for place in order) for row in whole(*sizes)]
    assert said(sorted(turned)) == ""


@given(st.integers(1, 5 * 4 * 3 - 1))
def test_a_file_that_ends_halfway_is_seen_once_two_whole_rounds_went_before(rows: int) -> None:
    told = said(whole(5, 4, 3)[:rows])
    within_periods = rows > 2 * 3 and rows % 3 > 0  # of one area
    within_a_class = rows > 2 * 12 and rows % 12 > 0
    assert bool(told) == (within_periods or within_a_class)


def test_it_says_where_the_file_ends_and_how_many_rows_there_should_be() -> None:
    assert said(whole(4, 3, 2)[:-3]) == (
        "Bij soort 03 staan 3 rijen, en bij elke andere 6: het bestand is tussen twee rijen afgebroken."
    )
    assert said(whole(3, 2)[:-1]).startswith("Bij soort 02 staat 1 rij, en bij elke andere 2:")


@pytest.mark.parametrize(
    "rows",
    [
        [("a", "x"), ("a", "y"), ("b", "x"), ("c", "x")],  # already the second has fewer: not every area has every year
        [("a", "x"), ("b", "x"), ("c", "x")],
        [("a", "x"), ("a", "y"), ("b", "x")],  # one whole round proves nothing
        [("a", "x"), ("a", "y"), ("b", "x"), ("b", "y"), ("c", "z")],  # another year, and no part of the round
        [("a", "x")],
    ],
)
def test_where_rows_cannot_tell_nothing_is_said(rows: Rows) -> None:
    assert said(rows) == ""
