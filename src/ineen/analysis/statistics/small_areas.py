"""Rates of small areas: each drawn towards what all areas have in common, as far as its own count says little."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import gammaincinv, gammaln

from ineen.analysis.statistics.intervals import CONFIDENCE

LEAST_AREAS: Final = 20
_STEPS: Final = 13
_FAR: Final = 10.0  # below the highest log-likelihood: what lies there weighs 5 in 100,000
_SPREADS: Final = (0.02, 3.0)  # coefficients of variation between areas that are looked at
_ZOOMS: Final = 3

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Prior:
    """How rates are spread over areas: gamma distributions, each with the weight that the areas give it.

    mean, shape, weight
        of one length; the mean as count per unit of exposure, the weights adding up to 1. Several, because the areas do
        not tell exactly how they are spread: an interval that forgets so is too narrow.
    """

    mean: Array
    shape: Array
    weight: Array


@dataclass(frozen=True, slots=True, eq=False)
class Smoothed:
    """Per area its rate after smoothing and the bounds of its interval, as count per unit of exposure."""

    value: Array
    low: Array
    high: Array


def prior_of(counts: ArrayLike, exposure: ArrayLike) -> Prior:
    """What all areas together say about how their rates are spread.

    With rates θᵢ gamma distributed with mean μ and shape α, a count of exposure eᵢ is negative binomial::

        ln L(μ, α) = Σ lnΓ(yᵢ + α) − lnΓ(α) + α ln(α ÷ (α + μeᵢ)) + yᵢ ln(μeᵢ ÷ (α + μeᵢ))

    taken over a grid of ln μ and of the coefficient of variation 1 ÷ √α, on both of which the prior is flat; the grid
    is laid three times, each time over where ln L lies within 10 of its highest.

    counts, exposure
        of all areas of the country, not of one municipality: with some twenty areas a prior is guesswork.

    Raises ValueError for fewer than 20 areas, for no counts at all, and for exposure that is not above 0.

    Source: D. Clayton and J. Kaldor, Biometrics 43 (1987), 671–681; the uncertainty of μ and α after C. N. Morris,
    Journal of the American Statistical Association 78 (1983), 47–55.
    """
    observed, exposed = np.broadcast_arrays(np.ravel(counts).astype(np.float64), np.ravel(exposure).astype(np.float64))
    if len(observed) < LEAST_AREAS:
        raise ValueError(f"{len(observed)} areas do not tell how rates are spread; {LEAST_AREAS} is the least")
    if not np.all(exposed > 0) or not np.all(observed >= 0):
        raise ValueError("counts are 0 and up, and exposure lies above 0")
    if not observed.any():
        raise ValueError("nothing was counted in any area: that tells no rate")
    centre = np.log(observed.sum() / exposed.sum())
    logs, spreads = (centre - 2.0, centre + 2.0), _SPREADS
    for _ in range(_ZOOMS):
        grid = np.linspace(*logs, _STEPS), np.linspace(*spreads, _STEPS)
        told = _log_likelihood(observed, exposed, *grid)
        near = told > told.max() - _FAR
        logs, spreads = _around(grid[0], near.any(axis=1)), _around(grid[1], near.any(axis=0))
    weight = np.exp(told - told.max()).ravel()
    mean, shape = np.exp(np.repeat(grid[0], _STEPS)), np.tile(grid[1] ** -2.0, _STEPS)
    heard = weight > np.exp(-_FAR)
    return Prior(mean[heard], shape[heard], weight[heard] / weight[heard].sum())


def smoothed(counts: ArrayLike, exposure: ArrayLike, prior: Prior, confidence: float = CONFIDENCE) -> Smoothed:
    """Rates drawn towards the prior, with an interval that holds the true rate as often as it says.

    For each gamma of the prior (μ, α) the rate is again gamma, with shape α + y and rate α ÷ μ + e. Over all of them,
    by their weights, mean and variance are those of the mixture: the variance within and that between. The interval is
    that of the gamma distribution with this mean and variance.

    counts, exposure
        of any shape; an exposure of 0 gives the prior alone.
    confidence
        between 0 and 1: how often, over areas as the country has them, the interval holds.

    It promises so for areas on average over what they truly are, not for one that is unlike all others.
    """
    if not 0 < confidence < 1:
        raise ValueError(f"a confidence lies between 0 and 1; {confidence} does not")
    observed, exposed = np.broadcast_arrays(np.asarray(counts, np.float64), np.asarray(exposure, np.float64))
    first, second = np.zeros(observed.shape), np.zeros(observed.shape)
    for mean, shape, weight in zip(prior.mean, prior.shape, prior.weight, strict=True):
        scale = 1 / (shape / mean + exposed)
        expected = (shape + observed) * scale
        first += weight * expected
        second += weight * (expected * scale + expected**2)
    variance = second - first**2
    shape, scale = first**2 / variance, variance / first
    tail = (1 - confidence) / 2
    return Smoothed(first, gammaincinv(shape, tail) * scale, gammaincinv(shape, 1 - tail) * scale)


def _log_likelihood(counts: Array, exposure: Array, logs: Array, spreads: Array) -> Array:
    """Of each combination; the gamma functions once per count that occurs."""
    kinds, times = np.unique(counts, return_counts=True)
    told = np.empty((len(logs), len(spreads)))
    total = counts.sum()
    for column, shape in enumerate(spreads**-2.0):
        shared = times @ (gammaln(kinds + shape) - gammaln(shape)) + len(counts) * shape * np.log(shape)
        for row, log in enumerate(logs):
            together = np.log(shape + np.exp(log) * exposure)
            told[row, column] = shared + total * log - (counts + shape) @ together
    return told


def _around(grid: Array, near: NDArray[np.bool_]) -> tuple[float, float]:
    """From one step before the first that is near to one step after the last."""
    places = np.flatnonzero(near)
    return float(grid[max(places[0] - 1, 0)]), float(grid[min(places[-1] + 1, len(grid) - 1)])
