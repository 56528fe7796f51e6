"""The forms of decisions: each step asks what it needs and no more."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django import forms
from django.conf import settings
from django.forms import BoundField
from django.http import QueryDict
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from ineen.policy.decisions.queries import DossierView, Step

DAYS_PROPOSED: Final = 14
ISO: Final = "%Y-%m-%d"
MOMENTS: Final = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d-%m-%Y %H:%M"]
# which field a refusal belongs to, by the place that it names
PLACES: Final = {
    "datum": "decided_on",
    "bron": "source",
    "reden": "reason",
    "tot en met": "until",
    "nieuw": "next_on",
    "data": "",
}


def day_field(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    """A day, typed or picked; browsers send it as 2027-01-31, people type 31-01-2027."""
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        input_formats=[ISO, "%d-%m-%Y", "%d/%m/%Y"],
        widget=forms.DateInput(format=ISO, attrs={"type": "date"}),
        error_messages={"invalid": _("Schrijf de dag als 31-01-2027."), "required": _("Vul de dag in.")},
    )


def moment_field(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateTimeField:
    """A day and a time of the clock in the Netherlands."""
    return forms.DateTimeField(
        label=label,
        required=required,
        help_text=help_text,
        input_formats=MOMENTS,
        widget=forms.DateTimeInput(format=MOMENTS[0], attrs={"type": "datetime-local"}),
        error_messages={"invalid": _("Schrijf het moment als 31-01-2027 09:00."), "required": _("Vul het moment in.")},
    )


def _text(label: Any, missing: Any, *, required: bool = True, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        help_text=help_text,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": missing},
    )


def _line(label: Any, *, required: bool = True, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        help_text=help_text,
        max_length=300,
        error_messages={"required": _("Noem de bron.")},
    )


def _decided_on() -> forms.Field:
    return day_field(_("Besloten op"))


def _reference() -> forms.Field:
    help_text = _("Nummer van het besluit of raadsvoorstel, of het adres in het raadsinformatiesysteem.")
    return _line(_("Vindplaats"), required=False, help_text=help_text)


def _reason() -> forms.Field:
    return _text(_("Reden"), _("Geef de reden."))


def _next_on() -> forms.Field:
    return day_field(_("Nieuwe datum"))


def _until() -> forms.Field:
    return day_field(_("Tot en met"))


def _public_from() -> forms.Field:
    help_text = _("Leeg: wie het plan mag zien, blijft zoals het is. Tot dit moment geldt een embargo.")
    return moment_field(_("Voor iedereen te zien vanaf"), required=False, help_text=help_text)


def source_field(whose: str) -> forms.Field:
    """Where the words come from, for who records for a body that does not do it itself."""
    help_text = _("U legt dit vast namens %(whose)s. Bijvoorbeeld: besluitenlijst van 3 november 2026.")
    return _line(_("Bron"), help_text=help_text % {"whose": whose})


ADOPTING: Final = {"decided_on": _decided_on, "reference": _reference, "public_from": _public_from}
FIELDS: Final[dict[Step, dict[str, Any]]] = {
    Step.SUBMIT: {},
    Step.AGREE: {"decided_on": _decided_on, "reference": _reference},
    Step.RETURN: {"decided_on": _decided_on, "reason": _reason},
    Step.ADOPT: ADOPTING,
    Step.AMEND: ADOPTING,
    Step.REJECT: {"decided_on": _decided_on, "reason": _reason, "reference": _reference},
    Step.DEFER: {"decided_on": _decided_on, "next_on": _next_on, "reason": _reason},
    Step.WITHDRAW: {"decided_on": _decided_on, "reason": _reason},
    Step.PROLONG: {"decided_on": _decided_on, "until": _until, "reference": _reference},
}


class StepForm(forms.Form):
    """What one step asks.

    whose
        the body for which somebody else records; empty where it does so itself.
    planned
        the day on which the body was to decide: the form proposes it for two weeks.
    """

    def __init__(
        self, step: Step, whose: str, data: QueryDict | None, *, planned: date | None = None, initial: Any = None
    ) -> None:
        passed = (localdate() - planned).days if planned else -1
        proposed = {"decided_on": planned} if 0 <= passed <= DAYS_PROPOSED else {}
        super().__init__(data, initial=proposed | (initial or {}))
        for name, make in FIELDS[step].items():
            self.fields[name] = make()
        if whose:
            self.fields["source"] = source_field(whose)

    def asked(self) -> dict[str, Any]:
        """What the act takes, without the source: that goes with the actor."""
        return {name: value for name, value in self.cleaned_data.items() if name != "source"}


class DaysForm(forms.Form):
    """When the bodies of one municipality deal with the plan."""

    college_on = day_field(_("College"), required=False)
    committee_on = day_field(
        _("Raadscommissie"), required=False, help_text=_("Alleen waar een commissie het bespreekt.")
    )
    council_on = day_field(_("Gemeenteraad"), required=False)


class AdviceForm(forms.Form):
    advised_on = day_field(_("Besproken op"))
    advice = _text(_("Wat de driehoek adviseerde"), _("Schrijf wat de driehoek adviseerde."))


class TakeBackForm(forms.Form):
    reason = _reason()


class PublishForm(forms.Form):
    at = moment_field(_("Voor iedereen te zien vanaf"))


class EmbargoForm(forms.Form):
    until = moment_field(_("Embargo tot"))
    reason = _reason()


BODIES: Final = (("college", _("het college")), ("council", _("de raad")))


class BodyForm(forms.Form):
    """Which body of which municipality, and the source where somebody else records it."""

    municipality = forms.ChoiceField(label=_("Gemeente"))
    body = forms.ChoiceField(label=_("Orgaan"), choices=BODIES)
    source = _line(_("Bron"), required=False, help_text=_("Nodig als u zelf niet in dit orgaan zit."))


def choose_municipality(form: forms.Form, dossier: DossierView) -> None:
    """Let the form choose among the municipalities of the dossier, where it asks for one."""
    field = form.fields.get("municipality")
    if isinstance(field, forms.ChoiceField):
        field.choices = [(str(one.municipality), one.name) for one in dossier.courses]


class SecrecyForm(BodyForm):
    ground = _text(
        _("Belang"),
        _("Noem het belang waarvoor geheimhouding nodig is."),
    )
    until = day_field(_("Tot en met"), required=False, help_text=_("Leeg: tot zij wordt opgeheven."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ground"].help_text = _(
            "Een belang uit artikel 5.1, eerste of tweede lid, van de Wet open overheid (%(law)s). Dat is een eigen "
            "inschatting: toets het met uw jurist."
        ) % {"law": settings.INEEN_SECRECY_LAW}


class LiftForm(BodyForm):
    reason = _reason()


class AnswerForm(forms.Form):
    """Take an amendment over, or say why not."""

    decided_on = _decided_on()
    reason = _text(_("Reden"), "", required=False, help_text=_("Nodig als u het niet overneemt."))

    def __init__(self, whose: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if whose:
            self.fields["source"] = source_field(whose)


class RectifyForm(forms.Form):
    """What the record should have said, and why it did not."""

    decided_on = _decided_on()
    reference = _reference()
    reason = _text(_("Wat was er verkeerd vastgelegd?"), _("Zeg wat er verkeerd was vastgelegd."))

    def __init__(self, whose: str, *args: Any, with_reference: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not with_reference:
            del self.fields["reference"]
        if whose:
            self.fields["source"] = source_field(whose)


class StrikeForm(forms.Form):
    """Why the decision was never taken."""

    reason = _text(_("Waarom klopt dit besluit niet?"), _("Zeg waarom dit besluit niet klopt."))

    def __init__(self, whose: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if whose:
            self.fields["source"] = source_field(whose)


@dataclass(frozen=True, slots=True)
class Together:
    """Several forms of one page, as the summary of what is wrong reads them."""

    forms: tuple[forms.Form, ...]

    @property
    def errors(self) -> bool:
        return any(one.errors for one in self.forms)

    @property
    def non_field_errors(self) -> list[Any]:
        return [error for one in self.forms for error in one.non_field_errors()]

    @property
    def visible_fields(self) -> list[BoundField]:
        return [field for one in self.forms for field in one.visible_fields()]


class AmendmentForm(forms.Form):
    """One amendment: its place is chosen already."""

    text = forms.CharField(
        label=_("De tekst wordt"),
        required=False,
        help_text=_("Leeg: de raad schrapt deze tekst."),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    reason = forms.CharField(
        label=_("Waarom de raad dit wijzigde"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Zeg waarom de raad dit wijzigde.")},
    )


def refuse(form: forms.Form, refused: Exception, elsewhere: Mapping[str, BoundField]) -> None:
    """Show what the act refused, at the field that it is about where there is one, perhaps of another form."""
    place = getattr(refused, "place", "")
    if other := elsewhere.get(place):
        other.form.add_error(other.name, str(refused).removeprefix(f"{place}: "))
        return
    field = PLACES.get(place, place)
    text = str(refused).removeprefix(f"{place}: ") if place in PLACES else str(refused)
    form.add_error(field if field in form.fields else None, text[:1].upper() + text[1:])
