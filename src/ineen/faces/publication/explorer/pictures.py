"""Which picture belongs to an answer: a line of years, bars of areas, or all areas in a funnel."""

from typing import Final

from django.utils.translation import gettext as _

from ineen.evidence import queries as evidence
from ineen.evidence.queries import Bar, Bars, Funnel, LineChart
from ineen.faces.publication.explorer.answering import Answer
from ineen.faces.publication.explorer.asking import Place
from ineen.ground.kernel.figures import Figure
from ineen.ground.ui import formats

MOST_BARS: Final = 40


def picture(answer: Answer) -> LineChart | Bars | Funnel | None:
    """None where there is no value to draw, for more areas than bars can show, and for what is no year or month."""
    if answer.company and answer.company.funnel:
        return answer.company.funnel
    if not answer.alone:
        return _bars(answer) if len(answer.beside) <= MOST_BARS else None
    if not (answer.period.is_year or answer.period.is_month):
        return None
    place = answer.asked.places[0]
    chart = LineChart(f"{answer.asked.indicator.title}, {place.name}", answer.asked.indicator.unit, answer.series)
    return chart if chart.points else None


def by_rate(answer: Answer) -> bool:
    """Whether areas stand beside each other by their rate: where each that has a value has one."""
    valued = [figure for _, figure in answer.beside if figure.value is not None]
    return bool(valued) and all(figure.rate for figure in valued)


def legend(answer: Answer, drawn: LineChart | Bars | Funnel) -> str:
    """How to read the picture."""
    if isinstance(drawn, LineChart):
        return evidence.legend(drawn)
    if isinstance(drawn, Funnel):
        return answer.company.why if answer.company else ""
    if all(one.low is None for one in drawn.bars):
        return ""
    if answer.asked.indicator.surveyed:
        return _("Het streepje over een balk laat zien hoe het cijfer in de steekproef kan schommelen.")
    return _("Het streepje over een balk laat zien hoe het cijfer door toeval kan schommelen.")


def stops(answer: Answer, drawn: LineChart | Bars | Funnel) -> tuple[str, ...]:
    """What each point of a line or bar tells, in the order in which they are drawn; of a funnel none."""
    if isinstance(drawn, LineChart):
        return tuple(_told_of_figure(answer, one) for one in drawn.figures)
    return tuple(_told_of_bar(one, drawn.decimals) for one in drawn.bars) if isinstance(drawn, Bars) else ()


def _told_of_figure(answer: Answer, figure: Figure) -> str:
    """`2024: 1.510 misdrijven, tussen 1.434 en 1.589, voorlopig`."""
    when, status = formats.period(figure.period), formats.standing(figure)
    if figure.value is None:
        return f"{when}: {status}"
    indicator = answer.asked.indicator
    value = f"{formats.number(figure.value)} {indicator.one if figure.value == 1 else indicator.more}"
    bounds = formats.bounds(figure)
    margin = _("marge %(bounds)s") % {"bounds": bounds} if bounds else ""
    return f"{when}: {', '.join(filter(None, [value, margin, status]))}"


def _told_of_bar(bar: Bar, decimals: int) -> str:
    if bar.value is None:
        return f"{bar.name}: {bar.why}"
    value = formats.number(bar.value, decimals)
    if bar.low is None or bar.high is None:
        return ", ".join(filter(None, [f"{bar.name}: {value}", bar.why]))
    bounds = f"{formats.number(bar.low, decimals)}–{formats.number(bar.high, decimals)}"
    return ", ".join(filter(None, [f"{bar.name}: {value}", _("marge %(bounds)s") % {"bounds": bounds}, bar.why]))


def _bars(answer: Answer) -> Bars | None:
    indicator, rated = answer.asked.indicator, by_rate(answer)
    bars = [_bar(place, figure, rated, place in answer.asked.places) for place, figure in answer.beside]
    if all(one.value is None for one in bars):
        return None
    bars.sort(key=lambda one: (one.value is None, -(one.value or 0), one.name))
    words = {"unit": indicator.unit, "per": formats.number(indicator.per), "counted": indicator.counted}
    unit = _("%(unit)s per %(per)s %(counted)s") % words if rated else indicator.unit
    return Bars(f"{unit}, {formats.period(answer.period)}", tuple(bars), _decimals(bars))


def _bar(place: Place, figure: Figure, rated: bool, chosen: bool) -> Bar:
    told = figure.rate if rated else figure
    if told is None or told.value is None:
        return Bar(place.name, None, chosen=chosen, why=formats.STATUS_WORDS[figure.status])
    return Bar(place.name, float(told.value), told.low, told.high, chosen, formats.standing(figure))


def _decimals(bars: list[Bar]) -> int:
    values = [one.value for one in bars if one.value is not None]
    if all(float(one).is_integer() for one in values):
        return 0
    return 1 if max(values) >= 1 else 2
