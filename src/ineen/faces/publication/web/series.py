"""Yearly figures of areas, ready for a table with bars. Every number here is a released `Figure`."""

from collections.abc import Iterable
from dataclasses import dataclass

from ineen.evidence import queries as evidence
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode, AreaGroup
from ineen.ground.kernel.figures import Figure, SourceStamp
from ineen.ground.kernel.periods import Period
from ineen.ground.ui import formats

INDICATOR = "crime_total"


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure, and how long its bar is as a percentage of the longest; `over` gives the year of its inhabitants."""

    figure: Figure
    share: float
    over: str


@dataclass(frozen=True, slots=True)
class Series:
    """The years of one area, oldest first; `latest` and `before` are the last two with a value of the same members.

    slug
        the name of the indicator in an address.
    per
        heads the column of rates ("Per 1.000 inwoners (2020)"); empty where no year has one.
    without_rate
        why the latest has none.
    made_of
        in which years it was made of other areas, and of which.
    """

    title: str
    slug: str
    note: str
    bars: tuple[Bar, ...]
    latest: Figure
    before: Figure | None
    per: str
    without_rate: str
    sources: tuple[SourceStamp, ...]
    method: str
    made_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """One indicator about an area in two years that follow each other."""

    indicator: evidence.Indicator
    before: Figure
    now: Figure

    @property
    def follows(self) -> bool:
        return self.indicator.direction is evidence.Direction.FOLLOWS_ENFORCEMENT


@dataclass(frozen=True, slots=True)
class Profile:
    """What was counted in an area, kind by kind, in `year` and in the year `before` it.

    `per` heads the column of rates with the year of the inhabitants; empty where no kind has one.
    """

    year: Period
    before: Period
    rows: tuple[ProfileRow, ...]
    per: str
    sources: tuple[SourceStamp, ...]
    method: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The years of several areas side by side: per area its figures in the order of `years`."""

    title: str
    note: str
    years: tuple[Period, ...]
    rows: tuple[tuple[AreaCode, tuple[Figure, ...]], ...]
    sources: tuple[SourceStamp, ...]
    method: str


def series(viewer: Viewer, about: AreaCode | AreaGroup) -> Series | None:
    """Registered crime of one area, or of several as one, per year; None where nothing with a value was released."""
    if isinstance(about, AreaGroup):
        told = evidence.released_sum(viewer, indicator=INDICATOR, group=about, only_years=True)
    else:
        told = evidence.released(viewer, indicator=INDICATOR, areas=[about], only_years=True)
    years = list(told)
    valued = [figure for figure in years if figure.value is not None]
    if not valued:
        return None
    over = {figure.rate.period for figure in valued if figure.rate}
    longest = max(figure.value or 0 for figure in valued) or 1
    return Series(
        title=told.indicator.title,
        slug=told.indicator.slug,
        note=told.indicator.note,
        bars=tuple(_bar(figure, longest, over) for figure in years),
        latest=valued[-1],
        before=next((one for one in reversed(valued[:-1]) if one.missing == valued[-1].missing), None),
        per=_per(told.indicator, over) if over else "",
        without_rate=valued[-1].without_rate,
        sources=_lines(_sources(valued) + _newest_first(one.rate.source for one in valued if one.rate)),
        method=valued[-1].method,
        made_of=tuple(formats.made_of(valued)),
    )


def profile(viewer: Viewer, about: AreaCode | AreaGroup, year: Period) -> Profile | None:
    """What was counted in an area in a year, kind by kind; None where that is no more than the total."""
    before = Period.year(year.first.year - 1)
    kinds = [one.id for one in evidence.indicators() if one.denominator and one.rounded_to == 1 and one.id != INDICATOR]
    told = evidence.answers(viewer, [evidence.Question(kind, about) for kind in kinds], periods=[before, year])
    rows = tuple(
        ProfileRow(one.indicator, *one.figures) for one in told if any(figure.value is not None for figure in one)
    )
    if not rows:
        return None
    figures = [figure for row in rows for figure in (row.before, row.now) if figure.value is not None]
    rated = [(row.indicator, row.now.rate) for row in rows if row.now.rate]
    per = _per(rated[0][0], {rate.period for _, rate in rated}) if rated else ""
    sources = _sources(figures) + _newest_first(rate.source for _, rate in rated)
    return Profile(year, before, rows, per, sources, figures[-1].method)


def comparison(viewer: Viewer, areas: Iterable[AreaCode]) -> Comparison | None:
    """Registered crime of several areas per year, in the order asked; None where nothing was released."""
    codes = list(areas)
    told = evidence.released(viewer, indicator=INDICATOR, areas=codes, only_years=True)
    figures = list(told)
    valued = [figure for figure in figures if figure.value is not None]
    if not valued:
        return None
    years = tuple(sorted({figure.period for figure in valued}))
    rows = tuple((code, tuple(f for f in figures if f.area == code and f.period in years)) for code in codes)
    return Comparison(told.indicator.title, told.indicator.note, years, rows, _sources(valued), valued[-1].method)


def _bar(figure: Figure, longest: float, over: set[Period]) -> Bar:
    says = figure.rate is not None and len(over) > 1 and figure.rate.period != figure.period
    words = f"{figure.rate.counted} {figure.rate.period}" if figure.rate and says else ""
    return Bar(figure, round(100 * (figure.value or 0) / longest, 1), words)


def _per(indicator: evidence.Indicator, over: set[Period]) -> str:
    year = f" ({min(over)})" if len(over) == 1 else ""
    return f"Per {formats.number(indicator.per)} {indicator.counted}{year}"


def _sources(figures: Iterable[Figure]) -> tuple[SourceStamp, ...]:
    return _newest_first(figure.source for figure in figures)


def _newest_first(stamps: Iterable[SourceStamp]) -> tuple[SourceStamp, ...]:
    oldest_first = sorted(set(stamps), key=lambda stamp: (stamp.retrieved, stamp.version))
    return _lines(reversed(oldest_first))


def _lines(stamps: Iterable[SourceStamp]) -> tuple[SourceStamp, ...]:
    """Each line of sources once: deliveries of one table on one day read the same."""
    return tuple({(stamp.publisher, stamp.table, stamp.retrieved): stamp for stamp in stamps}.values())
