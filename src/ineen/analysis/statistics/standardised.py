"""Rates as they would be if every area had the same make-up of inhabitants."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ineen.analysis.statistics.intervals import CONFIDENCE, poisson_interval

LEAST_COUNT: Final = 10


@dataclass(frozen=True, slots=True, eq=False)
class Standardised:
    """Per area, as count per unit of exposure; all three not a number where fewer than 10 were counted in all."""

    value: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]


def directly_standardised(
    counts: ArrayLike, exposure: ArrayLike, standard: ArrayLike, confidence: float = CONFIDENCE
) -> Standardised:
    """The rate that each area would have with the make-up of the standard population, with Dobson's interval.

    With counts yₖ, exposure nₖ and shares wₖ of the standard population over the classes k, y = Σ yₖ, and [l, u] the
    exact interval of y::

        rate = Σ wₖ yₖ ÷ nₖ        variance v = Σ wₖ² yₖ ÷ nₖ²
        low = rate + √(v ÷ y) · (l − y)        high = rate + √(v ÷ y) · (u − y)

    Dobson's and not the gamma interval of Fay and Feuer: public health in England uses it, so that there are figures to
    check by, and of one class it is the exact interval that stands beside every count. Below 10 counts it holds too
    seldom where the weights differ much; there it says nothing.

    counts, exposure
        of shape … × classes; exposure above 0 in every class that the standard has.
    standard
        of shape classes: inhabitants per class, or any weights that are in proportion.

    Raises ValueError for counts that cannot be, exposure of 0, and a standard that weighs nothing.

    Source: A. J. Dobson, K. Kuulasmaa, E. Eberle and J. Scherer, Statistics in Medicine 10 (1991), 457–462.
    """
    observed, exposed = np.broadcast_arrays(np.asarray(counts, np.float64), np.asarray(exposure, np.float64))
    weights = np.asarray(standard, dtype=np.float64)
    if not (np.all(weights >= 0) and weights.sum() > 0):
        raise ValueError("a standard population has 0 and up in each class, and somebody in one of them")
    if not np.all(exposed > 0):
        raise ValueError("exposure lies above 0 in every class: with nobody in a class there is no rate to weigh")
    scaled = weights / weights.sum() / exposed
    total = observed.sum(axis=-1)
    low, high = poisson_interval(total, confidence)
    rate, variance = (scaled * observed).sum(axis=-1), (scaled**2 * observed).sum(axis=-1)
    enough = total >= LEAST_COUNT
    per_count = np.sqrt(variance / np.where(enough, total, 1.0))
    bounds = (rate, rate + per_count * (low - total), rate + per_count * (high - total))
    return Standardised(*(np.where(enough, one, np.nan) for one in bounds))
