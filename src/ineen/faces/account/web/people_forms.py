"""What who gives roles fills in."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from ineen.faces.account.web.forms import NewPasswordForm
from ineen.ground.kernel.actors import Role, Viewer
from ineen.ground.organisations import queries
from ineen.ground.organisations.queries import Person

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
WRONG_DAY = {"invalid": _("Dit is geen datum. Schrijf dag-maand-jaar.")}


class RoleForm(forms.Form):
    """A role for an organisation of the own partnership, for a time."""

    role = forms.ChoiceField(label=_("Functie"))
    organisation = forms.ChoiceField(label=_("Voor welke organisatie"))
    since = forms.DateField(label=_("Vanaf"), required=False, widget=DAY, error_messages=WRONG_DAY)
    until = forms.DateField(
        label=_("Tot"),
        required=False,
        widget=DAY,
        error_messages=WRONG_DAY,
        help_text=_("De eerste dag zonder functie."),
    )

    def __init__(self, viewer: Viewer, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partnership = queries.partnership_of(viewer)
        roles = queries.roles_to_give(viewer, self.partnership.pk)
        members = queries.members([self.partnership.pk])
        self._choices("role", [(role.value, queries.ROLE_NAMES[role]) for role in roles])
        self._choices("organisation", [(str(one.organisation), one.name) for one in members])

    def appointment(self) -> dict[str, Any]:
        """What the acts of organisations and access take, once the form is valid."""
        chosen = self.cleaned_data
        return {
            "role": Role(chosen["role"]),
            "organisation": queries.organisation(UUID(chosen["organisation"])),
            "partnership": self.partnership,
            "since": chosen["since"],
            "until": chosen["until"],
        }

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # as declared above
        field.choices = choices
        field.error_messages["invalid_choice"] = _("Kies een van de mogelijkheden.")


class InviteForm(RoleForm):
    """Who, and to which role."""

    email = forms.EmailField(
        label=_("E-mailadres"),
        error_messages={
            "required": _("Vul het e-mailadres in."),
            "invalid": _("Dit is geen e-mailadres. Schrijf het als naam@organisatie.nl."),
        },
    )
    name = forms.CharField(label=_("Naam"), max_length=120, error_messages={"required": _("Vul de naam in.")})
    field_order = ("email", "name", "role", "organisation", "since", "until")


class AcceptForm(NewPasswordForm):
    """The code that was mailed, one's name as one writes it, and a password."""

    code = forms.CharField(
        label=_("Code uit de mail"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages={"required": _("Vul de code in die wij u mailden.")},
    )
    name = forms.CharField(
        label=_("Uw naam"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Vul uw naam in.")},
    )
    field_order = ("code", "name", "password", "again")

    def __init__(self, person: Person, *args: Any, with_code: bool, **kwargs: Any) -> None:
        super().__init__(person, *args, **kwargs)
        if not with_code:
            del self.fields["code"]
