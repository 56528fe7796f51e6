"""What must be hidden is hidden, and nothing more: against a referee that tries everything."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ineen.analysis.disclosure.audit import audit
from ineen.analysis.disclosure.floor import Floor
from ineen.analysis.disclosure.linked import Group, LinkedCells, linked, with_totals
from ineen.analysis.disclosure.suppression import CannotProtectError, suppress, targets_of
from ineen.analysis.disclosure.witnesses import Witnesses
from tests.analysis.disclosure.brute import Referee
from tests.analysis.disclosure.tables import crossed, municipal

LOW = Floor(least=2)


def _check_against(referee: Referee, cells: LinkedCells, costs: np.ndarray, floor: Floor) -> None:
    wanted = referee.cheapest(costs)
    if wanted is None:
        with pytest.raises(CannotProtectError):
            suppress(cells, floor, costs=costs)
        return
    found = suppress(cells, floor, costs=costs)
    assert (found.cost, found.bound, found.proven) == (wanted, wanted, True)
    assert referee.is_safe(found.hidden | cells.withheld)
    assert all(one.safe for one in audit(cells, found.hidden | cells.withheld, floor))


def test_the_only_small_cell_of_its_row_and_column_takes_three_others_along() -> None:
    cells = crossed([[3, 20, 20], [20, 20, 20], [20, 20, 20]])
    found = suppress(cells, Floor(5))
    assert [cells.keys[place] for place in np.flatnonzero(found.primary)] == [("a", "x")]
    assert found.cost == 3
    assert not found.hidden[cells.keys.index(("alles", "totaal"))]


@settings(max_examples=40, deadline=None)
@given(
    counts=st.lists(st.lists(st.integers(0, 3), min_size=2, max_size=2), min_size=2, max_size=2),
    costs=st.lists(st.integers(1, 4), min_size=9, max_size=9),
    known=st.lists(st.booleans(), min_size=9, max_size=9),
    withheld=st.lists(st.booleans(), min_size=9, max_size=9),
    zero_is_shown=st.booleans(),
)
def test_no_choice_hides_less(
    counts: list[list[int]], costs: list[int], known: list[bool], withheld: list[bool], zero_is_shown: bool
) -> None:
    """Two by two with totals, some cells known from elsewhere and some never shown."""
    groups = [[Group("alles", ("a", "b"))], [Group("totaal", ("x", "y"))]]
    told = with_totals(
        {(row, column): counts[i][j] for i, row in enumerate("ab") for j, column in enumerate("xy")}, groups
    )
    keys = list(told)
    published = [key for key, one, hidden in zip(keys, known, withheld, strict=True) if one and not hidden]
    cells = linked(told, groups, published, [key for key, hidden in zip(keys, withheld, strict=True) if hidden])
    floor = Floor(2, zero_is_shown=zero_is_shown)
    _check_against(Referee(cells, floor, more=4), cells, np.array(costs), floor)


@pytest.mark.parametrize("seed", range(6))
def test_no_choice_hides_less_in_two_rows_of_three(seed: int) -> None:
    random = np.random.default_rng(seed)
    cells = crossed(random.integers(0, 3, (2, 3)).tolist())
    _check_against(Referee(cells, LOW, more=3), cells, np.ones(len(cells), dtype=np.int64), LOW)


@pytest.mark.parametrize("seed", range(4))
def test_three_axes_and_whole_numbers(seed: int) -> None:
    """Area × class × year: here fractions can reach what whole numbers cannot."""
    random = np.random.default_rng(seed)
    groups = [[Group("alles", ("a", "b"))], [Group("totaal", ("x", "y"))], [Group("jaren", (1, 2))]]
    leaves = {(row, column, year): int(random.integers(0, 3)) for row in "ab" for column in "xy" for year in (1, 2)}
    told = with_totals(leaves, groups)
    shown = [key for key in told if sum(name in ("alles", "totaal", "jaren") for name in key) > 1]
    cells = linked(told, groups, published=shown)
    referee = Referee(cells, LOW, more=2)
    try:
        found = suppress(cells, LOW)
    except CannotProtectError:
        return
    assert referee.is_safe(found.hidden)


@pytest.mark.parametrize(("size", "seed"), [((12, 8, 2, 2), 1), ((12, 8, 2, 2), 2), ((20, 10, 4, 3), 3)])
def test_a_municipal_table_is_proven_and_audited(size: tuple[int, int, int, int], seed: int) -> None:
    cells = municipal(*size, seed)
    found = suppress(cells, Floor(5))
    assert found.proven
    assert found.cost == found.bound == int(found.secondary.sum())
    checked = audit(cells, found.hidden, Floor(5))
    assert len(checked) == int(found.primary.sum()) > 50
    assert all(one.safe and one.low == 0 and (one.high is None or one.high >= 5) for one in checked)


def test_to_hide_only_the_small_ones_is_seen_through() -> None:
    """The error that people make: without secondary suppression most small cells follow from a total."""
    cells = municipal(12, 8, 2, 2, seed=1)
    checked = audit(cells, Floor(5).protects(cells), Floor(5))
    assert sum(not one.safe for one in checked) > 3


def test_the_same_table_gives_the_same_choice() -> None:
    first, again = (suppress(municipal(12, 8, 2, 2, seed=5), Floor(5)) for _ in range(2))
    assert (first.hidden == again.hidden).all()


def test_without_time_the_choice_is_safe_and_says_that_nothing_is_proven() -> None:
    cells = municipal(20, 10, 4, 3, seed=3)
    found = suppress(cells, Floor(5), seconds=0)
    assert not found.proven
    assert found.bound < found.cost
    assert all(one.safe for one in audit(cells, found.hidden, Floor(5)))


def test_a_cell_that_follows_from_what_is_published_cannot_be_protected() -> None:
    cells = crossed([[3, 20], [20, 20]], published=[("alles", "x"), ("b", "x")])
    with pytest.raises(CannotProtectError) as refused:
        suppress(cells, Floor(5))
    assert cells.keys[refused.value.cell] == ("a", "x")


def test_nothing_small_hides_nothing() -> None:
    found = suppress(crossed([[20, 20], [20, 20]]), Floor(5))
    assert found.proven
    assert not found.hidden.any()


def test_a_table_of_fractions_proves_nothing() -> None:
    """Where the solver gives a table that does not add up in whole numbers, no cell counts as unsure because of it."""
    cells = crossed([[3, 20], [20, 20]])
    search = Witnesses(cells, targets_of(cells, Floor(5)))
    hidden = np.ones(len(cells), dtype=np.bool_)
    assert not search.add(cells.values + (np.arange(len(cells)) == 0), hidden).any()
    assert not search.add(cells.values - 100, hidden).any()


def test_hears_how_far_it_is() -> None:
    heard: list[tuple[int, int]] = []
    suppress(municipal(12, 8, 2, 2, seed=1), Floor(5), told=lambda done, all_: heard.append((done, all_)))
    assert heard[-1][0] == heard[-1][1] > 0


def test_costs_are_whole_and_above_zero() -> None:
    cells = crossed([[3, 20], [20, 20]])
    with pytest.raises(ValueError, match="at least one"):
        suppress(cells, Floor(5), costs=np.zeros(len(cells), dtype=np.int64))


def test_totals_are_kept_where_that_costs_more() -> None:
    """A dear cell is hidden last: with equal costs a grand total may go, here it does not."""
    cells = crossed([[3, 20, 0], [20, 4, 0], [0, 0, 50]])
    costs = np.array([1 + 10 * (("alles" in key) + ("totaal" in key)) for key in cells.keys])
    found = suppress(cells, Floor(5), costs=costs)
    assert not [key for key, one in zip(cells.keys, found.secondary, strict=True) if one and "alles" in key]
