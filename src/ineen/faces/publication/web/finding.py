"""From what somebody types to areas, with the words that a list needs beside each name."""

from dataclasses import dataclass

from ineen.ground.areas import queries as areas
from ineen.ground.kernel.area_codes import AreaKind
from ineen.ground.kernel.refusals import BadInput, NotFound

MOST = 100


@dataclass(frozen=True, slots=True)
class Row:
    """One area in a list: `inside` names the municipality around a wijk or buurt; `fictional` areas are invented."""

    name: str
    slug: str
    kind: str
    inside: str
    fictional: bool


@dataclass(frozen=True, slots=True)
class Found:
    """The areas that answer to a text; `more` where the list stops before all of them."""

    rows: tuple[Row, ...]
    more: bool


def find_areas(text: str) -> Found:
    """By name, or by another name that people use: Den Haag finds 's-Gravenhage."""
    found = areas.search(text, limit=MOST + 1)
    known = _by_another_name(text)
    if known and known.code not in {area.code for area in found}:
        found = [known, *found]
    names = areas.municipality_names({area.municipality for area in found}) if found else {}
    return Found(tuple(row(area, names) for area in found[:MOST]), len(found) > MOST)


def row(area: areas.Area, names: dict[str, str]) -> Row:
    """One area as a row of a list; `names` are the names of municipalities by code."""
    inside = "" if area.kind == AreaKind.MUNICIPALITY else names.get(area.municipality, "")
    return Row(area.name, areas.slug(area), area.get_kind_display(), inside, area.area_code.fictional)


def _by_another_name(text: str) -> areas.Area | None:
    try:
        code = areas.resolve_municipality(text)
        return areas.area(code) if code else None
    except (
        BadInput,
        NotFound,
    ):  # two municipalities bear the name, or no division holds it: the search says what there is
        return None
