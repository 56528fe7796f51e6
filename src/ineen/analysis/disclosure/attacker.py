"""Somebody who calculates with all that is shown: how low and how high may a hidden count be?

Two linear programmes per cell (Fischetti and Salazar 2001, "Solving the cell suppression problem on tabular data with
linear constraints", Management Science 47(7)), on one HiGHS model that goes on from its last answer.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from ineen.analysis.disclosure.arrays import Counts, Floats, Mask
from ineen.analysis.disclosure.linked import LinkedCells
from ineen.analysis.disclosure.solver import programme_of, solver_of
from ineen.analysis.disclosure.witnesses import NEAR, UP, Target

AGAIN: Final = {"presolve": "off", "solver": "simplex"}  # goes on from the last answer
GRAIN: Final = 60  # multipliers are rounded to sixtieths: what follows from them then holds exactly


@dataclass(frozen=True, slots=True)
class Attack:
    """How far one attack came.

    values
        a possible table that comes as far; the solver often finds whole numbers, and never promises them.
    multipliers
        per sum, in sixtieths: with them everybody can check that no table comes further.
    """

    reached: float
    values: Floats
    multipliers: Counts

    @property
    def table(self) -> Counts:
        """In whole numbers; whether they add up is for `Witnesses` to say."""
        return _rounded(self.values)


class Attacker:
    """Knows every cell that is not hidden, every sum, and that no count is below zero."""

    def __init__(self, cells: LinkedCells) -> None:
        self.cells = cells
        self._values = cells.values.astype(np.float64)
        self._columns = np.arange(len(cells), dtype=np.int32)
        self._model = solver_of(programme_of(cells), AGAIN)
        self._hidden: Mask = np.zeros(len(cells), dtype=np.bool_)

    def hide(self, hidden: Mask) -> None:
        """From now on exactly these cells are hidden."""
        self._hidden = hidden
        lower, upper = np.where(hidden, 0.0, self._values), np.where(hidden, np.inf, self._values)
        self._model.changeColsBounds(len(self.cells), self._columns, lower, upper)

    def loosen(self, shares: Floats, always: Mask, room: int) -> None:
        """From now on cells are hidden in part: each may fall by its share of itself, and rise by its share of `room`.

        That is no attack on anything that is shown. It teaches what no choice may lack, before there is a choice.
        """
        self._hidden = always
        upper = np.where(always, np.inf, self._values + room * shares)
        self._model.changeColsBounds(len(self.cells), self._columns, self._values * (1 - shares), upper)

    def aim(self, target: Target) -> Attack:
        """Try to bring one hidden cell as far as it must seem able to come."""
        cell, direction, amount = target
        limit = self._values[cell] + direction * amount
        bounds = (0.0, limit) if direction == UP else (max(limit, 0.0), np.inf)
        return self._solved({cell: bounds}, {cell: float(direction)})

    def aim_at_many(self, targets: list[Target]) -> Counts:
        """A possible table that comes as far as it can in all of these at once."""
        bounds: dict[int, tuple[float, float]] = {}
        costs: dict[int, float] = {}
        for cell, direction, amount in targets:
            low, high = bounds.get(cell, (0.0, np.inf))
            limit = self._values[cell] + direction * amount
            bounds[cell] = (low, limit) if direction == UP else (max(limit, 0.0), high)
            costs[cell] = costs.get(cell, 0.0) + direction
        return self._solved(bounds, costs).table

    def interval(self, cell: int) -> tuple[int, int | None]:
        """Between which whole numbers a cell lies for who knows all that is shown; None where there is no upper end."""
        if not self._hidden[cell]:
            value = int(self.cells.values[cell])
            return value, value
        low, high = (self._extreme(cell, direction) for direction in (-UP, UP))
        return int(np.ceil(low - NEAR)), None if np.isinf(high) else int(np.floor(high + NEAR))

    def whole(self, target: Target) -> Counts | None:
        """A possible table of whole numbers that reaches the target, for where `aim` found only fractions; or None."""
        import highspy

        cell, direction, amount = target
        model = solver_of(programme_of(self.cells), {})
        model.changeColsBounds(
            len(self.cells),
            self._columns,
            np.where(self._hidden, 0.0, self._values),
            np.where(self._hidden, np.inf, self._values),
        )
        model.changeColsIntegrality(
            len(self.cells), self._columns, np.full(len(self.cells), highspy.HighsVarType.kInteger)
        )
        limit = self._values[cell] + direction * amount
        model.changeColBounds(cell, *((limit, np.inf) if direction == UP else (0.0, limit)))
        model.run()
        if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return _rounded(np.array(model.getSolution().col_value))

    def _extreme(self, cell: int, direction: int) -> float:
        import highspy

        self._model.changeColCost(cell, float(direction))
        self._model.run()
        status = self._model.getModelStatus()
        value = self._model.getInfo().objective_function_value * direction
        self._model.changeColCost(cell, 0.0)
        if status == highspy.HighsModelStatus.kOptimal:
            return float(value)
        return np.inf * direction

    def _solved(self, bounds: dict[int, tuple[float, float]], costs: dict[int, float]) -> Attack:
        model = self._model
        for cell, (low, high) in bounds.items():
            model.changeColBounds(cell, low, high)
        for cell, cost in costs.items():
            model.changeColCost(cell, cost)
        model.run()
        solution = model.getSolution()
        values, duals = np.array(solution.col_value), np.array(solution.row_dual)
        found = sum(cost * (values[cell] - self._values[cell]) for cell, cost in costs.items())
        for cell in bounds:  # what is aimed at is always hidden
            model.changeColBounds(cell, 0.0, np.inf)
        for cell in costs:
            model.changeColCost(cell, 0.0)
        return Attack(float(found), values, _rounded(duals * GRAIN))


def _rounded(values: Floats) -> Counts:
    return np.rint(values).astype(np.int64)
