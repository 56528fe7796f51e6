"""What the pages of the parts of a plan share: doing what a form asks, and telling what was done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.ground.ui.viewer import actor_of, viewer_of
from ineen.policy.plans import actions, queries
from ineen.policy.plans.queries import MadeChange, Outline, Piece
from ineen.policy.plans.web.where import trail

UNPROCESSABLE: Final = 422
DONE, ASKED = "gedaan", "bij"  # in an address: the change that was made just now, and the button that asked for it


@dataclass(frozen=True, slots=True)
class Asked:
    """What a button asks: `omhoog theme/ondermijning`. `refusal` where it could not be done, `typed` as it was."""

    verb: str = ""
    about: str = ""
    refusal: str = ""
    typed: str = ""

    @classmethod
    def of(cls, text: str) -> "Asked":
        verb, _, about = text.partition(" ")
        return cls(verb, about)


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
    asked = request.POST.get("doe", "")
    try:
        change = _by_button(act_of(request, slug), Asked.of(asked))
    except (BadInput, NotFound) as refused:
        return str(refused)
    return back(request, change.pk, asked)


def _by_button(act: dict[str, Any], asked: Asked) -> Any:
    match asked.verb:
        case "weg":
            return actions.remove_piece(**act, piece=Piece.parse(asked.about))
        case "bevestig":
            return actions.confirm_piece(**act, piece=Piece.parse(asked.about))
        case "omhoog":
            return actions.move_piece(**act, piece=Piece.parse(asked.about), direction="up")
        case "omlaag":
            return actions.move_piece(**act, piece=Piece.parse(asked.about), direction="down")
    raise BadInput(_("Deze knop kent Ineen niet. Laad de bladzijde opnieuw."))


def back(request: HttpRequest, change: Any, asked: str = "") -> HttpResponse:
    """The same page again, which tells what was done and offers to undo it; the button that asked has the focus."""
    return redirect(f"{request.path}?{urlencode({DONE: change} | ({ASKED: asked} if asked else {}))}")


def page(
    request: HttpRequest, template: str, found: Outline, here: str, *forms_shown: forms.Form, **context: Any
) -> HttpResponse:
    """A page about a part of a plan, with the trail to it; `between` are the steps after the plan itself."""
    slug = found.plan.slug
    context |= {
        "outline": found,
        "plan": found.plan,
        "here": here,
        "done": done_just_now(request, slug),
        "asked": Asked.of(request.GET.get(ASKED, "")),
        "steps": [*trail(slug, found.plan.title), *context.get("between", ())],
    }
    wrong = any(form.errors for form in forms_shown) or context.get("refusal")
    return render(request, template, context, status=UNPROCESSABLE if wrong else None)
