"""Values in a few classes with round limits, for a map: zero by itself, all others by size."""

from collections.abc import Iterable
from math import ceil, floor, log10
from typing import Final

MOST: Final = 5
WIDE: Final = 8.0  # from this many times the least on, steps of one size would put nearly all areas in one class
_STEPS: Final = (1.0, 2.0, 2.5, 5.0)
_ROUND: Final = (1.0, 2.0, 5.0)


def limits_between(values: Iterable[float]) -> tuple[float, ...]:
    """Round limits between classes, each the least value of the class above it; at most five classes, zero one of them.

    Steps of one size where the largest value is less than 8 times the least, else steps of 1, 2, 5, 10. The limits
    follow from the values alone, never from what somebody wants to show. Empty where all values fall in one class.

    values
        0 and up, in any order.
    """
    told = sorted(values)
    above = [one for one in told if one > 0]
    if not above:
        return ()
    most = MOST - (told[0] == 0)
    found = _growing(above, most) if above[-1] >= WIDE * above[0] else _even(above, most)
    return tuple(one for one in found if above[0] < one <= above[-1])


def _even(values: list[float], most: int) -> list[float]:
    low, high = values[0], values[-1]
    if low == high:
        return []
    whole = all(float(one).is_integer() for one in values)
    power = 10.0 ** (floor(log10(high - low)) - 1)
    steps = (round(scale * one * power, 12) for scale in (1, 10, 100) for one in _STEPS)
    fits = (one for one in steps if not whole or (one >= 1 and one.is_integer()))
    return next(found for step in fits if len(found := _multiples(step, low, high, most)) < most)


def _multiples(step: float, low: float, high: float, most: int) -> list[float]:
    """Those of a step between two values, as they are written: dividing alone is off by one for such as 0.6 and 0.2.

    Not all where there are more than `most`.
    """
    first = floor(low / step)
    told = (round((first + place) * step, 12) for place in range(most + 3))
    return [one for one in told if low < one <= high]


def _growing(values: list[float], most: int) -> list[float]:
    first, last = floor(log10(values[0])), ceil(log10(values[-1]))
    for steps in (_ROUND, _ROUND[:1]):
        around = (round(one * 10.0**power, 12) for power in range(first, last + 1) for one in steps)
        found = [one for one in around if values[0] < one <= values[-1]]
        if len(found) < most:
            return found
    return found[1 - most :]
