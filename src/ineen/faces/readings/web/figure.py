"""One figure: what it says, its picture, what people made of it before, and the form in which a reading is written."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ineen.evidence import queries as evidence
from ineen.evidence.actions import write_reading
from ineen.evidence.queries import About, Looked
from ineen.faces.readings import queries
from ineen.faces.readings.queries import Home
from ineen.faces.readings.web.forms import WaiveForm
from ineen.faces.readings.web.writing import Writing, writing_of, written
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import viewer_of


def about_of(request: HttpRequest, slug: str) -> About:
    """Which figure the address names. Raises NotFound and BadInput."""
    words = request.GET
    return About.read(evidence.indicator_at(slug).id, words.get("gebied", ""), words.get("periode", ""))


@signed_in_page("GET", "HEAD", "POST")
def figure(request: HttpRequest, slug: str) -> HttpResponse:
    """Look at a figure, and say what it means."""
    viewer, about = viewer_of(request), about_of(request, slug)
    home, looked, sent = queries.home_of(viewer), evidence.look(viewer, about), request.method == "POST"
    writing = writing_of(request, home, about, sent=sent, seen=looked.seen)
    if sent and written(request, writing, partial(write_reading, partnership=home.id, about=about)):
        messages.success(request, _("Uw duiding staat bij het cijfer."))
        return redirect(queries.url_of(about))
    return page(request, home, looked, writing, WaiveForm(label_suffix="", initial={"seen": looked.seen}))


def page(request: HttpRequest, home: Home, looked: Looked, writing: Writing, waive_form: WaiveForm) -> HttpResponse:
    """The figure with both forms; where one was refused, what was typed stands in it."""
    viewer, about = viewer_of(request), looked.about
    context = {
        "home": home,
        "looked": looked,
        "about": about,
        "fictional": about.area.fictional,
        "shown": queries.shown(viewer, about, looked.area_name),
        "writing": writing,
        "to": queries.url_of(about),
        "waive_form": waive_form,
        "waived": [one for one in evidence.waived(viewer, home.id) if one.about == about],
        "why_not": evidence.why_not_interpret(viewer, home.id),
        "stamps": [looked.figure.source],
        "here": f"{looked.indicator.title}, {looked.area_name}",
        "steps": [{"label": _("Duidingen"), "url": reverse("readings:overview")}],
    }
    return render(request, "readings/figure.html", context)
