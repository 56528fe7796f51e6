"""The drawn land: every cell once, every area of one piece, the same every time."""

import csv
from collections import defaultdict

import pytest

from ineen.faces.demonstration.cells import around, draw_cells
from ineen.faces.demonstration.land import fictional_areas
from ineen.faces.demonstration.region import of_kind, places
from ineen.ground.areas.actions import Ring
from ineen.ground.areas.queries import resolve_municipality
from ineen.ground.kernel.area_codes import AreaKind
from tests.lanes import SHARED_DATA

REGION_SET = SHARED_DATA / "dimensions" / "WijkenEnBuurten.csv"


def surface(ring: Ring) -> float:
    """Positive where the ring runs with the clock on a page, whose y points down."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True)) / 2


def test_five_municipalities_thirteen_wijken_fifty_buurten() -> None:
    assert [len(of_kind(kind)) for kind in (AreaKind.MUNICIPALITY, AreaKind.WIJK, AreaKind.BUURT)] == [5, 13, 50]
    assert all(place.code.fictional for place in places())


def test_none_of_the_municipalities_is_real() -> None:
    assert [place.name for place in of_kind(AreaKind.MUNICIPALITY) if resolve_municipality(place.name)] == []


@pytest.mark.data
def test_no_name_of_a_municipality_is_that_of_any_real_area() -> None:
    with REGION_SET.open(encoding="utf-8", newline="") as file:
        real = {row["Title"].casefold() for row in csv.DictReader(file)}
    assert [one.name for one in of_kind(AreaKind.MUNICIPALITY) if one.name.casefold() in real] == []


def test_the_parts_of_an_area_fill_it_exactly() -> None:
    areas = {str(area.code): area for area in fictional_areas()}
    within: defaultdict[str, float] = defaultdict(float)
    for area in areas.values():
        within[area.parent] += surface(area.outline)
    wholes = {code: surface(area.outline) for code, area in areas.items() if code in within}
    assert {code: within[code] for code in wholes} == wholes
    assert min(surface(area.outline) for area in areas.values()) > 0


def test_the_region_is_one_piece_within_a_thousand_units() -> None:
    towns = [area.outline for area in fictional_areas() if area.code.kind is AreaKind.MUNICIPALITY]
    corners = around(towns)
    assert all(0 <= x <= 1000 and 0 <= y <= 1000 for x, y in corners)


def test_the_same_seed_draws_the_same_land_and_another_seed_another() -> None:
    assert draw_cells(20, seed=3).rings == draw_cells(20, seed=3).rings
    assert draw_cells(20, seed=3).rings != draw_cells(20, seed=4).rings


def test_cells_that_do_not_lie_together_have_no_outline() -> None:
    with pytest.raises(ValueError, match="together"):
        around([((0, 0), (1, 0), (1, 1)), ((5, 5), (6, 5), (6, 6))])
