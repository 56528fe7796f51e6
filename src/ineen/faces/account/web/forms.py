"""What people type to come in."""

from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ineen.faces.account.devices import device_of
from ineen.ground.access.actions import refuse_sign_in
from ineen.ground.access.queries import Means
from ineen.ground.kernel.actors import system
from ineen.ground.organisations.queries import Person


class SignInForm(forms.Form):
    """E-mail and password; one answer to every wrong pair, whether the account exists, is closed or is not there."""

    email = forms.EmailField(
        label=_("E-mailadres"),
        widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}),
        error_messages={
            "required": _("Vul uw e-mailadres in."),
            "invalid": _("Dit is geen e-mailadres. Schrijf het als naam@organisatie.nl."),
        },
    )
    password = forms.CharField(
        label=_("Wachtwoord"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Vul uw wachtwoord in.")},
    )

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.person: Person | None = None

    def clean(self) -> None:
        """Sets `person`. allauth counts the attempts, and refuses further ones before it looks at a password."""
        if self.errors:
            return
        email, password = self.cleaned_data["email"], self.cleaned_data["password"]
        found = get_adapter(self.request).authenticate(self.request, email=email, password=password)
        if found is None or not found.is_active:
            refuse_sign_in(
                by=system("inloggen"),
                now=timezone.now(),
                email=email,
                means=Means.PASSWORD,
                device=device_of(self.request),
            )
            raise forms.ValidationError(
                _("Dit e-mailadres en wachtwoord horen niet bij elkaar. Kijk of alles goed is getypt."), code="mismatch"
            )
        self.person = found
