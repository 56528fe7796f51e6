"""What people type to come in."""

from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ineen.faces.account.devices import device_of
from ineen.faces.demonstration.people import opens_nothing
from ineen.ground.access.actions import refuse_sign_in
from ineen.ground.access.queries import Means
from ineen.ground.kernel.actors import system
from ineen.ground.organisations.queries import Person


class EmailField(forms.EmailField):
    """An address, and what is said where there is none."""

    def __init__(self, **about: Any) -> None:
        told = {
            "required": _("Vul uw e-mailadres in."),
            "invalid": _("Dit is geen e-mailadres. Schrijf het als naam@organisatie.nl."),
        }
        super().__init__(error_messages=told, **about)


class SignInForm(forms.Form):
    """E-mail and password; one answer to every wrong pair, whether the account exists, is closed or is not there."""

    email = EmailField(
        label=_("E-mailadres"), widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True})
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
        if found is None or opens_nothing(email) or not found.is_active:
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


class CodeForm(forms.Form):
    """A code of the app, or a recovery code."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}),
        error_messages={"required": _("Vul de code in."), "max_length": _("Deze code is te lang.")},
    )


class CurrentPassword(forms.Form):
    """Asks again for the password of who is signed in: an open session alone is not enough."""

    current = forms.CharField(
        label=_("Uw wachtwoord nu"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Vul uw huidige wachtwoord in.")},
    )

    def __init__(self, person: Person, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person, self.request = person, request
        if not person.has_usable_password():  # who comes in through her own organisation
            del self.fields["current"]

    def clean_current(self) -> str:
        given = str(self.cleaned_data["current"])
        found = get_adapter(self.request).authenticate(self.request, email=self.person.email, password=given)
        if found is None or found.pk != self.person.pk:
            raise forms.ValidationError(_("Dit is niet uw huidige wachtwoord."))
        return given


class ProvenCodeForm(CurrentPassword, CodeForm):
    """A first code of the app, and the password."""


class NewPasswordForm(forms.Form):
    """A new password, twice, that is long and not a common one."""

    password = forms.CharField(
        label=_("Nieuw wachtwoord"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Ten minste 12 tekens. Een zin die alleen u bedenkt, is makkelijk te onthouden."),
        error_messages={"required": _("Vul een nieuw wachtwoord in.")},
    )
    again = forms.CharField(
        label=_("Nog een keer"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Vul het nieuwe wachtwoord nog een keer in.")},
    )

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        chosen = str(self.cleaned_data["password"])
        validate_password(chosen, self.person)
        return chosen

    def clean_again(self) -> str:
        again = str(self.cleaned_data["again"])
        if "password" in self.cleaned_data and again != self.cleaned_data["password"]:
            raise forms.ValidationError(_("Dit is niet twee keer hetzelfde wachtwoord."))
        return again


class ChangePasswordForm(NewPasswordForm, CurrentPassword):
    """The present password, and a new one. Who has none yet chooses one."""

    field_order = ("current", "password", "again")

    def __init__(self, person: Person, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        CurrentPassword.__init__(self, person, request, *args, **kwargs)


class AddressForm(forms.Form):
    """Where a link for a new password goes."""

    email = EmailField(
        label=_("E-mailadres"), widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True})
    )
