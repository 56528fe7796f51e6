"""What the pages of a dossier share: finding it, doing what a form asks, and telling what was done."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from ineen.ground.ui.viewer import actor_of, viewer_of
from ineen.policy.decisions import queries
from ineen.policy.decisions.queries import CourseView, DossierView
from ineen.policy.decisions.web.forms import refuse

UNPROCESSABLE: Final = 422
ASKS: Final = "decisions/parts/asks.html"  # what a form asks, with what is wrong with it
NO_SUCH_TOWN: Final = "Deze gemeente doet niet mee aan dit plan. Kijk in het dossier welke gemeenten erover besluiten."
NO_SUCH_STEP: Final = "Deze stap is er niet. Kijk in het dossier wat er kan."


def dossier_and_course(request: HttpRequest, slug: str, code: str) -> tuple[DossierView, CourseView]:
    """The dossier, and one municipality of it. Raises NotFound."""
    found = queries.dossier(viewer_of(request), slug)
    course = found.course(code)
    if course is None:
        raise NotFound(NO_SUCH_TOWN)
    return found, course


def act_of(
    request: HttpRequest, slug: str, form: forms.Form | None = None, organisation: UUID | None = None
) -> dict[str, Any]:
    """What every act takes; with a source where the form has one, then for that organisation."""
    source = form.cleaned_data.get("source", "") if form is not None else ""
    behalf = organisation if source else None
    return {"by": actor_of(request, on_behalf_of=behalf, source=source), "now": timezone.now(), "plan": slug}


def tried(form: forms.Form, act: Callable[[], Any], elsewhere: Mapping[str, BoundField] = MappingProxyType({})) -> bool:
    """Whether the form is valid and its act was done; else the form says what is wrong.

    elsewhere
        the fields of other forms of the page, by the place that a refusal names.
    """
    if not form.is_valid():
        return False
    try:
        act()
    except (BadInput, NotAllowed, NotFound) as refused:
        refuse(form, refused, elsewhere)
        return False
    return True


def by_htmx(request: HttpRequest) -> bool:
    """Whether a part of a page was asked, and not a page."""
    return bool(getattr(request, "htmx", False))


def back(request: HttpRequest, sentence: str, to: str, *words: str) -> HttpResponse:
    """To the page that shows the result, with what was done."""
    messages.success(request, sentence)
    where = reverse(to, args=words)
    return HttpResponseClientRedirect(where) if by_htmx(request) else redirect(where)


def page(
    request: HttpRequest, template: str, dossier: DossierView, here: str, *shown: forms.Form, **context: Any
) -> HttpResponse:
    """A page about a dossier, with the trail to it; by htmx only the part of it that `part` names."""
    context |= {
        "dossier": dossier,
        "imposed_by": dossier.name_of(dossier.imposed.municipality) if dossier.imposed else "",
        "here": here,
        "steps": [
            {"label": _("Besluiten"), "url": reverse("decisions:dossiers")},
            {"label": dossier.title, "url": reverse("decisions:dossier", args=[dossier.plan])},
            *context.pop("further", ()),
        ],
    }
    if part := by_htmx(request) and context.get("part"):
        return render(request, part, context)
    wrong = any(form.errors for form in shown)
    return render(request, template, context, status=UNPROCESSABLE if wrong else None)


def town_step(dossier: DossierView, course: CourseView) -> dict[str, str]:
    """The step of the trail to the page of one municipality."""
    url = reverse("decisions:town", args=[dossier.plan, str(course.municipality)])
    return {"label": course.name, "url": url}
