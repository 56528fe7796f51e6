"""The private calendar feed: its key is made, renewed and taken away here, and opens it without a login."""

from datetime import timedelta
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ineen.faces.desk import queries
from ineen.faces.desk.calendar import CONTENT_TYPE, calendar_of
from ineen.ground.inbox import actions as inbox_actions
from ineen.ground.inbox import queries as inbox
from ineen.ground.kernel.refusals import NotFound
from ineen.ground.organisations import queries as organisations
from ineen.ground.outbox.mail import link
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import actor_of, viewer_of

NO_SUCH_CALENDAR = "Deze agenda is er niet (meer). Maak een nieuwe link bij Mijn werk."
MOST_PER_HOUR = 60
HOUR = 3600
BACK = timedelta(days=366)


@signed_in_page("GET", "HEAD", "POST")
def agenda(request: HttpRequest) -> HttpResponse:
    """Whether there is a feed, and since when. A POST makes its key anew, and shows it this once."""
    made = ""
    if request.method == "POST":
        key = inbox_actions.renew_calendar(by=actor_of(request), now=timezone.now())
        made = link(reverse("desk:feed", args=[key]))
    context = {
        "made": made,
        "since": inbox.calendar_since(viewer_of(request)),
        "trail": [{"label": _("Mijn werk"), "url": reverse("desk:work")}],
    }
    return render(request, "desk/agenda.html", context)


@signed_in_page("POST")
def revoke(request: HttpRequest) -> HttpResponse:
    inbox_actions.revoke_calendar(by=actor_of(request), now=timezone.now())
    messages.success(request, _("De agendalink is ingetrokken. Uw agenda krijgt niets meer."))
    return redirect("desk:agenda")


@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """The dates that the person of this key may see now; nothing is there for who holds no role any more."""
    now = timezone.now()
    person = inbox.person_of_calendar(key)
    viewer = organisations.viewer_of(person, now) if person else None
    if person is None or viewer is None or not viewer.held_roles:
        raise NotFound(NO_SUCH_CALENDAR)
    if _too_often(person):
        return HttpResponse(status=HTTPStatus.TOO_MANY_REQUESTS, headers={"Retry-After": str(HOUR)})
    dates = queries.dates(viewer, inbox.waiting(viewer), timezone.localdate(now) - BACK)
    response = HttpResponse(calendar_of(dates, person=person, now=now), content_type=CONTENT_TYPE)
    response.headers["Content-Disposition"] = 'inline; filename="ineen.ics"'
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _too_often(person: UUID) -> bool:
    """Calendars ask every few hours; who asks more than once a minute for an hour waits."""
    key = f"agenda/{person}"
    if cache.add(key, 1, HOUR):
        return False
    try:
        return cache.incr(key) > MOST_PER_HOUR
    except ValueError:  # it went just now
        return False
