"""The plan check as a list of what to do, and what a partner still has to confirm."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.ground.ui.viewer import viewer_of
from ineen.policy.plans import actions, queries
from ineen.policy.plans.queries import by_chapter
from ineen.policy.plans.queries.pieces import Piece
from ineen.policy.plans.web.acting import UNPROCESSABLE, act_of, page
from ineen.policy.plans.web.closed import plan_page
from ineen.policy.plans.web.where import url_of_advice


@plan_page("GET", "POST")
def check(request: HttpRequest, slug: str) -> HttpResponse:
    """What the plan still owes, per chapter; `?opzij=` opens the line in which one says why it is not needed."""
    refusal, typed = "", ""
    if request.method == "POST":
        try:
            _decide(request, slug)
        except (BadInput, NotFound) as refused:
            refusal, typed = str(refused), request.POST.get("reden", "")
        else:
            return redirect(f"{reverse('plans:check', args=[slug])}#{_after(request)}")
    viewer = viewer_of(request)
    found = queries.outline(viewer, slug)
    chapters = [
        (chapter, [(one, url_of_advice(slug, one.at)) for one in remedies])
        for chapter, remedies in by_chapter(found.remedies).items()
    ]
    opened = request.POST.get("punt") or request.GET.get("opzij", "")
    context = {
        "chapters": chapters,
        "opened": opened,
        "refusal": refusal,
        "typed": typed,
        "aside": queries.advice_set_aside(viewer, slug),
    }
    return page(request, "plans/check.html", found, _("Nakijken"), **context)


@plan_page("GET", "POST")
def confirm(request: HttpRequest, slug: str) -> HttpResponse:
    """What others entered for one's own organisation, to say yes to."""
    refusal = ""
    if request.method == "POST":
        try:
            actions.confirm_piece(**act_of(request, slug), piece=Piece.parse(request.POST.get("doe", "")))
        except (BadInput, NotFound) as refused:
            refusal = str(refused)
        else:
            return redirect("plans:confirm", slug)
    title, rows = queries.to_confirm(viewer_of(request), slug)
    context = {"title": title, "rows": rows, "slug": slug, "refusal": refusal}
    return render(request, "plans/confirm.html", context, status=UNPROCESSABLE if refusal else None)


def _after(request: HttpRequest) -> str:
    """Where the next Tab goes on: at what was set aside, or at the page where it came back."""
    return "nagekeken" if request.POST.get("doe") == "terug" else "opzij-kop"


def _decide(request: HttpRequest, slug: str) -> None:
    about = request.POST.get("punt", "")
    if request.POST.get("doe") == "terug":
        actions.take_up_advice(**act_of(request, slug), about=about)
    else:
        actions.dismiss_advice(**act_of(request, slug), about=about, reason=request.POST.get("reden", ""))
