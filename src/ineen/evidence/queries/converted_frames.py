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
        one publisher; else that of its parts. Sums that hold a share of a divided area are not made: what is estimated
        is never tested. Where a part has no value the cell stays as it was, and is refused later.
    """
    from ineen.analysis.store.framing import Framed

    frame = found.frame
    status, values, version = frame.status.copy(), frame.values.copy(), found.version.copy()
    rows = {str(area): row for row, area in enumerate(frame.areas)}
    for area in sorted(table.changed & rows.keys()):
        for division in sorted({one.classification_year for one in stamps if one.classification_year}, reverse=True):
            made_of = parts(table, area, division, year)
            if is_itself(made_of, area) or not all(one.exact and one.code in rows for one in made_of):
                continue
            places = [rows[one.code] for one in made_of]
            whole = _whole(found, stamps, division, places)
            own = found.version[rows[area]]
            fill = whole & ((own < 0) | _told_in(own, stamps, division))
            status[rows[area]][fill] = frame.status[places].max(axis=0)[fill]
            values[rows[area]][fill] = frame.values[places].sum(axis=0)[fill]
            version[rows[area]][fill] = _version(version[rows[area]], found.version[places].max(axis=0), stamps)[fill]
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
