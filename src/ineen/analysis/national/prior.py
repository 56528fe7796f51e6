"""`prior_of` for the whole country: which gamma distributions the rates of an indicator may come from.

What the areas say about the prior is gathered at Chebyshev points of ln e, so that the likelihood is a sum over some
fifty points, not 14,500 areas.
"""

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ineen.analysis.national.compiled import kernel
from ineen.analysis.national.exposures import points_for
from ineen.analysis.national.tails import HALF_LOG_TWO_PI, beyond_stirling

Array = NDArray[np.float64]
Counts = NDArray[np.uint32]
STEPS: Final = 13
_FAR: Final = 10.0
_SPREADS: Final = (0.02, 3.0)
_ZOOMS: Final = 3
_SHORT: Final = 24
_MOST_KINDS: Final = 1_000_000


@kernel
def kinds_of(counts: Counts, areas: NDArray[np.intp], exposure: Array) -> tuple[Array, Array, float]:
    """Which counts these areas have, how many have each, and their exposure together."""
    most, exposed = 0, 0.0
    for area in areas:
        most = max(most, int(counts[area]))
        exposed += exposure[area]
    if most < _MOST_KINDS:
        often = np.zeros(most + 1)
        for area in areas:
            often[counts[area]] += 1
        kinds = np.flatnonzero(often)
        return kinds.astype(np.float64), often[kinds], exposed
    ordered = np.sort(counts[areas]).astype(np.float64)
    starts = np.flatnonzero(np.append(np.ones(1), np.diff(ordered)))
    return ordered[starts], np.diff(np.append(starts, len(ordered))).astype(np.float64), exposed


@kernel
def find_prior(
    kinds: Array, times: Array, said: Array, everybody: Array, points: Array, total: float, exposed: float
) -> tuple[Array, Array, Array]:
    """`prior_of`: mean, shape and weight of each gamma distribution; the grid and its three zooms are the same."""
    centre = math.log(total / exposed)
    logs, spreads = np.linspace(centre - 2.0, centre + 2.0, STEPS), np.linspace(_SPREADS[0], _SPREADS[1], STEPS)
    told = np.empty((STEPS, STEPS))
    for zoom in range(_ZOOMS):
        if zoom:
            best = told.max()
            rows, columns = np.zeros(STEPS, np.bool_), np.zeros(STEPS, np.bool_)
            for row in range(STEPS):
                for column in range(STEPS):
                    if told[row, column] > best - _FAR:
                        rows[row], columns[column] = True, True
            logs, spreads = _around(logs, rows), _around(spreads, columns)
        _fill_likelihood(told, logs, spreads, kinds, times, said, everybody, points, total)
    weight = np.exp(told - told.max()).ravel()
    heard = np.flatnonzero(weight > math.exp(-_FAR))
    mean, shape = np.exp(logs)[heard // STEPS], (spreads**-2.0)[heard % STEPS]
    return mean, shape, weight[heard] / weight[heard].sum()


@kernel
def _fill_likelihood(
    told: Array,
    logs: Array,
    spreads: Array,
    kinds: Array,
    times: Array,
    said: Array,
    everybody: Array,
    points: Array,
    total: float,
) -> None:
    """ln L at each point of the grid. Σ (y + α) ln(α + μe) is ln α Σ (y + α) + G(u) + α F(u) with u = ln(μ ÷ α), and G
    and F smooth functions of u: worked out at some points, and looked up between them."""
    shapes = spreads**-2.0
    first, last = logs[0] - math.log(shapes[0]), logs[-1] - math.log(shapes[-1])
    middle, half = (first + last) / 2, (last - first) / 2
    counted, lived = _series(middle, half, said, everybody, points)
    for column in range(STEPS):
        shape = shapes[column]
        shared, none = 0.0, math.lgamma(shape)
        for one in range(len(kinds)):
            shared += times[one] * _log_rising(shape, kinds[one], none)
        for row in range(STEPS):
            away = (logs[row] - math.log(shape) - middle) / half
            together = _looked_up(counted, away) + shape * _looked_up(lived, away)
            told[row, column] = shared + total * (logs[row] - math.log(shape)) - together


@kernel
def _log_rising(shape: float, count: float, none: float) -> float:
    """lnΓ(α + y) − lnΓ(α), of which `none` is the latter: a product while short, else by Stirling."""
    if count < _SHORT:
        product = 1.0
        for one in range(int(count)):
            product *= shape + one
        return math.log(product)
    whole = shape + count - 1
    return (whole + 0.5) * math.log(whole) - whole + HALF_LOG_TWO_PI + beyond_stirling(whole) - none


@kernel
def _series(middle: float, half: float, said: Array, everybody: Array, points: Array) -> tuple[Array, Array]:
    """G and F as series of Chebyshev polynomials, over `half` on both sides of the middle."""
    number = points_for(half)
    counted, lived = np.zeros(number), np.zeros(number)
    for node in range(number):
        away = math.cos(math.pi * (node + 0.5) / number)
        ratio, of_counted, of_lived = math.exp(middle + half * away), 0.0, 0.0
        for point in range(len(points)):
            log = math.log(1 + ratio * points[point])
            of_counted += said[point] * log
            of_lived += everybody[point] * log
        before, now = away, 1.0  # Tₖ₋₁ and Tₖ, of which T₋₁ is T₁
        for power in range(number):
            share = now * (1 if power == 0 else 2) / number
            counted[power] += share * of_counted
            lived[power] += share * of_lived
            before, now = now, 2 * away * now - before
    return counted, lived


@kernel
def _looked_up(series: Array, at: float) -> float:
    """By Clenshaw's recurrence."""
    last, before = 0.0, 0.0
    for power in range(len(series) - 1, 0, -1):
        last, before = series[power] + 2 * at * last - before, last
    return float(series[0] + at * last - before)


@kernel
def _around(grid: Array, near: NDArray[np.bool_]) -> Array:
    """From one step before the first that is near to one step after the last."""
    places = np.flatnonzero(near)
    return np.linspace(grid[max(places[0] - 1, 0)], grid[min(places[-1] + 1, STEPS - 1)], STEPS)
