"""What happened to a plan, and what its reader was writing there herself."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ineen.ground.ui.viewer import viewer_of
from ineen.policy.plans import queries
from ineen.policy.plans.web.closed import plan_page
from ineen.policy.plans.web.where import trail


@plan_page()
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


@plan_page()
def drafts(request: HttpRequest, slug: str) -> HttpResponse:
    """What the reader is writing in a plan and has not put there; nobody else sees it."""
    title, lines = queries.own_drafts(viewer_of(request), slug)
    return render(request, "plans/drafts.html", {"lines": lines, "slug": slug, "title": title})
