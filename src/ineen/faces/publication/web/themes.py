"""A theme of a plan: why it has its weight, what it wants, and how far its goals are."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ineen.faces.publication.charts import goal_series
from ineen.faces.publication.web import stations
from ineen.faces.publication.web.actions_table import lines_of
from ineen.faces.publication.web.closed import logged_plan
from ineen.faces.publication.web.councils import changed_at
from ineen.faces.publication.web.goal_words import goal_lines
from ineen.faces.publication.web.public import public_page
from ineen.ground.areas import queries as areas
from ineen.ground.ui.thread import StationKey, Subject
from ineen.ground.ui.viewer import viewer_of
from ineen.policy.execution import queries as execution
from ineen.policy.plans import queries as plans
from ineen.policy.plans.queries import PartKind, PlanView, ThemeText
from ineen.policy.plans.queries.citations import citations


@logged_plan
@public_page
def theme(request: HttpRequest, slug: str, theme: str) -> HttpResponse:
    """One theme of a plan with its goals and actions."""
    viewer = viewer_of(request)
    plan = plans.plan_with_theme(viewer, slug, theme)
    found = plan.themes[0]
    context = {
        "plan": plan,
        "theme": found,
        "source_url": reverse("publication:plan", args=[slug]),
        "changed": changed_at(viewer, plan, PartKind.THEME, theme),
        "local": _local(plan, found),
        "citations": citations(viewer, slug, PartKind.THEME, theme),
        "leads": [(plan.name_of(lead.organisation), lead.office) for lead in found.leads],
        "goals": goal_lines(found.goals, goal_series(viewer, plan, found.goals)),
        "lines": lines_of(execution.actions_under(viewer, slug, theme=theme, whole=False)),
        "stations": stations.drawn(
            viewer, Subject(slug, theme), here=StationKey.PRIORITY, links=stations.links_of_theme(slug, theme)
        ),
        "steps": [
            {"label": _("Plannen"), "url": reverse("publication:plans")},
            {"label": plan.title, "url": reverse("publication:plan", args=[slug])},
        ],
    }
    return render(request, "publication/theme.html", context)


def _local(plan: PlanView, theme: ThemeText) -> tuple[str, str] | None:
    """The address and name of the only municipality where a theme plays; None where it is of all."""
    return next(
        ((areas.slug(one), one.name) for one in plan.municipalities if str(one.code) == theme.municipality), None
    )
