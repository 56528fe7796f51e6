"""What happened to a plan, and what its reader was writing there herself."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import viewer_of
from ineen.policy.plans import queries


@signed_in_page()
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """Who did what, when and in whose name; `?deel=` of one part, `?voor=` the page before."""
    part, before = request.GET.get("deel", ""), request.GET.get("voor", "")
    # more digits than any number of an entry
    number = int(before) if before.isascii() and before.isdigit() and len(before) <= 18 else None  # noqa: PLR2004
    found = queries.past(viewer_of(request), slug, part=part, before=number)
    more = {"deel": part} if part else {}
    context = {
        "past": found,
        "slug": slug,
        "part": part,
        "earlier": urlencode(more | {"voor": found.earlier}) if found.earlier else "",
        "steps": trail(slug, found.title) if found.writes else [],
    }
    return render(request, "plans/history.html", context)


@signed_in_page()
def drafts(request: HttpRequest, slug: str) -> HttpResponse:
    """What the reader is writing in a plan and has not put there; nobody else sees it."""
    title, lines = queries.own_drafts(viewer_of(request), slug)
    return render(request, "plans/drafts.html", {"lines": lines, "slug": slug, "title": title})


def trail(slug: str, title: str) -> list[dict[str, str]]:
    """The way to a page about a plan that is written."""
    return [
        {"label": _("Schrijven"), "url": reverse("plans:writing")},
        {"label": title, "url": reverse("plans:outline", args=[slug])},
    ]
