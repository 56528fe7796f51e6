"""The forms for what about a plan is a choice, a date or a number."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ineen.ground.kernel.audience import Audience
from ineen.ground.organisations.queries import Member
from ineen.policy.plans.queries import PLAN_AUDIENCES, PlanKind, PriorityClass, TargetBound, TieKind
from ineen.policy.plans.web.fields import NumberField, day_field

AUDIENCE_WORDS = {
    Audience.PARTNERSHIP: _("het samenwerkingsverband"),
    Audience.ADMINISTRATION: _("colleges en driehoek"),
    Audience.COUNCIL: _("colleges, driehoek en raden"),
    Audience.PARTNERSHIP_AND_COUNCIL: _("het samenwerkingsverband en de raden"),
    Audience.PUBLIC: _("iedereen"),
}
LINES = _("Zet elke ambitie op een eigen regel.")
Choices = Sequence[tuple[str, Any]]


def lines_of(text: str) -> list[str]:
    return text.splitlines()


def _choose(form: forms.Form, name: str, choices: Iterable[tuple[str, Any]]) -> None:
    form.fields[name].choices = list(choices)  # type: ignore[attr-defined]


class PlanForm(forms.Form):
    """What a plan is called and when it runs; public or not is a decision's."""

    title = forms.CharField(label=_("Titel"), max_length=200)
    kind = forms.ChoiceField(label=_("Soort plan"), choices=PlanKind.choices)
    first = day_field(_("Eerste dag"))
    last = day_field(_("Laatste dag"))
    audience = forms.ChoiceField(
        label=_("Wie het concept mag lezen"), help_text=_("Openbaar wordt een plan door een besluit.")
    )
    ambitions = forms.CharField(
        label=_("Ambities"), required=False, help_text=LINES, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, audience: Audience, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        public = audience is Audience.PUBLIC
        _choose(
            self,
            "audience",
            ((one.value, AUDIENCE_WORDS[one]) for one in PLAN_AUDIENCES if (one is Audience.PUBLIC) == public),
        )


class ThemeForm(forms.Form):
    """The weight of a theme and where it belongs."""

    priority = forms.ChoiceField(label=_("Gewicht"), choices=PriorityClass.choices)
    field = forms.ChoiceField(label=_("Veld"), required=False)
    municipality = forms.ChoiceField(
        label=_("Waar het speelt"),
        required=False,
        help_text=_("Speelt het in één gemeente, dan komt het in haar lokale hoofdstuk."),
    )
    ambitions = forms.CharField(
        label=_("Ambities"), required=False, help_text=LINES, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, fields: Choices, municipalities: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "field", [("", _("zonder veld")), *fields])
        _choose(self, "municipality", [("", _("in alle gemeenten")), *municipalities])


class GoalTitleForm(forms.Form):
    """A goal to begin with its title."""

    title = forms.CharField(label=_("Nieuw doel"), max_length=300)


class OrganisationForm(forms.Form):
    """An organisation with an office there, perhaps entered for a partner."""

    organisation = forms.ChoiceField(label=_("Organisatie"))
    office = forms.CharField(
        label=_("Functie"),
        max_length=120,
        required=False,
        help_text=_("Zoals: burgemeester, teamchef. Geen naam van een persoon."),
    )
    source = forms.CharField(
        label=_("Namens: uit welk gesprek"),
        max_length=200,
        required=False,
        help_text=_("Nodig voor een andere organisatie. Bijvoorbeeld: overleg d.d. 3 maart 2027."),
    )

    def __init__(self, members: Iterable[Member], own: Iterable[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = {one.reference: one for one in members}
        self.own = set(own)
        _choose(self, "organisation", [("", _("kies")), *((one.reference, one.name) for one in self.members.values())])

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if self.for_another(values) and not values.get("source", "").strip():
            self.add_error("source", _("Zeg uit welk gesprek of bericht dit komt: u vult het in voor een ander."))
        return values

    def for_another(self, values: dict[str, Any]) -> Any:
        """The organisation for which it is entered; None for one's own."""
        chosen = self.members.get(values.get("organisation", ""))
        return chosen.organisation if chosen and chosen.organisation not in self.own else None


class SignerForm(OrganisationForm):
    """Who signs, and when."""

    signed_on = day_field(_("Ondertekend op"), required=False)
    field_order = ("organisation", "office", "signed_on", "source")


class SignatureForm(forms.Form):
    """The office and the day of a signature that stands."""

    office = forms.CharField(label=_("Functie"), max_length=120, required=False)
    signed_on = day_field(_("Ondertekend op"), required=False)


class TieForm(forms.Form):
    """Another plan, and how it hangs together with this one."""

    name = forms.CharField(label=_("Naam van het andere plan"), max_length=200)
    kind = forms.ChoiceField(label=_("Soort"), choices=TieKind.choices)
    theme = forms.ChoiceField(label=_("Bij welk thema"), required=False)
    about = forms.CharField(
        label=_("Hoe zij samenhangen"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, themes: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "theme", [("", _("het hele plan")), *themes])


class HomeForm(forms.Form):
    """The theme under which a goal stands."""

    theme = forms.ChoiceField(label=_("Thema"))

    def __init__(self, themes: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "theme", themes)


class MeasureForm(forms.Form):
    """With which figure a goal is followed, from where, to where, and when."""

    indicator = forms.ChoiceField(label=_("Indicator"), required=False)
    without_indicator = forms.CharField(
        label=_("Waarom er geen cijfer is"),
        required=False,
        max_length=4000,
        help_text=_("Alleen als u geen indicator kiest: zeg dan hoe u wél ziet of het lukt."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    as_rate = forms.BooleanField(label=_("Reken per 1.000 inwoners"), required=False)
    baseline_value = NumberField(label=_("Nulmeting"), required=False, max_length=20)
    baseline_period = forms.CharField(
        label=_("Jaar van de nulmeting"), required=False, max_length=20, help_text=_("Zoals: 2025.")
    )
    target_bound = forms.ChoiceField(
        label=_("Hooguit of minstens"), required=False, choices=[("", _("kies")), *TargetBound.choices]
    )
    target_value = NumberField(label=_("Streefwaarde"), required=False, max_length=20)
    target_on = day_field(_("Te bereiken op"), required=False)

    def __init__(self, indicators: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "indicator", indicators)
