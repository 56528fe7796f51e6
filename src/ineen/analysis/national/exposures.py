"""The exposure of every area, as the smoothing of rates needs it: worked out once for all indicators."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ineen.analysis.national.compiled import kernel, spread
from ineen.analysis.statistics.small_areas import LEAST_AREAS

Array = NDArray[np.float64]
PIECES: Final = 32  # of ln e, each with a polynomial of its own
_AT_ONCE: Final = 2048
_TOUCHES: Final = 1e-300  # in place of no distance at all, which would divide by zero
EXACT: Final = 28.0  # −ln of the error that is left beside a value: 7e-13


@dataclass(frozen=True, slots=True, eq=False)
class Exposures:
    """The exposure of every area, and where it lies on the grids: worked out once for all indicators.

    exposure
        of each area; where it is 0 nobody lives.
    lived
        the positions of the areas with exposure.
    points
        exposures at which the likelihood is taken.
    basis
        lived areas × points: how much each area says at each point; a row adds up to 1.
    piece, within
        per area the piece of the grid of `_tabulated`, and where in it, from −1 to 1.
    first, width
        of the grid: the least ln e and the width of a piece.
    """

    exposure: Array
    lived: NDArray[np.intp]
    points: Array
    basis: Array
    piece: NDArray[np.int16]
    within: Array
    first: float
    width: float

    @classmethod
    def of(cls, exposure: NDArray[np.generic]) -> "Exposures":
        """Raises ValueError for fewer than 20 areas in which somebody lives, and for exposure below 0."""
        given = np.asarray(exposure, dtype=np.float64)
        lived = np.flatnonzero(given > 0)
        if len(lived) < LEAST_AREAS or not np.all(given >= 0):
            raise ValueError(f"rates are smoothed over {LEAST_AREAS} areas or more, of exposure 0 and up")
        logs = np.log(given[lived])
        first, last = float(logs.min()) - 1e-9, float(logs.max()) + 1e-9
        half = (last - first) / 2
        number = points_for(half)
        angles = np.pi * (np.arange(number) + 0.5) / number
        points, weights = np.cos(angles), np.sin(angles) * (-1.0) ** np.arange(number)
        places, basis = (logs - first) / half - 1, np.empty((len(lived), number))
        spread(lambda start, end: fill_basis(places, points, weights, basis, start, end), len(lived), _AT_ONCE)
        width = (last - first) / PIECES
        steps = np.zeros(len(given))
        steps[lived] = (logs - first) / width
        piece = np.minimum(steps.astype(np.int16), PIECES - 1)
        return cls(
            given,
            lived,
            np.exp(first + half * (1 + points)),
            basis,
            piece,
            2 * (steps - piece) - 1,
            first,
            width,
        )


@kernel
def points_for(half: float) -> int:
    """How many Chebyshev points a function of ln e needs that is smooth up to a distance of π from the real line.

    half
        half of the width over which it is wanted. Between n points the error falls as ρ⁻ⁿ, ρ = π ÷ half + √(1 + (π ÷
        half)²).

    Source: L. N. Trefethen, Approximation Theory and Approximation Practice (2013), chapter 8.
    """
    away = math.pi / max(half, 1e-3)
    return math.ceil(EXACT / math.log(away + math.sqrt(1 + away * away))) + 3


@kernel
def fill_basis(places: Array, points: Array, weights: Array, basis: Array, first: int, end: int) -> None:
    """Places × points: the polynomials of Lagrange that are 1 at one point and 0 at the others."""
    for row in range(first, end):
        together = 0.0
        for point in range(len(points)):
            apart = places[row] - points[point]
            told = weights[point] / (apart if apart != 0 else _TOUCHES)
            basis[row, point] = told
            together += told
        for point in range(len(points)):
            basis[row, point] /= together
