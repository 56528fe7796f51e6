"""A map fills its picture, and a label stands within its shape."""

from ineen.ground.ui.maps import WIDTH, Land, area_map

LEFT = ((10, 10), (20, 10), (20, 30), (10, 30))
RIGHT = ((20, 10), (40, 10), (40, 30), (20, 30))


def test_the_areas_fill_the_picture() -> None:
    drawn = area_map("Kaart", [Land("Links", "/links", "1", LEFT), Land("Rechts", "/rechts", "2", RIGHT)], [LEFT])
    assert drawn is not None
    left, right = drawn.shapes
    assert drawn.view_box == f"0 0 {WIDTH} 403"
    assert left.path == "M4 4 201 4 201 399 4 399Z"
    assert (left.x, left.y, right.x, right.y) == (102, 202, 398, 202)
    assert drawn.borders == (left.path,)


def test_nothing_to_draw_is_no_map() -> None:
    assert area_map("Kaart", []) is None
