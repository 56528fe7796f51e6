"""The outline of a plan: its parts in order, each with what may be done to it."""

from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.ground.ui.viewer import viewer_of
from ineen.policy.plans import actions, queries
from ineen.policy.plans.queries import Piece, PieceKind, PriorityClass
from ineen.policy.plans.queries.outline_parts import BEFORE_THEMES, WRITING_CHAPTERS
from ineen.policy.plans.queries.remedies import MOST
from ineen.policy.plans.web.acting import Asked, act_of, by_htmx
from ineen.policy.plans.web.closed import plan_page
from ineen.policy.plans.web.where import url_of_advice

LATEST: Final = 5
MOVES: Final[dict[str, Any]] = {"omhoog": "up", "omlaag": "down"}
ASKING: Final = ("hernoem", "nieuw")  # what first opens a line to type in


@plan_page("GET", "POST")
def outline(request: HttpRequest, slug: str) -> HttpResponse:
    """The outline; a POST does what its button says, and the line it is about keeps the focus."""
    if request.method != "POST":
        asked = Asked.of(request.GET.get("bij", ""))
        return render(request, "plans/outline.html", context_of(request, slug, asked, request.GET.get("gedaan", "")))
    asked = Asked.of(request.POST.get("doe", ""))
    if asked.verb in ASKING:
        return _answer(request, slug, asked)
    try:
        change = _act(request, slug, asked)
    except (BadInput, NotFound) as refused:
        typed = request.POST.get("titel", "")
        asked = Asked(_ASKED_BY.get(asked.verb, asked.verb), asked.about, str(refused), typed)
        return _refused(request, slug, asked)
    return _answer(request, slug, asked, str(change.pk))


def context_of(request: HttpRequest, slug: str, asked: Asked, done: str) -> dict[str, Any]:
    """Everything that the outline shows; `done` is the change that was made just now."""
    viewer = viewer_of(request)
    found = queries.outline(viewer, slug)
    changes = queries.changes_made(viewer, slug, most=LATEST)
    before, after = WRITING_CHAPTERS[:BEFORE_THEMES], WRITING_CHAPTERS[BEFORE_THEMES:]
    return {
        "outline": found,
        "plan": found.plan,
        "before": [(one, found.chapter(one)) for one in before],
        "after": [(one, found.chapter(one)) for one in after],
        "asked": asked,
        "done": next((one for one in changes if str(one.id) == done), None),
        "changes": changes,
        "remedies": [(one, url_of_advice(slug, one.at)) for one in found.remedies[:MOST]],
        "more": max(0, len(found.remedies) - MOST),
        "steps": [{"label": _("Schrijven"), "url": reverse("plans:writing")}],
        "weights": PriorityClass.choices,
        "fields": [(one.slug, one.title) for one in found.plan.fields],
    }


def _act(request: HttpRequest, slug: str, asked: Asked) -> Any:
    """Raises what the acts raise."""
    act = act_of(request, slug)
    title = request.POST.get("titel", "")
    match asked.verb:
        case "omhoog" | "omlaag":
            return actions.move_piece(**act, piece=Piece.parse(asked.about), direction=MOVES[asked.verb])
        case "weg":
            return actions.remove_piece(**act, piece=Piece.parse(asked.about))
        case "noem":
            return actions.rename_piece(**act, piece=Piece.parse(asked.about), title=title)
        case "terug":
            return actions.undo_change(**act, change=_uuid(asked.about))
        case "voegtoe":
            return _add(act, asked.about, title, request.POST.get("gewicht", ""))
        case "hoofdstuk":
            return actions.add_chapter(**act, municipality=asked.about)
        case _:
            raise BadInput(_("Deze knop kent Ineen niet. Laad de bladzijde opnieuw."))


def _add(act: dict[str, Any], about: str, title: str, weight: str) -> Any:
    """A field at the end, a theme under a field or with a municipality, or a goal under a theme."""
    if about == "veld":
        return actions.add_field(**act, title=title)
    if about.startswith("theme/"):
        return actions.add_goal(**act, theme=Piece.parse(about).key, title=title)
    priority = PriorityClass(weight) if weight in PriorityClass.values else PriorityClass.STRATEGIC
    if about == "thema":
        return actions.add_theme(**act, title=title, priority=priority)
    home = Piece.parse(about)
    if home.kind is PieceKind.CHAPTER:
        return actions.add_theme(**act, title=title, priority=priority, municipality=home.key)
    return actions.add_theme(**act, title=title, priority=priority, field=home.key)


def _answer(request: HttpRequest, slug: str, asked: Asked, done: str = "") -> HttpResponse:
    if by_htmx(request):
        return render(request, "plans/parts/outline_swapped.html", context_of(request, slug, asked, done))
    words = {"bij": f"{asked.verb} {asked.about}".strip(), "gedaan": done}
    return redirect(f"{reverse('plans:outline', args=[slug])}?{urlencode({k: v for k, v in words.items() if v})}#opzet")


def _refused(request: HttpRequest, slug: str, asked: Asked) -> HttpResponse:
    template = "plans/parts/outline_swapped.html" if by_htmx(request) else "plans/outline.html"
    return render(request, template, context_of(request, slug, asked, ""))


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise NotFound(_("Deze wijziging is er niet (meer).")) from error


_ASKED_BY: Final = {"noem": "hernoem", "voegtoe": "nieuw"}
