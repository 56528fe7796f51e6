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
from ineen.policy.decisions.queries import (
    AmendmentView,
    AnswerView,
    CourseView,
    DecisionView,
    DossierView,
    Result,
    Step,
    StepState,
)
from ineen.policy.decisions.web.acting import dossier_and_course, page
from ineen.policy.decisions.web.general import offered
from ineen.policy.decisions.web.words import ALSO, NEXT, RECORD, STEP_WORDS, Halt, put_right, route, told

_ALSO_HERE = ("openbaar",)  # of what is about the plan as a whole, also where her council adopted it


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
class Next:
    """Where the plan waits: the sentence, and the one thing to do there, or why the viewer does not do it."""

    stands: str
    label: str | Promise
    url: str
    reason: str


@dataclass(frozen=True, slots=True)
class Was:
    """How a decision was recorded first, and who put it right, when and why."""

    decision: DecisionView
    sentence: str
    note: str


@dataclass(frozen=True, slots=True)
class Told:
    """One decision in a sentence, with its frozen text, and below it how it was recorded before, the last first.

    holds
        whether it is a decision still, and not struck out.
    """

    decision: DecisionView
    sentence: str
    holds: bool
    was: tuple[Was, ...]
    may_correct: bool


@signed_in_page("GET")
def dossiers(request: HttpRequest) -> HttpResponse:
    """Every plan of one's own partnerships: where it lies, and which days come."""
    viewer = viewer_of(request)
    found = queries.dossiers(viewer)
    context = {
        "shelves": [(one, _rows(viewer, one)) for one in found],
        "upcoming": queries.upcoming(found, timezone.localdate())[:12],
        "begins": viewer.has(Role.ADVISER, Role.COORDINATOR),
    }
    return render(request, "decisions/dossiers.html", context)


@signed_in_page("GET")
def dossier(request: HttpRequest, slug: str) -> HttpResponse:
    """One plan: where it waits, its route per municipality, and amendments."""
    viewer = viewer_of(request)
    found = queries.dossier(viewer, slug)
    names = {str(one.municipality): one.name for one in found.courses}
    amendments = queries.amendments(viewer, found)
    context = {
        "rows": _rows(viewer, found),
        "next": _next(viewer, found),
        "story": _story(viewer, found, None),
        "general": offered(viewer, found),
        "first_steps": [{"label": _("Besluiten"), "url": reverse("decisions:dossiers")}],
        "amendments": [(one, _open(one, names), _answered(viewer, found, one)) for one in amendments],
        "frozen": any(one.snapshot for course in found.courses for one in course.decisions),
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
        "stands": queries.stands(course.stage, course.name),
        "halts": route(course),
        "offer": None if course.decided or found.outside else _offer(viewer, found, course),
        "general": [one for one in offered(viewer, found) if one[0] in _ALSO_HERE] if course.decided else [],
        "also": offers,
        "story": _story(viewer, found, course),
        "open_amendments": [one for one in queries.amendments(viewer, found) if code in one.open_to],
    }
    return page(request, "decisions/town.html", found, course.name, **context)


def _rows(viewer: Viewer, found: DossierView) -> list[Row]:
    own = {held.organisation for held in viewer.held_roles if held.partnership == found.partnership}
    return [Row(one, route(one), one.organisation in own) for one in found.courses]


def _next(viewer: Viewer, found: DossierView) -> Next | None:
    """What the page offers first: something that the viewer can do, else what waits in her own municipality."""
    course = None if found.outside else _first(viewer, found)
    if course is None:
        return None
    offer, about = _offer(viewer, found, course), [found.plan, str(course.municipality)]
    url = reverse("decisions:town", args=about)
    if course.stage not in RECORD:
        url = reverse("decisions:step", args=[*about, offer.state.step.value])
    return Next(
        queries.stands(course.stage, course.name), RECORD.get(course.stage, offer.label), url, offer.state.reason
    )


def _first(viewer: Viewer, found: DossierView) -> CourseView | None:
    """The municipality where something waits: one where the viewer can do it, else her own."""
    own = {held.organisation for held in viewer.held_roles if held.partnership == found.partnership}
    waiting = [one for one in found.courses if not one.decided]
    waiting.sort(key=lambda one: (one.organisation not in own, one.next_on is None, one.next_on or 0, one.name))
    can = [one for one in waiting if not queries.state_of(viewer, NEXT[one.stage], found, one).reason]
    return next(iter(can or waiting), None)


def _offer(viewer: Viewer, found: DossierView, course: CourseView) -> Offer:
    step = NEXT[course.stage]
    return Offer(queries.state_of(viewer, step, found, course), STEP_WORDS[step])


def _story(viewer: Viewer, found: DossierView, course: CourseView | None) -> list[Told]:
    """What was decided, the last first."""
    rows = course.decisions if course else found.general
    return [_told(viewer, found, course, each) for each in reversed(queries.as_recorded(rows))]


def _told(viewer: Viewer, found: DossierView, course: CourseView | None, each: tuple[DecisionView, ...]) -> Told:
    *before, now = each
    name, holds = course.name if course else "", now.result is not Result.STRUCK
    was = tuple(Was(one, told(one, name), put_right(after)) for one, after in zip(before, each[1:], strict=True))
    may = holds and not queries.may_rectify(viewer, found, course, now).reason
    return Told(now, told(now, name) if holds else "", holds, was[::-1], may)


def _open(one: AmendmentView, names: dict[str, str]) -> list[tuple[str, str]]:
    return [(code, names[code]) for code in one.open_to]


def _answered(viewer: Viewer, found: DossierView, one: AmendmentView) -> list[tuple[str, AnswerView, bool]]:
    """What each said, the name of the municipality, and whether the viewer may put it right."""
    return [(found.name_of(each.municipality), each, _may_answer(viewer, found, each)) for each in one.every_answer]


def _may_answer(viewer: Viewer, found: DossierView, answer: AnswerView) -> bool:
    course = found.course(answer.municipality)
    return course is not None and not queries.state_of(viewer, Step.ANSWER, found, course).reason
