"""`statistics.ranks`, compiled: the distribution of the rank of every area, many times as fast as by drawing lots.

The reference asks for each area, at each of its own 64 points, how many of the others lie below. Here all areas share
one grid of ln θ: at each of its points the number below is worked out once for all, and each area takes itself out.
"""

import math
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ineen.analysis.national.compiled import kernel, spread
from ineen.analysis.statistics.ranks import Ranks

Array = NDArray[np.float64]
_STEP: Final = 0.8  # of the standard deviation of the narrowest distribution, on the scale of logarithms
_TURN: Final = 1.0  # of the distance over which the number below grows by its own standard deviation
_FAR: Final = 1e-6  # probability that lies outside the grid on each side, per area
_SURE: Final = 1e-9
_SMALL: Final = 1e-13
_NEVER: Final = -60.0  # the logarithm of a density that is none
_MOST_POINTS: Final = 20_000
_BLOCK: Final = 8  # areas that are taken out beside each other, so that no step waits for the one before
_AT_ONCE: Final = 32


def national_ranks(shape: ArrayLike, rate: ArrayLike) -> Ranks:
    """As `ranks.ranks`, to 1e-3 of each probability.

    P(rank = r) = ∫ f(θ) P(Σ others below θ = r − 1) dθ over a grid of ln θ. Its steps are at most 0.8 of the standard
    deviation of the narrowest distribution, and no longer than it takes the number below to grow by its own standard
    deviation: so the trapezium rule is exact to far within that.
    """
    shapes, rates = np.broadcast_arrays(np.ravel(shape).astype(np.float64), np.ravel(rate).astype(np.float64))
    if not (np.all(shapes > 0) and np.all(rates > 0)):
        raise ValueError("a gamma distribution has a shape and a rate above 0")
    shapes, rates = np.ascontiguousarray(shapes), np.ascontiguousarray(rates)
    grid = _grid(shapes, rates)
    below, density = _filled(shapes, rates, grid)
    finer = _finer(grid, below, density)
    if len(finer) > len(grid):
        grid = finer
        below, density = _filled(shapes, rates, grid)
    parts: dict[int, Array] = {}

    def work(first: int, end: int) -> None:
        parts[first] = ranks_over(below, density, first, end)

    spread(work, len(grid), _AT_ONCE)
    chances = np.sum([parts[first] for first in sorted(parts)], axis=0)
    return Ranks(chances / chances.sum(axis=1, keepdims=True))


def _grid(shapes: Array, rates: Array) -> Array:
    from scipy.special import gammaincinv

    lowest = np.log((gammaincinv(shapes, _FAR) / rates).min())
    highest = np.log((gammaincinv(shapes, 1 - _FAR) / rates).max())
    points = math.ceil((highest - lowest) * math.sqrt(shapes.max()) / _STEP) + 2
    return np.linspace(lowest, highest, min(max(points, 64), _MOST_POINTS))


def _finer(grid: Array, below: Array, density: Array) -> Array:
    """The grid with steps that the number below can be followed in; the same where it can be already."""
    turn = np.sqrt((below * (1 - below)).sum(axis=1)) / np.maximum(density.sum(axis=1), _SMALL)
    times = math.ceil(1 / (_TURN * max(float(turn.min()), 1 / _MOST_POINTS)))
    return np.linspace(grid[0], grid[-1], min((len(grid) - 1) * times + 1, _MOST_POINTS)) if times > 1 else grid


def _filled(shapes: Array, rates: Array, grid: Array) -> tuple[Array, Array]:
    """Grid × areas: the chance that an area lies below each point, and that it lies at it."""
    below, density = np.zeros((len(grid), len(shapes))), np.zeros((len(grid), len(shapes)))
    spread(lambda first, end: fill_areas(shapes, rates, grid, below, density, first, end), len(shapes), _AT_ONCE)
    return below, density


@kernel
def fill_areas(shapes: Array, rates: Array, grid: Array, below: Array, density: Array, first: int, end: int) -> None:
    """The columns of some areas of `_filled`.

    Between points by Euler and Maclaurin, with the first and third derivative of the density of ln θ.
    """
    step = grid[1] - grid[0]
    for area in range(first, end):
        shape, log_rate, none = shapes[area], math.log(rates[area]), math.lgamma(shapes[area])
        so_far, was, was_first, was_third = 0.0, 0.0, 0.0, 0.0
        for point in range(len(grid)):
            size = grid[point] + log_rate
            much = math.exp(size)
            log = shape * size - much - none
            here, here_first, here_third = 0.0, 0.0, 0.0
            if log > _NEVER:
                away = shape - much
                here = math.exp(log)
                here_first, here_third = here * away, here * (away**3 - 3 * much * away - much)
            if point == 0:
                so_far = here / shape
            else:
                so_far += step / 2 * (was + here) - step**2 / 12 * (here_first - was_first)
                so_far += step**4 / 720 * (here_third - was_third)
            below[point, area] = min(max(so_far, 0.0), 1.0)
            density[point, area] = here * step
            was, was_first, was_third = here, here_first, here_third


@kernel
def ranks_over(below: Array, density: Array, first: int, end: int) -> Array:
    """Areas × ranks: what these points of the grid add to each chance."""
    areas = below.shape[1]
    chances = np.zeros((areas, areas))
    number, spare = np.zeros(areas + 2), np.zeros(areas + 2)
    some = np.empty(areas, np.intp)
    for point in range(first, end):
        surely, active = 0, 0
        for area in range(areas):
            if below[point, area] > 1 - _SURE:
                surely += 1
            elif below[point, area] > _SURE:
                some[active] = area
                active += 1
        low, high = _number_below(below[point], some[:active], number, spare)
        for start in range(0, active, _BLOCK):
            _without(
                below[point],
                density[point],
                some[start : min(start + _BLOCK, active)],
                number,
                low,
                high,
                surely,
                chances,
            )
        _surely(below[point], density[point], number, low, high, surely, chances)
    return chances


@kernel
def _surely(below: Array, density: Array, number: Array, low: int, high: int, surely: int, chances: Array) -> None:
    """What an area adds that surely lies above or below the point, and may still have a little density there."""
    for area in range(len(below)):
        share = below[area]
        if density[area] > _SMALL and not _SURE < share <= 1 - _SURE:
            own = surely - (1 if share > 1 - _SURE else 0)
            for many in range(low, high):
                chances[area, own + many] += density[area] * number[many]


@kernel
def _number_below(below: Array, some: NDArray[np.intp], number: Array, spare: Array) -> tuple[int, int]:
    """How many of these areas lie below the point: its distribution, from `low` up to `high`; the rest is nothing."""
    number[:] = 0.0
    number[0] = 1.0
    low, high = 0, 1
    for area in some:
        share = below[area]
        rest = 1 - share
        spare[low] = number[low] * rest
        for many in range(low + 1, high):
            spare[many] = number[many] * rest + number[many - 1] * share
        spare[high] = number[high - 1] * share
        high += 1
        for many in range(low, high):
            number[many] = spare[many]
        while number[low] < _SMALL:
            number[low] = 0.0
            low += 1
        while number[high - 1] < _SMALL:
            number[high - 1] = 0.0
            high -= 1
    return low, high


@kernel
def _without(
    below: Array,
    density: Array,
    some: NDArray[np.intp],
    number: Array,
    low: int,
    high: int,
    surely: int,
    chances: Array,
) -> None:
    """Take each of a few areas out of the number below, and add what is left to its chances.

    From the side on which the area adds least: (1 − p) r₀ = c₀, (1 − p) rₖ = cₖ − p rₖ₋₁ for p up to ½, and downwards
    for larger p, so that errors die out.
    """
    left = np.zeros(_BLOCK)
    times, back = np.zeros(_BLOCK), np.zeros(_BLOCK)
    for one in range(len(some)):
        share = below[some[one]]
        least = share if share <= 0.5 else 1 - share  # noqa: PLR2004
        times[one], back[one] = 1 / (1 - least), least / (1 - least)
    for step in range(high - low):
        for one in range(len(some)):
            area = some[one]
            upwards = below[area] <= 0.5  # noqa: PLR2004
            many = low + step if upwards else high - 1 - step
            left[one] = number[many] * times[one] - left[one] * back[one]
            at = surely + (many if upwards else many - 1)
            if 0 <= at < len(chances):  # beyond it lies only what rounding left
                chances[area, at] += density[area] * left[one]
