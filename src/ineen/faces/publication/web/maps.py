"""Maps of drawn areas: the buurten of an area with their numbers, the municipalities of a plan with their names.

Only invented areas have an outline; a real one has no map.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _

from ineen.ground.areas import queries as areas
from ineen.ground.areas.queries import Area
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.ui.maps import AreaMap, Land, Ring, area_map


@dataclass(frozen=True, slots=True)
class Wijk:
    """A wijk beside the map: its buurten as (name, address) have the numbers from `first` on."""

    name: str
    url: str
    first: int
    buurten: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Divided:
    """An area with its buurten: the map and the list that stands beside it, in the same order."""

    map: AreaMap
    wijken: tuple[Wijk, ...]


def divided(area: Area) -> Divided | None:
    """The map of a municipality or wijk by buurt; None where nothing is drawn in it."""
    buurten = areas.fictional_buurten(area.area_code)
    wijken = [one for one in areas.areas_in(area.municipality) if _lies_in(one, area)] if buurten else []
    numbered = list(enumerate(buurten, start=1))
    lands = [Land(one.name, _url(one), str(number), _ring(one)) for number, one in numbered]
    drawn = area_map(_("Kaart van %(name)s") % {"name": area.name}, lands, [_ring(one) for one in wijken])
    by_wijk = {code: list(ones) for code, ones in groupby(numbered, lambda pair: pair[1].parent)}
    listed = tuple(_wijk(one, by_wijk[one.code]) for one in wijken)
    return Divided(drawn, listed) if drawn and len(buurten) > 1 else None


def overview(name: str, municipalities: Iterable[AreaCode]) -> AreaMap | None:
    """The map of municipalities that work together; None where one of them is real."""
    codes = {str(code) for code in municipalities}
    drawn = [one for one in areas.fictional_municipalities() if one.code in codes]
    if len(drawn) < len(codes):
        return None
    return area_map(_("Kaart van %(name)s") % {"name": name}, [_land(one) for one in drawn])


def _wijk(wijk: Area, numbered: list[tuple[int, Area]]) -> Wijk:
    return Wijk(wijk.name, _url(wijk), numbered[0][0], tuple((one.name, _url(one)) for _number, one in numbered))


def _land(one: Area) -> Land:
    return Land(one.name, _url(one), one.name, _ring(one))


def _ring(one: Area) -> Ring:
    return one.outline or ()


def _url(one: Area) -> str:
    return reverse("publication:area", args=[areas.slug(one)])


def _lies_in(inner: Area, area: Area) -> bool:
    return inner.code[2:].startswith(area.code[2:])
