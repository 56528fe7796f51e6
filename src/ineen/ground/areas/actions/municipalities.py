"""Loading the product's own list of municipalities."""

from collections.abc import Iterator
from datetime import date, datetime

from ineen.ground.areas.actions.divisions import replace_areas
from ineen.ground.areas.models import Area, Division
from ineen.ground.areas.queries.municipality_list import FIRST_YEAR, LAST_YEAR, list_digest, listed_municipalities
from ineen.ground.areas.queries.names import normalised
from ineen.ground.areas.rules import check_may_load
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.area_codes import AreaKind


def load_municipalities(*, by: Actor, now: datetime) -> int:
    """Bring every division since 2012 up to the list; a division read from a region set stays as it is.

    Returns how many divisions changed. Does nothing, in one query, where the list was loaded before. Raises NotAllowed.
    """
    check_may_load(by)
    stale = _stale_years()
    if stale:
        _load_list(by=by, now=now, years=stale)
    return len(stale)


def _stale_years() -> list[int]:
    known = {
        year: (origin, digest) for year, origin, digest in Division.objects.values_list("year", "origin", "digest")
    }
    fresh = (Division.Origin.LIST.value, list_digest())
    return [
        year
        for year in range(FIRST_YEAR, LAST_YEAR + 1)
        if year not in known or (known[year][0] == Division.Origin.LIST and known[year] != fresh)
    ]


@act
def _load_list(*, by: Actor, now: datetime, years: list[int]) -> None:
    divisions = [
        Division(year=year, origin=Division.Origin.LIST, digest=list_digest(), loaded_at=now) for year in years
    ]
    replace_areas(divisions, [row for year in years for row in _municipalities(year)])
    record(
        on=divisions[-1],
        what="lijst van gemeenten geladen",
        details={"digest": list_digest(), "first_year": years[0], "last_year": years[-1]},
    )


def _municipalities(year: int) -> Iterator[Area]:
    for one in listed_municipalities():
        if one.exists_on(date(year, 1, 1)):
            yield Area(
                division_id=year,
                code=one.code,
                kind=AreaKind.MUNICIPALITY.value,
                name=one.name,
                municipality=one.code,
                search=normalised(one.name),
            )
