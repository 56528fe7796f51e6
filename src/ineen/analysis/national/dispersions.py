"""`statistics.dispersion` and the test of change that rests on it, compiled: the same grid, the same formula."""

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ineen.analysis.national.compiled import kernel
from ineen.analysis.national.tails import more_than_found, normal_quantile, student_below
from ineen.analysis.statistics.dispersion import LEAST_CELLS, LEAST_COUNT, Dispersion
from ineen.analysis.statistics.robust import EFFICIENCY

Array = NDArray[np.float64]
LEVEL, SLOPE, CENTRE, RATIO, CELLS, TOLD_LEVEL, TOLD_BOTH, TOLD_SLOPE = range(8)  # positions in what `fitted` fills
FIELDS: Final = 8
_ZOOMS: Final = 3
_CAUGHT: Final = 0.920537  # of `statistics.robust`, as the bend
_BEND: Final = 4.0
_BATCH: Final = 8  # factors multiplied before their logarithm is taken: far below what a float can hold


def dispersion_of(found: Array) -> Dispersion | None:
    """What `fit_dispersion` found, as the reference has it; None where the cells do not tell."""
    if not found[CELLS]:
        return None
    information = np.array([[found[TOLD_LEVEL], found[TOLD_BOTH]], [found[TOLD_BOTH], found[TOLD_SLOPE]]])
    level, slope, centre, ratio = map(float, found[: RATIO + 1])
    return Dispersion(level, slope, centre, ratio, int(found[CELLS]), information)


@kernel
def fit_dispersion(first: Array, second: Array, exposed: Array, found: Array) -> None:
    """`dispersion_over` of cells that all have values; `found` keeps 0 cells where they do not tell."""
    places = np.flatnonzero(first + second >= LEAST_COUNT)
    found[CELLS] = 0
    if len(places) < LEAST_CELLS:
        return
    before, after, ratios = first[places], second[places], exposed[places]
    size = before + after
    common = _common_ratio(after, before * ratios, size)
    share = common * ratios / (1 + common * ratios)
    squared = (after - size * share) ** 2 / (size * share * (1 - share))
    logs = np.log(size)
    centre = logs.mean()
    away = logs - centre
    level, slope = _best(squared, away)
    told = np.zeros(3)
    for one in away:
        excess = math.exp(level + slope * one)
        weight = (excess / (1 + excess)) ** 2
        told[0] += weight
        told[1] += weight * one
        told[2] += weight * one * one
    found[LEVEL], found[SLOPE], found[CENTRE], found[RATIO], found[CELLS] = level, slope, centre, common, len(size)
    found[TOLD_LEVEL] = EFFICIENCY / 2 * told[0] + 1e-9
    found[TOLD_BOTH] = EFFICIENCY / 2 * told[1]
    found[TOLD_SLOPE] = EFFICIENCY / 2 * told[2] + 1e-9


@kernel
def change_probability(first: float, second: float, exposed: float, told: Array) -> float:
    """`Dispersion.test` of one cell: `change_test` with the dispersion at its size, and how well that is known."""
    away = math.log(max(first + second, 1.0)) - told[CENTRE]
    excess = math.exp(told[LEVEL] + told[SLOPE] * away)
    factor, part = 1 + excess, excess / (1 + excess)
    both = told[TOLD_LEVEL] * told[TOLD_SLOPE] - told[TOLD_BOTH] ** 2
    variance = (told[TOLD_SLOPE] - 2 * away * told[TOLD_BOTH] + away * away * told[TOLD_LEVEL]) / both
    freedom = 2 / max(part * part * variance, 1e-6)
    more = second >= first * exposed
    share = (exposed if more else 1.0) / (1 + exposed)
    most, least = (second if more else first) / factor, (first if more else second) / factor
    up = 0.5 if most + least <= 0 else more_than_found(most, least, share)
    found = min(2 * min(up, 1 - up), 1.0)
    return 2 * student_below(normal_quantile(found / 2), freedom)


@kernel
def _common_ratio(after: Array, expected: Array, size: Array) -> float:
    ratios = (after + 0.5) / (expected + 0.5)
    order = np.argsort(ratios)
    half, weight = size.sum() / 2, 0.0
    for place in order:
        weight += size[place]
        if weight >= half:
            return float(ratios[place])
    return float(ratios[order[-1]])


@kernel
def _best(squared: Array, away: Array) -> tuple[float, float]:
    """The point of the grid with the least loss, three times, each with an eighth of the step."""
    slopes, levels = np.linspace(0.0, 1.0, 9), np.linspace(-8.0, 8.0, 33)
    level, slope = 0.0, 0.0
    for _ in range(_ZOOMS):
        least, before = np.inf, -1.0
        for steepness in slopes:
            if steepness == before:  # at the edge of what a slope may be several are the same
                continue
            before = steepness
            losses = _losses(squared, np.exp(steepness * away), np.exp(levels))
            at = losses.argmin()
            if losses[at] < least:
                least, slope, level = losses[at], steepness, levels[at]
        wide, high = slopes[1] - slopes[0], levels[1] - levels[0]
        slopes = np.minimum(np.maximum(np.linspace(slope - wide, slope + wide, 9), 0.0), 1.0)
        levels = np.linspace(level - high, level + high, 17)
    return level, slope


@kernel
def _losses(squared: Array, growth: Array, height: Array) -> Array:
    """`bent_loss` at many levels: the logarithm of a product in place of the sum of logarithms."""
    levels = len(height)
    near, logs = np.zeros(levels), np.zeros(levels)
    widths, bends = np.ones(levels), np.ones(levels)
    for cell in range(len(squared)):
        for level in range(levels):
            variance = 1 + height[level] * growth[cell]
            scaled = squared[cell] / variance
            near[level] += min(scaled, _BEND)
            widths[level] *= variance
            bends[level] *= max(scaled / _BEND, 1.0)
        if cell % _BATCH == _BATCH - 1 or cell == len(squared) - 1:
            for level in range(levels):
                logs[level] += _CAUGHT * math.log(widths[level]) + _BEND * math.log(bends[level])
                widths[level], bends[level] = 1.0, 1.0
    return near + logs
