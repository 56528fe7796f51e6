"""The start page, and the two files that every browser and robot asks for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _

from ineen.faces.publication.web.public import public_page

STEPS = (
    (_("Aanleiding"), _("Wat is er aan de hand?")),
    (_("Prioriteit"), _("Wat gaat voor?")),
    (_("Doel"), _("Wat moet er veranderen?")),
    (_("Maatregel"), _("Wat gaan we doen?")),
    (_("Inzet"), _("Wie doet dat, met hoeveel geld?")),
    (_("Resultaat"), _("Is het gelukt?")),
    (_("Verantwoording"), _("Wie legt het uit?")),
)
ROBOTS = "User-agent: *\nDisallow: /zoeken\n"


@public_page
def start(request: HttpRequest) -> HttpResponse:
    """What Ineen is, the published plans, a way in by place, and the sources in use."""
    return render(request, "publication/start.html", {"steps": STEPS})


@public_page
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be found; search results are no pages of their own."""
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")


@public_page
def favicon(request: HttpRequest) -> HttpResponse:
    """For browsers that ask for the old address whatever the page says."""
    return redirect(static("ui/favicon.png"))
