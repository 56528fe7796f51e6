"""What every safe choice of hidden cells has in common, as inequalities over which cells are hidden.

For any multipliers p of the sums and any possible table y: the sum over all cells of d·(y - a) is how far y brings the
target, with d = target - p·sums. A cell that is shown adds nothing, one below zero in d adds at most |d|·a, and one
above zero has no limit. So whatever multipliers the solver gives, in whole numbers the inequality holds exactly.
"""

from collections.abc import Iterator
from math import gcd
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ineen.analysis.disclosure.arrays import Counts, Mask
from ineen.analysis.disclosure.attacker import GRAIN
from ineen.analysis.disclosure.linked import LinkedCells
from ineen.analysis.disclosure.witnesses import Target


class Cut(NamedTuple):
    """Of these cells enough are hidden: the weights of the hidden ones are at least `least` together."""

    cells: tuple[int, ...]
    weights: tuple[int, ...]
    least: int

    def satisfied_by(self, hidden: Mask) -> bool:
        """Whether enough of them are hidden."""
        return self.held_by(hidden) >= self.least

    def held_by(self, shares: "Mask | NDArray[np.float64]") -> float:
        """The weights of the cells together, each as far as it is hidden."""
        return float(np.dot(self.weights, shares[list(self.cells)]))


def cut_from(cells: LinkedCells, target: Target, multipliers: Counts, always: Mask) -> Cut | None:
    """What these multipliers, in sixtieths, say of the cells that may still be chosen; None where they ask nothing.

    always
        the cells that are hidden in every choice.
    """
    slopes = -(multipliers @ cells.matrix)
    slopes[target.cell] += GRAIN * target.direction
    need = GRAIN * target.amount
    room = np.where(slopes > 0, need, np.minimum(-slopes * cells.values, need))
    least = need - int(room[always].sum())
    if least <= 0:
        return None
    chosen = np.flatnonzero((room > 0) & ~always & ~cells.published)
    weights = np.minimum(room[chosen], least)
    shared = gcd(least, *weights.tolist())
    return Cut(tuple(chosen.tolist()), tuple((weights // shared).tolist()), least // shared)


def one_more(hidden: Mask, candidates: Mask) -> Cut:
    """Something must be hidden that is shown now: for a choice that is unsafe to whole numbers alone."""
    others = np.flatnonzero(candidates & ~hidden).tolist()
    return Cut(tuple(others), (1,) * len(others), 1)


def cuts_of_each_sum(cells: LinkedCells, targets: tuple[Target, ...], always: Mask) -> Iterator[Cut]:
    """What each sum by itself asks for the targets in it."""
    within: dict[int, list[int]] = {}
    for row, one in enumerate(cells.sums):
        for cell in (one.total, *one.parts):
            within.setdefault(cell, []).append(row)
    for target in targets:
        for row in within.get(target.cell, ()):
            sign = GRAIN if cells.sums[row].total != target.cell else -GRAIN
            multipliers = np.zeros(len(cells.sums), dtype=np.int64)
            multipliers[row] = sign * target.direction
            if cut := cut_from(cells, target, multipliers, always):
                yield cut
