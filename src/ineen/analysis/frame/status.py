"""What a cell of a frame holds: a value, or the reason why it has none. Absent, zero, unknown and suppressed differ."""

from enum import IntEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ineen.analysis.store.cells import CellStatus

Statuses = NDArray[np.uint8]


class Status(IntEnum):
    """From what is told best to what may be told least: of several the highest holds, and absent counts for nothing.

    Zero is no status: it is the value 0 of a cell that has one.
    """

    ABSENT = 0  # cannot occur: no buurt, no inhabitants
    FINAL = 1
    PROVISIONAL = 2
    NOT_PUBLISHED = 3  # the publisher says that it gives no value
    UNKNOWN = 4  # no delivery says anything
    SUPPRESSED = 5  # there is a value, and it may not be shown


OF_CELLS: Final = {
    CellStatus.FINAL: Status.FINAL,
    CellStatus.PROVISIONAL: Status.PROVISIONAL,
    CellStatus.NOT_PUBLISHED: Status.NOT_PUBLISHED,
    CellStatus.ABSENT: Status.ABSENT,
    CellStatus.UNKNOWN: Status.UNKNOWN,
    CellStatus.SUPPRESSED: Status.SUPPRESSED,
}


def has_value(statuses: Statuses) -> NDArray[np.bool_]:
    """Which cells have a value, zero included."""
    return np.isin(statuses, (Status.FINAL, Status.PROVISIONAL))
