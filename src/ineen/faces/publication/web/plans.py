"""The published plans, and each plan with its thread."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ineen.faces.publication.web.public import public_page
from ineen.faces.publication.web.series import comparison
from ineen.ground.areas import queries as areas
from ineen.ground.ui import thread
from ineen.ground.ui.fictional import is_fictional
from ineen.ground.ui.viewer import viewer_of
from ineen.policy.plans import queries as plans_room
from ineen.policy.plans.queries import GoalText, PriorityClass, ThemeText

WEIGHTS: Final = (
    (PriorityClass.PRIORITY, "prioriteit", _("Dit gaat voor"), _("prioriteit")),
    (PriorityClass.STRATEGIC, "strategisch", _("Dit is ook belangrijk"), _("overig strategisch")),
    (PriorityClass.MAINTENANCE, "beheer", _("Dit blijft op peil"), _("beheersniveau")),
)
ANCHORS: Final = {
    thread.StationKey.REASON: "#waarom",
    thread.StationKey.PRIORITY: "#prioriteit",
    thread.StationKey.GOAL: "#prioriteit",
}
PARTS: Final = (
    ("reason", _("Waarom dit voorgaat"), _("waarom dit voorgaat")),
    ("goals", _("Doel"), _("het doel")),
    ("approach", _("Aanpak"), _("de aanpak")),
    ("expect", _("Wat u kunt verwachten"), _("wat u kunt verwachten")),
)


@dataclass(frozen=True, slots=True)
class Told:
    """A theme as a page shows it: what is said under which heading, and what is not said."""

    theme: ThemeText
    said: tuple[tuple[str | Promise, str], ...]
    unsaid: tuple[str | Promise, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Themes of one weight. `weight` is the technical word, `anchor` the place on the page."""

    anchor: str
    title: str | Promise
    weight: str | Promise
    themes: tuple[Told, ...]


@public_page
def plans(request: HttpRequest) -> HttpResponse:
    """Every plan that this viewer may see, newest period first."""
    context = {"plans": plans_room.plans_visible_to(viewer_of(request))}
    return render(request, "publication/plans.html", context)


@public_page
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """One plan: what it says, who take part, and registered crime there as background."""
    viewer = viewer_of(request)
    found = plans_room.plan(viewer, slug)
    stations = thread.draw(viewer, thread.Subject(plan=slug), here=thread.StationKey.PRIORITY)
    names = {one.code: one for one in found.municipalities}
    figures = comparison(viewer, names)
    context = {
        "plan": found,
        "fictional": is_fictional(names),
        "stations": [replace(one, url=one.url or _anchor(one)) for one in stations],
        "groups": _groups(found.themes),
        "steps": [{"label": _("Plannen"), "url": reverse("publication:plans")}],
        "parts": [(areas.slug(one), one.name) for one in found.municipalities],
        "figures": figures,
        "figures_by_name": [(areas.slug(names[code]), names[code].name, told) for code, told in figures.rows]
        if figures
        else [],
    }
    return render(request, "publication/plan.html", context)


def _anchor(station: thread.Station) -> str:
    return "" if station.state is thread.State.SILENT else ANCHORS.get(station.key, "")


def _groups(themes: Iterable[ThemeText]) -> list[Group]:
    groups = [
        Group(anchor, title, word, tuple(_told(theme) for theme in themes if theme.priority is weight))
        for weight, anchor, title, word in WEIGHTS
    ]
    return [group for group in groups if group.themes]


def _told(theme: ThemeText) -> Told:
    said = tuple((heading, _words(text)) for name, heading, _word in PARTS if (text := getattr(theme, name)))
    return Told(theme, said, tuple(word for name, _heading, word in PARTS if not getattr(theme, name)))


def _words(said: str | tuple[GoalText, ...]) -> str:
    return said if isinstance(said, str) else " ".join(goal.title for goal in said)
