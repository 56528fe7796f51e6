"""Intervals around counts."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

CONFIDENCE = 0.95


def poisson_interval(
    counts: "ArrayLike", confidence: float = CONFIDENCE
) -> "tuple[NDArray[np.float64], NDArray[np.float64]]":
    """The exact interval for the mean of a Poisson count (Garwood): never covers less than `confidence` of the time.

    With α = 1 − confidence, k the count and G⁻¹(a, p) the quantile of the gamma distribution with shape a and scale 1::

        low = G⁻¹(k, α/2), and 0 where k = 0        high = G⁻¹(k + 1, 1 − α/2)

    counts
        whole numbers of 0 and up, of any shape.
    confidence
        between 0 and 1, both excluded.
    returns
        low and high, in the unit and shape of `counts`.

    The interval knows chance alone: counts of crime vary more than that from year to year, so that two intervals beside
    each other never prove a change. Raises ValueError for counts that cannot be, and for another confidence.

    Source: F. Garwood, Fiducial limits for the Poisson distribution, Biometrika 28 (1936), 437–442; in this form K.
    Ulm, American Journal of Epidemiology 131 (1990), 373–375.
    """
    import numpy as np
    from scipy.special import gammaincinv

    if not 0 < confidence < 1:
        raise ValueError(f"a confidence lies between 0 and 1; {confidence} does not")
    observed = np.asarray(counts, dtype=np.float64)
    if not np.all((observed >= 0) & (observed == np.floor(observed)) & np.isfinite(observed)):
        raise ValueError("counts are whole numbers of 0 and up")
    tail = (1 - confidence) / 2
    low = np.where(observed > 0, gammaincinv(np.maximum(observed, 1), tail), 0.0)
    return low, np.asarray(gammaincinv(observed + 1, 1 - tail), dtype=np.float64)
