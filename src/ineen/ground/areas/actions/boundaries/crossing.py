"""Whether a ring crosses itself."""

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from numpy.typing import NDArray

AT_ONCE: Final = 256  # pieces of a ring against all others: a ring of 20,000 takes 40 MB


def crosses_itself(ring: list[tuple[float, float]], slip: float) -> bool:
    """Whether two pieces of a ring cut through each other by more than `slip` metres; touching in a point is allowed.

    ring
        without its first point again at the end.
    slip
        how far a line may be moved: generalising leaves loops so small that nobody sees them.
    """
    import numpy as np

    starts = np.array(ring)
    ends = np.roll(starts, -1, axis=0)
    return any(_depth(starts, ends, *pair) > slip for pair in _crossings(starts, ends))


def _crossings(starts: "NDArray[Any]", ends: "NDArray[Any]") -> Iterator[tuple[int, int]]:
    """Positions of pieces that cut through each other, the first before the second."""
    import numpy as np

    for first in range(0, len(starts), AT_ONCE):
        a, b = starts[first : first + AT_ONCE, None], ends[first : first + AT_ONCE, None]
        one = _side(a, b, starts[None]) * _side(a, b, ends[None])
        other = _side(starts[None], ends[None], a) * _side(starts[None], ends[None], b)
        for row, column in np.argwhere((one < 0) & (other < 0)).tolist():
            if first + row < column:
                yield first + row, column


def _depth(starts: "NDArray[Any]", ends: "NDArray[Any]", first: int, second: int) -> float:
    """How far the nearest end of two pieces that cross lies from the line of the other."""
    return min(
        abs(float(_cross(starts[line], ends[line], end))) / math.dist(starts[line], ends[line])
        for line, other in ((first, second), (second, first))
        for end in (starts[other], ends[other])
    )


def _cross(a: "NDArray[Any]", b: "NDArray[Any]", point: "NDArray[Any]") -> Any:
    along = (b[..., 0] - a[..., 0]) * (point[..., 1] - a[..., 1])
    return along - (b[..., 1] - a[..., 1]) * (point[..., 0] - a[..., 0])


def _side(a: "NDArray[Any]", b: "NDArray[Any]", point: "NDArray[Any]") -> "NDArray[Any]":
    """1 and −1 for the two sides of the line from a to b, 0 on it; smaller than rounding is on it."""
    import numpy as np

    return np.asarray(np.sign(np.round(_cross(a, b, point), 2)))
