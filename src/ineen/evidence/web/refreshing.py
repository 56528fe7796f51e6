"""How often each live source is asked."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ineen.evidence.actions import schedule_refresh
from ineen.evidence.models import RefreshPlan
from ineen.evidence.queries.refresh_plans import live_sources
from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import actor_of, viewer_of


@signed_in_page("GET", "HEAD", "POST")
def overview(request: HttpRequest) -> HttpResponse:
    """Every source that can be asked; one is set at a time."""
    sources = live_sources(viewer_of(request))
    if request.method == "POST":
        try:
            words = {"source": request.POST.get("source", ""), "every": request.POST.get("every", "")}
            plan = schedule_refresh(by=actor_of(request), now=timezone.now(), **words)
        except (BadInput, NotFound) as refused:
            messages.warning(request, str(refused))
        else:
            messages.success(request, _("Bewaard: %s wordt %s gevraagd.") % (plan.source, plan.get_every_display()))
        return redirect("evidence:refreshing")
    steps = [{"label": _("Bronnen"), "url": reverse("publication:sources")}]
    context = {"sources": sources, "choices": RefreshPlan.Every.choices, "steps": steps}
    return render(request, "evidence/refreshing.html", context)
