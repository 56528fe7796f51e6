"""From cells to municipalities, wijken and buurten with an outline, each of one piece."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from ineen.faces.demonstration.cells import Cells, around, draw_cells
from ineen.faces.demonstration.region import Place, of_kind, places
from ineen.ground.areas.actions import FictionalArea, Ring
from ineen.ground.kernel.area_codes import AreaKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

SEED = 5
STEPS = 12
# where each municipality lies, in the units of the outline
CENTRES = {
    "GM9901": (420.0, 330.0),
    "GM9902": (230.0, 180.0),
    "GM9903": (480.0, 590.0),
    "GM9904": (760.0, 420.0),
    "GM9905": (640.0, 130.0),
}


@cache
def fictional_areas() -> tuple[FictionalArea, ...]:
    """Every area of the region with its outline, in the order of `region.places()`."""
    buurten = of_kind(AreaKind.BUURT)
    cells = draw_cells(len(buurten), seed=SEED)
    rings = dict(zip((str(one.code) for one in buurten), (cells.rings[at] for at in _cell_of_each(cells)), strict=True))
    return tuple(FictionalArea(place.code, place.name, _outline(place, rings)) for place in places())


def _outline(place: Place, rings: dict[str, Ring]) -> Ring:
    own = str(place.code)[2:]
    return around([ring for code, ring in rings.items() if code[2:].startswith(own)])


def _cell_of_each(cells: Cells) -> list[int]:
    """For each buurt the cell that it gets: first municipalities share out the cells, then wijken those of theirs."""
    import numpy as np

    towns = np.array([CENTRES[str(town.code)] for town in of_kind(AreaKind.MUNICIPALITY)])
    buurten = of_kind(AreaKind.BUURT)
    town_of = _shared_out(cells.points, towns, _sizes([str(one.code.municipality) for one in buurten]))
    chosen: list[int] = []
    for number, town in enumerate(of_kind(AreaKind.MUNICIPALITY)):
        own = np.flatnonzero(town_of == number)
        sizes = _sizes([one.wijk for one in buurten if one.code.municipality == town.code])
        chosen += _in_wijken(cells.points[own], own, sizes)
    return chosen


def _in_wijken(points: "NDArray[Any]", own: "NDArray[Any]", sizes: Sequence[int]) -> list[int]:
    """The cells of one municipality, wijk by wijk, each from the middle of the municipality outwards."""
    import numpy as np

    middle = points.mean(axis=0)
    angles = np.arange(len(sizes)) * 2 * np.pi / max(len(sizes) - 1, 1)
    centres = middle + 60 * np.stack((np.cos(angles), np.sin(angles)), axis=1)
    centres[0] = middle  # the first wijk is the centre
    wijk_of = _shared_out(points, centres, sizes)
    far = np.hypot(*(points - middle).T)
    return [int(own[at]) for number in range(len(sizes)) for at in np.argsort(far) if wijk_of[at] == number]


def _sizes(parents: Sequence[str]) -> list[int]:
    return [parents.count(parent) for parent in dict.fromkeys(parents)]


def _shared_out(points: "NDArray[Any]", centres: "NDArray[Any]", sizes: Sequence[int]) -> "NDArray[Any]":
    """For each point the number of its centre: as many points each as asked, the squared distances least in sum."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    slots = np.repeat(np.arange(len(sizes)), sizes)
    for _ in range(STEPS):
        squares = ((points[:, None] - centres[slots][None]) ** 2).sum(axis=2)
        _, slot = linear_sum_assignment(squares)
        number = slots[slot]
        centres = np.array([points[number == one].mean(axis=0) for one in range(len(sizes))])
    return number
