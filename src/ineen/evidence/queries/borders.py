"""Whether an area of one area division is the same ground as in another."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from ineen.analysis.areas.parts import Part, is_itself, parts
from ineen.ground.areas.queries import ListedMunicipality, listed_municipalities
from ineen.ground.kernel.area_changes import ChangeTable
from ineen.ground.kernel.area_codes import AreaCode


def is_absent(area: AreaCode, division: int | None) -> bool:
    """Whether the list of municipalities says that there was none with this code in a division.

    Of other areas, and without a year, the list knows nothing.
    """
    listed = _by_code().get(str(area))
    return listed is not None and division is not None and not listed.exists_on(date(division, 1, 1))


def has_other_ground(table: ChangeTable, area: AreaCode, one: int | None, other: int | None) -> bool:
    """Whether an area took in or gave away ground between the divisions of two years, whichever is the earlier."""
    return not is_itself(_between(table, area, one, other), str(area))


def has_grown(table: ChangeTable, area: AreaCode, one: int | None, other: int | None) -> bool:
    """Whether all that changed between two divisions is that an area took in ground."""
    made_of = {part.code: part for part in _between(table, area, one, other)}
    own = made_of.get(str(area))
    return len(made_of) > 1 and own is not None and own.exact


def _between(table: ChangeTable, area: AreaCode, one: int | None, other: int | None) -> tuple[Part, ...]:
    if str(area) not in table.changed or one is None or other is None:
        return (Part(str(area), 1.0, certain=True, measured=True),)
    return parts(table, str(area), min(one, other), max(one, other))


@cache
def _by_code() -> Mapping[str, ListedMunicipality]:
    return {one.code: one for one in listed_municipalities()}
