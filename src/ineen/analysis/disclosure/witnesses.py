"""Tables of whole numbers that are as possible as the true one: what proves that a hidden count stays unsure."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ineen.analysis.disclosure.arrays import Counts, Mask
from ineen.analysis.disclosure.linked import LinkedCells

UP: Final = 1
DOWN: Final = -1
NEAR: Final = 1e-6  # how far a float of the solver may lie from the whole number that it stands for


class Target(NamedTuple):
    """A hidden cell must seem able to differ by `amount` in one direction."""

    cell: int
    direction: int
    amount: int


class Witnesses:
    """Every possible table that was found, with the targets it reaches.

    It stays possible whatever more is hidden: it counts as long as all that differs in it from the truth is hidden.
    Only whole numbers are compared here.
    """

    def __init__(self, cells: LinkedCells, targets: tuple[Target, ...]) -> None:
        self.cells, self.targets = cells, targets
        self._at = np.array([one.cell for one in targets], dtype=np.intp)
        self._direction = np.array([one.direction for one in targets], dtype=np.int64)
        self._amount = np.array([one.amount for one in targets], dtype=np.int64)
        self._differs = np.zeros((0, len(cells)), dtype=np.bool_)
        self._reaches = np.zeros((0, len(targets)), dtype=np.bool_)

    def reached(self, hidden: Mask) -> Mask:
        """Per target whether some known table reaches it while only these cells are hidden."""
        possible = ~self._differs[:, ~hidden].any(axis=1)
        reached: Mask = self._reaches[possible].any(axis=0) | (self._amount <= 0)
        return reached

    def as_far(self, values: NDArray[np.float64]) -> Mask:
        """Per target whether these values come as far, give or take what floats do: no proof, and kept nowhere."""
        come: Mask = (values - self.cells.values)[self._at] * self._direction >= self._amount - NEAR
        return come

    def add(self, table: Counts, hidden: Mask) -> Mask:
        """Keep a table, and its mirror image where that is possible too; returns the targets they reach.

        Nothing is kept of a table that does not add up or differs in what is shown: then no target is reached.
        """
        values = self.cells.values
        return self._keep(table, hidden) | self._keep(2 * values - table, hidden)

    def _keep(self, table: Counts, hidden: Mask) -> Mask:
        difference = table - self.cells.values
        reaches: Mask = difference[self._at] * self._direction >= self._amount
        if (difference[~hidden] != 0).any() or not self.cells.adds_up(table):
            return np.zeros(len(self.targets), dtype=np.bool_)
        self._differs = np.vstack([self._differs, difference != 0])
        self._reaches = np.vstack([self._reaches, reaches])
        return reaches
