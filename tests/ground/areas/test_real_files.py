"""The real public files, where they are at hand."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from ineen.ground.areas import queries
from ineen.ground.areas.actions import load_areas, load_boundaries, load_municipalities
from ineen.ground.areas.queries.names import resolve_municipality
from ineen.ground.kernel.actors import system
from ineen.ground.kernel.area_codes import AreaCode
from tests.lanes import SHARED_DATA

pytestmark = pytest.mark.data
NOW = datetime(2026, 7, 1, tzinfo=UTC)
REGION_SET = SHARED_DATA / "dimensions" / "WijkenEnBuurten.csv"


def _names_in(path: Path) -> list[str]:
    """The municipalities of a police export: between the row of the country and the police units."""
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines(), delimiter=";"))
    names = [row[0] for row in rows if len(row) > 1]
    names = names[names.index("Nederland") + 1 :]
    return [name for name in names if not name.endswith("(RE)") and name not in NO_MUNICIPALITY]


NO_MUNICIPALITY = ("Buitenland", "Gemeenten; niet in te delen")


@pytest.mark.parametrize("file", sorted((SHARED_DATA / "politie").glob("47013NED*.csv")), ids=lambda file: file.name)
def test_every_name_of_the_police_export_is_a_municipality_of_its_own(file: Path) -> None:
    names = _names_in(file)
    codes = {name: resolve_municipality(name) for name in names}
    assert len(names) == 342
    assert [name for name, code in codes.items() if code is None] == []
    assert len(set(codes.values())) == 342
    assert str(codes["Bergen (NH.)"]) == "GM0373"
    assert str(codes["Bergen (L.)"]) == "GM0893"


def test_the_list_and_the_region_set_of_2023_name_the_same_municipalities() -> None:
    with REGION_SET.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["Key"].startswith("GM")]
    published = {row["Key"].strip(): row["Title"].strip() for row in rows if not row["Key"].startswith("GM0000")}
    listed = {one.code: one.name for one in queries.listed_municipalities() if one.valid_until is None}
    assert published == listed


@pytest.mark.django_db(databases="__all__")
def test_the_real_region_set_loads_whole() -> None:
    loaded = load_areas(by=system("test"), now=datetime(2026, 1, 5, tzinfo=UTC), path=REGION_SET, year=2023)
    # CBS counts its unknown wijk and buurt along: 3,353 and 14,422 rows
    assert (loaded.municipalities, loaded.wijken + 1, loaded.buurten + 1, loaded.unknown) == (342, 3353, 14422, 3)
    assert len(queries.areas_in("GM0342")) == 8
    assert queries.search("klaarwater")[0].code == "WK034202"


@pytest.mark.django_db(databases="__all__")
def test_every_municipality_of_2023_has_a_boundary_and_neighbours_share_theirs() -> None:
    load_municipalities(by=system("test"), now=NOW)
    path = SHARED_DATA / "geo" / "nl-vr-gm.topo.json"
    loaded = load_boundaries(by=system("test"), now=NOW, path=path, year=2023)
    assert (loaded.boundaries, loaded.absent) == (342, 0)
    found = queries.outlines([one.area_code for one in queries.municipalities(2023)])
    soest, baarn = (
        {tuple(point) for ring in found.rings[AreaCode(code)] for point in ring} for code in ("GM0342", "GM0308")
    )
    assert len(soest & baarn) > 2
    surface = sum(_surface(found.rings[AreaCode("GM0342")]))
    assert surface == pytest.approx(46.4e6, rel=0.02)  # square metres, as Statistics Netherlands measured it


def _surface(rings: Iterable[Sequence[Sequence[float]]]) -> Iterator[float]:
    for ring in rings:
        yield abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise((*ring, ring[0])))) / 2
