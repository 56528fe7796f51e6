"""The figures of an area or of a plan as a file that a spreadsheet opens: semicolons, and a mark that says UTF-8."""

import csv
from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from ineen.evidence import queries as evidence
from ineen.faces.publication.web.public import public_page
from ineen.faces.publication.web.series import INDICATOR
from ineen.ground.areas import queries as areas
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode
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


@public_page
def figures(request: HttpRequest, slug: str) -> HttpResponse:
    """Every released period of registered crime in this area; an empty value has a status that says why."""
    area = areas.area_by_slug(slug)
    if areas.slug(area) != slug:
        return redirect("publication:area-figures", slug=areas.slug(area))
    return _file(slug, viewer_of(request), {area.area_code: area.name})


@public_page
def plan_figures(request: HttpRequest, slug: str) -> HttpResponse:
    """Every released period of registered crime in the municipalities of this plan."""
    viewer = viewer_of(request)
    found = plans.plan(viewer, slug)
    return _file(slug, viewer, {one.code: one.name for one in found.municipalities})


def _file(slug: str, viewer: Viewer, names: Mapping[AreaCode, str]) -> HttpResponse:
    told = evidence.released(viewer, indicator=INDICATOR, areas=names)
    if not len(told):
        raise NotFound("Hierover zijn nog geen cijfers vrijgegeven.")
    response = HttpResponse(MARK, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="ineen-{slug}.csv"'
    writer = csv.writer(response, delimiter=";")
    writer.writerow(_head(told.indicator))
    shown = {str(code): name for code, name in names.items()}
    writer.writerows(_line(shown[str(figure.area)], told.indicator.title, figure) for figure in told)
    return response


def _head(indicator: evidence.Indicator) -> list[str]:
    against = (name.format(per=indicator.per, counted=indicator.counted) for name in RATE_COLUMNS)
    return [*COLUMNS, *against]


def _line(name: str, title: str, figure: Figure) -> tuple[object, ...]:
    source = figure.source
    return (
        name, figure.area, title, figure.period, _decimal(figure.value), figure.unit, status(figure), source.publisher,
        source.table, source.retrieved, source.classification_year, figure.method, _decimal(figure.low),
        _decimal(figure.high), *_against(figure.rate), figure.without_rate,
    )  # fmt: skip


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
