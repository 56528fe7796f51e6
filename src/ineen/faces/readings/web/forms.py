"""Forms about figures. Their fields take everything: what a reading may be is the act's to say, so nothing is lost."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from ineen.faces.readings.queries import Home, Row, outcomes
from ineen.ground.kernel.periods import Period
from ineen.ground.ui import formats
from ineen.ground.ui.on_behalf import OnBehalfForm
from ineen.policy.plans.queries.citations import CitePlace, GoalLine

LATE_MOST = 20_000  # longer than any act takes: it says by how much


class ReadingForm(OnBehalfForm):
    """What a figure means: one outcome and a few sentences.

    `after` is the newest reading that the writer saw, `seen` the figure.
    """

    outcome = forms.ChoiceField(
        label=_("Wat is er aan de hand?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat er aan de hand is."), "invalid_choice": _("Kies een van deze vijf.")},
    )
    text = forms.CharField(
        label=_("Uw duiding"),
        max_length=LATE_MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Eén tot drie zinnen. Noem geen personen, huishoudens of adressen."),
        error_messages={"required": _("Schrijf in één tot drie zinnen wat dit cijfer betekent.")},
    )
    ends = forms.BooleanField(
        label=_("De vraag hoeft niet meer beantwoord."),
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "utrecht-checkbox utrecht-checkbox--html-input"}),
    )
    after = forms.UUIDField(required=False, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, home: Home, asked: bool, takes_back: bool, **kwargs: Any) -> None:
        behalf = kwargs.pop("behalf", False)
        members = [(one.organisation, one.name) for one in home.members] if behalf else []
        super().__init__(*args, organisations=members, **({"label_suffix": ""} | kwargs))
        field = self.fields["outcome"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # as declared above
        field.choices = outcomes(asked=asked)
        if not takes_back:
            del self.fields["ends"]

    def has_seen(self, newest: UUID | None, figure: str) -> None:
        """What changed meanwhile stands on the page that comes back: the next attempt comes after it."""
        self.data = {**self.data, "after": str(newest or ""), "seen": figure}


class WaiveForm(forms.Form):
    """That a figure needs no reading, and perhaps why; `seen` is the figure that was on the page."""

    reason = forms.CharField(label=_("Reden"), required=False, max_length=LATE_MOST)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def has_seen(self, figure: str) -> None:
        """The page that comes back shows how the figure is now."""
        self.data = {**self.data, "seen": figure}


class PlaceForm(forms.Form):
    """At which text of a plan in the making a figure is put."""

    place = forms.ChoiceField(
        label=_("Bij welke tekst?"),
        error_messages={"required": _("Kies een tekst."), "invalid_choice": _("Kies een tekst uit de lijst.")},
    )

    def __init__(self, *args: Any, places: Iterable[CitePlace], **kwargs: Any) -> None:
        super().__init__(*args, **({"label_suffix": ""} | kwargs))
        groups: dict[str, list[tuple[str, str]]] = {}
        for one in places:
            words = f"{one.part}: {str(one.label).lower()}" if one.part else str(one.label)
            groups.setdefault(one.plan_title, []).append((one.value, words))
        field = self.fields["place"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # as declared above
        field.choices = [("", _("Kies een tekst")), *groups.items()]


class ActionForm(forms.Form):
    """A proposed action under a goal."""

    goal = forms.ChoiceField(
        label=_("Bij welk doel?"),
        error_messages={"required": _("Kies een doel."), "invalid_choice": _("Kies een doel uit de lijst.")},
    )
    title = forms.CharField(
        label=_("Wat stelt u voor?"),
        max_length=LATE_MOST,
        help_text=_("In één zin, zoals: een schouw van achterpaden in de twee buurten waar het toenam."),
        error_messages={"required": _("Schrijf in één zin wat u voorstelt te doen.")},
    )
    owner = forms.ChoiceField(label=_("Wie zou dat doen?"), required=False)

    def __init__(self, *args: Any, goals: Iterable[GoalLine], home: Home, **kwargs: Any) -> None:
        super().__init__(*args, **({"label_suffix": ""} | kwargs))
        groups: dict[str, list[tuple[str, str]]] = {}
        for one in goals:
            groups.setdefault(one.plan_title, []).append((one.value, one.title))
        goal, owner = self.fields["goal"], self.fields["owner"]
        assert isinstance(goal, forms.ChoiceField) and isinstance(owner, forms.ChoiceField)  # noqa: S101, PT018
        goal.choices = [("", _("Kies een doel")), *groups.items()]
        owner.choices = [("", _("nog niet bekend")), *((str(one.organisation), one.name) for one in home.members)]


class OpeningForm(forms.Form):
    """When a meeting is, who are there, and which figures are looked at."""

    held_on = forms.DateField(
        label=_("Datum"),
        initial=localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Vul de datum in."), "invalid": _("Schrijf de datum als 12-05-2026.")},
    )
    present = forms.MultipleChoiceField(
        label=_("Wie zitten er aan tafel?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies welke organisaties er aan tafel zitten.")},
    )
    offices = forms.CharField(
        label=_("In welke functies?"),
        required=False,
        max_length=LATE_MOST,
        help_text=_("Alleen functies, geen namen. Zoals: teamchef, adviseur veiligheid, jongerenwerker."),
    )
    figures = forms.MultipleChoiceField(
        label=_("Welke cijfers bekijkt u?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Kies ten minste één cijfer."),
            "invalid_choice": _("Een van deze cijfers is intussen geduid. Kijk de lijst opnieuw na."),
        },
    )

    def __init__(self, *args: Any, home: Home, rows: Iterable[Row], **kwargs: Any) -> None:
        super().__init__(*args, **({"label_suffix": ""} | kwargs))
        present, figures = self.fields["present"], self.fields["figures"]
        assert isinstance(present, forms.MultipleChoiceField)  # noqa: S101  # as declared above
        assert isinstance(figures, forms.MultipleChoiceField)  # noqa: S101  # as declared above
        present.choices = [(str(one.organisation), one.name) for one in home.members]
        figures.choices = [(one.value, _words(one)) for one in rows]


def _words(row: Row) -> str:
    about: Period = row.looked.about.period
    return f"{row.looked.indicator.title}, {row.looked.area_name}, {formats.period(about)}"
