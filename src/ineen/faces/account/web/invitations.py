"""Inviting somebody, following what became of it, and taking an invitation."""

from typing import cast
from uuid import UUID

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ineen.faces.account.web.people_forms import AcceptForm, InviteForm
from ineen.ground.access import actions, queries
from ineen.ground.access.queries import Invitation
from ineen.ground.kernel.actors import system
from ineen.ground.kernel.refusals import BadInput, IneenError, NotFound
from ineen.ground.organisations.queries import ROLE_NAMES, Person, partnership_of, person_by_email
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import actor_of, viewer_of

BY = system("uitnodiging")


@signed_in_page()
def invitations(request: HttpRequest) -> HttpResponse:
    viewer, now = viewer_of(request), timezone.now()
    rows = [(row, ROLE_NAMES[row.role]) for row in queries.invitations(viewer, now)]
    words = {
        "partnership": partnership_of(viewer),
        "open": [one for one in rows if one[0].accepted_at is None],
        "accepted": [one for one in rows if one[0].accepted_at is not None],
        "now": now,
    }
    return render(request, "account/invitations.html", words)


@signed_in_page("GET", "HEAD", "POST")
def invite(request: HttpRequest) -> HttpResponse:
    form = InviteForm(viewer_of(request), request.POST or None)
    if request.method == "POST" and form.is_valid():
        email, name = form.cleaned_data["email"], form.cleaned_data["name"]
        try:
            actions.invite(by=actor_of(request), now=timezone.now(), email=email, name=name, **form.appointment())
        except IneenError as wrong:
            form.add_error(None, str(wrong))
        else:
            messages.success(request, _("De uitnodiging aan %(email)s is onderweg.") % {"email": email})
            return redirect("account_invitations")
    return render(request, "account/invite.html", {"form": form})


@signed_in_page("POST")
def change(request: HttpRequest, invitation: UUID) -> HttpResponse:
    """Send it again, or take it back."""
    by, now, asked = actor_of(request), timezone.now(), request.POST.get("doe", "")
    if asked == "opnieuw":
        actions.resend_invitation(by=by, now=now, invitation=invitation)
        messages.success(request, _("De uitnodiging is opnieuw gemaild. De oude koppeling werkt niet meer."))
    elif asked == "intrekken":
        actions.revoke_invitation(by=by, now=now, invitation=invitation)
        messages.success(request, _("De uitnodiging is ingetrokken."))
    else:
        raise BadInput(_("Kies een van de knoppen op deze pagina."))
    return redirect("account_invitations")


@sensitive_post_parameters("password", "again", "code")
@never_cache
@require_http_methods(("GET", "HEAD", "POST"))
def follow(request: HttpRequest, token: str) -> HttpResponse:
    """What the link of an invitation opens: for who has an account already, and for who has none."""
    try:
        row = queries.invitation_by(token, timezone.now())
    except NotFound:
        return render(request, "account/invitation_gone.html", status=404)
    words = {"invitation": row, "function": ROLE_NAMES[row.role], "token": token}
    known = person_by_email(row.email)
    if viewer_of(request).person is not None:
        return _signed_in(request, row, words)
    if known is not None:
        return render(request, "account/invitation_sign_in.html", words)
    return _new(request, row, words)


def _signed_in(request: HttpRequest, row: Invitation, words: dict[str, object]) -> HttpResponse:
    person = cast(Person, request.user)
    if person.email != row.email:
        return render(request, "account/invitation_other.html", words, status=403)
    if request.method != "POST":
        return render(request, "account/invitation_take.html", words)
    actions.accept_as_self(by=BY, now=timezone.now(), token=str(words["token"]), person=person.pk)
    messages.success(request, _("U hebt de functie aangenomen."))
    return redirect("account_profile")


def _new(request: HttpRequest, row: Invitation, words: dict[str, object]) -> HttpResponse:
    """First a code by mail, where that proves that the address is read; then a name and a password."""
    sent = f"invitation_code/{row.pk}"
    if row.with_code and (request.POST.get("doe") == "code" or not request.session.get(sent)):
        return _send_code(request, sent, words)
    person = Person(email=row.email, name=row.name)
    form = AcceptForm(person, request.POST or None, with_code=row.with_code, initial={"name": row.name})
    if request.method == "POST" and form.is_valid():
        made = _accept(form, str(words["token"]))
        if made is not None:
            login = Login(user=made, email=made.email, redirect_url="/profiel")
            return cast(HttpResponse, perform_password_login(request, {"email": made.email}, login))
    return render(request, "account/invitation_accept.html", words | {"form": form})


def _send_code(request: HttpRequest, sent: str, words: dict[str, object]) -> HttpResponse:
    if request.method != "POST":
        return render(request, "account/invitation_code.html", words)
    if not ratelimit.consume(request, action="invitation_code", key=sent):
        return render(request, "account/invitation_code.html", words | {"too_many": True}, status=429)
    actions.send_invitation_code(by=BY, now=timezone.now(), token=str(words["token"]))
    request.session[sent] = True
    return redirect("account_invitation", token=words["token"])


def _accept(form: AcceptForm, token: str) -> Person | None:
    """The new account; None where the form says why there is none."""
    chosen = form.cleaned_data
    try:
        made = actions.accept_as_new(
            by=BY,
            now=timezone.now(),
            token=token,
            code=chosen.get("code", ""),
            name=chosen["name"],
            password=chosen["password"],
        )
    except IneenError as wrong:
        form.add_error(None, str(wrong))
        return None
    if made is None:
        form.add_error("code", _("Deze code klopt niet, of werkt niet meer. Vraag een nieuwe code."))
    return made
