"""`statistics.small_areas` for the whole country: the uncertainty of the prior included, at the cost of a polynomial.

All that the formulas ask of an area's exposure e are smooth functions of ln e, the same for all areas of an indicator:
Σ w ÷ (β + e) and the like. They are worked out at Chebyshev points and looked up; what the areas say about the prior is
gathered at such points too, so that the likelihood of an indicator is a sum over some fifty points, not 14,500 areas.
"""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ineen.analysis.national.compiled import kernel, spread
from ineen.analysis.national.exposures import DEGREE, NODES, PIECES, Exposures, told_at_points
from ineen.analysis.national.prior import find_prior, kinds_of
from ineen.analysis.national.quantiles import quantile, quantile_table
from ineen.analysis.statistics.intervals import CONFIDENCE
from ineen.analysis.statistics.small_areas import LEAST_AREAS

Array = NDArray[np.float64]
Counts = NDArray[np.uint32]
_FUNCTIONS: Final = 5
_TO_POWERS: Final[Array] = np.linalg.inv(np.vander(NODES, increasing=True)).astype(np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class Rates:
    """Indicators × areas: the smoothed rate as count per unit of exposure, and its bounds, empty where not asked.

    All not a number where fewer than 20 areas are lived in or an indicator has no counts at all.
    """

    value: Array
    low: Array
    high: Array


def smoothed_rates(
    counts: Counts,
    exposures: Exposures,
    *,
    known: NDArray[np.bool_] | None = None,
    intervals: bool = True,
    confidence: float = CONFIDENCE,
) -> Rates:
    """`small_areas.smoothed` with `small_areas.prior_of`, per indicator over all areas that are lived in and known.

    counts
        indicators × areas.
    known
        of the same shape: which cells have a value; None where all have. What is not known gets no rate.

    Agrees with the reference to 1e-8 of each rate and bound: the reference itself adds 14,500 terms of a likelihood to
    some nine digits.
    """
    if not 0 < confidence < 1:
        raise ValueError(f"a confidence lies between 0 and 1; {confidence} does not")
    shape = counts.shape
    value = np.empty(shape)
    low, high = (np.empty(shape), np.empty(shape)) if intervals else (np.empty((len(counts), 0)),) * 2
    tail = (1 - confidence) / 2
    tables = quantile_table(tail), quantile_table(1 - tail)
    everywhere = np.arange(len(exposures.lived))
    everybody = exposures.everybody(everywhere)

    def work(first: int, end: int) -> None:
        for one in range(first, end):
            row = counts[one], value[one], low[one], high[one]
            if known is None or known[one].all():
                _smooth(*row, exposures, everywhere, everybody, tables)
            else:
                here = np.flatnonzero(known[one, exposures.lived])
                _smooth(*row, exposures, here, exposures.everybody(here), tables)
                for each in row[1:]:
                    each[~known[one] if each.size else slice(0)] = np.nan

    spread(work, len(counts))
    return Rates(value, low, high)


def _smooth(
    counts: Counts,
    value: Array,
    low: Array,
    high: Array,
    exposures: Exposures,
    here: NDArray[np.intp],
    everybody: Array,
    tables: tuple[Array, Array],
) -> None:
    """Fill the rates of one indicator, learning from the lived areas at `here`; not a number where they do not tell."""
    all_of_them = len(here) == len(exposures.lived)
    areas = exposures.lived if all_of_them else exposures.lived[here]
    kinds, times, exposed = kinds_of(counts, areas, exposures.exposure)
    if len(areas) < LEAST_AREAS or not kinds.any():
        value[:], low[:], high[:] = np.nan, np.nan, np.nan
        return
    basis = exposures.basis if all_of_them else exposures.basis[here]
    said = told_at_points(counts, areas, exposures.piece, basis, exposures.onward)
    prior = find_prior(kinds, times, said, everybody, exposures.points, float(kinds @ times), exposed)
    table = tabulate(*prior, exposures.first, exposures.width, NODES, _TO_POWERS, len(low) > 0)
    fill_rates(counts, exposures.exposure, exposures.piece, exposures.within, table, *prior, *tables, value, low, high)


@kernel
def tabulate(
    mean: Array,
    shape: Array,
    weight: Array,
    first: float,
    width: float,
    nodes: Array,
    to_powers: Array,
    intervals: bool,
) -> Array:
    """Pieces of ln e × powers × functions. With m = (α + y) ÷ (β + e) over the prior, the mean of m is A₀ + A₁y, and
    its variance within and between is V₀ + V₁y + V₂y²."""
    table, rate = np.zeros((PIECES, DEGREE + 1, _FUNCTIONS)), shape / mean
    told = np.empty(_FUNCTIONS)
    for piece in range(PIECES):
        for node in range(DEGREE + 1):
            exposure = math.exp(first + width * (piece + (1 + nodes[node]) / 2))
            told[:] = 0.0
            for one in range(len(weight)):
                scale = 1 / (rate[one] + exposure)
                told[0] += weight[one] * shape[one] * scale
                told[1] += weight[one] * scale
            constant, slope = told[0], told[1]
            for one in range(len(weight) if intervals else 0):
                scale = 1 / (rate[one] + exposure)
                away, turned = shape[one] * scale - constant, scale - slope
                told[2] += weight[one] * (shape[one] * scale * scale + away * away)
                told[3] += weight[one] * (scale * scale + 2 * away * turned)
                told[4] += weight[one] * turned * turned
            for power in range(DEGREE + 1):
                for function in range(_FUNCTIONS):
                    table[piece, power, function] += to_powers[power, node] * told[function]
    return table


@kernel
def fill_rates(
    counts: Counts,
    exposure: Array,
    piece: NDArray[np.int16],
    within: Array,
    table: Array,
    mean: Array,
    shape: Array,
    weight: Array,
    lower: Array,
    upper: Array,
    value: Array,
    low: Array,
    high: Array,
) -> None:
    for area in range(len(counts)):
        count, at, away = float(counts[area]), piece[area], within[area]
        if exposure[area] > 0:
            constant, slope = table[at, DEGREE, 0], table[at, DEGREE, 1]
            for power in range(DEGREE - 1, -1, -1):
                constant = constant * away + table[at, power, 0]
                slope = slope * away + table[at, power, 1]
            value[area] = constant + slope * count
        else:
            value[area] = (weight * (shape + count) * mean / shape).sum()
        if len(low):
            if exposure[area] > 0:
                still, once, twice = table[at, DEGREE, 2], table[at, DEGREE, 3], table[at, DEGREE, 4]
                for power in range(DEGREE - 1, -1, -1):
                    still = still * away + table[at, power, 2]
                    once = once * away + table[at, power, 3]
                    twice = twice * away + table[at, power, 4]
                variance = still + count * (once + count * twice)
            else:
                each = (shape + count) * mean / shape
                variance = (weight * (each * mean / shape + (each - value[area]) ** 2)).sum()
            form, scale = value[area] ** 2 / variance, variance / value[area]
            low[area], high[area] = quantile(form, lower) * scale, quantile(form, upper) * scale
