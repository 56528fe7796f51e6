"""A map of drawn areas, ready for the component `area_map`: every shape is a link, and a label stands within it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

WIDTH = 600  # of the picture in its own units: letters of 21 are 12 pixels on a phone
EDGE = 4

Ring = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True)
class Land:
    """One area to be drawn: where its link leads, what stands in it, and its ring, y downwards."""

    name: str
    url: str
    label: str
    ring: Ring


@dataclass(frozen=True, slots=True)
class Shape:
    """One drawn area; its label stands at `x` and `y`."""

    name: str
    url: str
    label: str
    path: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class AreaMap:
    """A map of `height` at a width of `WIDTH`. `borders` are paths over the shapes, that lead nowhere."""

    title: str
    height: int
    shapes: tuple[Shape, ...]
    borders: tuple[str, ...]

    @property
    def view_box(self) -> str:
        return f"0 0 {WIDTH} {self.height}"


def area_map(title: str, lands: Sequence[Land], borders: Iterable[Ring] = ()) -> AreaMap | None:
    """The map of these areas, as large as the picture; None where there are none."""
    if not lands:
        return None
    left, top, right, bottom = _bounds([land.ring for land in lands])
    times = (WIDTH - 2 * EDGE) / (right - left)

    def placed(ring: Ring) -> list[tuple[int, int]]:
        return [(round((x - left) * times) + EDGE, round((y - top) * times) + EDGE) for x, y in ring]

    shapes = tuple(_shape(land, placed(land.ring)) for land in lands)
    height = round((bottom - top) * times) + 2 * EDGE
    return AreaMap(title, height, shapes, tuple(_path(placed(ring)) for ring in borders))


def _bounds(rings: Iterable[Ring]) -> tuple[float, float, float, float]:
    points = [point for ring in rings for point in ring]
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)


def _shape(land: Land, ring: list[tuple[int, int]]) -> Shape:
    x, y = _middle(ring)
    return Shape(land.name, land.url, land.label, _path(ring), round(x), round(y))


def _path(ring: list[tuple[int, int]]) -> str:
    return f"M{' '.join(f'{x} {y}' for x, y in ring)}Z"


def _middle(ring: list[tuple[int, int]]) -> tuple[float, float]:
    """The centre of gravity of the surface within the ring."""
    doubled = across = down = 0.0
    for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])):
        cross = x1 * y2 - x2 * y1
        doubled, across, down = doubled + cross, across + (x1 + x2) * cross, down + (y1 + y2) * cross
    return across / (3 * doubled), down / (3 * doubled)
