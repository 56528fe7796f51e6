"""All areas of one kind at once, on the ground of today: as far as whole areas can be added, and no further."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ineen.analysis.areas.parts import is_itself, parts
from ineen.ground.kernel.area_changes import ChangeTable
from ineen.ground.kernel.figures import SourceStamp

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ineen.analysis.store.framing import Framed


def on_ground_of_today(found: "Framed", stamps: Sequence[SourceStamp], table: ChangeTable, year: int) -> "Framed":
    """The frame with the sums of what went whole into an area of today, where an older delivery told its parts.

    stamps
        of the versions of the frame, in their order.
    returns
        each sum has the version of the newest period of its area, which it can now be compared with, where both have
        one publisher; else that of its parts. What holds a share of a divided area is unknown: it is an estimate, and
        an estimate is never tested. Where a part has no value the cell stays as it was, on its ground of then, and is
        unknown where the newest period is on that of today, or the other way round.
    """
    import numpy as np

    from ineen.analysis.frame.status import Status
    from ineen.analysis.store.framing import Framed

    frame = found.frame
    status, values, version = frame.status.copy(), frame.values.copy(), found.version.copy()
    rows = {str(area): row for row, area in enumerate(frame.areas)}
    for area in sorted(table.changed & rows.keys()):
        row, own = rows[area], found.version[rows[area]]
        older, estimated = np.zeros(own.shape, dtype=np.bool_), np.zeros(own.shape, dtype=np.bool_)
        for division in sorted({one.classification_year for one in stamps if one.classification_year}, reverse=True):
            made_of = parts(table, area, division, year)
            if is_itself(made_of, area):
                continue
            inside = _told_in(own, stamps, division)
            older |= inside
            if not all(one.exact for one in made_of):
                estimated |= inside & all(one.weight is not None for one in made_of)
            elif all(one.code in rows for one in made_of):
                places = [rows[one.code] for one in made_of]
                fill = _whole(found, stamps, division, places) & ((own < 0) | inside)
                status[row][fill] = frame.status[places].max(axis=0)[fill]
                values[row][fill] = frame.values[places].sum(axis=0)[fill]
                version[row][fill] = _version(version[row], found.version[places].max(axis=0), stamps)[fill]
                older &= ~fill
        unlike = estimated | (older != older[:, :1])
        status[row][unlike], values[row][unlike] = Status.UNKNOWN, np.nan
    return Framed(frame.renamed("periods", frame.periods, status, values), version)


def _whole(found: "Framed", stamps: Sequence[SourceStamp], division: int, places: Sequence[int]) -> "NDArray[np.bool_]":
    """Where every part has a value, of one publisher and in this division."""
    import numpy as np

    from ineen.analysis.frame.status import has_value

    told = has_value(found.frame.status[places]).all(axis=0)
    inside = np.stack([_told_in(found.version[place], stamps, division) for place in places]).all(axis=0)
    publisher = _publishers(stamps)[found.version[places]]
    return np.asarray(told & inside & (publisher == publisher[0]).all(axis=0), dtype=np.bool_)


def _told_in(version: "NDArray[np.int16]", stamps: Sequence[SourceStamp], division: int) -> "NDArray[np.bool_]":
    import numpy as np

    years = np.array([one.classification_year or 0 for one in stamps])
    return np.asarray((version >= 0) & (years[version] == division), dtype=np.bool_)


def _version(
    own: "NDArray[np.int16]", of_parts: "NDArray[np.int16]", stamps: Sequence[SourceStamp]
) -> "NDArray[np.int16]":
    """That of the newest period, the first of each row, where who tells it also told the parts."""
    import numpy as np

    newest = np.broadcast_to(own[:, :1], of_parts.shape)
    publisher = _publishers(stamps)
    same = (newest >= 0) & (publisher[newest] == publisher[of_parts])
    return np.where(same, newest, of_parts).astype(np.int16)


def _publishers(stamps: Sequence[SourceStamp]) -> "NDArray[np.intp]":
    import numpy as np

    return np.unique([one.publisher for one in stamps], return_inverse=True)[1]
