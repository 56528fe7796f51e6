"""Cells of a land that does not exist: a seeded Voronoi diagram with a wobbly outline and crooked borders.

Points are scattered inside the outline and evened out by Lloyd steps. Each point is mirrored in the outline, so that
the cells of the real ones end there. Two cells share their border to the digit: a sum of cells has no slits.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ineen.ground.areas.actions import Ring

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray
    from scipy.spatial import Voronoi

MIDDLE, RADIUS = (500.0, 360.0), (425.0, 300.0)  # of the ellipse that the outline wobbles around
WAVES = ((2, 0.05, 0.7), (3, 0.09, 2.6), (4, 0.06, 4.4), (7, 0.035, 1.3))  # how often round, how far, where it begins
LLOYD_STEPS = 6
CROOKED = 0.11  # how far the middle of a border leaves the straight line, as a share of its length
HALVINGS = 2

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cells:
    """`points` (n × 2) are the middles of the cells; `rings` run round them, all in the same direction."""

    points: "NDArray[Any]"
    rings: tuple[Ring, ...]


def draw_cells(count: int, *, seed: int) -> Cells:
    """`count` cells that together fill the outline; the same seed gives the same cells."""
    import numpy as np

    chance = np.random.default_rng(seed)
    points = _scattered(count, chance)
    for _ in range(LLOYD_STEPS):
        diagram = _diagram(points)
        points = np.array([diagram.vertices[corners].mean(axis=0) for corners in _corners(diagram, count)])
    diagram = _diagram(points)
    return Cells(points, tuple(_crooked(diagram, corners, seed) for corners in _corners(diagram, count)))


def around(rings: Sequence[Ring]) -> Ring:
    """The outline of cells that lie together. Raises ValueError where they do not, or leave a hole between them."""
    pieces = {piece for ring in rings for piece in _pieces(ring)}
    following = {a: b for a, b in pieces if (b, a) not in pieces}
    start = min(following)
    ring = [start]
    while (after := following.pop(ring[-1])) != start:
        ring.append(after)
    if following:
        raise ValueError("these cells do not lie together")
    return tuple(ring)


def _pieces(ring: Ring) -> Iterator[tuple[Point, Point]]:
    return pairwise((*ring, ring[0]))


def _reach(angles: "NDArray[Any]") -> "NDArray[Any]":
    """How far the outline lies from the middle in each direction, as a share of the ellipse."""
    import numpy as np

    often, far, begin = np.array(WAVES).T
    return np.asarray(1 + (far * np.cos(np.outer(angles, often) + begin)).sum(axis=1))


def _scattered(count: int, chance: "Generator") -> "NDArray[Any]":
    import numpy as np

    angles, shares = chance.uniform(-np.pi, np.pi, count), np.sqrt(chance.uniform(0, 0.92, count))
    return _placed(angles, shares * _reach(angles))


def _placed(angles: "NDArray[Any]", far: "NDArray[Any]") -> "NDArray[Any]":
    import numpy as np

    x, y = MIDDLE[0] + RADIUS[0] * far * np.cos(angles), MIDDLE[1] + RADIUS[1] * far * np.sin(angles)
    return np.stack((x, y), axis=1)


def _diagram(points: "NDArray[Any]") -> "Voronoi":
    import numpy as np
    from scipy.spatial import Voronoi

    x, y = ((points - np.array(MIDDLE)) / np.array(RADIUS)).T
    angles = np.arctan2(y, x)
    mirrored = _placed(angles, 2 * _reach(angles) - np.hypot(x, y))
    return Voronoi(np.concatenate((points, mirrored)))


def _corners(diagram: "Voronoi", count: int) -> Iterator[list[int]]:
    """The corners of each cell in the order of the compass round its point."""
    import numpy as np

    for index in range(count):
        corners = np.array(diagram.regions[diagram.point_region[index]])
        x, y = (diagram.vertices[corners] - diagram.points[index]).T
        yield corners[np.argsort(np.arctan2(y, x))].tolist()


def _crooked(diagram: "Voronoi", corners: Sequence[int], seed: int) -> Ring:
    ring: list[Point] = []
    for a, b in pairwise((*corners, corners[0])):
        line = _border(diagram.vertices[min(a, b)], diagram.vertices[max(a, b)], (seed, min(a, b), max(a, b)))
        ring += (line if a < b else line[::-1])[:-1]
    return tuple(point for point, after in pairwise((*ring, ring[0])) if point != after)


def _border(begin: "NDArray[Any]", end: "NDArray[Any]", seed: tuple[int, ...]) -> list[Point]:
    """From corner to corner by way of middles that chance moves aside; both cells ask for it in the same direction."""
    import numpy as np

    chance = np.random.default_rng(seed)
    line = [begin, end]
    for _ in range(HALVINGS):
        longer = [line[0]]
        for a, b in pairwise(line):
            aside = np.array((a[1] - b[1], b[0] - a[0])) * chance.uniform(-CROOKED, CROOKED)
            longer += [(a + b) / 2 + aside, b]
        line = longer
    return [(round(float(x)), round(float(y))) for x, y in line]
