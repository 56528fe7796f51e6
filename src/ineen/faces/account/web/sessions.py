"""Where one is signed in, and putting another device out."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from ineen.ground.access import actions, queries
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import actor_of, viewer_of


@signed_in_page("GET", "HEAD", "POST")
def sessions(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _end(request)
    viewer, here = viewer_of(request), request.session.session_key
    rows = queries.open_sign_ins(viewer, timezone.now())
    words = {
        "here": next((row for row in rows if row.session_key == here), None),
        "others": [row for row in rows if row.session_key != here],
        "refusals": queries.latest_refusals(viewer),
    }
    return render(request, "account/sessions.html", words)


def _end(request: HttpRequest) -> HttpResponse:
    by, now, chosen = actor_of(request), timezone.now(), request.POST.get("sessie", "")
    if chosen == "andere":
        actions.end_other_sign_ins(by=by, now=now, session_key=request.session.session_key or "")
        messages.success(request, _("Op alle andere apparaten bent u uitgelogd."))
    else:
        actions.end_sign_in(by=by, now=now, sign_in=_id(chosen))
        messages.success(request, _("Op dat apparaat bent u uitgelogd."))
    return redirect("account_sessions")


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise BadInput(_("Kies een van de sessies op deze pagina.")) from None
