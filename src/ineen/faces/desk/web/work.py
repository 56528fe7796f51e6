"""Mijn werk: what waits for me, which dates come, and what others changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ineen.faces.desk import queries
from ineen.faces.desk.web.first import first_steps
from ineen.faces.desk.web.walk import on_desk
from ineen.faces.desk.words import days_ago, days_away
from ineen.ground.inbox import actions as inbox_actions
from ineen.ground.inbox import queries as inbox
from ineen.ground.inbox.queries import Kind, Waiting
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import actor_of, viewer_of

KINDS: Final = (
    ("", gettext_lazy("Alles"), None),
    ("te-doen", gettext_lazy("Te doen"), Kind.TASK),
    ("ter-kennisgeving", gettext_lazy("Ter kennisgeving"), Kind.NOTICE),
)
WITHOUT_MARK = timedelta(days=14)
PUT_AWAY_FOR = timedelta(days=30)
DATES_AT_ONCE = 12
UNREADABLE = gettext_lazy("Dit formulier klopt niet. Ververs de pagina en probeer het opnieuw.")


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that waits, with how far away its day is."""

    one: Waiting
    away: str
    late: bool


@signed_in_page()
def work(request: HttpRequest) -> HttpResponse:
    """One's own work; `?soort=` shows one kind of what waits."""
    viewer, now = viewer_of(request), timezone.now()
    today = timezone.localdate(now)
    waiting, put_away = inbox.waiting_and_put_away(viewer, now - PUT_AWAY_FOR)
    chosen = next((kind for kind in KINDS if kind[0] == request.GET.get("soort", "")), KINDS[0])
    rows = [_row(one, today) for one in waiting if chosen[2] in (None, one.kind)]
    since = inbox.seen_until(viewer) or now - WITHOUT_MARK
    dates = queries.dates(viewer, waiting, today - timedelta(days=30)) if viewer.held_roles else ()
    context = {
        "lead": lead(waiting, today),
        "rows": rows,
        "kinds": [(word, label) for word, label, _kind in KINDS] if len({one.kind for one in waiting}) > 1 else [],
        "chosen": chosen[0],
        "unread": [one.item for one in waiting if one.item and not one.read],
        "steps": first_steps(viewer) if not waiting else (),
        "dates": [(one, days_away(one.day, today), one.day < today) for one in dates[:DATES_AT_ONCE]],
        "more_dates": max(0, len(dates) - DATES_AT_ONCE),
        "changes": queries.changes(viewer, since),
        "since": since,
        "since_words": days_ago(timezone.localdate(since), today),
        "now": now,
        "walk": on_desk(request),
        "put_away": put_away,
    }
    return render(request, "desk/work.html", context)


def lead(waiting: Sequence[Waiting], today: date) -> str:
    """The answer in one sentence: how much waits, and how much of it is late."""
    if not waiting:
        return _("Er wacht niets op u.")
    late = sum(one.due is not None and one.due < today for one in waiting)
    many = _("Er wacht één ding op u") if len(waiting) == 1 else _("Er wachten %(n)s dingen op u") % {"n": len(waiting)}
    return f"{many}." if not late else f"{many}, " + _("waarvan %(n)s te laat.") % {"n": late}


def _row(one: Waiting, today: date) -> Row:
    if one.due is None:
        return Row(one, "", late=False)
    return Row(one, days_away(one.due, today), late=one.due < today)


@signed_in_page("POST")
def mark_read(request: HttpRequest) -> HttpResponse:
    """Everything that the page showed as new is read."""
    items = [_uuid(text) for text in request.POST.getlist("stuk")]
    inbox_actions.mark_read(by=actor_of(request), now=timezone.now(), items=items)
    messages.success(request, _("Gemarkeerd als gelezen."))
    return redirect("desk:work")


@signed_in_page("POST")
def put_away(request: HttpRequest) -> HttpResponse:
    inbox_actions.put_away(by=actor_of(request), now=timezone.now(), item=_uuid(request.POST.get("stuk", "")))
    messages.success(request, _("Weggelegd. Onder aan de lijst zet u het terug."))
    return redirect("desk:work")


@signed_in_page("POST")
def take_back(request: HttpRequest) -> HttpResponse:
    inbox_actions.take_back(by=actor_of(request), now=timezone.now(), item=_uuid(request.POST.get("stuk", "")))
    messages.success(request, _("Teruggezet op uw lijst."))
    return redirect("desk:work")


@signed_in_page("POST")
def mark_seen(request: HttpRequest) -> HttpResponse:
    """What changed is seen up to the moment at which the page was made, not of this click."""
    until = _moment(request.POST.get("tot", ""))
    inbox_actions.mark_seen(by=actor_of(request), now=timezone.now(), until=until)
    messages.success(request, _("U bent bij."))
    return redirect("desk:work")


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as wrong:
        raise BadInput(str(UNREADABLE)) from wrong


def _moment(text: str) -> datetime:
    try:
        found = parse_datetime(text)
    except ValueError:
        found = None
    if found is None or timezone.is_naive(found):
        raise BadInput(str(UNREADABLE))
    return found
