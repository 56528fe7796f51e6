"""Wat valt op? The few changes of an area that chance does not explain, or that there are none."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ineen.evidence import queries as evidence
from ineen.faces.publication.explorer.asking import period_of
from ineen.faces.publication.web.public import public_page
from ineen.faces.publication.web.readings import of_changes
from ineen.ground.areas import queries as areas
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.ui import formats
from ineen.ground.ui.viewer import viewer_of


@public_page
def stands_out(request: HttpRequest, slug: str) -> HttpResponse:
    """One area and what lies in it, from one year to the next; `?periode=` asks for an earlier year or a month."""
    area = areas.area_by_slug(slug)
    if areas.slug(area) != slug:
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return redirect(f"{reverse('publication:stands-out', args=[areas.slug(area)])}{query}")
    viewer = viewer_of(request)
    period = period_of(request.GET.get("periode", "")) or evidence.newest_year(viewer, area.area_code)
    names = {one.code: one.name for one in (area, *areas.areas_within(area))}

    def name(code: AreaCode) -> str:
        return names.get(str(code), str(code))

    found = evidence.stands_out(viewer, area=area.area_code, period=period, name=name) if period else None
    context = {
        "area": area,
        "slug": slug,
        "fictional": area.area_code.fictional,
        "found": found,
        "rows": _rows(viewer, found.found if found else ()),
        "more": found.hits - len(found.found) if found else 0,
        "untold": found and not found.looks and (found.damaged or area.area_code.kind in found.skipped),
        "unseen": _unseen(found) if found else "",
        "looked_at": _("de gemeente") if found and found.skipped else _looked_at(area),
        "sources": formats.each_source(one.now.source for one in found.found) if found else [],
        "earlier": str(period.year_earlier) if period else "",
        "steps": [
            {"label": _("Gebieden"), "url": reverse("publication:areas")},
            {"label": area.name, "url": reverse("publication:area", args=[slug])},
        ],
    }
    return render(request, "publication/stands_out.html", context)


def _rows(
    viewer: Viewer, found: tuple[evidence.Changed, ...]
) -> list[tuple[evidence.Changed, tuple[evidence.ReadingView, ...]]]:
    """Each change with what was made of it."""
    told = of_changes(viewer, found)
    return [(one, told[about]) for one, about in zip(found, told, strict=True)]


def _unseen(found: evidence.StandsOut) -> str:
    """What was delivered and not looked at, and why; empty where everything was."""
    damaged = _("Een bestand van een bron is beschadigd. Wat daarin staat, is hier niet bekeken.")
    skipped = _(
        "Wijken en buurten vergelijken wij alleen over de nieuwste drie hele jaren, en dus niet over %(period)s."
    )
    words = [damaged] if found.damaged else []
    words += [skipped % {"period": formats.period(found.after)}] if found.skipped else []
    return " ".join(words)


def _looked_at(area: areas.Area) -> str:
    """`de gemeente en haar wijken en buurten`."""
    return {
        "municipality": _("de gemeente en haar wijken en buurten"),
        "wijk": _("de wijk en haar buurten"),
    }.get(area.kind, _("deze buurt"))
