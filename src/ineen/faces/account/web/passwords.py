"""Another password: changed at the profile, or asked for by who forgot hers."""

from typing import cast
from uuid import UUID

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.auth.tokens import default_token_generator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ineen.faces.account.devices import device_of
from ineen.faces.account.web.forms import AddressForm, ChangePasswordForm, NewPasswordForm
from ineen.ground.access import actions, queries
from ineen.ground.kernel.actors import system
from ineen.ground.organisations.queries import Person
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import actor_of

RESET = "password_reset"  # in the session: whose, and the token of the link
FORM_METHODS = ("GET", "HEAD", "POST")


@sensitive_post_parameters("current", "password", "again")
@signed_in_page(*FORM_METHODS)
def change(request: HttpRequest) -> HttpResponse:
    form = ChangePasswordForm(cast(Person, request.user), request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        old_key = request.session.session_key or ""
        request.session.cycle_key()
        person = actions.change_password(
            by=actor_of(request),
            now=timezone.now(),
            password=form.cleaned_data["password"],
            old_key=old_key,
            new_key=request.session.session_key or "",
        )
        request.session[HASH_SESSION_KEY] = person.get_session_auth_hash()
        messages.success(request, _("Uw wachtwoord is gewijzigd. Op andere apparaten bent u uitgelogd."))
        return redirect("account_profile")
    return render(request, "account/change_password.html", {"form": form})


@never_cache
@require_http_methods(FORM_METHODS)
def forgotten(request: HttpRequest) -> HttpResponse:
    """Whatever address is typed, the answer is the same."""
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if not ratelimit.consume(request, action="reset_password", key=email.lower()):
            form.add_error(None, _("Er is te vaak om een nieuw wachtwoord gevraagd. Wacht een uur."))
            return render(request, "account/forgotten.html", {"form": form}, status=429)
        actions.ask_reset(by=system("inloggen"), now=timezone.now(), email=email, device=device_of(request))
        return redirect("account_reset_password_done")
    return render(request, "account/forgotten.html", {"form": form})


@never_cache
@require_http_methods(("GET", "HEAD"))
def asked(request: HttpRequest) -> HttpResponse:
    return render(request, "account/forgotten_asked.html")


@never_cache
@require_http_methods(("GET", "HEAD"))
def follow_link(request: HttpRequest, person: UUID, token: str) -> HttpResponse:
    """The token goes into the session and out of the address, so that no page after it is told."""
    request.session[RESET] = [str(person), token]
    return redirect("account_reset_password_new")


@sensitive_post_parameters("password", "again")
@never_cache
@require_http_methods(FORM_METHODS)
def choose_new(request: HttpRequest) -> HttpResponse:
    person, token = _linked(request)
    if person is None:
        return render(request, "account/link_expired.html")
    form = NewPasswordForm(person, request.POST or None)
    if request.method == "POST" and form.is_valid():
        new = form.cleaned_data["password"]
        actions.reset_password(
            by=system("wachtwoord vergeten"), now=timezone.now(), person=person.pk, token=token, password=new
        )
        request.session.pop(RESET, None)
        messages.success(request, _("Uw wachtwoord is gewijzigd. Log nu in met het nieuwe wachtwoord."))
        return redirect("account_login")
    return render(request, "account/choose_new.html", {"form": form})


def _linked(request: HttpRequest) -> tuple[Person | None, str]:
    """Whose new password this session may choose, by a link that still holds."""
    kept = request.session.get(RESET)
    if not kept:
        return None, ""
    person = queries.person_with_open_account(UUID(kept[0]))
    holds = person is not None and default_token_generator.check_token(person, kept[1])
    return (person if holds else None), kept[1]
