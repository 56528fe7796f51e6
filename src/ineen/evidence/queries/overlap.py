"""Members of a group that lie in each other: who went into another member is counted there, and never twice."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ineen.analysis.areas.parts import parts
from ineen.evidence.queries.deliveries import Count
from ineen.evidence.queries.names import named
from ineen.ground.kernel.area_changes import ROUNDING, ChangeTable
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.figures import FigureStatus

Shares = Mapping[AreaCode, float | None]


@dataclass(frozen=True, slots=True)
class Standing:
    """The counts of a group that can be added.

    counts
        by member, without those that lie whole in others; who lies in them partly is without a value here.
    words
        who was counted in whom, as sentences; empty where nobody was.
    """

    counts: Mapping[AreaCode, Count]
    words: str


def standing(table: ChangeTable, counts: Mapping[AreaCode, Count]) -> Standing:
    """What can be added of the counts of all members of a group in one period.

    A member that ended lies in another where that is told on ground that holds the first: as a sum of its parts, or
    recast by the publisher. Where the other has no value the member itself counts, and the sum is incomplete.
    """
    inside = {area: found for area in counts if (found := _shares(table, area, counts))}
    if not inside:
        return Standing(counts, "")
    kept = {area: _kept(area, one, inside.get(area, {})) for area, one in counts.items()}
    whole = {area: holders for area, holders in inside.items() if _is_whole(holders)}
    told = {area: one for area, one in kept.items() if area not in whole}
    return Standing(told, " ".join(f"{named([area])} telt mee in {named(list(one))}." for area, one in whole.items()))


def _shares(table: ChangeTable, area: AreaCode, counts: Mapping[AreaCode, Count]) -> Shares:
    """By other member how much of this one is counted in it; nothing for who still is there."""
    since = _last_division(table, str(area))
    if since is None:
        return {}
    grounds = {
        other: one.division
        for other, one in counts.items()
        if other != area and one.value is not None and one.borders is None and one.division and one.division > since
    }
    return {
        other: part.weight
        for other, year in grounds.items()
        for part in parts(table, str(other), since, year)
        if part.code == str(area)
    }


def _last_division(table: ChangeTable, code: str) -> int | None:
    """The last one that has an area; None where it did not end."""
    ended = [
        day
        for day, by_new in table.days
        if any(one.old == code for ones in by_new.values() for one in ones) and code not in by_new
    ]
    if not ended:
        return None
    first = (ended[-1].month, ended[-1].day) == (1, 1)
    return ended[-1].year - 1 if first else ended[-1].year


def _is_whole(shares: Shares) -> bool:
    weights = [one for one in shares.values() if one is not None]
    return len(weights) == len(shares) and sum(weights) > 1 - ROUNDING * len(shares)


def _kept(area: AreaCode, one: Count, shares: Shares) -> Count:
    if not shares or one.value is None:
        return one
    why = f"Een deel van {named([area])} telt al mee in {named(list(shares))}."
    return replace(one, value=None, low=None, high=None, status=FigureStatus.UNKNOWN, why=why)
