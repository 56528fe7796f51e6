"""Areas as small line charts with one scale, some of them on a page."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ineen.evidence import queries as evidence
from ineen.evidence.queries import LineChart, Multiples
from ineen.faces.publication.explorer.answering import Answer
from ineen.faces.publication.explorer.asking import Beside, Order, Place
from ineen.faces.publication.explorer.mapping import is_by_rate, shown_on_map, unit_of
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.figures import Figure
from ineen.ground.kernel.periods import Period
from ineen.ground.ui import formats

ON_A_PAGE: Final = 24
ORDERS: Final = {
    Order.NAME: gettext_lazy("op naam"),
    Order.INHABITANTS: gettext_lazy("op aantal inwoners"),
}


@dataclass(frozen=True, slots=True)
class Small:
    """One area: its picture, where it leads, and the same in words."""

    name: str
    query: str
    drawing: str
    words: str


@dataclass(frozen=True, slots=True)
class Several:
    """A page of them. `unit` and `legend` are those of all; `orders` are those to choose from: words, query, chosen."""

    page: Page[Place]
    shown: tuple[Small, ...]
    unit: str
    legend: str
    orders: tuple[tuple[str, str, bool], ...]
    query: str


def several(viewer: Viewer, answer: Answer, number: str) -> Several | None:
    """Parts of an area, or the municipalities of a plan; None where there is no line, and for the whole country.

    number
        of the page as the address has it: what is none is the first, what is too far the last.
    """
    places = [place for place, _figure in shown_on_map(answer)]
    country = answer.asked.beside is Beside.MUNICIPALITIES and not answer.asked.places[0].group
    if not places or country or len(answer.series) < 2:  # noqa: PLR2004
        return None
    if not (answer.period.is_year or answer.period.is_month):
        return None
    rated = is_by_rate(answer)
    charts = _charts(viewer, answer, places, rated=rated)
    if not charts:
        return None
    every = Multiples(charts)
    told = [one for one in places if str(one.code) in charts]
    page = Paginator(_ordered(viewer, answer, told), ON_A_PAGE).get_page(number)
    shown = tuple(
        Small(
            one.name,
            answer.asked.only(one).query,
            every.drawn(str(one.code)),
            _words(every.charts[str(one.code)], rated=rated),
        )
        for one in page
    )
    asked = answer.asked
    orders = tuple((str(label), replace(asked, order=one).query, one is asked.order) for one, label in ORDERS.items())
    unit, legend = unit_of(answer, rated=rated), evidence.legend_of(charts.values())
    return Several(page, shown, unit, legend, orders, f"{asked.query}&")


def _charts(viewer: Viewer, answer: Answer, places: list[Place], *, rated: bool) -> Mapping[str, LineChart]:
    """Of every area with figures of the same publisher, also on another page: together they have one scale."""
    indicator = answer.asked.indicator
    periods = [one.period for one in answer.series]
    codes = [one.code for one in places]
    told: defaultdict[AreaCode, list[Figure]] = defaultdict(list)
    for one in evidence.released(viewer, indicator=indicator.id, areas=codes, periods=periods):
        if isinstance(one.area, AreaCode) and (one.value is None or one.source.publisher == answer.publisher):
            told[one.area].append(one)
    unit = unit_of(answer, rated=rated)
    return {
        str(one.code): LineChart(one.name, unit, tuple(told[one.code]), as_rate=rated)
        for one in places
        if told[one.code]
    }


def _ordered(viewer: Viewer, answer: Answer, places: list[Place]) -> list[Place]:
    """By name, or the largest first; of whom the number of inhabitants is unknown stands last."""
    if answer.asked.order is Order.NAME:
        return places
    told = evidence.released(viewer, indicator="inhabitants", areas=[one.code for one in places], only_years=True)
    newest = {one.area: one.value for one in told if one.value is not None}  # the newest comes last
    return sorted(places, key=lambda one: (-(newest.get(one.code) or 0), one.name.casefold()))


def _words(chart: LineChart, *, rated: bool) -> str:
    """The last value with its margin, and the first: `12,3 in 2025 (10,1–14,9), 15,0 in 2012`."""
    if not chart.points:
        newest = chart.figures[-1]
        if newest.value is None:
            return formats.STATUS_WORDS[newest.status]
        return _("te weinig inwoners") if evidence.is_too_small(newest) else _("geen getal per inwoner")
    first, last = chart.points[0], chart.points[-1]
    write = formats.rate_number if rated else formats.number
    margin = f" ({write(last.low)}–{write(last.high)})" if last.low is not None and last.high is not None else ""
    words = {"value": write(last.value), "period": formats.period(last.period), "margin": margin}
    told = _with_standing(_("%(value)s in %(period)s%(margin)s") % words, chart, last.period)
    if first is last:
        return told
    before = f"{write(first.value)} {_('in %(period)s') % {'period': formats.period(first.period)}}"
    return f"{told}, {_with_standing(before, chart, first.period)}"


def _with_standing(words: str, chart: LineChart, period: Period) -> str:
    """With what must be known of the value: that it is provisional, converted, or of other borders."""
    standing = next(formats.standing(one) for one in chart.figures if one.period == period)
    return f"{words} ({standing})" if standing else words
