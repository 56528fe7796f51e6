"""What is done with a reading that stands: confirmed, shown to everybody or not; and figures that need none."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ineen.evidence import actions
from ineen.evidence import queries as evidence
from ineen.evidence.queries import ReadingView
from ineen.faces.readings import queries
from ineen.faces.readings.web.figure import about_of, page
from ineen.faces.readings.web.forms import WaiveForm
from ineen.faces.readings.web.writing import writing_of
from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import actor_of, viewer_of
from ineen.policy.execution.actions import withdraw_proposal


@signed_in_page("POST")
def confirm(request: HttpRequest, reading: UUID) -> HttpResponse:
    """Say for one's own organisation that its words are right."""
    found = _own(request, reading)
    actions.confirm_reading(by=actor_of(request), now=timezone.now(), reading=reading)
    messages.success(request, _("Bevestigd namens uw organisatie."))
    return redirect(queries.url_of(found.about))


@signed_in_page("GET", "HEAD", "POST")
def publish(request: HttpRequest, reading: UUID) -> HttpResponse:
    """Read a reading once more for persons, and show it to everybody."""
    found, wrong = _own(request, reading), ""
    if request.method == "POST":
        try:
            actions.publish_reading(
                by=actor_of(request),
                now=timezone.now(),
                reading=reading,
                checked_for_persons=request.POST.get("nagelezen") == "ja",
            )
        except BadInput as refused:
            wrong = str(refused)
        else:
            messages.success(request, _("De duiding is openbaar. Zij staat bij het cijfer, voor iedereen."))
            return redirect(queries.url_of(found.about))
    steps = [
        {"label": _("Duidingen"), "url": reverse("readings:overview")},
        {"label": queries.called(found), "url": queries.url_of(found.about)},
    ]
    return render(request, "readings/publish.html", {"one": found, "wrong": wrong, "steps": steps})


@signed_in_page("POST")
def close(request: HttpRequest, reading: UUID) -> HttpResponse:
    """Show a reading to its partnership alone again."""
    found = _own(request, reading)
    try:
        actions.close_reading(by=actor_of(request), now=timezone.now(), reading=reading)
        messages.success(request, _("De duiding is niet meer openbaar. Uw samenwerkingsverband ziet haar nog."))
    except BadInput as refused:
        messages.warning(request, str(refused))
    return redirect(queries.url_of(found.about))


@signed_in_page("POST")
def waive(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that a figure needs no reading."""
    viewer, about = viewer_of(request), about_of(request, slug)
    home, form = queries.home_of(viewer), WaiveForm(request.POST.dict(), label_suffix="")
    try:
        actions.waive_figure(
            by=actor_of(request),
            now=timezone.now(),
            partnership=home.id,
            about=about,
            reason=request.POST.get("reason", ""),
            seen=request.POST.get("seen", ""),
        )
        messages.success(request, _("Dit cijfer hoeft niet geduid. U neemt dat terug onder aan deze pagina."))
    except BadInput as refused:
        form.add_error("reason", str(refused))
        looked = evidence.look(viewer, about)
        if isinstance(refused, actions.ChangedMeanwhile):
            form.has_seen(looked.seen)
        return page(request, home, looked, writing_of(request, home, about, sent=False, seen=looked.seen), form)
    return redirect("readings:overview")


@signed_in_page("POST")
def take_back(request: HttpRequest, waiver: UUID) -> HttpResponse:
    """The figure is to be read after all."""
    actions.take_waiver_back(by=actor_of(request), now=timezone.now(), waiver=waiver)
    messages.success(request, _("Teruggenomen. Als het cijfer nog opvalt, staat het weer op de lijst."))
    return redirect("readings:overview")


@signed_in_page("POST")
def withdraw(request: HttpRequest, proposal: UUID) -> HttpResponse:
    """Take a proposed action back."""
    row = withdraw_proposal(by=actor_of(request), now=timezone.now(), proposal=proposal)
    messages.success(request, _("Het voorstel is ingetrokken."))
    assert row.goal is not None  # noqa: S101  # what stood until now has a goal
    return redirect("publication:goal", slug=row.goal.plan.slug, goal=row.goal.slug)


def _own(request: HttpRequest, reading: UUID) -> ReadingView:
    """One of the viewer's own partnerships; another, also a public one, is not there."""
    found = evidence.reading(viewer_of(request), reading)
    if not found.own:
        raise NotFound(_("Deze duiding is van een ander samenwerkingsverband."))
    return found
