"""What lies where: all plans, one plan, one municipality."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ineen.ground.kernel.actors import Role, Viewer
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import viewer_of
from ineen.policy.decisions import queries
from ineen.policy.decisions.queries import AmendmentView, CourseView, DecisionView, DossierView, StepState
from ineen.policy.decisions.web.acting import dossier_and_course, page
from ineen.policy.decisions.web.general import GENERAL, offered
from ineen.policy.decisions.web.words import ALSO, NEXT, STEP_WORDS, Halt, route, told

OWN_FIRST = (Role.MAYOR, Role.DEPUTY_MAYOR, Role.ALDERMAN, Role.GRIFFIER, Role.ADVISER)


@dataclass(frozen=True, slots=True)
class Row:
    """One municipality in a dossier: its route, and whether it is the viewer's own."""

    course: CourseView
    halts: tuple[Halt, ...]
    own: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """One step as a button or a link."""

    state: StepState
    label: str | Promise


@dataclass(frozen=True, slots=True)
class Told:
    """One decision in a sentence, with its frozen text."""

    decision: DecisionView
    sentence: str


@signed_in_page("GET")
def dossiers(request: HttpRequest) -> HttpResponse:
    """Every plan of one's own partnerships: where it lies, and which days come."""
    viewer = viewer_of(request)
    found = queries.dossiers(viewer)
    context = {
        "shelves": [(one, _rows(viewer, one)) for one in found],
        "upcoming": queries.upcoming(found, timezone.localdate())[:12],
    }
    return render(request, "decisions/dossiers.html", context)


@signed_in_page("GET")
def dossier(request: HttpRequest, slug: str) -> HttpResponse:
    """One plan: its route per municipality, the next step, amendments and frozen texts."""
    viewer = viewer_of(request)
    found = queries.dossier(viewer, slug)
    first = _first(viewer, found)
    names = {str(one.municipality): one.name for one in found.courses}
    amendments = queries.amendments(viewer, found)
    context = {
        "rows": _rows(viewer, found),
        "next": (first, _offer(viewer, found, first)) if first else None,
        "story": [_told(one, "") for one in reversed(found.general)],
        "general": [(word, GENERAL[word].label) for word in offered(found)],
        "first_steps": [{"label": _("Besluiten"), "url": reverse("decisions:dossiers")}],
        "amendments": [(one, _open(one, names), _answered(one, names)) for one in amendments],
        "frozen": [(course, frozen) for course in found.courses if (frozen := _frozen(course))],
    }
    return page(request, "decisions/dossier.html", found, found.title, **context)


@signed_in_page("GET")
def town(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """One municipality: what can be done now, and what was decided."""
    viewer = viewer_of(request)
    found, course = dossier_and_course(request, slug, code)
    offers = [
        Offer(queries.state_of(viewer, one, found, course), STEP_WORDS[one]) for one in ALSO.get(course.stage, ())
    ]
    context = {
        "course": course,
        "halts": route(course),
        "offer": _offer(viewer, found, course),
        "also": offers,
        "story": [_told(one, course.name) for one in reversed(course.decisions)],
        "open_amendments": [one for one in queries.amendments(viewer, found) if code in one.open_to],
    }
    return page(request, "decisions/town.html", found, course.name, **context)


def _frozen(course: CourseView) -> list[DecisionView]:
    return [one for one in course.decisions if one.snapshot is not None]


def _rows(viewer: Viewer, found: DossierView) -> list[Row]:
    own = {held.organisation for held in viewer.held_roles if held.partnership == found.partnership}
    return [Row(one, route(one), one.organisation in own) for one in found.courses]


def _first(viewer: Viewer, found: DossierView) -> CourseView | None:
    """The municipality whose next step the page offers: one that can be taken, else one's own."""
    own = {held.organisation for held in viewer.held_roles if held.role in OWN_FIRST}
    waiting = [one for one in found.courses if not one.decided] or list(found.courses)
    waiting.sort(key=lambda one: (one.organisation not in own, one.next_on is None, one.next_on or 0, one.name))
    can = [one for one in waiting if not queries.state_of(viewer, NEXT[one.stage], found, one).reason]
    return next(iter(can or waiting), None)


def _offer(viewer: Viewer, found: DossierView, course: CourseView) -> Offer:
    step = NEXT[course.stage]
    return Offer(queries.state_of(viewer, step, found, course), STEP_WORDS[step])


def _told(decision: DecisionView, name: str) -> Told:
    return Told(decision, told(decision, name))


def _open(one: AmendmentView, names: dict[str, str]) -> list[tuple[str, str]]:
    return [(code, names[code]) for code in one.open_to]


def _answered(one: AmendmentView, names: dict[str, str]) -> list[tuple[str, object]]:
    return [(names.get(each.municipality, each.municipality), each) for each in one.answers]
