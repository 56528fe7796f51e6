"""GeoJSON and TopoJSON to rings per area code, in the coordinates of the file."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

from ineen.ground.kernel.area_codes import AreaCode, AreaKind
from ineen.ground.kernel.refusals import BadInput

MOST_BYTES: Final = 100 * 1024**2
REMEDY: Final = "Er is niets geladen. Haal het bestand opnieuw op bij PDOK."
CODES: Final = ("buurtcode", "wijkcode", "gemeentecode", "statcode", "code")  # what lies in what: the smallest first
YEARS: Final = ("jaarcode", "jaar", "statjaar")
KINDS: Final = (AreaKind.MUNICIPALITY, AreaKind.WIJK, AreaKind.BUURT)
SYSTEMS: Final = ("28992", "4326", "4258", "CRS84")
LEAST_POINTS: Final = 4  # of a ring: a triangle whose last point is its first

Ring = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The rings of one area, closed; `year` as the file says it, None where it does not."""

    rings: tuple[Ring, ...]
    year: int | None


def boundaries_in(path: Path) -> tuple[dict[str, Drawn], int]:
    """By code what the file draws, and how many features are no municipality, wijk or buurt, or are water.

    Raises BadInput.
    """
    told = _parsed(path)
    _check_system(told, path.name)
    found: dict[str, Drawn] = {}
    passed = 0
    for feature, geometry in _features(told, path.name):
        code = _code(feature)
        if code is None or str(feature.get("water", "")).upper() == "JA":
            passed += 1
        elif code in found:
            raise BadInput(f"{code} staat er twee keer in. {REMEDY}", place=path.name)
        else:
            found[code] = Drawn(tuple(_rings(geometry, code, path.name)), _year(feature))
    if not found:
        raise BadInput(f"er staat geen grens van een gemeente, wijk of buurt in. {REMEDY}", place=path.name)
    return found, passed


def _parsed(path: Path) -> dict[str, Any]:
    if path.exists() and (not path.is_file() or path.stat().st_size > MOST_BYTES):
        raise BadInput(
            "dit is geen gewoon bestand, of het is groter dan 100 MB. Er is niets geladen. Neem de gegeneraliseerde "
            "grenzen, of een bestand per gemeente.",
            place=str(path),
        )
    try:
        told = json.loads(path.read_bytes())
    except OSError as wrong:
        raise BadInput(
            "dit bestand is er niet of kan niet worden gelezen. Controleer de naam.", place=str(path)
        ) from wrong
    except (ValueError, RecursionError) as wrong:
        raise BadInput(f"dit is geen heel GeoJSON- of TopoJSON-bestand. {REMEDY}", place=path.name) from wrong
    if not isinstance(told, dict) or told.get("type") not in ("FeatureCollection", "Topology"):
        raise BadInput(f"dit is geen GeoJSON of TopoJSON met gebieden. {REMEDY}", place=path.name)
    return told


def _check_system(told: Mapping[str, Any], name: str) -> None:
    stated = told.get("crs")
    if stated and not any(one in json.dumps(stated) for one in SYSTEMS):
        raise BadInput(
            "het coördinatenstelsel is geen RD (EPSG:28992) of WGS84 (EPSG:4326). Er is niets geladen. Haal het "
            "bestand in een van die stelsels op.",
            place=name,
        )


def _features(told: Mapping[str, Any], name: str) -> Iterator[tuple[Mapping[str, Any], Any]]:
    """Properties and the geometry with its coordinates, of either form."""
    try:
        if told["type"] == "FeatureCollection":
            yield from ((_properties(one), one["geometry"]) for one in told["features"])
            return
        arcs = _arcs(told)
        for collection in told["objects"].values():
            for one in collection.get("geometries", ()):
                yield _properties(one), _unfolded(one, arcs)
    except (KeyError, TypeError, AttributeError, IndexError, ValueError) as wrong:
        raise BadInput(f"het bestand heeft niet de vorm van GeoJSON of TopoJSON. {REMEDY}", place=name) from wrong


def _properties(feature: Mapping[str, Any]) -> Mapping[str, Any]:
    told = feature.get("properties") or {}
    if not isinstance(told, dict):
        raise TypeError("the properties of a feature are no object")
    return told


def _arcs(told: Mapping[str, Any]) -> list[Ring]:
    """TopoJSON writes each point as the step from the one before, on a grid."""
    transform = told.get("transform")
    if transform is None:
        return [[(float(x), float(y)) for x, y, *_ in arc] for arc in told["arcs"]]
    (wide, high), (left, low) = transform["scale"], transform["translate"]
    steps = ((accumulate(x for x, *_ in arc), accumulate(y for _, y, *_ in arc)) for arc in told["arcs"])
    return [[(x * wide + left, y * high + low) for x, y in zip(*pair, strict=True)] for pair in steps]


def _unfolded(geometry: Mapping[str, Any], arcs: Sequence[Ring]) -> dict[str, Any]:
    def ring(places: Sequence[int]) -> Ring:
        joined: Ring = []
        for place in places:
            arc = arcs[place] if place >= 0 else arcs[~place][::-1]
            joined += arc[1:] if joined else arc
        return joined

    if geometry["type"] == "Polygon":
        return {"type": "Polygon", "coordinates": [ring(one) for one in geometry["arcs"]]}
    if geometry["type"] == "MultiPolygon":
        parts = [[ring(one) for one in polygon] for polygon in geometry["arcs"]]
        return {"type": "MultiPolygon", "coordinates": parts}
    return {"type": geometry["type"]}


def _code(told: Mapping[str, Any]) -> str | None:
    text = next((str(told[name]).strip().upper() for name in CODES if told.get(name)), "")
    try:
        return text if AreaCode(text).kind in KINDS else None
    except ValueError:
        return None


def _year(told: Mapping[str, Any]) -> int | None:
    text = next((str(told[name]).strip() for name in YEARS if told.get(name)), "")
    return int(text) if text.isdecimal() else None


def _rings(geometry: Any, code: str, name: str) -> Iterator[Ring]:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        raise BadInput(f"de grens van {code} is geen vlak. {REMEDY}", place=name)
    told = geometry.get("coordinates")
    polygons = [told] if kind == "Polygon" else told
    try:
        for points in (ring for polygon in polygons for ring in polygon):
            ring = [(float(x), float(y)) for x, y, *_ in points]
            if len(ring) < LEAST_POINTS or ring[0] != ring[-1]:
                raise BadInput(f"de grens van {code} sluit niet. {REMEDY}", place=name)
            yield ring
    except (TypeError, ValueError) as wrong:
        raise BadInput(f"de grens van {code} heeft een punt zonder twee getallen. {REMEDY}", place=name) from wrong
