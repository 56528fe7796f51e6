"""A frame of one area division, told in another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ineen.analysis.areas.parts import Part, is_itself, parts
from ineen.analysis.areas.shares import TWO_SIDED, concentration, share_variance
from ineen.analysis.frame.frame import Frame
from ineen.analysis.frame.status import Status, Statuses, has_value
from ineen.ground.kernel.area_changes import ChangeTable


@dataclass(frozen=True, slots=True, eq=False)
class Converted:
    """What a frame says in another division.

    frame
        its areas are those that were asked.
    variance
        of the same shape: what the conversion adds to the variance of each count; 0 where areas were only added.
    unsure
        of the same shape: where a border may have moved as well, so that nobody knows how unsure the count is.
    converted
        per area whether it is not simply itself.
    """

    frame: Frame
    variance: NDArray[np.float64]
    unsure: NDArray[np.bool_]
    converted: NDArray[np.bool_]

    @property
    def exact(self) -> NDArray[np.bool_]:
        """Where a count is as sure as what it was made of."""
        return np.asarray((self.variance == 0) & ~self.unsure, dtype=np.bool_)


def converted(frame: Frame, table: ChangeTable, areas: Iterable[str], *, since: int, until: int) -> Converted:
    """The counts of these areas of the division of `until`, from a frame in the division of `since`.

    frame
        counts, as they were told in the older division: what is there in the newer one already must not be given.
    returns
        whole areas are added up, and stay whole numbers. Of a divided area its share counts, which adds variance.

    The status of each count is the highest of its parts, as in a sum (`frame.arithmetic.summed`): with an unknown part,
    or one whose share nobody knows, it is unknown, and with a suppressed one suppressed. Absent parts add nothing, and
    of absent parts alone the count is absent, not zero. A count that is less than the uncertainty of its conversion is
    unknown as well.
    """
    wanted = tuple(areas)
    made_of = [parts(table, area, since, until) for area in wanted]
    made = [_of_area(frame, ones) for ones in made_of]
    shape = (len(made), *frame.status.shape[1:])
    status = np.array([one.status for one in made], dtype=np.uint8).reshape(shape)
    values = np.array([one.values for one in made], dtype=np.float64).reshape(shape)
    variance = np.array([one.variance for one in made], dtype=np.float64).reshape(shape)
    unsure = (
        np.repeat([one.unsure for one in made], int(np.prod(frame.status.shape[1:]))).astype(np.bool_).reshape(shape)
    )
    itself = [is_itself(ones, area) for ones, area in zip(made_of, wanted, strict=True)]
    told = frame.renamed("areas", wanted, status, values)
    return Converted(told, variance, unsure, ~np.array(itself, dtype=bool))


@dataclass(frozen=True, slots=True)
class _Made:
    status: Statuses
    values: NDArray[np.float64]
    variance: NDArray[np.float64]
    unsure: bool


def _of_area(frame: Frame, made_of: Sequence[Part]) -> _Made:
    older = frame.select(areas=[part.code for part in made_of])
    status = older.status.max(axis=0)
    if any(part.weight is None for part in made_of):
        status = np.maximum(status, np.uint8(Status.UNKNOWN))
    shares = np.array([1.0 if part.whole else part.weight or 0.0 for part in made_of])
    values = np.nansum(older.values * shares[:, np.newaxis, np.newaxis], axis=0)
    variance = np.zeros_like(values)
    for row, part in enumerate(made_of):
        if part.weight is not None and not part.whole:
            variance += share_variance(np.nan_to_num(older.values[row]), part.weight, concentration(part))
    too_unsure = has_value(status) & (TWO_SIDED * np.sqrt(variance) > values)
    status = np.where(too_unsure, np.uint8(Status.UNKNOWN), status)
    told = has_value(status)
    unsure = any(not part.certain for part in made_of)
    return _Made(status, np.where(told, values, np.nan), np.where(told, variance, 0.0), unsure)
