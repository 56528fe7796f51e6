"""The start page, search over everything, and the two files that every browser and robot asks for."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _

from ineen.evidence import queries as evidence
from ineen.faces.publication.web.finding import find_areas
from ineen.faces.publication.web.public import public_page
from ineen.ground.ui.thread import LABELS, StationKey
from ineen.ground.ui.viewer import viewer_of
from ineen.policy.execution import queries as execution
from ineen.policy.plans import queries as plans

QUESTIONS = {
    StationKey.REASON: _("Wat is er aan de hand?"),
    StationKey.PRIORITY: _("Wat gaat voor?"),
    StationKey.GOAL: _("Wat moet er veranderen?"),
    StationKey.ACTION: _("Wat gaan we doen?"),
    StationKey.DEPLOYMENT: _("Wie doet dat, met hoeveel geld?"),
    StationKey.RESULT: _("Is het gelukt?"),
    StationKey.ACCOUNT: _("Wie legt het uit?"),
}
PARTS = (
    (plans.HitKind.THEME, _("Thema's")),
    (plans.HitKind.GOAL, _("Doelen")),
    (plans.HitKind.CHAPTER, _("Lokale hoofdstukken")),
    (plans.HitKind.IMPLEMENTATION_PLAN, _("Uitvoeringsplannen")),
    (plans.HitKind.ACTION, _("Maatregelen")),
)
STEPS = tuple((LABELS[key], QUESTIONS[key]) for key in StationKey)
ROBOTS = "User-agent: *\nDisallow: /zoeken\nDisallow: /*?periode=\n"


@public_page
def start(request: HttpRequest) -> HttpResponse:
    """What Ineen is, the published plans, a way in by place, and the sources in use."""
    viewer = viewer_of(request)
    released = evidence.source_versions(viewer).filter(release__isnull=False, release__withdrawn_at=None)
    context = {
        "steps": STEPS,
        "plans": plans.plans_visible_to(viewer),
        "implementation_plans": execution.lines_visible_to(viewer),
        "sources": _newest_of_each_table(released),
    }
    return render(request, "publication/start.html", context)


@public_page
def search(request: HttpRequest) -> HttpResponse:
    """Plans, their parts, and areas that answer to `?zoek=`."""
    text, viewer = request.GET.get("zoek", "").strip(), viewer_of(request)
    hits = (*plans.search_parts(viewer, text), *execution.search(viewer, text))
    context = {
        "text": text,
        "plans": plans.search(viewer, text),
        "parts": [(title, rows) for kind, title in PARTS if (rows := [hit for hit in hits if hit.kind is kind])],
        "found": find_areas(text),
        "writable": plans.writable(viewer),
    }
    return render(request, "publication/search.html", context)


@public_page
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be found; search results are no pages of their own, and periods stand on a page."""
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")


@public_page
def favicon(request: HttpRequest) -> HttpResponse:
    """For browsers that ask for the old address whatever the page says."""
    return redirect(static("ui/favicon.png"))


def _newest_of_each_table(versions: Iterable[evidence.SourceVersion]) -> list[evidence.SourceVersion]:
    newest: dict[tuple[str, str], evidence.SourceVersion] = {}
    for version in versions:  # the one that wins comes first
        newest.setdefault((version.publisher, version.table), version)
    return list(newest.values())
