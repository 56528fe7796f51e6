"""How sure a share of a count is: what was counted in an area that was divided afterwards."""

from math import sqrt
from typing import TYPE_CHECKING, Final

from ineen.analysis.areas.parts import Part
from ineen.ground.kernel.area_codes import AreaCode, AreaKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

BETWEEN_MUNICIPALITIES: Final = 0.03
UNMEASURED: Final = 1 / 3  # a share of a half is then as likely as any other: Beta(1, 1)
TWO_SIDED: Final = 1.959963984540054  # of the normal distribution at 95 %


def concentration(part: Part) -> float:
    """How far the share of what happens lies from the share of people: ρ in `share_variance`, between 0 and 1.

    Of municipalities ρ was measured: for all 1,733 pairs of municipalities of one safety region, the share of one in
    the inhabitants of both (2020) against its share in their registered crime (2024), as the mean of
    (p − w)² ÷ w (1 − w), is 0.026; with 0.03 the interval holds the true share of 98 % of the pairs. Of wijken and
    buurten, and of shares by surface, nothing was measured: ρ is then that of a share that may be nearly anything.
    """
    municipal = AreaCode(part.code).kind is AreaKind.MUNICIPALITY
    return BETWEEN_MUNICIPALITIES if municipal and part.measured else UNMEASURED


def share_variance(counts: "ArrayLike", weight: float, rho: float) -> "NDArray[np.float64]":
    """The variance of how many of N events lie in a part, when its share varies around its weight (beta-binomial)::

        V = N w (1 − w) (1 + (N − 1) ρ)

    counts
        N, whole numbers of 0 and up, of any shape.
    weight, rho
        w, the share by which the part was measured; ρ from `concentration`.
    returns
        in squares of the unit of `counts`, and 0 for a whole area. Raises ValueError for what is no share.

    Source: J.G. Skellam, A probability distribution derived from the binomial distribution by regarding the
    probability of success as variable between the sets of trials, JRSS B 10 (1948), 257–261.
    """
    import numpy as np

    if not 0 < weight <= 1 or not 0 <= rho <= 1:
        raise ValueError("a weight and a concentration are shares")
    told = np.asarray(counts, dtype=np.float64)
    return np.asarray(told * weight * (1 - weight) * (1 + np.maximum(told - 1, 0) * rho), dtype=np.float64)


def widened(value: float, low: float, high: float, variance: float) -> tuple[float, float]:
    """An interval of 95 % with the uncertainty of a conversion in it, which has nothing to do with that of the count::

        low' = m − √((m − low)² + z² V), at least 0        high' = m + √((high − m)² + z² V)

    with m the value, V the variance of the conversion and z = 1.96.

    Source: G.Y. Zou and A. Donner, Construction of confidence limits about effect measures: a general approach,
    Statistics in Medicine 27 (2008), 1693–1702.
    """
    added = TWO_SIDED**2 * variance
    return max(value - sqrt((value - low) ** 2 + added), 0.0), value + sqrt((high - value) ** 2 + added)
