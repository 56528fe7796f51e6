"""Implementation plans and their actions: what is done, by whom, when and for how much."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ineen.faces.publication.web import stations
from ineen.faces.publication.web.actions_table import Line, line, said_of
from ineen.faces.publication.web.choosing import Choice, choice_of, options
from ineen.faces.publication.web.closed import logged_implementation
from ineen.faces.publication.web.money import in_a_sentence, money_of, sums
from ineen.faces.publication.web.public import public_page
from ineen.faces.publication.web.told import Part, told
from ineen.ground.areas import queries as areas
from ineen.ground.kernel.actors import Viewer
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.thread import Station, StationKey, Subject
from ineen.ground.ui.viewer import viewer_of
from ineen.policy.execution import queries as execution
from ineen.policy.execution.queries import ActionText, ImplementationPlanView, PointText
from ineen.policy.plans import queries as plans
from ineen.policy.plans.queries import PlanStage, PlanTitles

CHAPTERS: Final = (
    Part("purpose", _("Waar het om gaat"), _("waar het om gaat")),
    Part("ambition", _("Wat wij willen bereiken"), _("de ambitie")),
    Part("about", _("Wat er speelt"), _("wat er speelt")),
    Part("with_figures", _("Sturen op cijfers"), _("hoe er op cijfers wordt gestuurd")),
    Part("evaluation", _("Hoe wij kijken of het werkt"), _("hoe wordt bekeken of het werkt")),
)
PARTS: Final = (
    Part("about", _("Wat er gebeurt"), _("wat er gebeurt")),
    Part("why", _("Waarom dit werkt"), _("waarom dit werkt")),
    Part("result", _("Wat het moet opleveren"), _("wat het moet opleveren")),
)


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the plan with the rows of its actions; `above` are the theme and goals that they serve: url, words.

    url
        of the theme, where the point is named as its theme is.
    """

    point: PointText
    url: str
    above: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]


@logged_implementation
@public_page
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """One implementation plan, with `?gemeente=`, `?trekker=` and `?zoek=` the actions of that choice."""
    viewer = viewer_of(request)
    found = execution.implementation_plan(viewer, slug)
    titles = plans.titles_within(viewer, found.plan) if found.plan else PlanTitles({}, {})
    choice = choice_of(request.GET)
    points, chapters, said = _points(found, choice, titles), told(found, CHAPTERS), said_of(found)
    context = {
        "plan": found,
        "places": [(areas.slug(one), one.name) for one in found.municipalities],
        "stations": _thread(viewer, Subject(found.plan), StationKey.ACTION, stations.links_of_plan(found.plan))
        if found.plan
        else [],
        "points": points,
        "shown": sum(len(one.lines) for one in points),
        "choice": choice,
        "options": options(found),
        "money": in_a_sentence(money_of(found)),
        "sums": sums(money_of(found)),
        "told": chapters,
        "said": said,
        "unsaid": [*said.unsaid, *chapters.unsaid],
        "steps": _steps(found),
        "writes": found.stage is PlanStage.DRAFT and execution.writes(viewer, slug),
    }
    return render(request, "publication/implementation.html", context)


@logged_implementation
@signed_in_page()
def gaps(request: HttpRequest, slug: str) -> HttpResponse:
    """What an implementation plan still lacks, for who writes it."""
    found = execution.gaps_of(viewer_of(request), slug)
    above = {"label": found.plan.title, "url": reverse("publication:implementation", args=[slug])}
    context = {"plan": found.plan, "chapters": found.chapters.items(), "steps": [*_steps(found.plan), above]}
    return render(request, "publication/implementation_gaps.html", context)


@logged_implementation
@public_page
def action(request: HttpRequest, slug: str, action: str) -> HttpResponse:
    """One action, with the goal that it serves."""
    viewer = viewer_of(request)
    plan = execution.implementation_plan_with_action(viewer, slug, action)
    point, found = plan.points[0], plan.actions[0]
    titles = plans.titles_within(viewer, plan.plan) if plan.plan else PlanTitles({}, {})
    context = {
        "plan": plan,
        "source_url": reverse("publication:implementation", args=[slug]),
        "action": found,
        "line": line(found, slug, dict(plan.names)),
        "above": _above(plan, point, [found], titles),
        "places": [(areas.slug(one), one.name) for one in plan.municipalities if _concerns(found, str(one.code))],
        "stations": _thread_of_action(viewer, plan, point, found, titles),
        "told": told(found, PARTS),
        "steps": [*_steps(plan), {"label": plan.title, "url": reverse("publication:implementation", args=[slug])}],
    }
    return render(request, "publication/action.html", context)


def _concerns(action: ActionText, municipality: str) -> bool:
    """An action that names no municipality is for all of them."""
    return not action.municipalities or municipality in action.municipalities


def _points(plan: ImplementationPlanView, choice: Choice, titles: PlanTitles) -> list[Point]:
    names, found = dict(plan.names), []
    for point in plan.points:
        chosen = [one for one in point.actions if choice.holds(one, point)]
        if chosen or not choice:
            lines = tuple(line(one, plan.slug, names) for one in chosen)
            above = _above(plan, point, chosen, titles)
            own = next((url for url, words in above if words == point.title), "")
            found.append(Point(point, own, tuple(one for one in above if one[0] != own), lines))
    return found


def _above(
    plan: ImplementationPlanView, point: PointText, actions: Sequence[ActionText], titles: PlanTitles
) -> tuple[tuple[str, str], ...]:
    """The theme of a point and the goals of its actions, each with its address, as far as there are any."""
    theme, goals = (
        titles.themes.get(point.theme),
        dict.fromkeys(one.goal for one in actions if one.goal in titles.goals),
    )
    first = [(reverse("publication:theme", args=[plan.plan, point.theme]), theme)] if theme else []
    rest = [(reverse("publication:goal", args=[plan.plan, goal]), titles.goals[goal].title) for goal in goals]
    return (*first, *rest)


def _thread_of_action(
    viewer: Viewer, plan: ImplementationPlanView, point: PointText, action: ActionText, titles: PlanTitles
) -> list[Station]:
    if not plan.plan:
        return []
    if goal := titles.goals.get(action.goal):
        subject = Subject(plan.plan, goal.theme, action.goal)
        return _thread(viewer, subject, StationKey.ACTION, stations.links_of_goal(plan.plan, goal.theme, action.goal))
    if point.theme:
        links = stations.links_of_theme(plan.plan, point.theme)
        return _thread(viewer, Subject(plan.plan, point.theme), StationKey.ACTION, links)
    return _thread(viewer, Subject(plan.plan), StationKey.ACTION, stations.links_of_plan(plan.plan))


def _thread(viewer: Viewer, subject: Subject, here: StationKey, links: dict[StationKey, str]) -> list[Station]:
    return stations.drawn(viewer, subject, here=here, links=links)


def _steps(plan: ImplementationPlanView) -> list[dict[str, object]]:
    above: list[dict[str, object]] = (
        [{"label": plan.plan_title, "url": reverse("publication:plan", args=[plan.plan])}] if plan.plan else []
    )
    return [{"label": _("Plannen"), "url": reverse("publication:plans")}, *above]
