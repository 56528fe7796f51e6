"""Figures of an area, a plan or a goal as a file that a spreadsheet opens: semicolons, and a mark that says UTF-8."""

import csv
from collections.abc import Iterable, Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from ineen.evidence import queries as evidence
from ineen.faces.publication.charts import goal_series
from ineen.faces.publication.web.closed import logged_plan
from ineen.faces.publication.web.public import public_page
from ineen.faces.publication.web.series import INDICATOR
from ineen.ground.areas import queries as areas
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode, AreaGroup
from ineen.ground.kernel.figures import Figure, Rate
from ineen.ground.kernel.refusals import NotFound
from ineen.ground.ui.formats import status
from ineen.ground.ui.viewer import viewer_of
from ineen.policy.plans import queries as plans

COLUMNS = (
    "gebied", "code", "indicator", "periode", "waarde", "eenheid", "status", "publicist", "tabel", "opgehaald",
    "gebiedsindeling", "methode", "waarde_van", "waarde_tot",
)  # fmt: skip
RATE_COLUMNS = (
    "per_{per}_{counted}", "per_{per}_{counted}_van", "per_{per}_{counted}_tot", "{counted}", "{counted}_jaar",
    "{counted}_publicist", "{counted}_tabel", "{counted}_opgehaald", "{counted}_gebiedsindeling", "zonder_omdat",
)  # fmt: skip
MARK = "\ufeff"
FORMULAS = ("=", "+", "-", "@")
NOTHING = "Hierover zijn nog geen cijfers vrijgegeven."


@public_page
def figures(request: HttpRequest, slug: str) -> HttpResponse:
    """Every released period of registered crime in this area; an empty value has a status that says why."""
    area = areas.area_by_slug(slug)
    if areas.slug(area) != slug:
        return redirect("publication:area-figures", slug=areas.slug(area))
    return _file(slug, viewer_of(request), {area.area_code: area.name})


@logged_plan
@public_page
def plan_figures(request: HttpRequest, slug: str) -> HttpResponse:
    """Every released period of registered crime in the municipalities of this plan."""
    viewer = viewer_of(request)
    found = plans.plan(viewer, slug)
    return _file(slug, viewer, {one.code: one.name for one in found.municipalities})


@logged_plan
@public_page
def goal_figures(request: HttpRequest, slug: str, goal: str) -> HttpResponse:
    """The figures of one goal, by year: those of the table on its page."""
    viewer = viewer_of(request)
    plan = plans.plan_with_goal(viewer, slug, goal)
    series = goal_series(viewer, plan, plan.goals).get(goal)
    if not series or not series.figures:
        raise NotFound(NOTHING)
    lines = (_line(series.about, series.indicator.title, one) for one in series.figures)
    return _answer(f"{slug}-{goal}", series.indicator, lines)


def _file(slug: str, viewer: Viewer, names: Mapping[AreaCode, str]) -> HttpResponse:
    told = evidence.released(viewer, indicator=INDICATOR, areas=names)
    if not len(told):
        raise NotFound(NOTHING)
    shown = {str(code): name for code, name in names.items()}
    lines = (_line(shown[str(figure.area)], told.indicator.title, figure) for figure in told)
    return _answer(slug, told.indicator, lines)


def _answer(name: str, indicator: evidence.Indicator, lines: Iterable[tuple[object, ...]]) -> HttpResponse:
    response = HttpResponse(MARK, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="ineen-{name}.csv"'
    writer = csv.writer(response, delimiter=";")
    writer.writerow(_head(indicator))
    writer.writerows(lines)
    return response


def _head(indicator: evidence.Indicator) -> list[str]:
    against = (name.format(per=indicator.per, counted=indicator.counted) for name in RATE_COLUMNS)
    return [*COLUMNS, *against]


def _line(name: str, title: str, figure: Figure) -> tuple[object, ...]:
    source = figure.source
    return (
        _name(name), _codes(figure), title, figure.period, _decimal(figure.value), figure.unit, status(figure),
        source.publisher, source.table, source.retrieved, source.classification_year, figure.method,
        _decimal(figure.low), _decimal(figure.high), *_against(figure.rate), figure.without_rate,
    )  # fmt: skip


def _name(name: str) -> str:
    """A spreadsheet runs what begins like a formula; who names a partnership may write anything."""
    return f"'{name}" if name.startswith(FORMULAS) else name


def _codes(figure: Figure) -> str:
    """Of a group the codes of its members, with spaces between."""
    return " ".join(map(str, figure.area.members if isinstance(figure.area, AreaGroup) else (figure.area,)))


def _against(rate: Rate | None) -> tuple[object, ...]:
    if rate is None:
        return ("",) * (len(RATE_COLUMNS) - 1)
    source = rate.source
    return (
        _decimal(rate.value), _decimal(rate.low), _decimal(rate.high), rate.of, rate.period, source.publisher,
        source.table, source.retrieved, source.classification_year,
    )  # fmt: skip


def _decimal(value: float | None) -> str:
    """With a comma, as a Dutch spreadsheet reads it; what was computed with three decimals."""
    return "" if value is None else f"{value:.3f}".rstrip("0").rstrip(".").replace(".", ",")
