"""Sums over a cube, in one pass: periods of a window, members of a group. Status goes along as in `frame.summed`."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ineen.analysis.frame.status import Status, Statuses, has_value
from ineen.analysis.national.compiled import kernel, spread
from ineen.analysis.national.cube import MIXED, Cube

NOWHERE: Final = -1  # of an area that belongs to no group
_WITH_VALUE: Final = int(Status.PROVISIONAL)  # up to here, absent aside: kernels know plain numbers
_HOLDS: Final = 65536


class Sums(NamedTuple):
    """Indicators × areas, or × groups: counts, and what each of them is. Without a value the count is 0."""

    counts: NDArray[np.uint32]
    status: Statuses

    @property
    def known(self) -> NDArray[np.bool_] | None:
        """Which have a value; None where all have."""
        told = has_value(self.status)
        return None if told.all() else told


def window_sums(cube: Cube, periods: Sequence[int]) -> Sums:
    """Each cell added up over periods, by their positions.

    A sum is as well known as the least known of its parts: the highest status holds, and absent adds nothing. Raises
    ValueError where a sum may be larger than four thousand million.
    """
    if len(periods) * int(np.iinfo(cube.values.dtype).max) > np.iinfo(np.uint32).max:
        _check_fits(cube, periods)
    at = np.asarray(periods, dtype=np.intp)
    shape = cube.names.shape[1:]
    counts, status = np.zeros(shape, dtype=np.uint32), np.zeros(shape, dtype=np.uint8)
    spread(
        lambda first, end: add_periods(cube.values, cube.status, cube.uniform, at, counts, status, first, end), shape[0]
    )
    return Sums(counts, status)


def group_sums(sums: Sums, group: NDArray[np.integer], groups: int) -> Sums:
    """Areas added up by the group that each belongs to: its position, or `NOWHERE`; status as in `window_sums`."""
    belongs = np.asarray(group, dtype=np.int32)
    if len(belongs) != sums.counts.shape[1] or (
        belongs.size and not NOWHERE <= belongs.min() <= belongs.max() < groups
    ):
        raise ValueError("every area belongs to one of the groups, or to none")
    shape = (len(sums.counts), groups)
    counts, status = np.zeros(shape, dtype=np.uint64), np.zeros(shape, dtype=np.uint8)
    spread(lambda first, end: add_members(sums.counts, sums.status, belongs, counts, status, first, end), shape[0])
    if counts.size and counts.max() > np.iinfo(np.uint32).max:
        raise ValueError("a sum is larger than four thousand million")
    return Sums(counts.astype(np.uint32), status)


def totals(cube: Cube) -> NDArray[np.uint64]:
    """Everything that was counted, per period and indicator: one pass over the values."""
    found = np.zeros(cube.names.shape[:2], dtype=np.uint64)
    spread(lambda first, end: add_areas(cube.values, found, first, end), len(found))
    return found


def _check_fits(cube: Cube, periods: Sequence[int]) -> None:
    if len(periods) * int(cube.values[list(periods)].max(initial=0)) > np.iinfo(np.uint32).max:
        raise ValueError("a sum may be larger than four thousand million")


@kernel
def add_periods(
    values: NDArray[np.unsignedinteger],
    status: Statuses,
    uniform: NDArray[np.uint8],
    periods: NDArray[np.intp],
    counts: NDArray[np.uint32],
    together: Statuses,
    first: int,
    end: int,
) -> None:
    for indicator in range(first, end):
        row, told = counts[indicator], together[indicator]
        least = np.uint8(0)
        for period in periods:
            from_here = values[period, indicator]
            for area in range(len(row)):
                row[area] += np.uint32(from_here[area])
            if uniform[period, indicator] == MIXED:
                _raise(told, status[period, indicator])
            else:
                least = max(least, uniform[period, indicator])
        for area in range(len(row)):
            told[area] = max(told[area], least)
        if told.max() > _WITH_VALUE:
            for area in range(len(row)):
                row[area] = row[area] if told[area] <= _WITH_VALUE else 0


@kernel
def _raise(told: Statuses, status: Statuses) -> None:
    for area in range(len(told)):
        told[area] = max(told[area], status[area])


@kernel
def add_members(
    counts: NDArray[np.uint32],
    status: Statuses,
    group: NDArray[np.int32],
    found: NDArray[np.uint64],
    together: Statuses,
    first: int,
    end: int,
) -> None:
    for indicator in range(first, end):
        row, told = counts[indicator], status[indicator]
        for area in range(len(group)):
            if group[area] >= 0:
                found[indicator, group[area]] += np.uint64(row[area])
        least, most = told.min(), told.max()
        for area in range(len(group)):
            if group[area] >= 0 and (least < most or together[indicator, group[area]] < most):
                together[indicator, group[area]] = max(together[indicator, group[area]], told[area])
        for at in range(found.shape[1]):
            if together[indicator, at] > _WITH_VALUE:
                found[indicator, at] = 0


@kernel
def add_areas(values: NDArray[np.unsignedinteger], found: NDArray[np.uint64], first: int, end: int) -> None:
    for period in range(first, end):
        for indicator in range(values.shape[1]):
            row = values[period, indicator]
            whole = np.uint64(0)
            for start in range(0, len(row), _HOLDS):
                whole += _added(row[start : start + _HOLDS])
            found[period, indicator] = whole


@kernel
def _added(row: NDArray[np.unsignedinteger]) -> np.uint64:
    if row.itemsize == 2:  # noqa: PLR2004 - as many of two bytes as `_HOLDS` fit in 32 bits, which add twice as fast
        part = np.uint32(0)
        for area in range(len(row)):
            part += np.uint32(row[area])
        return np.uint64(part)
    whole = np.uint64(0)
    for area in range(len(row)):
        whole += np.uint64(row[area])
    return whole
