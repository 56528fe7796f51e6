"""Another e-mail address for one's own account: the new one, then the code that was sent there."""

from datetime import datetime
from typing import Any, cast

from allauth.core import ratelimit
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters

from ineen.faces.account.web.forms import CodeForm, CurrentPassword, EmailField
from ineen.ground.access import actions
from ineen.ground.access.actions.addresses import FOR
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.organisations.queries import Person
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import actor_of

ASKED = "address_asked"  # in the session: the new address, the proof of its code, and until when
TOO_OFTEN = gettext_lazy("Dit is te vaak geprobeerd. Wacht een uur.")


class NewAddressForm(CurrentPassword):
    """The new address, and the password."""

    email = EmailField(
        label=gettext_lazy("Nieuw e-mailadres"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    field_order = ("email", "current")


@sensitive_post_parameters("current", "code")
@signed_in_page("GET", "HEAD", "POST")
def address(request: HttpRequest) -> HttpResponse:
    """Ask for a code, or hand it in; `doe=opnieuw` begins again."""
    if request.POST.get("doe") == "opnieuw":
        request.session.pop(ASKED, None)
        return redirect("account_address")
    asked = _asked(request)
    return _confirm(request, asked) if asked else _ask(request)


def _ask(request: HttpRequest) -> HttpResponse:
    person = cast(Person, request.user)
    form = NewAddressForm(person, request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not _allowed(request, "address_code", person):
            form.add_error(None, str(TOO_OFTEN))
            return _page(request, form, status=429)
        email = form.cleaned_data["email"]
        try:
            proof = actions.send_address_code(by=actor_of(request), now=timezone.now(), email=email)
        except BadInput as wrong:
            form.add_error("email", str(wrong))
            return _page(request, form)
        request.session[ASKED] = [email, proof, (timezone.now() + FOR).isoformat()]
        return redirect("account_address")
    return _page(request, form)


def _confirm(request: HttpRequest, asked: tuple[str, str]) -> HttpResponse:
    email, proof = asked
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not _allowed(request, "address_confirm", cast(Person, request.user)):
            form.add_error(None, str(TOO_OFTEN))
            return _page(request, form, email=email, status=429)
        code = form.cleaned_data["code"]
        try:
            actions.change_address(by=actor_of(request), now=timezone.now(), email=email, code=code, proof=proof)
        except BadInput as wrong:
            form.add_error("code", str(wrong))
            return _page(request, form, email=email)
        request.session.pop(ASKED, None)
        messages.success(request, _("Uw e-mailadres is gewijzigd. Log voortaan in met %(email)s.") % {"email": email})
        return redirect("account_profile")
    return _page(request, form, email=email)


def _asked(request: HttpRequest) -> tuple[str, str] | None:
    """The address that waits for its code, while that works."""
    kept = request.session.get(ASKED)
    if not kept or datetime.fromisoformat(kept[2]) < timezone.now():
        return None
    return kept[0], kept[1]


def _allowed(request: HttpRequest, action: str, person: Person) -> bool:
    return bool(ratelimit.consume(request, action=action, key=str(person.pk)))


def _page(request: HttpRequest, form: forms.Form, *, email: str = "", status: int = 200) -> HttpResponse:
    words: dict[str, Any] = {"form": form, "email": email}
    return render(request, "account/address.html", words, status=status)
