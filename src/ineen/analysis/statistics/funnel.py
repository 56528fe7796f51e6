"""Funnels: which areas lie further from what is common than chance, and what areas usually differ, can bring them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import gammaincc, ndtri

from ineen.analysis.statistics.intervals import poisson_interval
from ineen.analysis.statistics.robust import bent_loss

WARNING: Final = 0.95
ALARM: Final = 0.998
_WIDEST: Final = 2.0
_STEPS: Final = 41
_ZOOMS: Final = 3
_HALVINGS: Final = 64

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Limits:
    """Between `low` and `high`, both included, lies what is common; in the unit that the function says."""

    low: Array
    high: Array


def poisson_limits(expected: ArrayLike, share: float = ALARM) -> Limits:
    """Between which counts an area with this expectation lies at least this often, when nothing but chance is at work.

    With X Poisson distributed around E and α = 1 − share: low is the smallest k with P(X ≤ k) > α/2, high the smallest
    k with P(X ≤ k) ≥ 1 − α/2. So on each side at most α/2 lies outside: at 99.8 %, at most 0.2 % in all.

    expected
        counts of 0 and up, of any shape: inhabitants × the common rate.
    returns
        counts, in whole numbers.

    Source: D. J. Spiegelhalter, Statistics in Medicine 24 (2005), 1185–1202, appendix A.1; without its interpolation
    between whole numbers, which lets more through than it says.
    """
    means = np.asarray(expected, dtype=np.float64)
    if not 0 < share < 1:
        raise ValueError(f"a share lies between 0 and 1; {share} does not")
    if not np.all((means >= 0) & np.isfinite(means)):
        raise ValueError("expected counts are 0 and up")
    tail = (1 - share) / 2
    low = _least(means, lambda counts: gammaincc(counts + 1, means) > tail)
    return Limits(low, _least(means, lambda counts: gammaincc(counts + 1, means) >= 1 - tail))


def expected_limits(observed: ArrayLike, share: float = ALARM) -> Limits:
    """The other way round: for which expectations a count is common. The curves of a funnel against exposure.

    The exact interval around the count at this share: an area with count k lies outside `poisson_limits` exactly
    where its expectation lies outside these.
    """
    return Limits(*poisson_interval(observed, share))


def spread_between(counts: ArrayLike, expected: ArrayLike) -> float:
    """How much areas differ beyond chance, whatever the outermost of them do: τ, on the scale of the square root.

    There the variance of chance is the same for all rates, s² = 1 ÷ 4E, and y = √(count ÷ E) has variance s² + τ². τ
    minimises `bent_loss` of (y − 1)² with that variance. 0 where chance explains all; 0.1 means that rates usually lie
    some 20 % from each other.

    counts, expected
        of one shape; expected above 0.

    Spiegelhalter draws in the outermost tenth of the scores. Where some areas are a hundred times as large as others
    those are mostly the large ones, and τ comes out a third too small; here each area is measured by its own variance.

    Source: Spiegelhalter (2005), sections 4.2 and 4.3, but for the drawing in.
    """
    observed, means = np.broadcast_arrays(np.ravel(counts).astype(np.float64), np.ravel(expected).astype(np.float64))
    if not (np.all(means > 0) and np.all(observed >= 0)):
        raise ValueError("counts are 0 and up, and expected counts above 0")
    squared, chance = (np.sqrt(observed / means) - 1) ** 2, 1 / (4 * means)
    grid = np.linspace(0.0, _WIDEST, _STEPS)
    for _ in range(_ZOOMS):
        best = float(grid[np.argmin(bent_loss(squared, chance + grid[:, np.newaxis] ** 2))])
        step = grid[1] - grid[0]
        grid = np.linspace(max(best - step, 0.0), best + step, _STEPS)
    return best


def overdispersed_limits(expected: ArrayLike, between: float, share: float = ALARM) -> Limits:
    """Between which counts an area lies this often, when areas differ as they usually do.

    On the scale of the square root: 1 ± Φ⁻¹((1 + share) ÷ 2) · √(s² + τ²), and back; never narrower than what chance
    alone has. Additive: large areas differ as small ones do, and the funnel does not close on them.

    expected
        counts of 0 and up.
    between
        τ, from `spread_between`.
    returns
        counts, not in whole numbers where areas differ.

    Source: Spiegelhalter (2005), section 4.3; on why additive, Quality and Safety in Health Care 14 (2005), 347–351.
    """
    exact = poisson_limits(expected, share)
    means = np.asarray(expected, dtype=np.float64)
    sure = np.maximum(means, 1e-12)
    away = ndtri((1 + share) / 2) * np.sqrt(1 / (4 * sure) + between**2)
    low, high = (means * np.maximum(1 + side * away, 0.0) ** 2 for side in (-1, 1))
    return Limits(np.minimum(exact.low, low), np.maximum(exact.high, high))


def _least(means: Array, holds: Callable[[Array], NDArray[np.bool_]]) -> Array:
    """Per mean the smallest whole number from which on something holds, by halving."""
    low, high = np.full(means.shape, -1.0), np.ceil(2 * means + 40 * np.sqrt(means + 1))
    for _ in range(_HALVINGS):
        if np.all(high - low <= 1):
            break
        middle = np.floor((low + high) / 2)
        true = holds(np.maximum(middle, 0.0)) & (middle >= 0)
        low, high = np.where(true, low, middle), np.where(true, middle, high)
    return np.asarray(high)
