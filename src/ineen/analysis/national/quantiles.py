"""Quantiles of the gamma distribution, millions at once: for one probability they are a smooth function of the shape.

Between two powers of two that function is a polynomial to the last digits, so that a quantile costs what fourteen
multiplications cost, and no incomplete gamma function. What the polynomials are fitted to comes from SciPy.
"""

import math
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ineen.analysis.national.compiled import kernel, spread
from ineen.analysis.statistics.intervals import CONFIDENCE

Array = NDArray[np.float64]
DEGREE: Final = 15
_LEAST: Final = -4  # shapes from 1/16: below it, which no rate of an area has, SciPy is asked itself
_BENT: Final = 3  # up to 8 a logarithm is fitted: quantiles there differ by many powers of ten
_MOST: Final = 26
_AT_ONCE: Final = 4096


def gamma_quantiles(shape: ArrayLike, probability: float) -> Array:
    """The quantiles of gamma distributions with scale 1, to 1e-12 of those of SciPy.

    shape
        above 0, of any shape of array.
    probability
        one for all, between 0 and 1.

    Raises ValueError for what is no shape or no probability.
    """
    given = np.asarray(shape, dtype=np.float64)
    if not 0 < probability < 1:
        raise ValueError(f"a probability lies between 0 and 1; {probability} does not")
    if not np.all(given > 0) or not np.all(np.isfinite(given)):
        raise ValueError("a gamma distribution has a shape above 0")
    flat, found, table = given.ravel(), np.empty(given.size), quantile_table(probability)
    spread(lambda first, end: fill_quantiles(flat[first:end], table, found[first:end]), len(flat), _AT_ONCE)
    outside = np.flatnonzero(np.isnan(found))
    if len(outside):
        from scipy.special import gammaincinv

        found[outside] = gammaincinv(flat[outside], probability)
    return found.reshape(given.shape)


def counts_between(counts: NDArray[np.integer], confidence: float = CONFIDENCE) -> tuple[Array, Array]:
    """`intervals.poisson_interval` of many counts: Garwood's exact interval."""
    tail = (1 - confidence) / 2
    observed = np.asarray(counts, dtype=np.float64)
    low = np.where(observed > 0, gamma_quantiles(np.maximum(observed, 1), tail), 0.0)
    return low, gamma_quantiles(observed + 1, 1 - tail)


@lru_cache(16)
def quantile_table(probability: float) -> Array:
    """Powers of two × coefficients: of quantile ÷ shape, and for small shapes of shape × the quantile's logarithm.

    Between 2ᵏ and 2ᵏ⁺¹ the shape is 2ᵏ(3 + t) ÷ 2 with t from −1 to 1, and the polynomial in t goes through the
    quantiles at its Chebyshev points.
    """
    from scipy.special import gammaincinv

    points = np.cos(np.pi * (np.arange(DEGREE + 1) + 0.5) / (DEGREE + 1))
    exponents = np.arange(_LEAST, _MOST)
    shapes = 2.0 ** exponents[:, np.newaxis] * (3 + points) / 2
    told = gammaincinv(shapes, probability)
    small = exponents < _BENT
    told[small], told[~small] = shapes[small] * np.log(told[small]), told[~small] / shapes[~small]
    to_powers = np.linalg.inv(np.polynomial.chebyshev.chebvander(points, DEGREE))
    series = told @ to_powers.T
    return np.stack([np.pad(found, (0, DEGREE + 1 - len(found))) for found in map(_as_powers, series)])


def _as_powers(series: Array) -> Array:
    return np.asarray(np.polynomial.chebyshev.cheb2poly(series))


@kernel
def quantile(shape: float, table: Array) -> float:
    """One quantile; not a number where the shape lies outside the table."""
    mantissa, exponent = math.frexp(shape)  # the mantissa lies from ½ to 1
    row = exponent - 1 - _LEAST
    if row < 0 or row >= len(table):
        return np.nan
    away = 4.0 * mantissa - 3.0
    found = table[row, DEGREE]
    for power in range(DEGREE - 1, -1, -1):
        found = found * away + table[row, power]
    return math.exp(found / shape) if row < _BENT - _LEAST else shape * found


@kernel
def fill_quantiles(shape: Array, table: Array, found: Array) -> None:
    for place in range(len(shape)):
        found[place] = quantile(shape[place], table)
