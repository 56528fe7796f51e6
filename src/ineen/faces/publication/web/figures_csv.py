"""Figures of an area, a plan or a goal as a file that a spreadsheet opens: semicolons, and a mark that says UTF-8."""

from collections.abc import Iterable, Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate

from ineen.evidence import queries as evidence
from ineen.faces.publication.charts import goal_series
from ineen.faces.publication.figure_columns import head_of, line_of
from ineen.faces.publication.web.closed import logged_plan
from ineen.faces.publication.web.groups import group_code
from ineen.faces.publication.web.public import public_page
from ineen.faces.publication.web.series import INDICATOR
from ineen.ground.areas import queries as areas
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.refusals import NotFound
from ineen.ground.ui.tables import CSV_TYPE, csv_file
from ineen.ground.ui.viewer import viewer_of
from ineen.policy.plans import queries as plans

NOTHING = "Hierover zijn nog geen cijfers vrijgegeven."


@public_page
def figures(request: HttpRequest, slug: str) -> HttpResponse:
    """Every released period of registered crime in this area; an empty value has a status that says why."""
    if code := group_code(slug):
        return _of_group(request, slug, code)
    area = areas.area_by_slug(slug)
    if areas.slug(area) != slug:
        return redirect("publication:area-figures", slug=areas.slug(area))
    return _file(slug, viewer_of(request), {area.area_code: area.name})


def _of_group(request: HttpRequest, slug: str, code: AreaCode) -> HttpResponse:
    """The sum of the municipalities of today, in every period."""
    found = areas.group(code, localdate())
    if areas.slug(found) != slug:
        return redirect("publication:area-figures", slug=areas.slug(found))
    told = evidence.released_sum(viewer_of(request), indicator=INDICATOR, group=found.as_area)
    if not len(told):
        raise NotFound(NOTHING)
    return _answer(slug, told.indicator, (line_of(found.called, told.indicator.title, one) for one in told))


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
    lines = (line_of(series.about, series.indicator.title, one) for one in series.figures)
    return _answer(f"{slug}-{goal}", series.indicator, lines)


def _file(slug: str, viewer: Viewer, names: Mapping[AreaCode, str]) -> HttpResponse:
    told = evidence.released(viewer, indicator=INDICATOR, areas=names)
    if not len(told):
        raise NotFound(NOTHING)
    shown = {str(code): name for code, name in names.items()}
    lines = (line_of(shown[str(figure.area)], told.indicator.title, figure) for figure in told)
    return _answer(slug, told.indicator, lines)


def _answer(name: str, indicator: evidence.Indicator, lines: Iterable[tuple[object, ...]]) -> HttpResponse:
    response = HttpResponse(csv_file(head_of(indicator), lines), content_type=CSV_TYPE)
    response["Content-Disposition"] = f'attachment; filename="ineen-{name}.csv"'
    return response
