"""The referee: every choice of hidden cells against every other table, one by one. For tiny tables only."""

from itertools import combinations, product

import numpy as np
from numpy.typing import NDArray

from ineen.analysis.disclosure.arrays import Counts, Mask
from ineen.analysis.disclosure.floor import Floor
from ineen.analysis.disclosure.linked import LinkedCells


class Referee:
    """Knows every table of whole numbers near the true one in which no count is below zero and all sums hold."""

    def __init__(self, cells: LinkedCells, floor: Floor, more: int) -> None:
        """`more`: by how much a count may be higher. More than twice the floor changes nothing in such tables."""
        self.cells, self.floor = cells, floor
        self.protects = np.flatnonzero(floor.protects(cells))
        self.tables = _tables(cells, more)

    def is_safe(self, hidden: Mask) -> bool:
        """Whether each cell that must stay unsure may be zero, and may reach the floor."""
        found = self.tables[(self.tables[:, ~hidden] == self.cells.values[~hidden]).all(axis=1)][:, self.protects]
        return bool((found.min(axis=0) == 0).all() and (found.max(axis=0) >= self.floor.least).all())

    def cheapest(self, costs: Counts) -> int | None:
        """What the cheapest safe choice costs; None where there is none."""
        always = self.floor.protects(self.cells) | self.cells.withheld
        candidates = np.flatnonzero(~always & ~self.cells.published).tolist()
        choices = [some for size in range(len(candidates) + 1) for some in combinations(candidates, size)]
        for some in sorted(choices, key=lambda one: costs[list(one)].sum()):
            hidden = always.copy()
            hidden[list(some)] = True
            if self.is_safe(hidden):
                return int(costs[list(some)].sum())
        return None


def _tables(cells: LinkedCells, more: int) -> NDArray[np.int64]:
    totals = {one.total for one in cells.sums}
    leaves = [place for place in range(len(cells)) if place not in totals]
    every = list(product(*(range(int(cells.values[leaf]) + more + 1) for leaf in leaves)))
    tables = np.zeros((len(every), len(cells)), dtype=np.int64)
    tables[:, leaves] = every
    for _ in range(4):  # totals of totals of totals follow
        for one in cells.sums:
            tables[:, one.total] = tables[:, list(one.parts)].sum(axis=1)
    return tables
