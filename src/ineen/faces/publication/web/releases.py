"""Tables that two people released: all of them, one with its protocol, and one as a file."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from ineen.evidence import queries as evidence
from ineen.evidence.queries import ReleasedTable
from ineen.faces.publication.web.public import public_page
from ineen.ground.kernel.figures import FigureStatus
from ineen.ground.kernel.refusals import NotFound
from ineen.ground.ui import formats
from ineen.ground.ui.tables import CSV_TYPE, csv_file
from ineen.ground.ui.viewer import viewer_of

HEAD = ("klasse", "gebied", "periode", "aantal", "status")
GONE = "Deze tabel is ingetrokken. Op haar pagina staat wanneer en waarom."


@public_page
def releases(request: HttpRequest) -> HttpResponse:
    """Everything that was ever released, the newest first."""
    rows = evidence.public_releases(viewer_of(request))
    fictional = any(one.published and one.published.source == evidence.RELEASED_INVENTED for one in rows)
    return render(request, "publication/releases.html", {"rows": rows, "fictional": fictional})


@public_page
def release(request: HttpRequest, release: UUID) -> HttpResponse:
    """One table with its protocol; of a withdrawn one that it was withdrawn, when and why."""
    found = evidence.released_table(viewer_of(request), release)
    words = {"category": request.GET.get("klasse", ""), "year": request.GET.get("jaar", "")}
    context = {
        "found": found,
        "outcome": found.outcome,
        "grid": evidence.public_grid(found.figures, **words) if found.figures else None,
        "steps": [{"label": _("Vrijgaven"), "url": reverse("publication:releases")}],
    }
    return render(request, "publication/release.html", context)


@public_page
def release_file(request: HttpRequest, release: UUID) -> HttpResponse:
    """Every figure of one table; what is hidden has a status and no number. Raises NotFound where it was withdrawn."""
    found = evidence.released_table(viewer_of(request), release)
    if found.withdrawn:
        raise NotFound(GONE)
    response = HttpResponse(csv_file(HEAD, _lines(found)), content_type=CSV_TYPE)
    response["Content-Disposition"] = f'attachment; filename="vrijgave-{found.row.content_hash[:12]}.csv"'
    return response


def _lines(found: ReleasedTable) -> list[list[str]]:
    return [
        [
            one.indicator,
            str(one.area),
            str(one.period),
            "" if one.value is None else str(one.value),
            formats.STATUS_WORDS[one.status] or FigureStatus.FINAL.value.replace("final", "definitief"),
        ]
        for one in found.figures
    ]
