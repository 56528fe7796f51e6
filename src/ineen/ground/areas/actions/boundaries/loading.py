"""The act: every boundary of a file for one year, or none."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from ineen.ground.areas.actions.boundaries.crossing import crosses_itself
from ineen.ground.areas.actions.boundaries.projecting import on_grid
from ineen.ground.areas.actions.boundaries.reading import REMEDY, Drawn, boundaries_in
from ineen.ground.areas.actions.boundaries.simplifying import Ring, simplified
from ineen.ground.areas.models import Area, Boundary, Division
from ineen.ground.areas.queries.fictional import FICTIONAL
from ineen.ground.areas.rules import check_may_load
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import BadInput

TOLERANCES: Final = {"GM": 80.0, "WK": 15.0, "BU": 15.0}  # metres that a line of each kind may move
SHOWN: Final = 3
LEAST_POINTS: Final = 3  # of a ring with a surface
BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class LoadedBoundaries:
    """What a file held. `changed` counts the boundaries that were not known so; `passed` what is no such area."""

    year: int
    boundaries: int
    passed: int
    changed: int
    absent: int


def load_boundaries(*, by: Actor, now: datetime, path: Path, year: int) -> LoadedBoundaries:
    """Read GeoJSON or TopoJSON, simplify it for the screen, and keep it as the boundaries of `year`.

    The boundaries of areas that the file does not name stay as they are. Raises NotAllowed, and BadInput with what is
    wrong and what to do, before anything is written.
    """
    check_may_load(by)
    found, passed = boundaries_in(path)
    _check_year(found, year, path.name)
    _check_codes(found, year, path.name)
    rings = _simplified(found, path.name)
    known = dict(Boundary.objects.filter(division=year, code__in=rings).values_list("code", "rings"))
    fresh = {code: ones for code, ones in rings.items() if known.get(code) != ones}
    if fresh:
        _store(by=by, now=now, year=year, rings=fresh)
    kinds = {code[:2] for code in rings}
    areas = Area.objects.filter(~FICTIONAL, division=year).values_list("code", flat=True)
    drawn = set(Boundary.objects.filter(division=year).values_list("code", flat=True))
    absent = sum(1 for code in areas if code[:2] in kinds and code not in drawn)
    return LoadedBoundaries(year, len(rings), passed, len(fresh), absent)


@act
def _store(*, by: Actor, now: datetime, year: int, rings: Mapping[str, list[list[list[int]]]]) -> None:
    Boundary.objects.filter(division=year, code__in=rings).delete()
    Boundary.objects.bulk_create(
        (Boundary(division_id=year, code=code, rings=ones) for code, ones in rings.items()), batch_size=BATCH
    )
    record(
        on=Division.objects.get(year=year),
        what="grenzen geladen",
        details={"year": year, "boundaries": len(rings)},
    )


def _check_year(found: Mapping[str, Drawn], year: int, name: str) -> None:
    others = sorted({one.year for one in found.values() if one.year not in (None, year)}, key=str)
    if others:
        raise BadInput(
            f"dit zijn de grenzen van {others[0]}, niet van {year}. Er is niets geladen. Geef --year {others[0]}, of "
            f"haal het bestand van {year} op.",
            place=name,
        )


def _check_codes(found: Mapping[str, Drawn], year: int, name: str) -> None:
    known = set(Area.objects.filter(~FICTIONAL, division=year).values_list("code", flat=True))
    if not known:
        raise BadInput(f"de indeling van {year} is niet geladen. Laad eerst die indeling: ineen areas load.")
    unknown = sorted(set(found) - known)
    if not unknown:
        return
    first, more = ", ".join(unknown[:SHOWN]), len(unknown) - SHOWN
    others = f" en {more} andere" if more > 0 else ""
    inner = any(not code.startswith("GM") for code in unknown)
    also = f" Laad eerst WijkenEnBuurten van {year} met ineen areas load." if inner else ""
    raise BadInput(
        f"{first}{others} {'staat' if len(unknown) == 1 else 'staan'} niet in de indeling van {year}. Er is niets "
        f"geladen. Is het een bestand van een ander jaar?{also}",
        place=name,
    )


def _simplified(found: Mapping[str, Drawn], name: str) -> dict[str, list[list[list[int]]]]:
    result: dict[str, list[list[list[int]]]] = {}
    for kind, tolerance in TOLERANCES.items():
        drawn = ((code, one.rings) for code, one in found.items() if code.startswith(kind))
        own = [(code, ring) for code, rings in drawn for ring in on_grid(rings, name) if len(set(ring)) >= LEAST_POINTS]
        for code, ring in own:
            if crosses_itself(ring, tolerance):
                raise BadInput(f"de grens van {code} kruist zichzelf. {REMEDY}", place=name)
        for (code, _), ring in zip(own, simplified([ring for _, ring in own], tolerance), strict=True):
            result.setdefault(code, []).append(_stored(ring))
    return {code: _worth_drawing(result.get(code, []), code, name) for code in found}


def _stored(ring: Ring) -> list[list[int]]:
    """Whole metres, y downwards, each point once."""
    points = [[round(x), -round(y)] for x, y in ring]
    return [point for place, point in enumerate(points) if point != points[place - 1]]


def _worth_drawing(rings: list[list[list[int]]], code: str, name: str) -> list[list[list[int]]]:
    """Without what became a line or a point: such a ring has no surface to colour."""
    kept = [one for one in rings if len(one) >= LEAST_POINTS]
    if not kept:
        raise BadInput(f"de grens van {code} heeft geen oppervlak. {REMEDY}", place=name)
    return kept
