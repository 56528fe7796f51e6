"""Did a count change? A test that knows over-dispersion, and the correction for looking everywhere."""

from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betainc, ndtri, stdtr

from ineen.analysis.statistics.intervals import CONFIDENCE

_FARTHEST: Final = 12.0
_HALVINGS: Final = 40


def change_test(
    before: ArrayLike,
    after: ArrayLike,
    *,
    dispersion: ArrayLike,
    freedom: ArrayLike = np.inf,
    exposure_ratio: ArrayLike = 1.0,
) -> NDArray[np.float64]:
    """How often a difference at least this large comes about while nothing changed: two-sided probabilities.

    Given n = before + after, and without a change, `after` is binomial with share π = e ÷ (1 + e). Counts that vary φ
    times as much tell as little as n ÷ φ counts (Rao and Scott), so that with b = after ÷ φ, a = before ÷ φ and the
    regularised incomplete beta function I, on the side on which more was counted than expected (mid-P: of what was
    found itself half counts)::

        up = ½ I(π; b, a + 1) + ½ I(π; b + 1, a)        p = 2 · min(up, 1 − up)

    and p = 1 where nothing was counted in either period. φ is estimated, which makes large deviations likelier than
    the normal curve has them: p becomes that of Student's t with ν degrees of freedom, p' = 2 T(Φ⁻¹(p ÷ 2); ν).

    before, after
        counts, of shapes that go together.
    dispersion, freedom
        φ, from 1, and ν: from `Dispersion.at` and `Dispersion.freedom`, of the frame that the cells belong to. φ = 1
        is plain chance, which no finding about crime may rest on: it has no default.
    exposure_ratio
        e, exposure after ÷ exposure before.

    Raises ValueError for counts below 0, φ below 1, and ν and e that are not above 0.

    Source: J. Przyborowski and H. Wilenski, Biometrika 31 (1940), 313–323; J. N. K. Rao and A. J. Scott, Biometrics 48
    (1992), 577–585; mid-P: H. O. Lancaster, Journal of the American Statistical Association 56 (1961), 223–234.
    """
    first, second, factor, exposed, known = np.broadcast_arrays(
        *(np.asarray(one, dtype=np.float64) for one in (before, after, dispersion, exposure_ratio, freedom))
    )
    if not (np.all(first >= 0) and np.all(second >= 0)):
        raise ValueError("counts are numbers of 0 and up")
    if not (np.all(factor >= 1) and np.all(exposed > 0) and np.all(known > 0)):
        raise ValueError("a dispersion is 1 or more; degrees of freedom and a ratio of exposures lie above 0")
    more = second >= first * exposed  # the tail on the side of what was counted: 1 − up would lose small ones
    share = np.where(more, exposed, 1.0) / (1 + exposed)
    most, least = np.where(more, second, first) / factor, np.where(more, first, second) / factor
    up = (_beta(share, most, least + 1) + _beta(share, most + 1, least)) / 2
    found = np.where(most + least > 0, np.clip(2 * np.minimum(up, 1 - up), 0.0, 1.0), 1.0)
    student = 2 * stdtr(np.where(np.isinf(known), 1.0, known), ndtri(found / 2))
    return np.where(np.isinf(known), found, student)


def _beta(share: NDArray[np.float64], a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    """The regularised incomplete beta function, with its limits: 1 where a is 0, and 0 where b is."""
    inside = betainc(np.where(a > 0, a, 1.0), np.where(b > 0, b, 1.0), share)
    return np.where(a <= 0, 1.0, np.where(b <= 0, 0.0, inside))


def adjusted(probabilities: ArrayLike) -> NDArray[np.float64]:
    """Probabilities corrected for looking at all of them at once (Benjamini and Hochberg).

    Sorted from small to large, with m in all: q₍ᵢ₎ = min over j ≥ i of m · p₍ⱼ₎ ÷ j. Of the cells with q at most
    5 %, at most 5 % is expected to be false alarm.

    probabilities
        of any shape: of every cell that was looked at, those with counts of 0 included, and of no other.
    returns
        q, in the same shape.

    Raises ValueError for what is no probability: a cell that could not be tested is left out by the caller, visibly.

    Source: Y. Benjamini and Y. Hochberg, Journal of the Royal Statistical Society B 57 (1995), 289–300.
    """
    given = np.asarray(probabilities, dtype=np.float64)
    if not np.all((given >= 0) & (given <= 1)):
        raise ValueError("probabilities lie between 0 and 1; leave out what was not tested")
    flat = given.ravel()
    order = np.argsort(flat)[::-1]
    grown = flat[order] * flat.size / np.arange(flat.size, 0, -1)
    found = np.empty_like(flat)
    found[order] = np.minimum.accumulate(grown)
    return found.reshape(given.shape)


def change_interval(
    before: ArrayLike,
    after: ArrayLike,
    *,
    dispersion: ArrayLike,
    freedom: ArrayLike = np.inf,
    exposure_ratio: ArrayLike = 1.0,
    confidence: ArrayLike = CONFIDENCE,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Between which ratios of change the truth lies: those that `change_test` does not refuse.

    A ratio r stands for r times as much as before, exposure aside. Both bounds are found by halving ln r, from e⁻¹² to
    e¹² (a factor of 160,000), forty times: there, or where nothing was counted before, the bound is 0 or ∞.

    before, after, dispersion, freedom, exposure_ratio
        as `change_test`.
    confidence
        one for all or one per cell. For R cells that were chosen out of m because `adjusted` found them at q, their
        intervals hold together at 1 − R·q ÷ m.

    Source: by inversion of the test; the level after choosing: Y. Benjamini and D. Yekutieli, Journal of the American
    Statistical Association 100 (2005), 71–81.
    """
    given = np.broadcast_arrays(before, after, dispersion, freedom, exposure_ratio, confidence)
    first, second, factor, known, exposed, level = (np.asarray(one, dtype=np.float64) for one in given)

    def refused(log: NDArray[np.float64]) -> NDArray[np.bool_]:
        ratio = exposed * np.exp(log)
        found = change_test(first, second, dispersion=factor, freedom=known, exposure_ratio=ratio)
        return np.asarray(found < 1 - level)

    inside = np.stack([np.log((second + 0.5) / ((first + 0.5) * exposed))] * 2)
    outside = np.stack([np.full(first.shape, -_FARTHEST), np.full(first.shape, _FARTHEST)])
    for _ in range(_HALVINGS):
        middle = (outside + inside) / 2
        beyond = refused(middle)
        outside, inside = np.where(beyond, middle, outside), np.where(beyond, inside, middle)
    low, high = (outside + inside) / 2
    return (
        np.where((second == 0) | (low <= 1 - _FARTHEST), 0.0, np.exp(low)),
        np.where((first == 0) | (high >= _FARTHEST - 1), np.inf, np.exp(high)),
    )
