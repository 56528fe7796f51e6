"""How much more counts vary from period to period than chance alone would have them: told by the frame itself."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ineen.analysis.statistics.change import change_test
from ineen.analysis.statistics.robust import EFFICIENCY, bent_loss

LEAST_COUNT: Final = 10  # both periods together: below it a squared deviation takes only a few values
LEAST_CELLS: Final = 30
_SLOPES: Final = np.linspace(0.0, 1.0, 9)
_LEVELS: Final = np.linspace(-8.0, 8.0, 33)
_ZOOMS: Final = 3


@dataclass(frozen=True, slots=True)
class Dispersion:
    """How the dispersion of a frame depends on the size of a cell: φ(n) = 1 + exp(level + slope · (ln n − centre)).

    level, slope, centre
        slope 0 is the same factor for all; slope 1 is noise in proportion to the count, so that large cities get no
        nearer to plain chance.
    ratio
        the change that all cells have in common, as the median of the changes, weighted by size.
    cells
        how many cells it was estimated from.
    information
        of level and slope, 2 × 2: the inverse of their covariance.
    """

    level: float
    slope: float
    centre: float
    ratio: float
    cells: int
    information: NDArray[np.float64]

    def at(self, size: ArrayLike) -> NDArray[np.float64]:
        """The factor by which the variance of a cell exceeds that of chance, from 1; `size` is the count of both."""
        return 1 + np.exp(self.level + self.slope * self._away(size))

    def freedom(self, size: ArrayLike) -> NDArray[np.float64]:
        """The degrees of freedom with which the factor at this size is known: 2 ÷ the variance of its logarithm."""
        away = self._away(size)
        excess = np.exp(self.level + self.slope * away)
        share = excess / (1 + excess)
        covariance = np.linalg.inv(self.information)
        variance = covariance[0, 0] + 2 * away * covariance[0, 1] + away**2 * covariance[1, 1]
        return np.asarray(2 / np.maximum(share**2 * variance, 1e-6))

    def test(self, before: ArrayLike, after: ArrayLike, exposure_ratio: ArrayLike = 1.0) -> NDArray[np.float64]:
        """`change_test` with what this frame shows about cells of their size."""
        size = np.add(before, after)
        factor, known = self.at(size), self.freedom(size)
        return change_test(before, after, dispersion=factor, freedom=known, exposure_ratio=exposure_ratio)

    def _away(self, size: ArrayLike) -> NDArray[np.float64]:
        return np.log(np.maximum(np.asarray(size, dtype=np.float64), 1.0)) - self.centre


def dispersion_over(before: ArrayLike, after: ArrayLike, exposure_ratio: ArrayLike = 1.0) -> Dispersion | None:
    """The dispersion that many cells show together in going from one period to the next, whatever a few of them do.

    Given n = before + after, chance alone makes `after` binomial with share π = r·e ÷ (1 + r·e): r the common change
    and e the ratio of exposures. The squared deviations u = (after − nπ)² ÷ nπ(1 − π) have mean φ(n). Level and slope
    minimise `bent_loss` of u with variance φ over the cells with at least 10 counts,
    so that a cell in which something really happened pulls no harder than one at two standard deviations. Size enters
    as a slope and not as classes: within a class of large cells the largest would get far too small a factor.

    before, after
        counts of one shape; every cell that may take part, and no cell without a value.
    exposure_ratio
        exposure after ÷ exposure before, of a shape that goes with the counts: days, inhabitants.

    returns
        None where fewer than 30 cells have 10 counts: then the frame does not tell, and plain chance must not be put in
        its place.

    Holds where the logarithms of the rates vary about normally. With tails like those of Student's t with 5 degrees of
    freedom, a year in which nothing really changed has a false alarm among 342 cells about as often as not.

    Source: P. McCullagh and J. A. Nelder, Generalized Linear Models, 2nd edition (1989), sections 4.5 and 10.3.
    """
    given = np.broadcast_arrays(before, after, exposure_ratio)
    first, second, exposed = (np.ravel(one).astype(np.float64) for one in given)
    large = first + second >= LEAST_COUNT
    if large.sum() < LEAST_CELLS:
        return None
    first, second, exposed = first[large], second[large], exposed[large]
    size = first + second
    ratio = _common_ratio(second, first * exposed, size)
    share = ratio * exposed / (1 + ratio * exposed)
    squared = (second - size * share) ** 2 / (size * share * (1 - share))
    logs = np.log(size)
    away = logs - logs.mean()
    level, slope = _fitted(squared, away)
    return Dispersion(level, slope, float(logs.mean()), ratio, len(size), _information(level, slope, away))


def _common_ratio(after: NDArray[np.float64], expected: NDArray[np.float64], size: NDArray[np.float64]) -> float:
    """The median of after ÷ expected, each cell with the weight of its size; half a count keeps it from 0 and ∞."""
    ratios = (after + 0.5) / (expected + 0.5)
    order = np.argsort(ratios)
    weight = np.cumsum(size[order])
    return float(ratios[order][np.searchsorted(weight, weight[-1] / 2)])


def _fitted(squared: NDArray[np.float64], away: NDArray[np.float64]) -> tuple[float, float]:
    """Level and slope by looking over a grid, and again around the best of it with an eighth of the step."""
    slopes, levels = _SLOPES, _LEVELS
    for _ in range(_ZOOMS):
        losses = np.array([_losses(squared, away, slope, levels) for slope in slopes])
        best = np.unravel_index(np.argmin(losses), losses.shape)
        slope, level = float(slopes[best[0]]), float(levels[best[1]])
        step = (slopes[1] - slopes[0], levels[1] - levels[0])
        slopes = np.clip(np.linspace(slope - step[0], slope + step[0], 9), 0.0, 1.0)
        levels = np.linspace(level - step[1], level + step[1], 17)
    return level, slope


def _losses(
    squared: NDArray[np.float64], away: NDArray[np.float64], slope: float, levels: NDArray[np.float64]
) -> NDArray[np.float64]:
    """For one slope and many levels."""
    return bent_loss(squared, 1 + np.exp(levels[:, np.newaxis] + slope * away))


def _information(level: float, slope: float, away: NDArray[np.float64]) -> NDArray[np.float64]:
    excess = np.exp(level + slope * away)
    share = excess / (1 + excess)
    turns = np.stack([share, share * away])
    # a floor keeps it invertible where the frame shows plain chance: then share is 0 and the factor 1 at any level
    return np.asarray(EFFICIENCY / 2 * turns @ turns.T + 1e-9 * np.eye(2))
