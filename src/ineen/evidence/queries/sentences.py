"""What a chart shows, in words: for who does not see it, and for who wants to know what to read in it.

A sentence states values. It never says that something fell or got better: most changes in counts are chance, and more
of what follows enforcement may be success.
"""

from collections.abc import Iterable, Iterator, Sequence

from ineen.analysis.charts.chart import LineChart, Point
from ineen.analysis.indicators.catalogue import indicator_named
from ineen.ground.kernel.figures import Figure, FigureStatus
from ineen.ground.kernel.periods import Period
from ineen.ground.ui import formats

NOTHING = "Er is nog geen cijfer om te tekenen."


def sentence(chart: LineChart) -> str:
    """The last value, the one before, the interval and the target, in a few short Dutch sentences."""
    return " ".join([*_values(chart), *_interval(chart), *_target(chart), *_silent(chart)])


def legend(chart: LineChart) -> str:
    """How to read the band, the open rings, the gaps and the dashed line, as far as the chart has them."""
    return legend_of([chart])


def legend_of(charts: Iterable[LineChart]) -> str:
    """The same of several charts that are read side by side."""
    return " ".join(_signs(list(charts)))


def _values(chart: LineChart) -> Iterator[str]:
    if not chart.points:
        yield NOTHING
        return
    last, before = chart.points[-1], _before(chart)
    told = f"In {formats.period(last.period)} {_amount(chart, last)}{_reservation(chart, last)}"
    yield f"{told}; in {formats.period(before.period)} {_amount(chart, before)}." if before else f"{told}."


def _before(chart: LineChart) -> Point | None:
    """The year before; of a month the same month a year before, because many counts have seasons.

    A sum from which somebody is missing is never set beside one from which somebody else is, nor other ground.
    """
    newest, last = chart.points[-1], chart.points[-1].period
    wanted = Period.months(last.first.year - 1, last.first.month) if chart.monthly else Period.year(last.first.year - 1)
    like = newest.missing, newest.within
    earlier = [point for point in chart.points[:-1] if (point.missing, point.within) == like]
    return next((point for point in earlier if point.period == wanted), earlier[-1] if earlier else None)


def _amount(chart: LineChart, point: Point) -> str:
    if chart.as_rate:
        return f"was het {formats.rate_number(point.value)} {chart.unit}"
    number = formats.number(point.value)
    if not float(point.value).is_integer():
        return f"was het {number} {chart.unit}"
    return f"was het er {number}" if point.value == 1 else f"waren het er {number}"


def _figure(chart: LineChart, point: Point) -> Figure:
    return next(figure for figure in chart.figures if figure.period == point.period)


def _reservation(chart: LineChart, point: Point) -> str:
    words = formats.standing(_figure(chart, point))
    return f" ({words})" if words else ""


def _interval(chart: LineChart) -> Iterator[str]:
    if not chart.points:
        return
    last = _figure(chart, chart.points[-1])
    between = formats.rate_interval(last.rate) if chart.as_rate and last.rate else formats.interval(last)
    if between:
        what = "in de steekproef kan het cijfer" if indicator_named(last.indicator).surveyed else "kan het aantal"
        yield f"Door toeval {what} schommelen {between}."


def _target(chart: LineChart) -> Iterator[str]:
    if chart.target and chart.due:
        bound = "hooguit" if chart.target.at_most else "ten minste"
        yield f"Het doel voor {formats.period(chart.due)} is {bound} {formats.number(chart.target.value)}."


def _silent(chart: LineChart) -> Iterator[str]:
    """The newest period may have no value: then the last value is not the newest figure."""
    newest = chart.figures[-1].period
    if chart.points and newest != chart.points[-1].period:
        yield f"Over {formats.period(newest)} is er nog geen cijfer."


def _signs(charts: Sequence[LineChart]) -> Iterator[str]:
    points = [point for chart in charts for point in chart.points]
    figures = [figure for chart in charts for figure in chart.figures]
    if any(point.low is not None and point.high is not None for point in points):
        what = "in de steekproef" if indicator_named(figures[0].indicator).surveyed else "door toeval"
        yield f"De band laat zien hoe het cijfer {what} kan schommelen."
    statuses = {figure.status for figure in figures}
    words = [word for status, word in _OPEN.items() if status in statuses]
    words += ["geschat"] if any(figure.estimated for figure in figures) else []
    if words and points:
        yield f"Een open rondje is een {' of '.join(words)} cijfer."
    if any(chart.points and chart.points[-1].run > 0 for chart in charts):
        moved = any(len({point.within for point in chart.points}) > 1 for chart in charts)
        yield f"Waar de lijn onderbroken is, ontbreekt een cijfer{' of veranderden de grenzen' if moved else ''}."
    if any(chart.ahead for chart in charts):
        yield "De stippellijn loopt naar het doel."


_OPEN = {FigureStatus.PROVISIONAL: "voorlopig", FigureStatus.INCOMPLETE: "onvolledig"}
