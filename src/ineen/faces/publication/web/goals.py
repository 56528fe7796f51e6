"""A goal: what must be reached, where it stands now by its figures, and what is done for it."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from ineen.evidence import queries as evidence
from ineen.faces.publication.charts import goal_series
from ineen.faces.publication.explorer.asking import MOST_AREAS
from ineen.faces.publication.web import stations
from ineen.faces.publication.web.actions_table import lines_of
from ineen.faces.publication.web.closed import logged_plan
from ineen.faces.publication.web.councils import changed_at
from ineen.faces.publication.web.goal_words import GoalWords, words_of
from ineen.faces.publication.web.public import not_whole_yet, public_page
from ineen.faces.publication.web.readings import of_goal
from ineen.ground.areas import queries as areas
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.ui.addresses import address
from ineen.ground.ui.thread import StationKey, Subject
from ineen.ground.ui.viewer import viewer_of
from ineen.policy.execution import queries as execution
from ineen.policy.plans import queries as plans
from ineen.policy.plans.queries import PartKind, PlanView, ThemeText
from ineen.policy.plans.queries.citations import citations


@logged_plan
@public_page
def goal(request: HttpRequest, slug: str, goal: str) -> HttpResponse:
    """One goal of a plan, with the figures that show whether it is reached."""
    viewer = viewer_of(request)
    plan = plans.plan_with_goal(viewer, slug, goal)
    theme, found = plan.themes[0], plan.goals[0]
    series = goal_series(viewer, plan, [found]).get(goal)
    chart = series.chart if series else None
    drawing = evidence.drawn(chart) if chart else None
    actions = execution.actions_under(viewer, slug, goal=goal, whole=False)
    context = {
        "plan": plan,
        "theme": theme,
        "goal": found,
        "source_url": address("publication:plan", slug),
        "changed": changed_at(viewer, plan, PartKind.GOAL, goal),
        "places": _places(plan, theme),
        "told": words_of(series) if series else GoalWords.without_figures(found),
        "drawing": drawing,
        "explored": _explored(series.indicator, _codes(plan, theme)) if series else "",
        "lines": lines_of(actions),
        "readings": of_goal(viewer, found.indicator, _codes(plan, theme)) if found.indicator else (),
        "proposals": execution.proposals_under(viewer, slug, goal),
        "citations": citations(viewer, slug, PartKind.GOAL, goal),
        "stations": stations.drawn(
            viewer,
            Subject(slug, theme.slug, goal),
            here=StationKey.GOAL,
            links=stations.links_of_goal(slug, theme.slug, goal),
            known=plans.stations_of_goal(plan) | execution.stations_of(actions, rebuilt=plan.rebuilt),
        ),
        "steps": [
            {"label": _("Plannen"), "url": address("publication:plans")},
            {"label": plan.title, "url": address("publication:plan", slug)},
            {"label": theme.title, "url": address("publication:theme", slug, theme.slug)},
        ],
    }
    response = render(request, "publication/goal.html", context)
    return response if drawing or not chart else not_whole_yet(response)


def _places(plan: PlanView, theme: ThemeText) -> list[tuple[str, str]]:
    """The municipalities that the goal is about, each with its address."""
    found = [one for one in plan.municipalities if one.code in _codes(plan, theme)]
    return [(areas.slug(one), one.name) for one in found]


def _explored(indicator: evidence.Indicator, codes: tuple[AreaCode, ...]) -> str:
    """The same figure by municipality, where it may be set beside others; of very many the first."""
    query = urlencode([("gebied", str(code)) for code in codes[:MOST_AREAS]])
    return f"{address('publication:figure', indicator.slug)}?{query}"


def _codes(plan: PlanView, theme: ThemeText) -> tuple[AreaCode, ...]:
    return (AreaCode(theme.municipality),) if theme.municipality else plan.group.members
