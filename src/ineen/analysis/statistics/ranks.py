"""Ranks as distributions: where an area stands is mostly chance, and its rank says so."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import gammainc, gammaincinv

from ineen.analysis.statistics.intervals import CONFIDENCE

_NODES: Final = 64
_SURE: Final = 1e-13

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Ranks:
    """The rank of each area, 1 for the lowest rate.

    chances
        areas × ranks: how probable each rank is; each row adds up to 1.
    """

    chances: Array

    @property
    def mean(self) -> Array:
        return np.asarray(self.chances @ np.arange(1, self.chances.shape[1] + 1))

    def interval(self, confidence: float = CONFIDENCE) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The ranks between which an area stands with this probability: on each side at most half of the rest."""
        below = np.cumsum(self.chances, axis=1)
        tail = (1 - confidence) / 2
        return (below > tail + 1e-12).argmax(axis=1) + 1, (below >= 1 - tail - 1e-12).argmax(axis=1) + 1

    def lowest(self, confidence: float = CONFIDENCE) -> NDArray[np.bool_]:
        """The fewest areas among which the one with the lowest rate is, with this probability.

        With P₍₁₎ ≥ P₍₂₎ ≥ … the chances to have rank 1, sorted: the first k, k the smallest with P₍₁₎ + … + P₍ₖ₎ ≥ the
        confidence. Never nobody, and one alone only where its own chance is that large; `interval` promises neither,
        for each area of many may have a chance below half of the rest.
        """
        first = self.chances[:, 0]
        order = np.argsort(-first, kind="stable")
        before = np.cumsum(first[order]) < confidence - 1e-12
        chosen = np.zeros(len(first), dtype=np.bool_)
        chosen[order[: int(before.sum()) + 1]] = True
        return chosen

    def among(self, lowest: int) -> Array:
        """How probable it is that an area is among the `lowest` so many."""
        return np.asarray(self.chances[:, :lowest].sum(axis=1))


def ranks(shape: ArrayLike, rate: ArrayLike) -> Ranks:
    """The distribution of the rank of each area, of which the rate has a gamma distribution of its own.

    Given its rate θ, the areas below it are independent events with probabilities pⱼ = Fⱼ(θ), F the distribution
    function of area j; how many there are is Poisson-binomial, by its recursion; and the mean over θ is taken by
    Gauss and Legendre at 64 points of its own distribution function::

        P(rank = r) = ∫ P(Σ Bernoulli(Fⱼ(F⁻¹(u))) = r − 1) du

    shape, rate
        one per area: of the posterior, count + ½ and exposure where nothing is known beforehand, or what smoothing
        gives.

    Nothing is drawn: the same figures have the same ranks. Work grows with the third power of the areas: 342 take about
    a second.

    Source: H. Goldstein and D. J. Spiegelhalter, Journal of the Royal Statistical Society A 159 (1996), 385–443; the
    recursion: Y. Hong, Computational Statistics and Data Analysis 59 (2013), 41–51.
    """
    shapes, rates = np.broadcast_arrays(np.ravel(shape).astype(np.float64), np.ravel(rate).astype(np.float64))
    if not (np.all(shapes > 0) and np.all(rates > 0)):
        raise ValueError("a gamma distribution has a shape and a rate above 0")
    points, weights = np.polynomial.legendre.leggauss(_NODES)
    at = gammaincinv(shapes[:, np.newaxis], (points + 1) / 2) / rates[:, np.newaxis]
    return Ranks(np.stack([_ranked(place, at[place], shapes, rates) @ (weights / 2) for place in range(len(shapes))]))


def _ranked(place: int, at: Array, shapes: Array, rates: Array) -> Array:
    """Ranks × points: how probable each rank of one area is, at each value that its rate may have."""
    below = np.delete(gammainc(shapes[:, np.newaxis], rates[:, np.newaxis] * at), place, axis=0)
    surely, never = (below > 1 - _SURE).all(axis=1), (below < _SURE).all(axis=1)
    first = int(surely.sum())  # these take part by moving all others up; those that never lie below do not take part
    chances = np.zeros((len(shapes), len(at)))
    chances[first] = 1.0
    for done, share in enumerate(below[~surely & ~never], first + 1):
        chances[first + 1 : done + 1] = chances[first + 1 : done + 1] * (1 - share) + chances[first:done] * share
        chances[first] *= 1 - share
    return chances
