"""Two versions of one text side by side, and the choice between them."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ineen.ground.kernel.refusals import BadInput
from ineen.ground.ui.viewer import actor_of, viewer_of
from ineen.policy.plans import actions, queries, rules
from ineen.policy.plans.queries import Conflict, SettledBy
from ineen.policy.plans.web.closed import plan_page
from ineen.policy.plans.web.where import trail_to

UNPROCESSABLE: Final = 422


@plan_page("GET", "POST")
def conflict(request: HttpRequest, slug: str, which: UUID) -> HttpResponse:
    """Both versions with their differences; a POST chooses one, or the merged text."""
    found = queries.conflict(viewer_of(request), slug, which)
    return _settle(request, found) if request.method == "POST" else _page(request, found)


def _settle(request: HttpRequest, found: Conflict) -> HttpResponse:
    choice = request.POST.get("keuze", "")
    if choice not in SettledBy.values:
        return _page(request, found, problem=_("Kies eerst wat er in het plan komt."))
    try:
        address = actions.settle_conflict(
            by=actor_of(request),
            now=timezone.now(),
            plan=found.plan,
            conflict=found.id,
            choice=SettledBy(choice),
            based_on=request.POST.get("based_on", ""),
            text=request.POST.get("text", ""),
        )
    except BadInput as refusal:
        again = queries.conflict(viewer_of(request), found.plan, found.id)
        return _page(request, again, problem=str(refusal), merged=request.POST.get("text", ""))
    messages.success(request, _("Gekozen. De andere versie blijft in de geschiedenis staan."))
    if found.block is None:
        return redirect("plans:conflict", found.plan, found.id)
    return redirect("plans:text", found.plan, *queries.steps(address))


def _page(request: HttpRequest, found: Conflict, **context: Any) -> HttpResponse:
    context = {"merged": found.both} | context | {"conflict": found, "label": queries.words_for(found.address).label}
    context["steps"] = _steps(request, found)
    return render(request, "plans/conflict.html", context, status=UNPROCESSABLE if context.get("problem") else None)


def _steps(request: HttpRequest, found: Conflict) -> list[dict[str, str]]:
    """The way back to the text, for who writes the plan."""
    block = found.block
    if block is None or not viewer_of(request).has(*rules.WRITERS, partnership=block.partnership):
        return []
    url = reverse("plans:text", args=[block.plan, *block.steps])
    return [*trail_to(block), {"label": str(block.label), "url": url}]
