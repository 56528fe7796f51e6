"""The cheapest cells that satisfy the inequalities so far: a whole-number programme on HiGHS."""

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

import numpy as np

from ineen.analysis.disclosure.arrays import Counts, Floats, Mask
from ineen.analysis.disclosure.cuts import Cut
from ineen.analysis.disclosure.linked import LinkedCells
from ineen.analysis.disclosure.solver import empty_programme, solver_of
from ineen.analysis.disclosure.witnesses import NEAR

# costs are whole: a bound that is less than one below proves the optimum
EXACT: Final = {"mip_abs_gap": 1 - 1e-4, "mip_rel_gap": 0.0, "mip_detect_symmetry": False}
HALF: Final = 0.5


class Choice(NamedTuple):
    """Cells to hide; no choice that satisfies the inequalities costs less than `bound`."""

    hidden: Mask
    bound: int


class Chooser:
    """Chooses among the cells that may be hidden; each inequality that is added stays.

    A cell that is hidden alone in a sum can be calculated from it: hiding it is of no use, so that is never chosen.
    """

    def __init__(self, cells: LinkedCells, candidates: Mask, always: Mask, costs: Counts) -> None:
        self._places = np.flatnonzero(candidates)
        self._column = {cell: column for column, cell in enumerate(self._places.tolist())}
        self._size = len(cells)
        self._model = solver_of(_programme(costs[candidates].astype(np.float64)), EXACT)
        self._known: set[Cut] = set()
        for one in cells.sums:
            around = (one.total, *one.parts)
            if not any(always[cell] for cell in around):
                self._not_alone([cell for cell in around if candidates[cell]])

    def add(self, cuts: Iterable[Cut]) -> bool:
        """Whether one of them is new."""
        new = [cut for cut in dict.fromkeys(cuts) if cut not in self._known]
        self._known.update(new)
        for cut in new:
            self._row(cut.cells, cut.weights, cut.least)
        return bool(new)

    def relaxed(self, seconds: float) -> tuple[Floats, int] | None:
        """Per cell which share of it is hidden, where cells may be hidden in part, and the bound that this gives."""
        shares = np.zeros(self._size)
        if not self._runs(seconds, relaxed=True):
            return None
        shares[self._places] = np.clip(self._solution(), 0.0, 1.0)
        return shares, _up(self._model.getInfo().objective_function_value)

    def cheapest(self, seconds: float) -> Choice | None:
        """A cheapest choice; None where none was found in that time, or there is none."""
        if not self._runs(seconds):
            return None
        hidden = np.zeros(self._size, dtype=np.bool_)
        hidden[self._places] = self._solution() > HALF
        return Choice(hidden, _up(self._model.getInfo().mip_dual_bound))

    def _runs(self, seconds: float, *, relaxed: bool = False) -> bool:
        """Solve, and say whether that gave a choice. Of no cells there is one choice."""
        import highspy

        model = self._model
        model.setOptionValue("solve_relaxation", relaxed)
        model.setOptionValue("presolve", "off" if relaxed else "choose")  # the relaxed one goes on from its last answer
        model.setOptionValue("time_limit", model.getRunTime() + seconds)
        model.run()
        feasible = model.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        return feasible and (not relaxed or model.getModelStatus() == highspy.HighsModelStatus.kOptimal)

    def _solution(self) -> Floats:
        return np.array(self._model.getSolution().col_value)

    def _not_alone(self, around: list[int]) -> None:
        for cell in around:
            others = [one for one in around if one != cell]
            self._row((*others, cell), (*(1,) * len(others), -1), 0)

    def _row(self, cells: tuple[int, ...], weights: tuple[int, ...], least: int) -> None:
        columns = np.array([self._column[cell] for cell in cells], dtype=np.int32)
        self._model.addRow(float(least), np.inf, len(columns), columns, np.array(weights, dtype=np.float64))


def _up(bound: float) -> int:
    return int(np.ceil(bound - NEAR))


def _programme(costs: Floats) -> Any:
    import highspy

    lp = empty_programme(len(costs))
    lp.col_cost_ = costs
    lp.col_lower_, lp.col_upper_ = np.zeros(len(costs)), np.ones(len(costs))
    lp.integrality_ = [highspy.HighsVarType.kInteger] * len(costs)
    return lp
