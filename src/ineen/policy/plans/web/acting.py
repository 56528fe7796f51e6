"""What the pages of the parts of a plan share: doing what a form asks, and telling what was done."""

from collections.abc import Callable
from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.ground.ui.viewer import actor_of, viewer_of
from ineen.policy.plans import actions, queries
from ineen.policy.plans.queries import MadeChange, Outline, Piece

UNPROCESSABLE: Final = 422
DONE: Final = "gedaan"


def act_of(request: HttpRequest, slug: str) -> dict[str, Any]:
    """What every act on the parts of a plan takes."""
    return {"by": actor_of(request), "now": timezone.now(), "plan": slug}


def by_htmx(request: HttpRequest) -> bool:
    """Whether a part of a page was asked, and not a page."""
    return bool(getattr(request, "htmx", False))


def done_just_now(request: HttpRequest, slug: str) -> MadeChange | None:
    """The change that the page tells of, with its way back."""
    if not (wanted := request.GET.get(DONE, "")):
        return None
    found = queries.changes_made(viewer_of(request), slug)
    return next((one for one in found if str(one.id) == wanted), None)


def try_form(request: HttpRequest, form: forms.Form, act: Callable[[dict[str, Any]], Any]) -> HttpResponse | None:
    """Do what a form asks; the answer is a redirect, or None where the form now says what is wrong."""
    if not form.is_valid():
        return None
    try:
        change = act(form.cleaned_data)
    except (BadInput, NotFound) as refused:
        form.add_error(None, str(refused))
        return None
    return back(request, change.pk)


def try_button(request: HttpRequest, slug: str) -> HttpResponse | str:
    """Remove, move or confirm a piece as a button asks; a sentence where it could not be done."""
    verb, _space, about = request.POST.get("doe", "").partition(" ")
    try:
        change = _by_button(act_of(request, slug), verb, about)
    except (BadInput, NotFound) as refused:
        return str(refused)
    return back(request, change.pk)


def _by_button(act: dict[str, Any], verb: str, about: str) -> Any:
    match verb:
        case "weg":
            return actions.remove_piece(**act, piece=Piece.parse(about))
        case "bevestig":
            return actions.confirm_piece(**act, piece=Piece.parse(about))
        case "omhoog":
            return actions.move_piece(**act, piece=Piece.parse(about), direction="up")
        case "omlaag":
            return actions.move_piece(**act, piece=Piece.parse(about), direction="down")
    raise BadInput(_("Deze knop kent Ineen niet. Laad de bladzijde opnieuw."))


def back(request: HttpRequest, change: Any) -> HttpResponse:
    """The same page again, which tells what was done and offers to undo it."""
    return redirect(f"{request.path}?{DONE}={change}")


def page(
    request: HttpRequest, template: str, found: Outline, here: str, *forms_shown: forms.Form, **context: Any
) -> HttpResponse:
    """A page about a part of a plan, with the trail to it."""
    slug = found.plan.slug
    context |= {
        "outline": found,
        "plan": found.plan,
        "here": here,
        "done": done_just_now(request, slug),
        "steps": [
            {"label": _("Schrijven"), "url": reverse("plans:writing")},
            {"label": found.plan.title, "url": reverse("plans:outline", args=[slug])},
        ],
    }
    wrong = any(form.errors for form in forms_shown) or context.get("refusal")
    return render(request, template, context, status=UNPROCESSABLE if wrong else None)
