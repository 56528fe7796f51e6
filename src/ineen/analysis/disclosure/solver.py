"""HiGHS as it is used here: one thread, nothing printed, the same answer every time."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from ineen.analysis.disclosure.linked import LinkedCells

if TYPE_CHECKING:
    from highspy import Highs

OPTIONS = {"threads": 1, "random_seed": 0}


def empty_programme(columns: int) -> Any:
    """A programme with so many columns and no rows, to be filled in."""
    import highspy

    lp: Any = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = columns, 0
    lp.a_matrix_.start_ = np.zeros(columns + 1, dtype=np.int32)
    return lp


def programme_of(cells: LinkedCells) -> Any:
    """A programme with a column per cell and every sum as a row; each cell may only be what it is."""
    import highspy

    matrix = cells.matrix.astype(np.float64)
    lp = empty_programme(len(cells))
    lp.num_row_ = len(cells.sums)
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_ = np.zeros(len(cells))
    lp.col_lower_ = lp.col_upper_ = cells.values.astype(np.float64)
    lp.row_lower_ = lp.row_upper_ = np.zeros(len(cells.sums))
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = matrix.indptr, matrix.indices, matrix.data
    return lp


def solver_of(programme: Any, options: Mapping[str, str | float]) -> "Highs":
    """A solver that holds this programme."""
    solver: Highs = _quiet()()
    for option, value in {**OPTIONS, **options}.items():
        solver.setOptionValue(option, value)
    solver.passModel(programme)
    return solver


@cache
def _quiet() -> Any:
    """HiGHS writes its name to the output when its callbacks are made, before anybody can ask it not to."""
    import highspy

    class Quiet(highspy.Highs):
        def enableCallbacks(self) -> None:  # noqa: N802 - its name there
            self.setOptionValue("output_flag", False)
            super().enableCallbacks()  # type: ignore[no-untyped-call]

    return Quiet
