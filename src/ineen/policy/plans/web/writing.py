"""The plans that somebody may write."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import viewer_of
from ineen.policy.plans import queries, rules
from ineen.policy.plans.queries import PlanStage

SHELVES = (
    (PlanStage.DRAFT, _("Concept")),
    (PlanStage.OFFERED, _("Aangeboden voor besluit")),
    (PlanStage.ADOPTED, _("Vastgesteld")),
    (PlanStage.UNSTATED, _("Nagebouwd of niet genoemd")),
)


@signed_in_page("GET")
def writing(request: HttpRequest) -> HttpResponse:
    """The plans of one's own partnerships by how far they are, and a way to begin one."""
    viewer = viewer_of(request)
    rules.check_may_write_somewhere(viewer)
    plans = queries.own_plans(viewer)
    shelves = [(title, rows) for stage, title in SHELVES if (rows := [one for one in plans if one.stage is stage])]
    return render(request, "plans/writing.html", {"shelves": shelves, "homes": queries.writing_homes(viewer)})
