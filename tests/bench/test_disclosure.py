"""What the measurement of hiding cells says, and that both ways must agree."""

import numpy as np
import pytest

from bench import disclosure
from bench.disclosure import Measured, measured, plain_loop, report
from tests.analysis.disclosure.tables import municipal


def test_the_largest_table_decides() -> None:
    quick, slow = Measured(165, 63, 19, 3, 0.1, 0.1, 1.0, 5.0), Measured(768, 242, 99, 9, 2.0, 0.5, 9.0, 3.6)
    assert "2.50 s of work" in report([quick, slow])
    assert "**missed**" in report([quick, slow])
    assert "1 s: met" in report([quick])


def test_both_ways_agree_on_a_small_table() -> None:
    found = measured(municipal(6, 4, 2, 2, seed=2), rounds=1)
    assert found.secondary >= 0
    assert found.cells == 9 * 7


def test_it_fails_where_they_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    cells = municipal(6, 4, 2, 2, seed=2)
    more = plain_loop(cells) | (np.arange(len(cells)) == 0)
    monkeypatch.setattr(disclosure, "plain_loop", lambda _: more | (np.arange(len(cells)) == 1))
    with pytest.raises(AssertionError, match="in the plain loop"):
        measured(cells, rounds=1)
