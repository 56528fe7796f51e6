"""Months side by side: as long as each other, and without what every year brings."""

from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

YEAR: Final = 12
LEAST_YEARS: Final = 3
MEAN_MONTH: Final = 365.2425 / 12  # days, in the Gregorian calendar

Array = NDArray[np.float64]


def days_in_months(first: str, count: int) -> Array:
    """How many days each of `count` months has, from `first` (2023-11) on: February of a leap year has 29."""
    months = np.datetime64(first, "M") + np.arange(count + 1)
    return np.diff(months.astype("datetime64[D]")).astype(np.float64)


def per_mean_month(counts: ArrayLike, days: ArrayLike) -> Array:
    """Counts as they would be in a month of 30.44 days: count × 30.436875 ÷ days.

    counts, days
        of shapes that go together, months along the last axis.
    """
    length = np.asarray(days, dtype=np.float64)
    if not np.all(length > 0):
        raise ValueError("a month has days")
    return np.asarray(counts, dtype=np.float64) * MEAN_MONTH / length


def seasonal_index(counts: ArrayLike, days: ArrayLike, first_month: int = 1) -> Array:
    """How much more than in a mean month occurs in January to December, from all areas together.

    With x the sum over areas per day, m the centred moving mean of twelve months, and the index the median over years::

        mₜ = (½ xₜ₋₆ + xₜ₋₅ + … + xₜ₊₅ + ½ xₜ₊₆) ÷ 12        index = median of xₜ ÷ mₜ by month, ÷ their mean

    The median, so that one spring in which the country stood still is no season. The frame and not each area by itself:
    a season of small counts is chance.

    counts
        areas × months, every month of the span, at least three full years; not a number is refused, since a missing
        month is no zero.
    days
        per month.
    first_month
        which month of the year the first is, 1 to 12.
    returns
        twelve factors, January first, with mean 1.

    Raises ValueError for fewer than 36 months, for a missing month, and where nothing was counted.

    Source: J. Shiskin, A. H. Young and J. C. Musgrave, The X-11 variant of the Census Method II seasonal adjustment
    program, Bureau of the Census (1967), its first step (ratio to the 2 × 12 moving average).
    """
    table = np.atleast_2d(np.asarray(counts, dtype=np.float64))
    if table.shape[-1] < LEAST_YEARS * YEAR:
        raise ValueError(f"a season shows in {LEAST_YEARS} full years; here are {table.shape[-1]} months")
    if not 1 <= first_month <= YEAR:
        raise ValueError("a month is numbered 1 to 12")
    if not np.isfinite(table).all():
        raise ValueError("a month is missing: leave out the areas of which not every month is known")
    daily = table.sum(axis=0) / np.asarray(days, dtype=np.float64)
    weights = np.concatenate([[0.5], np.ones(YEAR - 1), [0.5]]) / YEAR
    trend = np.convolve(daily, weights, mode="valid")
    if not np.all(trend > 0):
        raise ValueError("there is a year in which nothing was counted: that tells no season")
    ratio = daily[YEAR // 2 : -YEAR // 2] / trend
    month = (np.arange(len(ratio)) + YEAR // 2 + first_month - 1) % YEAR
    index = np.array([np.median(ratio[month == one]) for one in range(YEAR)])
    return np.asarray(index / index.mean())


def adjusted_for_season(counts: ArrayLike, days: ArrayLike, index: Array, first_month: int = 1) -> Array:
    """Counts per mean month, without the season: of shape … × months, in counts."""
    even = per_mean_month(counts, days)
    month = (np.arange(even.shape[-1]) + first_month - 1) % YEAR
    return np.asarray(even / index[month])
