"""Fewer points for the screen, without slits: two areas keep the same line between them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

Point = tuple[float, float]
Ring = list[Point]


def simplified(rings: Sequence[Ring], tolerance: float) -> list[Ring]:
    """Rings of which no line moved farther than `tolerance`, in the unit of the points.

    Rings are cut where more than two lines meet, and each piece is simplified once, in one direction, so that what two
    areas share stays shared. Points are those that were there (Douglas and Peucker, Cartographica 10 (1973), 112–122).

    rings
        without their first point again at the end.
    """
    nodes, done = _nodes(rings), dict[tuple[Point, ...], list[Point]]()

    def piece(points: list[Point]) -> list[Point]:
        forward = tuple(points)
        key = min(forward, forward[::-1])
        if key not in done:
            done[key] = _fewer(list(key), tolerance)
        return done[key] if key == forward else done[key][::-1]

    return [[point for one in _pieces(ring, nodes) for point in piece(one)[:-1]] for ring in rings]


def _nodes(rings: Sequence[Ring]) -> set[Point]:
    """Points with more than two neighbours."""
    beside: dict[Point, tuple[Point, ...]] = {}
    nodes = set()
    for ring in rings:
        for before, point, after in zip((ring[-1], *ring), ring, (*ring[1:], ring[0]), strict=False):
            known = beside.get(point, ())
            fresh = [one for one in dict.fromkeys((before, after)) if one not in known]
            if len(known) + len(fresh) > 2:  # noqa: PLR2004
                nodes.add(point)
            elif fresh:
                beside[point] = (*known, *fresh)
    return nodes


def _pieces(ring: Ring, nodes: set[Point]) -> Iterator[list[Point]]:
    """From node to node; a ring without two of them is cut at its westernmost point and at the one farthest from it."""
    cuts = [place for place, point in enumerate(ring) if point in nodes]
    if len(cuts) < 2:  # noqa: PLR2004
        start = cuts[0] if cuts else ring.index(min(ring))
        x, y = ring[start]
        far = max(ring, key=lambda one: ((one[0] - x) ** 2 + (one[1] - y) ** 2, one))
        cuts = sorted({start, ring.index(far)})
    for first, last in pairwise((*cuts, cuts[0] + len(ring))):
        yield [ring[place % len(ring)] for place in range(first, last + 1)]


def _fewer(points: list[Point], tolerance: float) -> list[Point]:
    import numpy as np

    table, kept, waiting = np.array(points), {0, len(points) - 1}, [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:  # noqa: PLR2004
            continue
        way, inner = table[last] - table[first], table[first + 1 : last] - table[first]
        length = float(way @ way)
        along = np.clip(inner @ way / length, 0, 1) if length else np.zeros(len(inner))
        away = np.hypot(*(inner - along[:, None] * way).T)
        farthest = int(away.argmax())
        if away[farthest] > tolerance:
            middle = first + 1 + farthest
            kept.add(middle)
            waiting += [(first, middle), (middle, last)]
    return [points[place] for place in sorted(kept)]
