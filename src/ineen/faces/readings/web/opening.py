"""Opening a meeting about figures: the day, who are there, and what is looked at."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ineen.evidence import queries as evidence
from ineen.evidence.actions import MOST_ITEMS, start_meeting
from ineen.faces.readings import queries
from ineen.faces.readings.queries import Home, Row
from ineen.faces.readings.web.forms import OpeningForm
from ineen.ground.kernel.refusals import BadInput, NotAllowed
from ineen.ground.organisations.queries import OrganisationKind
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import actor_of, viewer_of

ASKED = {OrganisationKind.POLICE}  # who is at the table with the municipalities, as the form proposes it


@signed_in_page("GET", "HEAD", "POST")
def opening(request: HttpRequest) -> HttpResponse:
    """The first ten figures that wait are chosen; the agenda is fixed when the meeting opens."""
    viewer, now = viewer_of(request), timezone.now()
    home = queries.home_of(viewer)
    if reason := evidence.why_not_lead(viewer, home.id):
        raise NotAllowed(reason)
    agenda = queries.agenda(viewer, home, now)
    rows = agenda.rows
    chosen = [one.value for one in rows[:MOST_ITEMS]]
    present = [str(one.organisation) for one in home.members if one.municipality or one.kind in ASKED]
    form = OpeningForm(request.POST or None, home=home, rows=rows, initial={"figures": chosen, "present": present})
    if request.method == "POST" and form.is_valid():
        meeting = _opened(request, form, home, rows)
        if meeting is not None:
            return redirect("readings:item", meeting=meeting, number=1)
    context = {
        "home": home,
        "rows": rows,
        "agenda": agenda,
        "form": form,
        "choices": [form["present"], form["figures"]],
        "steps": [{"label": _("Cijferoverleg"), "url": reverse("readings:meetings")}],
    }
    return render(request, "readings/opening.html", context)


def _opened(request: HttpRequest, form: OpeningForm, home: Home, rows: tuple[Row, ...]) -> UUID | None:
    words = form.cleaned_data
    try:
        meeting = start_meeting(
            by=actor_of(request),
            now=timezone.now(),
            partnership=home.id,
            held_on=words["held_on"],
            present=[UUID(one) for one in words["present"]],
            offices=words["offices"],
            agenda=[row.looked for row in rows if row.value in words["figures"]],
        )
    except BadInput as refused:
        form.add_error(None, str(refused))
        return None
    return meeting.pk
