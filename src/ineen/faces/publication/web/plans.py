"""The published plans, and each plan with its thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ineen.faces.publication.queries import document_of
from ineen.faces.publication.web import stations
from ineen.faces.publication.web.closed import logged_plan
from ineen.faces.publication.web.councils import adoption
from ineen.faces.publication.web.maps import overview
from ineen.faces.publication.web.public import not_whole_yet, public_page
from ineen.faces.publication.web.series import comparison
from ineen.faces.publication.web.told import Part, told
from ineen.ground.areas import queries as areas
from ineen.ground.ui.thread import StationKey, Subject
from ineen.ground.ui.viewer import viewer_of
from ineen.policy.decisions import queries as decisions
from ineen.policy.execution import queries as execution
from ineen.policy.plans import queries as plans_room
from ineen.policy.plans.queries import PlanView, PriorityClass, ThemeText

WEIGHTS: Final = (
    (PriorityClass.PRIORITY, "prioriteit", _("Dit gaat voor"), _("prioriteit")),
    (PriorityClass.STRATEGIC, "strategisch", _("Dit is ook belangrijk"), _("overig strategisch")),
    (PriorityClass.MAINTENANCE, "beheer", _("Dit blijft op peil"), _("beheersniveau")),
)
VISION: Final = (Part("vision", _("Wat wij willen"), _("de visie")),)
FIRST: Final = (
    *VISION,
    Part("why_together", _("Waarom samen"), _("waarom samen")),
    Part("benefits", _("Wat samenwerken oplevert"), _("wat samenwerken oplevert")),
)
FURTHER: Final = (
    Part("look_back", _("Terugblik op het vorige plan"), _("de terugblik")),
    Part("analysis", _("Wat er speelt"), _("wat er speelt")),
    Part("participation", _("Hoe dit plan tot stand kwam"), _("hoe het plan tot stand kwam")),
    Part("with_residents", _("Samen met inwoners"), _("samen met inwoners")),
    Part("other_subjects", _("Overige onderwerpen"), _("overige onderwerpen")),
    Part("organisation", _("Wie wat doet"), _("wie wat doet")),
    Part("evaluation", _("Hoe wij kijken of het werkt"), _("hoe wordt bekeken of het werkt")),
    Part("decision_making", _("Wie erover besluit"), _("wie erover besluit")),
    Part("asked_of_council", _("Wat de raad wordt gevraagd"), _("wat de raad wordt gevraagd")),
)


@dataclass(frozen=True, slots=True)
class Group:
    """Themes of all municipalities with one weight. `weight` is the technical word, `anchor` the place on the page."""

    anchor: str
    title: str | Promise
    weight: str | Promise
    themes: tuple[ThemeText, ...]


@dataclass(frozen=True, slots=True)
class Local:
    """What one municipality adds: her chapter, and the themes that play with her alone."""

    name: str
    slug: str
    text: str
    themes: tuple[ThemeText, ...]


@public_page
def plans(request: HttpRequest) -> HttpResponse:
    """Every plan and implementation plan that this viewer may see, newest period first."""
    viewer = viewer_of(request)
    context = {
        "plans": plans_room.plans_visible_to(viewer),
        "implementation_plans": execution.lines_visible_to(viewer),
    }
    return render(request, "publication/plans.html", context)


@logged_plan
@public_page
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """One plan: what it wants, what comes first in it, who take part, and registered crime there as background."""
    viewer = viewer_of(request)
    found = plans_room.plan_in_short(viewer, slug)
    names = {one.code: one for one in found.municipalities}
    figures = comparison(viewer, names)
    first, further = told(found, FIRST), told(found, FURTHER)
    document = document_of(viewer, found)
    alone = len(found.municipalities) == 1
    decided = None if found.rebuilt else adoption(viewer, found)
    known = decisions.account(decided.adopted if decided else 0)
    context = {
        "plan": found,
        "document": document,
        "stations": stations.drawn(
            viewer, Subject(slug), here=StationKey.PRIORITY, links=stations.links_of_plan(slug), known=known
        ),
        "adoption": decided,
        "groups": _groups(found.themes),
        "locals": _locals(found),
        "first": first,
        "further": further,
        "unsaid": [*(told(found, VISION) if alone else first).unsaid, *further.unsaid],
        "signers": [(found.name_of(one.organisation), one) for one in found.co_signers],
        "implementation_plans": execution.lines_under(viewer, slug),
        "steps": [{"label": _("Plannen"), "url": reverse("publication:plans")}],
        "parts": [(areas.slug(one), one.name) for one in found.municipalities],
        "map": overview(found.partnership_name, names) if found.fictional else None,
        "figures": figures,
        "figures_by_name": [(areas.slug(names[code]), names[code].name, of_area) for code, of_area in figures.rows]
        if figures
        else [],
    }
    response = render(request, "publication/plan.html", context)
    return not_whole_yet(response) if document and document.percent is not None else response


def _groups(themes: Sequence[ThemeText]) -> list[Group]:
    joint = [theme for theme in themes if not theme.municipality]
    groups = [
        Group(anchor, title, word, tuple(theme for theme in joint if theme.priority is weight))
        for weight, anchor, title, word in WEIGHTS
    ]
    return [group for group in groups if group.themes]


def _locals(plan: PlanView) -> list[Local]:
    """Every municipality with a chapter or a theme of her own, in the order of the plan's municipalities."""
    texts = {chapter.municipality: chapter.text for chapter in plan.local_chapters}
    found = []
    for one in plan.municipalities:
        themes = tuple(theme for theme in plan.themes if theme.municipality == str(one.code))
        if themes or str(one.code) in texts:
            found.append(Local(one.name, areas.slug(one), texts.get(str(one.code), ""), themes))
    return found
