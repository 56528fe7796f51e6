"""From longitude and latitude to the national grid (RD, EPSG:28992), in metres."""

from collections.abc import Iterable
from typing import Final

from ineen.ground.kernel.refusals import BadInput

WEST, EAST, SOUTH, NORTH = -8_000.0, 300_000.0, 290_000.0, 640_000.0  # the Netherlands on the grid
_LONGITUDE, _LATITUDE = 5.38720621, 52.15517440  # Amersfoort
# power of latitude, power of longitude, factor
_EAST: Final = (
    (0, 1, 190094.945), (1, 1, -11832.228), (2, 1, -114.221), (0, 3, -32.391), (1, 0, -0.705), (3, 1, -2.340),
    (1, 3, -0.608), (0, 2, -0.008), (2, 3, 0.148),
)  # fmt: skip
_NORTH: Final = (
    (1, 0, 309056.544), (0, 2, 3638.893), (2, 0, 73.077), (1, 2, -157.984), (3, 0, 59.788), (0, 1, 0.433),
    (2, 2, -6.439), (1, 1, -0.032), (0, 4, 0.092), (1, 4, -0.054),
)  # fmt: skip

Point = tuple[float, float]
Ring = list[Point]


def on_grid(rings: Iterable[Ring], name: str) -> list[Ring]:
    """Rings in metres, to the decimetre, without a point twice in a row or the first one again at the end.

    Raises BadInput for what does not lie in the Netherlands in either system, and NaN lies nowhere.
    """
    return [_once([_placed(point, name) for point in ring]) for ring in rings]


def to_grid(longitude: float, latitude: float) -> Point:
    """Metres east and north, right within a metre, after Schreutelkamp and Strang van Hees (2001)::

        x = 155000 + Σ Rₚq · φᵖ · λ^q        y = 463000 + Σ Sₚq · φᵖ · λ^q

    with φ and λ as 0.36 times the degrees from Amersfoort.
    """
    north, east = 0.36 * (latitude - _LATITUDE), 0.36 * (longitude - _LONGITUDE)
    x = 155_000 + sum(factor * north**p * east**q for p, q, factor in _EAST)
    y = 463_000 + sum(factor * north**p * east**q for p, q, factor in _NORTH)
    return x, y


def _placed(point: Point, name: str) -> Point:
    x, y = point
    if -180 <= x <= 180 and -90 <= y <= 90:  # noqa: PLR2004
        x, y = to_grid(x, y)
    if not (WEST <= x <= EAST and SOUTH <= y <= NORTH):
        raise BadInput(
            f"het punt {point[0]:g}, {point[1]:g} ligt niet in Nederland. Er is niets geladen. Haal het bestand op in "
            "RD (EPSG:28992) of WGS84 (EPSG:4326).",
            place=name,
        )
    return round(x, 1), round(y, 1)


def _once(ring: Ring) -> Ring:
    return [point for place, point in enumerate(ring) if point != ring[place - 1]]
