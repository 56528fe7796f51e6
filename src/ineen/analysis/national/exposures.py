"""The exposure of every area, as the smoothing of rates needs it: worked out once for all indicators."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ineen.analysis.national.compiled import kernel
from ineen.analysis.statistics.small_areas import LEAST_AREAS

Array = NDArray[np.float64]


def _chebyshev(number: int) -> tuple[Array, Array]:
    """Points from −1 to 1, and the weights with which a polynomial goes through values at them."""
    angles = np.pi * (np.arange(number) + 0.5) / number
    return np.cos(angles), np.sin(angles) * (-1.0) ** np.arange(number)


DEGREE: Final = 8
NODES, _NODE_WEIGHTS = _chebyshev(DEGREE + 1)
PIECES: Final = 32  # of ln e, each with a polynomial of its own
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
    first, width, piece, within
        ln e in pieces: where they begin, how wide each is; and per area its piece, and where in it, from −1 to 1.
    basis
        lived areas × nodes of a piece: how much each area says at each node of its own piece; a row adds up to 1.
    onward
        pieces · nodes × points: how much each node says at each point.
    """

    exposure: Array
    lived: NDArray[np.intp]
    points: Array
    first: float
    width: float
    piece: NDArray[np.int16]
    within: Array
    basis: Array
    onward: Array

    @classmethod
    def of(cls, exposure: NDArray[np.generic]) -> "Exposures":
        """Raises ValueError for fewer than 20 areas in which somebody lives, and for exposure below 0."""
        given = np.asarray(exposure, dtype=np.float64)
        lived = np.flatnonzero(given > 0)
        if len(lived) < LEAST_AREAS or not np.all(given >= 0):
            raise ValueError(f"rates are smoothed over {LEAST_AREAS} areas or more, of exposure 0 and up")
        logs = np.log(given[lived])
        first, last = float(logs.min()) - 1e-9, float(logs.max()) + 1e-9
        half, width = (last - first) / 2, (last - first) / PIECES
        steps = np.zeros(len(given))
        steps[lived] = (logs - first) / width
        piece = np.minimum(steps.astype(np.int16), PIECES - 1)
        within = 2 * (steps - piece) - 1
        points, weights = _chebyshev(points_for(half))
        nodes = ((np.arange(PIECES)[:, np.newaxis] + (1 + NODES) / 2) * width / half - 1).ravel()
        basis, onward = np.empty((len(lived), DEGREE + 1)), np.empty((len(nodes), len(points)))
        fill_basis(within[lived], NODES, _NODE_WEIGHTS, basis)
        fill_basis(nodes, points, weights, onward)
        return cls(given, lived, np.exp(first + half * (1 + points)), first, width, piece, within, basis, onward)

    def everybody(self, here: NDArray[np.intp]) -> Array:
        """How many of the lived areas at these positions there are at each point."""
        ones = np.ones(len(self.exposure), dtype=np.uint32)
        return told_at_points(ones, self.lived[here], self.piece, self.basis[here], self.onward)


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
def fill_basis(places: Array, points: Array, weights: Array, basis: Array) -> None:
    """Places × points: the polynomials of Lagrange that are 1 at one point and 0 at the others."""
    for row in range(len(places)):
        together = 0.0
        for point in range(len(points)):
            apart = places[row] - points[point]
            told = weights[point] / (apart if apart != 0 else _TOUCHES)
            basis[row, point] = told
            together += told
        for point in range(len(points)):
            basis[row, point] /= together


@kernel
def told_at_points(
    counts: NDArray[np.uint32], areas: NDArray[np.intp], piece: NDArray[np.int16], basis: Array, onward: Array
) -> Array:
    """Σ over some areas of their counts, at each point by how much each lies there: first at the nodes of its piece.

    basis
        of these areas, in their order.
    """
    nodes = basis.shape[1]
    near, told = np.zeros(len(onward)), np.zeros(onward.shape[1])
    for row in range(len(areas)):
        much = float(counts[areas[row]])
        if much > 0:
            start = piece[areas[row]] * nodes
            for node in range(nodes):
                near[start + node] += much * basis[row, node]
    for node in range(len(near)):
        if near[node] != 0:
            for point in range(len(told)):
                told[point] += near[node] * onward[node, point]
    return told
