"""From counts to figures: of one area, or of several as one."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from ineen.analysis.indicators.catalogue import Indicator
from ineen.analysis.statistics.intervals import poisson_interval
from ineen.evidence.queries.deliveries import Count, newest_first
from ineen.evidence.queries.names import named
from ineen.evidence.queries.widening import converted_bounds, how_made
from ineen.ground.kernel.area_codes import AreaCode, AreaGroup
from ineen.ground.kernel.figures import Figure, FigureStatus
from ineen.ground.kernel.periods import Period
from ineen.ground.ui.formats import listed

INTERVAL = (
    "In elk aantal speelt toeval mee. De marge laat zien waar het gewone aantal kan liggen. Zij zegt niet of iets echt "
    "meer of minder werd: aantallen schommelen van jaar tot jaar meer dan door dit toeval alleen. Wat niet "
    "geregistreerd is, telt niet mee. Voor wie het precies wil weten: de marge is de exacte van 95% (Garwood, 1936), "
    "voor gebeurtenissen die los van elkaar plaatsvinden."
)
WHOLE_REGISTER = "Er is geen onzekerheidsmarge: wie in het register staat, is geteld."
COUNTED = f"Een telling zoals de bron haar publiceert. {INTERVAL}"
COUNTED_WHOLE = f"Een telling zoals de bron haar publiceert. {WHOLE_REGISTER}"
SURVEYED = (
    "Een schatting uit een steekproef. De marge (95%) is die van de bron: ligt een verschil binnen de marges, dan kan "
    "het toeval zijn."
)
SURVEYED_WITHOUT = "Een schatting uit een steekproef, waarvan de bron geen marge geeft."
NEVER_ADDED = "Dit is een schatting uit een steekproef: die van meer gebieden tellen we niet op."
PARTLY_PROVISIONAL = "Een deel van deze cijfers is voorlopig."
MOST_INTERVALS = 100_000


def figure_of(indicator: Indicator, area: AreaCode, period: Period, count: Count) -> Figure:
    """The figure about one area in one period, without its rate."""
    low, high = (count.low, count.high) if indicator.surveyed else _bounds(indicator, count.value)
    low, high = converted_bounds(count.value, low, high, [count])
    return Figure(
        value=count.value,
        low=low,
        high=high,
        unit=indicator.unit,
        area=area,
        period=period,
        indicator=indicator.id,
        source=count.source,
        status=count.status,
        method=count.why or " ".join(filter(None, [how_made([count]), _method(indicator, count)])),
        other_sources=count.other_sources,
        made_of=_made_of(count),
        borders=count.made.division if count.made else None,
        estimated=count.made is not None and not count.made.exact,
    )


def sum_of(
    indicator: Indicator, group: AreaGroup, period: Period, counts: Mapping[AreaCode, Count], *, inside: str = ""
) -> Figure:
    """The figure about a group in one period, without its rate: what its members have, added up.

    counts
        of every member that does not lie in another (`overlap.standing`). A member without a value makes the sum
        incomplete; one that a release hides hides the sum too, which with the others would tell it. Counts of several
        publishers are made in different ways and are never added: then there is no value, and the method says why.
    inside
        which other members are counted in these, as sentences of the method.
    """
    valued = {area: one for area, one in counts.items() if one.value is not None and one.borders is None}
    used = (valued or counts).values()
    newest, *others = newest_first(stamp for one in used for stamp in (one.source, *one.other_sources))
    hidden = FigureStatus.SUPPRESSED in _statuses(counts)
    apart = _apart(indicator, valued)
    total = None if apart or hidden or not valued else sum(one.value or 0 for one in valued.values())
    missing = () if total is None else tuple(area for area in counts if area not in valued)
    low, high = _bounds(indicator, total, counts=len(valued))
    low, high = converted_bounds(total, low, high, valued.values())
    made = {area: one.made for area, one in valued.items() if one.made} if total is not None else {}
    return Figure(
        value=total,
        low=low,
        high=high,
        unit=indicator.unit,
        area=group,
        period=period,
        indicator=indicator.id,
        source=newest,
        status=FigureStatus.SUPPRESSED if hidden else _nothing(counts) if total is None else _whole(valued, missing),
        method=apart or (_whys(counts.values()) if total is None else _added(indicator, counts, missing, inside)),
        missing=missing,
        other_sources=tuple(others),
        made_of="; ".join(f"{named([area])}: {one.words}" for area, one in made.items()),
        borders=max((one.division for one in made.values()), default=None),
        estimated=any(not one.exact for one in made.values()),
    )


def _made_of(count: Count) -> str:
    if count.value is None:
        return ""
    if count.made:
        return count.made.words
    return f"binnen de grenzen van {count.borders}" if count.borders else ""


def _method(indicator: Indicator, count: Count) -> str:
    if indicator.surveyed:
        return SURVEYED if count.low is not None and count.high is not None else SURVEYED_WITHOUT
    return COUNTED if indicator.denominator else COUNTED_WHOLE


def _apart(indicator: Indicator, valued: Mapping[AreaCode, Count]) -> str:
    """Why these counts cannot be added; empty where they can."""
    if indicator.surveyed:
        return NEVER_ADDED if valued else ""
    publishers = sorted({one.source.publisher for one in valued.values()})
    if len(publishers) < 2:  # noqa: PLR2004
        return ""
    return f"De cijfers komen van {listed(publishers)}. Die tellen niet op dezelfde manier: wij tellen ze niet op."


def _added(indicator: Indicator, counts: Mapping[AreaCode, Count], missing: Sequence[AreaCode], inside: str) -> str:
    made = how_made(one for one in counts.values() if one.value is not None)
    if not missing:
        return " ".join(filter(None, [f"Opgeteld over {len(counts)} gebieden.", inside, made, _margin(indicator)]))
    part = f"Opgeteld over {len(counts) - len(missing)} van de {len(counts)} gebieden, zonder {named(missing)}."
    partly = PARTLY_PROVISIONAL if FigureStatus.PROVISIONAL in _statuses(counts) else ""
    whys = _whys(counts[area] for area in missing)
    return " ".join(filter(None, [part, whys, inside, _smaller(counts), partly, made, _margin(indicator)]))


def _smaller(counts: Mapping[AreaCode, Count]) -> str:
    """Of members that grew later, and of which not all parts are known: their figures are about other ground."""
    found = {area: one.borders for area, one in counts.items() if one.value is not None and one.borders}
    told = (f"Het cijfer van {named([area])} is dat binnen de grenzen van {year}." for area, year in found.items())
    return " ".join(told)


def _whole(valued: Mapping[AreaCode, Count], missing: tuple[AreaCode, ...]) -> FigureStatus:
    if missing:
        return FigureStatus.INCOMPLETE
    provisional = FigureStatus.PROVISIONAL in _statuses(valued)
    return FigureStatus.PROVISIONAL if provisional else FigureStatus.FINAL


def _nothing(counts: Mapping[AreaCode, Count]) -> FigureStatus:
    """Of members without a value the status that all share."""
    shared = _statuses(counts)
    return shared.pop() if shared in ({FigureStatus.NOT_PUBLISHED}, {FigureStatus.ABSENT}) else FigureStatus.UNKNOWN


def _statuses(counts: Mapping[AreaCode, Count]) -> set[FigureStatus]:
    return {one.status for one in counts.values()}


def _whys(counts: Iterable[Count]) -> str:
    return " ".join(dict.fromkeys(one.why for one in counts if one.why))


def _margin(indicator: Indicator) -> str:
    return INTERVAL if indicator.denominator else WHOLE_REGISTER


def _bounds(indicator: Indicator, value: float | None, *, counts: int = 1) -> tuple[float | None, float | None]:
    """Of one count, or of some added up; where they are rounded, of the least and the most that it can have been."""
    if value is None or indicator.denominator is None:
        return None, None
    most = counts * (indicator.rounded_to // 2)
    return _interval(max(int(value) - most, 0))[0], _interval(int(value) + most)[1]


@lru_cache(maxsize=MOST_INTERVALS)
def _interval(count: int) -> tuple[float, float]:
    low, high = poisson_interval(count)
    return float(low), float(high)
