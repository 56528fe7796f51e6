"""Meetings about figures: the list, one of them with its report, and closing it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ineen.evidence import actions
from ineen.evidence import queries as evidence
from ineen.faces.readings import queries
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import actor_of, viewer_of


@signed_in_page()
def meetings(request: HttpRequest) -> HttpResponse:
    """Every meeting of the partnership, the last first."""
    viewer = viewer_of(request)
    home = queries.home_of(viewer)
    context = {
        "home": home,
        "meetings": evidence.meetings(viewer, home.id),
        "why_not_lead": evidence.why_not_lead(viewer, home.id),
    }
    return render(request, "readings/meetings.html", context)


@signed_in_page()
def meeting(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """What came of each figure: while the meeting goes on how far it is, and afterwards its report."""
    found = evidence.meeting(viewer_of(request), meeting)
    context = {
        "meeting": found,
        "fictional": any(one.about.area.fictional for one in found.items),
        "steps": [{"label": _("Cijferoverleg"), "url": reverse("readings:meetings")}],
    }
    return render(request, "readings/meeting.html", context)


@signed_in_page("POST")
def close(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """The meeting is over."""
    try:
        actions.close_meeting(by=actor_of(request), now=timezone.now(), meeting=meeting)
        messages.success(request, _("Het overleg is afgesloten. Hieronder staat het verslag."))
    except BadInput as refused:
        messages.warning(request, str(refused))
    return redirect("readings:meeting", meeting=meeting)


@signed_in_page("POST")
def reopen(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Go on with it after all."""
    try:
        actions.reopen_meeting(by=actor_of(request), now=timezone.now(), meeting=meeting)
        messages.success(request, _("Het overleg is weer open."))
    except BadInput as refused:
        messages.warning(request, str(refused))
    return redirect("readings:meeting", meeting=meeting)
