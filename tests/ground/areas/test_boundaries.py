"""Boundaries of real areas: what comes in, simplified without slits, and what is refused without a trace."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ineen.ground.areas import queries
from ineen.ground.areas.actions import load_areas, load_boundaries, load_municipalities
from ineen.ground.areas.actions.boundaries.crossing import crosses_itself
from ineen.ground.areas.actions.boundaries.projecting import to_grid
from ineen.ground.areas.actions.boundaries.simplifying import simplified
from ineen.ground.areas.models import Boundary
from ineen.ground.audit.models import AuditEntry
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.refusals import BadInput
from tests.ground.areas.test_load_areas import BY, HEAD, NOW

pytestmark = pytest.mark.django_db(databases="__all__")
SOEST, BAARN = AreaCode("GM0342"), AreaCode("GM0308")
LEFT = [[0, 0], [1000, 0], [1010, 400], [1000, 1000], [0, 1000], [0, 0]]
RIGHT = [[1000, 0], [2000, 0], [2000, 1000], [1000, 1000], [1010, 400], [1000, 0]]

Write = Callable[[Any], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    load_municipalities(by=BY, now=NOW)

    def written(told: Any) -> Path:
        path = tmp_path / "grenzen.json"
        path.write_text(told if isinstance(told, str) else json.dumps(told), encoding="utf-8")
        return path

    return written


def moved(ring: list[list[int]]) -> list[list[float]]:
    return [[x + 150_000, y + 460_000] for x, y in ring]


def feature(code: str, *rings: list[list[int]], **properties: object) -> dict[str, Any]:
    geometry = {"type": "Polygon", "coordinates": [moved(ring) for ring in rings]}
    return {"type": "Feature", "properties": {"statcode": code, **properties}, "geometry": geometry}


def collection(*features: dict[str, Any], **more: object) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features), **more}


BOTH = collection(feature("GM0342", LEFT), feature("GM0308", RIGHT))


class TestLoading:
    def test_two_municipalities_lie_side_by_side_without_a_slit(self, write: Write) -> None:
        loaded = load_boundaries(by=BY, now=NOW, path=write(BOTH), year=2023)
        assert (loaded.boundaries, loaded.passed, loaded.changed, loaded.absent) == (2, 0, 2, 340)
        found = queries.outlines([SOEST, BAARN])
        assert found.year == 2023
        corners = [[150000, -461000], [150000, -460000], [151000, -461000], [151000, -460000]]
        assert sorted(map(list, found.rings[SOEST][0])) == corners
        shared = {tuple(point) for point in found.rings[SOEST][0]} & {tuple(point) for point in found.rings[BAARN][0]}
        assert shared == {(151000, -460000), (151000, -461000)}

    def test_the_same_file_again_changes_nothing(self, write: Write) -> None:
        load_boundaries(by=BY, now=NOW, path=write(BOTH), year=2023)
        entries = AuditEntry.objects.count()
        assert load_boundaries(by=BY, now=NOW, path=write(BOTH), year=2023).changed == 0
        assert AuditEntry.objects.count() == entries

    def test_one_file_per_municipality_adds_and_never_takes_away(self, write: Write) -> None:
        load_boundaries(by=BY, now=NOW, path=write(BOTH), year=2023)
        load_boundaries(by=BY, now=NOW, path=write(collection(feature("GM0344", LEFT))), year=2023)
        assert set(Boundary.objects.values_list("code", flat=True)) == {"GM0342", "GM0308", "GM0344"}

    def test_longitude_and_latitude_become_metres(self, write: Write) -> None:
        ring = [[5.38, 52.15], [5.40, 52.15], [5.40, 52.16], [5.38, 52.16], [5.38, 52.15]]
        one = {"properties": {"gemeentecode": "GM0307"}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
        load_boundaries(by=BY, now=NOW, path=write(collection(one)), year=2023)
        (drawn,) = queries.outlines([AreaCode("GM0307")]).rings[AreaCode("GM0307")]
        across, down = [x for x, _ in drawn], [y for _, y in drawn]
        assert max(across) - min(across) == pytest.approx(1370, abs=5)
        assert max(down) - min(down) == pytest.approx(1114, abs=5)

    def test_topojson_shares_its_arcs(self, write: Write) -> None:
        told = {
            "type": "Topology",
            "transform": {"scale": [10, 10], "translate": [150_000, 460_000]},
            "arcs": [
                [[100, 0], [0, 100]],
                [[100, 100], [-100, 0], [0, -100], [100, 0]],
                [[100, 0], [100, 0], [0, 100], [-100, 0]],
            ],
            "objects": {
                "gemeenten": {
                    "type": "GeometryCollection",
                    "geometries": [
                        {"type": "Polygon", "arcs": [[0, 1]], "properties": {"code": "GM0342"}},
                        {"type": "MultiPolygon", "arcs": [[[2, -1]]], "properties": {"code": "GM0308"}},
                        {"type": "Polygon", "arcs": [[0, 1]], "properties": {"code": "VR09"}},
                    ],
                }
            },
        }
        loaded = load_boundaries(by=BY, now=NOW, path=write(told), year=2023)
        assert (loaded.boundaries, loaded.passed) == (2, 1)
        assert len(queries.outlines([SOEST, BAARN]).rings[BAARN][0]) == 4

    def test_a_hole_stays_and_water_is_passed_over(self, write: Write) -> None:
        hole = [[300, 300], [700, 300], [700, 700], [300, 700], [300, 300]]
        told = collection(feature("GM0342", LEFT, hole, water="NEE"), feature("GM0342", RIGHT, water="JA"))
        assert load_boundaries(by=BY, now=NOW, path=write(told), year=2023).passed == 1
        assert len(queries.outlines([SOEST]).rings[SOEST]) == 2

    def test_a_map_takes_the_division_of_its_figures_where_it_knows_as_much(self, write: Write) -> None:
        for year in (2022, 2023):
            load_boundaries(by=BY, now=NOW, path=write(BOTH), year=year)
        assert queries.outlines([SOEST, BAARN], 2022).year == 2022
        load_boundaries(by=BY, now=NOW, path=write(collection(feature("GM0344", LEFT))), year=2023)
        assert queries.outlines([SOEST, AreaCode("GM0344")], 2022).year == 2023

    def test_loading_the_division_again_keeps_its_boundaries(self, write: Write, tmp_path: Path) -> None:
        load_boundaries(by=BY, now=NOW, path=write(BOTH), year=2023)
        path = tmp_path / "WijkenEnBuurten.csv"
        path.write_text(HEAD + '"GM0342","Soest",,"GM0342","GM0342"\n', encoding="utf-8")
        load_areas(by=BY, now=NOW, path=path, year=2023)
        assert SOEST in queries.outlines([SOEST]).rings


TWICE = collection(feature("GM0342", LEFT), feature("GM0342", RIGHT))
BOW = [[0, 0], [1000, 1000], [1000, 0], [0, 1000], [0, 0]]


class TestBadInput:
    @pytest.mark.parametrize(
        ("told", "words"),
        [
            ("{", "geen heel GeoJSON- of TopoJSON-bestand"),
            ("<html>", "geen heel GeoJSON- of TopoJSON-bestand"),
            ([], "geen GeoJSON of TopoJSON met gebieden"),
            ({"type": "FeatureCollection"}, "heeft niet de vorm van GeoJSON of TopoJSON"),
            ({"type": "Topology", "arcs": [], "objects": {"a": {"geometries": [{"type": "Polygon", "arcs": [[3]]}]}}},
             "heeft niet de vorm"),
            (collection(feature("PV20", LEFT)), "er staat geen grens van een gemeente, wijk of buurt in"),
            (TWICE, "GM0342 staat er twee keer in"),
            (collection(feature("GM0342", BOW)), "de grens van GM0342 kruist zichzelf"),
            (collection({"properties": {"code": "GM0342"}, "geometry": {"type": "Polygon"}}), "zonder twee getallen"),
            (collection({"properties": ["GM0342"], "geometry": {"type": "Polygon"}}), "heeft niet de vorm"),
            (collection(feature("GM0342", [LEFT[0]] * 4)), "de grens van GM0342 heeft geen oppervlak"),
            (collection(feature("GM0342", LEFT[:-1])), "de grens van GM0342 sluit niet"),
            (collection(feature("GM0342", LEFT[:2])), "de grens van GM0342 sluit niet"),
            (collection(feature("GM9001", LEFT)), "GM9001 staat niet in de indeling van 2023"),
            (collection(feature("GM0342", LEFT, jaarcode=2022)), "dit zijn de grenzen van 2022, niet van 2023"),
            (collection(feature("BU03420102", LEFT)), "Laad eerst WijkenEnBuurten van 2023"),
            (collection(feature("GM0342", [[x - 900_000, y] for x, y in LEFT])), "ligt niet in Nederland"),
            (collection(feature("GM0342", LEFT), crs={"properties": {"name": "EPSG:3857"}}), "coördinatenstelsel"),
            (
                collection({"properties": {"code": "GM0342"}, "geometry": {"type": "Point", "coordinates": [1, 2]}}),
                "geen vlak",
            ),
            (
                collection(
                    {"properties": {"code": "GM0342"}, "geometry": {"type": "Polygon", "coordinates": [[["a", 1]]]}}
                ),
                "punt zonder twee getallen",
            ),
        ],
    )  # fmt: skip
    def test_it_is_refused_with_the_reason_and_nothing_changes(self, write: Write, told: Any, words: str) -> None:
        load_boundaries(by=BY, now=NOW, path=write(BOTH), year=2023)
        before = list(Boundary.objects.order_by("code").values_list("code", "rings"))
        with pytest.raises(BadInput) as refused:
            load_boundaries(by=BY, now=NOW, path=write(told), year=2023)
        assert words in str(refused.value)
        assert list(Boundary.objects.order_by("code").values_list("code", "rings")) == before

    def test_a_file_that_is_too_large_or_not_there(
        self, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with pytest.raises(BadInput, match="is er niet"):
            load_boundaries(by=BY, now=NOW, path=tmp_path / "niets.json", year=2023)
        monkeypatch.setattr("ineen.ground.areas.actions.boundaries.reading.MOST_BYTES", 10)
        with pytest.raises(BadInput, match="groter dan 100 MB"):
            load_boundaries(by=BY, now=NOW, path=write(BOTH), year=2023)

    def test_a_year_of_which_no_division_is_known(self, write: Write) -> None:
        with pytest.raises(BadInput, match="de indeling van 1999 is niet geladen"):
            load_boundaries(by=BY, now=NOW, path=write(BOTH), year=1999)


class TestTheGround:
    def test_a_loop_that_generalising_left_is_no_reason_to_refuse(self) -> None:
        slip = [
            (0.0, 0.0),
            (1000.0, 0.0),
            (1000.0, 1000.0),
            (500.0, 1000.0),
            (510.0, 1005.0),
            (505.0, 995.0),
            (0.0, 1000.0),
        ]
        assert not crosses_itself(slip, 15)
        assert crosses_itself(slip, 1)
        assert crosses_itself([(0.0, 0.0), (1000.0, 1000.0), (1000.0, 0.0), (0.0, 500.0)], 80)

    @pytest.mark.parametrize(
        ("longitude", "latitude", "metres"),
        [(5.38720621, 52.15517440, (155_000, 463_000)), (4.88352559, 52.37453253, (120_700.723, 487_525.502))],
    )
    def test_known_towers_stand_where_they_stand(
        self, longitude: float, latitude: float, metres: tuple[float, float]
    ) -> None:
        assert to_grid(longitude, latitude) == pytest.approx(metres, abs=0.5)

    def test_a_ring_within_another_is_simplified_as_the_hole_around_it(self) -> None:
        wobbly = [(0.0, 0.0), (5.0, 0.4), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
        one, hole = simplified([wobbly, wobbly[2:] + wobbly[:2]], 1)
        assert set(one) == set(hole) == {(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)}
