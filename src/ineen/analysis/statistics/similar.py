"""Which municipalities are like this one: a distance that can be read, part by part."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

_NORMAL = 0.6745  # the upper quartile of a standard normal: half of a quartile distance

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Similar:
    """The areas by their distance to one of them, the nearest first: where the choice of a group begins, not ends.

    order
        positions of the areas; the area itself, and those of which a feature is unknown, are not among them.
    distance
        of each in this order, in standardised units; 1 is about as far as two areas lie apart in one feature.
    parts
        in this order × features: the share of each feature in the squared distance; each row adds up to 1, or is all 0
        at distance 0.
    unknown
        positions of the areas that cannot be compared.
    """

    order: NDArray[np.intp]
    distance: Array
    parts: Array
    unknown: NDArray[np.intp]


def similar_to(place: int, features: ArrayLike, weights: ArrayLike) -> Similar:
    """The distance of one area to all others over some features.

    With robust standard deviations s = (Q₃ − Q₁) ÷ 1.349 over the areas, so that the largest cities do not set the
    measure, and weights w that add up to 1::

        d² = Σ wₖ ((xₖ − x₀ₖ) ÷ sₖ)²

    place
        the position of the area.
    features
        areas × features, as they should be compared: of sizes and densities the logarithm. Not a number is unknown.
    weights
        per feature, 0 and up.

    Ties are broken by position, so that the same figures give the same group. Raises ValueError for an area of which a
    feature is unknown itself, for a feature in which most areas are the same, and for weights that weigh nothing.
    """
    table, weighed = np.asarray(features, dtype=np.float64), np.asarray(weights, dtype=np.float64)
    if not (np.all(weighed >= 0) and weighed.sum() > 0):
        raise ValueError("weights are 0 and up, and one of them more")
    known = np.asarray(np.isfinite(table).all(axis=1))
    if not known[place]:
        raise ValueError("of this area a feature is unknown: nothing is known to be like it")
    low, high = np.quantile(table[known], [0.25, 0.75], axis=0)
    if np.any((high <= low) & (weighed > 0)):
        raise ValueError("in one of the features most areas are the same: leave it out")
    scale = np.where(high > low, (high - low) / (2 * _NORMAL), 1.0)
    squared = weighed / weighed.sum() * ((table - table[place]) / scale) ** 2
    total = squared.sum(axis=1)
    others = np.flatnonzero(known & (np.arange(len(table)) != place))
    order = others[np.argsort(total[others], kind="stable")]
    parts = squared[order] / np.where(total[order] > 0, total[order], 1.0)[:, np.newaxis]
    return Similar(order, np.sqrt(total[order]), parts, np.flatnonzero(~known))
