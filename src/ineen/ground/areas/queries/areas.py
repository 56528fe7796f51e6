"""Areas of a classification year; without a year the newest that knows the area."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol

from django.db.models import Case, Exists, Max, OuterRef, Q, Subquery, Value, When
from django.utils.text import slugify

from ineen.ground.areas.models import Area, Division
from ineen.ground.areas.queries.fictional import FICTIONAL
from ineen.ground.areas.queries.municipality_list import listed_municipalities
from ineen.ground.areas.queries.names import normalised
from ineen.ground.kernel.area_codes import AreaCode, AreaKind
from ineen.ground.kernel.refusals import NotFound

SHORTEST_SEARCH = 2
MOST_NAMES = 4096
_FROM_LARGE_TO_SMALL = Case(
    *(When(kind=kind, then=Value(rank)) for rank, kind in enumerate((AreaKind.MUNICIPALITY, AreaKind.WIJK))),
    default=Value(2),
)


def area(code: AreaCode | str, year: int | None = None) -> Area:
    """One area as the division of `year` draws it. Raises NotFound where no such area is known."""
    rows = Area.objects.filter(code=str(code).strip().upper())
    found = (rows if year is None else rows.filter(division=year)).order_by("-division").first()
    if found is None:
        raise NotFound(
            f"Er is geen gebied met code {code}" + (f" in de indeling van {year}." if year else ". Zoek op de naam.")
        )
    return found


def areas_of(codes: Iterable[AreaCode | str]) -> dict[str, Area]:
    """Code → the area in its newest division; unknown codes are left out. One query, however many codes."""
    rows = Area.objects.filter(code__in=sorted(set(map(str, codes)))).order_by("division")
    return {row.code: row for row in rows}


class Named(Protocol):
    """What has a code and a name: a row of the areas, or another room's view of one."""

    @property
    def code(self) -> object: ...

    @property
    def name(self) -> str: ...


def slug(area: Named) -> str:
    """How an area is called in an address: `GM0244-hattem`."""
    return f"{area.code}-{_in_address(area.name)}"


@lru_cache(MOST_NAMES)
def _in_address(name: str) -> str:
    return slugify(name)


def area_by_slug(text: str) -> Area:
    """The area that an address names; only its code counts. Raises NotFound."""
    return area(text.partition("-")[0])


def areas_in(code: AreaCode | str) -> list[Area]:
    """The wijken of a municipality or the buurten of a wijk, in the newest division that divides it; else none."""
    parts = Area.objects.filter(parent=str(code))
    newest = parts.values("parent").annotate(newest=Max("division")).values("newest")
    return list(parts.filter(division=Subquery(newest)).order_by("code"))


def parts_of(codes: Iterable[AreaCode | str], year: int | None) -> dict[str, frozenset[str]]:
    """Code → the codes of every wijk of a municipality, or buurt of a wijk, in the division of a year.

    Where that year does not divide it, in the newest that does; who is not divided is left out. One query.
    """
    found: dict[str, dict[int, set[str]]] = {}
    rows = Area.objects.filter(parent__in=sorted(set(map(str, codes))))
    for parent, division, code in rows.values_list("parent", "division", "code"):
        found.setdefault(parent, {}).setdefault(division, set()).add(code)
    return {parent: frozenset(years.get(year or 0) or years[max(years)]) for parent, years in found.items()}


def areas_within(around: Area) -> list[Area]:
    """Every wijk and buurt whose code lies within an area's, in the newest division that has any of them."""
    begins = Q(code__startswith=f"WK{around.code[2:]}") | Q(code__startswith=f"BU{around.code[2:]}")
    inner = Area.objects.filter(begins).exclude(code=around.code)
    newest = inner.aggregate(newest=Max("division"))["newest"]
    return list(inner.filter(division=newest).order_by("code"))


def municipalities(year: int | None = None) -> list[Area]:
    """The real municipalities of a division, by name; without a year of the newest one."""
    if year is None:
        year = Division.objects.aggregate(newest=Max("year"))["newest"]
    return list(Area.objects.filter(~FICTIONAL, kind=AreaKind.MUNICIPALITY, division=year).order_by("search"))


def municipality_names(codes: Iterable[AreaCode | str]) -> dict[str, str]:
    """Code → name. The list answers without a query; only codes that it lacks are looked up; unknown: left out."""
    listed = {one.code: one.name for one in listed_municipalities()}
    wanted = dict.fromkeys(map(str, codes))
    names = {code: listed[code] for code in wanted if code in listed}
    if missing := wanted.keys() - listed.keys():
        rows = Area.objects.filter(kind=AreaKind.MUNICIPALITY, code__in=missing).order_by("division")
        names |= dict(rows.values_list("code", "name"))
    return names


def search(text: str, limit: int = 20) -> list[Area]:
    """Areas whose name holds the text, whatever its accents: names that begin with it first, large before small.

    Each code once, in its newest division. Less than two letters find nothing.
    """
    wanted = normalised(text)
    if len(wanted) < SHORTEST_SEARCH:
        return []
    later = Area.objects.filter(code=OuterRef("code"), division__gt=OuterRef("division"))
    begins = Case(When(search__startswith=wanted, then=Value(0)), default=Value(1))
    found = Area.objects.filter(~Exists(later), search__contains=wanted)
    return list(found.order_by(_FROM_LARGE_TO_SMALL, begins, "search", "code")[:limit])
