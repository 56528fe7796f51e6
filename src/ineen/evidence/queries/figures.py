"""From counts to figures: of one area, or of several as one."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from ineen.analysis.indicators.catalogue import Indicator
from ineen.analysis.statistics.intervals import poisson_interval
from ineen.evidence.queries.deliveries import Count, newest_first
from ineen.evidence.queries.names import named
from ineen.ground.kernel.area_codes import AreaCode, AreaGroup
from ineen.ground.kernel.figures import Figure, FigureStatus
from ineen.ground.kernel.periods import Period
from ineen.ground.ui.formats import listed

INTERVAL = (
    "In elk aantal speelt toeval mee: de marge (95%, exact, methode van Garwood uit 1936) laat zien waar het niveau "
    "achter dit aantal kan liggen als gebeurtenissen los van elkaar plaatsvinden. Zij zegt niet of iets echt meer of "
    "minder werd: van jaar tot jaar schommelen aantallen meer dan door dit toeval alleen. Wat niet geregistreerd is, "
    "telt niet mee."
)
WHOLE_REGISTER = "Er is geen onzekerheidsmarge: wie in het register staat, is geteld."
COUNTED = f"Een telling zoals de bron haar publiceert. {INTERVAL}"
COUNTED_WHOLE = f"Een telling zoals de bron haar publiceert. {WHOLE_REGISTER}"
PARTLY_PROVISIONAL = "Een deel van deze cijfers is voorlopig."
MOST_INTERVALS = 100_000


def figure_of(indicator: Indicator, area: AreaCode, period: Period, count: Count) -> Figure:
    """The figure about one area in one period, without its rate."""
    low, high = _bounds(indicator, count.value)
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
        method=count.why or (COUNTED if indicator.denominator else COUNTED_WHOLE),
    )


def sum_of(indicator: Indicator, group: AreaGroup, period: Period, counts: Mapping[AreaCode, Count]) -> Figure:
    """The figure about a group in one period, without its rate: what its members have, added up.

    counts
        of every member. A member without a value makes the sum incomplete. Counts of several
        publishers are made in different ways and are never added: then there is no value, and the method says why.
    """
    valued = {area: one for area, one in counts.items() if one.value is not None}
    newest, *others = newest_first(one.source for one in (valued or counts).values())
    apart = _apart(valued)
    total = None if apart or not valued else sum(one.value or 0 for one in valued.values())
    missing = () if total is None else tuple(area for area in counts if area not in valued)
    low, high = _bounds(indicator, total)
    return Figure(
        value=total,
        low=low,
        high=high,
        unit=indicator.unit,
        area=group,
        period=period,
        indicator=indicator.id,
        source=newest,
        status=_nothing(counts) if total is None else _whole(valued, missing),
        method=apart or (_added(indicator, counts, missing) if valued else _whys(counts.values())),
        missing=missing,
        other_sources=tuple(others),
    )


def _apart(valued: Mapping[AreaCode, Count]) -> str:
    """Why these counts cannot be added; empty where they can."""
    publishers = sorted({one.source.publisher for one in valued.values()})
    if len(publishers) < 2:  # noqa: PLR2004
        return ""
    return f"De cijfers komen van {listed(publishers)}. Die tellen niet op dezelfde manier: wij tellen ze niet op."


def _added(indicator: Indicator, counts: Mapping[AreaCode, Count], missing: Sequence[AreaCode]) -> str:
    if not missing:
        return f"Opgeteld over {len(counts)} gebieden. {_margin(indicator)}"
    part = f"Opgeteld over {len(counts) - len(missing)} van de {len(counts)} gebieden, zonder {named(missing)}."
    partly = PARTLY_PROVISIONAL if FigureStatus.PROVISIONAL in _statuses(counts) else ""
    return " ".join(filter(None, [part, _whys(counts[area] for area in missing), partly, _margin(indicator)]))


def _whole(valued: Mapping[AreaCode, Count], missing: tuple[AreaCode, ...]) -> FigureStatus:
    if missing:
        return FigureStatus.INCOMPLETE
    provisional = FigureStatus.PROVISIONAL in _statuses(valued)
    return FigureStatus.PROVISIONAL if provisional else FigureStatus.FINAL


def _nothing(counts: Mapping[AreaCode, Count]) -> FigureStatus:
    unpublished = _statuses(counts) == {FigureStatus.NOT_PUBLISHED}
    return FigureStatus.NOT_PUBLISHED if unpublished else FigureStatus.UNKNOWN


def _statuses(counts: Mapping[AreaCode, Count]) -> set[FigureStatus]:
    return {one.status for one in counts.values()}


def _whys(counts: Iterable[Count]) -> str:
    return " ".join(dict.fromkeys(one.why for one in counts))


def _margin(indicator: Indicator) -> str:
    return INTERVAL if indicator.denominator else WHOLE_REGISTER


def _bounds(indicator: Indicator, value: int | None) -> tuple[float | None, float | None]:
    return (None, None) if value is None or indicator.denominator is None else _interval(value)


@lru_cache(maxsize=MOST_INTERVALS)
def _interval(count: int) -> tuple[float, float]:
    low, high = poisson_interval(count)
    return float(low), float(high)
