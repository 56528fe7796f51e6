"""Cells of several tables as one, and the sums between them."""

import numpy as np
import pytest

from ineen.analysis.disclosure.audit import audit
from ineen.analysis.disclosure.floor import Floor
from ineen.analysis.disclosure.linked import Group, LinkedCells, Sum, linked, with_totals
from ineen.analysis.disclosure.suppression import CannotProtectError, suppress
from tests.analysis.disclosure.tables import crossed

QUARTERS = [Group("2025", ("k1", "k2", "k3", "k4")), Group("2025", ("h1", "h2")), Group("h1", ("k1", "k2"))]


def test_a_name_may_stand_for_several_divisions() -> None:
    told = with_totals({("a", f"k{one}"): one for one in range(1, 5)}, [[], [QUARTERS[0]]])
    cells = linked(told | {("a", "h1"): 3, ("a", "h2"): 7}, [[], QUARTERS])
    assert len(cells.sums) == 3
    assert cells.values[cells.keys.index(("a", "2025"))] == 10


def test_what_does_not_occur_adds_nothing() -> None:
    cells = linked({("a", "totaal"): 4, ("a", "x"): 4}, [[], [Group("totaal", ("x", "y"))]])
    assert cells.sums == (Sum(0, (1,)),)


def test_a_sum_that_does_not_hold_is_refused() -> None:
    with pytest.raises(ValueError, match=r"totaal.* is not the sum of its parts"):
        linked({("a", "totaal"): 5, ("a", "x"): 4}, [[], [Group("totaal", ("x",))]])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"keys": ("a", "a")}, "twice"),
        ({"values": np.array([1])}, "every linked cell"),
        ({"values": np.array([1, -1])}, "below zero"),
        ({"published": np.array([True, False]), "withheld": np.array([True, False])}, "published and withheld"),
    ],
)
def test_cells_that_cannot_be(change: dict[str, object], words: str) -> None:
    nothing = np.zeros(2, dtype=np.bool_)
    whole = {"keys": ("a", "b"), "values": np.array([1, 1]), "sums": (), "published": nothing, "withheld": nothing}
    with pytest.raises(ValueError, match=words):
        LinkedCells(**(whole | change))  # type: ignore[arg-type]


@pytest.mark.parametrize(("least", "zero", "hidden"), [(5, True, [1, 4]), (5, False, [0, 1, 4]), (1, True, [])])
def test_the_floor_says_what_is_too_small(least: int, zero: bool, hidden: list[int]) -> None:
    values = np.array([0, 1, 4, 5, 900])
    assert values[Floor(least, zero).hidden(values)].tolist() == hidden


def test_a_floor_is_at_least_one() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Floor(0)


def test_two_releases_that_are_safe_alone_are_not_safe_together() -> None:
    """Last year's table had the total without c; this one has all three. What differs is c, and c is three."""
    groups = [[Group("alles", ("ab", "c")), Group("ab", ("a", "b"))], []]
    counts = {("a", 1): 10, ("b", 1): 10, ("c", 1): 3, ("ab", 1): 20, ("alles", 1): 23}
    alone = {key: n for key, n in counts.items() if key[0] != "ab"}
    assert suppress(linked(alone, [[Group("alles", ("a", "b", "c"))], []]), Floor(5)).cost == 1
    both = linked(counts, groups, published=[("ab", 1), ("alles", 1)])
    with pytest.raises(CannotProtectError):
        suppress(both, Floor(5))


def test_what_an_earlier_release_hid_stays_protected() -> None:
    """A new table has only totals, and two of them together would tell what the earlier table hid."""
    groups = [[Group("alles", ("a", "b"))], [Group("totaal", ("x", "y"))]]
    told = with_totals({("a", "x"): 3, ("a", "y"): 20, ("b", "x"): 20, ("b", "y"): 20}, groups)
    earlier = [("a", "x"), ("a", "y"), ("b", "x")]
    known = [("b", "y")]
    cells = linked(told, groups, known, withheld=earlier)
    found = suppress(cells, Floor(5))
    assert found.cost > 0
    assert all(one.safe for one in audit(cells, found.hidden | cells.withheld, Floor(5)))
    naive = cells.withheld.copy()
    assert not all(one.safe for one in audit(cells, naive, Floor(5)))


def test_the_audit_says_between_which_numbers_a_cell_lies() -> None:
    cells = crossed([[3, 7], [20, 20]])
    hidden = np.isin(np.arange(len(cells)), [cells.keys.index(("a", "x")), cells.keys.index(("a", "y"))])
    (row_only,) = audit(cells, hidden, Floor(5))
    assert (row_only.low, row_only.high, row_only.safe) == (3, 3, False)
    hidden |= np.isin(np.arange(len(cells)), [cells.keys.index(("alles", "x")), cells.keys.index(("alles", "y"))])
    (both,) = audit(cells, hidden, Floor(5))
    assert (both.low, both.high, both.safe) == (0, 10, True)


def test_the_audit_refuses_to_hide_what_is_known() -> None:
    cells = crossed([[3, 7], [20, 20]], published=[("a", "x")])
    with pytest.raises(ValueError, match="published is not hidden"):
        audit(cells, np.ones(len(cells), dtype=np.bool_), Floor(5))
