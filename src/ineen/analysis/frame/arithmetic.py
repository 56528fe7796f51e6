"""Sums and rates of frames, in which absent, zero, unknown and suppressed stay what they are."""

from collections.abc import Hashable, Mapping, Sequence

import numpy as np

from ineen.analysis.frame.frame import AXES, Axis, Frame
from ineen.analysis.frame.status import Status, Statuses, has_value


def summed(frame: Frame, axis: Axis, groups: Mapping[str, Sequence[Hashable]]) -> Frame:
    """A frame with one position per group along an axis: the members of each added up.

    groups
        per new name the names of its members. A member that the frame does not have is unknown.
    returns
        the status of each sum is the highest of its members: with one unknown member the sum is unknown, with a
        suppressed one it is suppressed, since the sum and the others would tell the value. Absent members add nothing;
        a sum of absent members alone, or of none, is absent, and never zero.
    """
    place = AXES.index(axis)
    parts = [frame.select(**{axis: members}) for members in groups.values()]
    status = np.stack([part.status.max(axis=place, initial=Status.ABSENT) for part in parts], place)
    added = np.stack([np.nansum(part.values, axis=place) for part in parts], place)
    return frame.renamed(axis, tuple(groups), status, np.where(has_value(status), added, np.nan))


def rates(counts: Frame, exposure: Frame, per: float = 1.0) -> Frame:
    """Counts against what they are set against, cell by cell: `per` × count ÷ exposure.

    exposure
        a frame with the same areas and periods, and either the same indicators or one for all.
    returns
        the status of each rate is the higher of both. Where either is absent, or the exposure is zero, the rate is
        absent: where nobody lives there is no number per inhabitant, and it is no zero.
    """
    if counts.areas != exposure.areas or counts.periods != exposure.periods:
        raise ValueError("a rate sets counts against the exposure of the same areas and periods")
    if exposure.indicators != counts.indicators and len(exposure.indicators) != 1:
        raise ValueError("the exposure has the same indicators as the counts, or one for all")
    status = combined(counts.status, exposure.status)
    status[np.broadcast_to(exposure.values == 0, status.shape)] = Status.ABSENT
    told = has_value(status)
    against = np.where(told, exposure.values, 1.0)
    values = np.where(told, counts.values * per / against, np.nan)
    return Frame(counts.areas, counts.indicators, counts.periods, status, values)


def combined(*statuses: Statuses) -> Statuses:
    """What holds for something that needs all of these cells: absent where one is absent, otherwise the highest."""
    together = np.maximum.reduce(np.broadcast_arrays(*statuses))
    return np.where(np.minimum.reduce(np.broadcast_arrays(*statuses)) == Status.ABSENT, Status.ABSENT, together).astype(
        np.uint8
    )
