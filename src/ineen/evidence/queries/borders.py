"""Whether a municipality of one area division is the same ground as in another."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache

from ineen.ground.areas.queries import ListedMunicipality, listed_municipalities
from ineen.ground.kernel.area_codes import AreaCode


def is_absent(area: AreaCode, division: int | None) -> bool:
    """Whether the list of municipalities says that there was none with this code in a division.

    Of other areas, and without a year, the list knows nothing.
    """
    listed = _by_code().get(str(area))
    return listed is not None and division is not None and not listed.exists_on(date(division, 1, 1))


def has_grown(area: AreaCode, one: int | None, other: int | None) -> bool:
    """Whether a municipality took in another between the divisions of two years, whichever is the earlier."""
    days = _days_of_growth().get(str(area))
    if not days or one is None or other is None:
        return False
    first, last = date(min(one, other), 1, 1), date(max(one, other), 1, 1)
    return any(first <= day < last for day in days)


@cache
def _by_code() -> Mapping[str, ListedMunicipality]:
    return {one.code: one for one in listed_municipalities()}


@cache
def _days_of_growth() -> Mapping[str, tuple[date, ...]]:
    """Code → the last days of the municipalities whose ground it took over."""
    found: defaultdict[str, list[date]] = defaultdict(list)
    for one in listed_municipalities():
        for heir in one.merged_into:
            if one.valid_until:
                found[heir].append(one.valid_until)
    return {code: tuple(days) for code, days in found.items()}
