"""What the privacy officer asks of the log, from the address or from the form that takes it along."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from ineen.faces.desk.web.log_words import KINDS, subject
from ineen.ground.audit.log import LogQuestion
from ineen.policy.plans.queries import PlanToDecide

PlansByRow = Mapping[str, PlanToDecide]
DAY_WRONG = _("Schrijf de dag als 23-6-2026.")


def _day(label: Any) -> forms.DateField:
    # no date picker: a browser throws away what it cannot read, and it has to come back
    widget = forms.DateInput(attrs={"placeholder": "23-6-2026"}, format="%d-%m-%Y")
    return forms.DateField(
        label=label,
        required=False,
        widget=widget,
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        error_messages={"invalid": DAY_WRONG},
    )


class LogForm(forms.Form):
    """Every field may stay empty; the names are the words of the address."""

    van = _day(_("Van"))
    tot = _day(_("Tot en met"))
    persoon = forms.ChoiceField(label=_("Wie"), required=False)
    soort = forms.ChoiceField(label=_("Wat voor handeling"), required=False)
    plan = forms.ChoiceField(label=_("Welk plan"), required=False)
    over = forms.ChoiceField(label=_("Waarover"), required=False)
    zoek = forms.CharField(label=_("Woorden"), required=False, max_length=200)

    def __init__(self, data: Any, *, persons: Mapping[UUID, str], subjects: Iterable[str], plans: PlansByRow) -> None:
        super().__init__(data)
        self.persons, self.plans = persons, plans
        titles = sorted({one.slug: one.title for one in plans.values()}.items(), key=lambda each: each[1])
        self.fields["plan"].choices = [("", _("Alles")), *titles]  # type: ignore[attr-defined]
        everybody: list[tuple[str, Any]] = [("", _("Iedereen"))]
        self.fields["persoon"].choices = everybody + [(str(one), name) for one, name in persons.items()]  # type: ignore[attr-defined]
        self.fields["soort"].choices = [("", _("Alles")), *((word, label) for _kind, word, label in KINDS)]  # type: ignore[attr-defined]
        self.fields["over"].choices = [("", _("Alles")), *((one, subject(one)) for one in subjects)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("van") and given.get("tot") and given["tot"] < given["van"]:
            self.add_error("tot", _("De laatste dag ligt voor de eerste. Verbeter een van de twee."))
        return given

    @property
    def question(self) -> LogQuestion:
        """What was asked, once the form is valid."""
        asked = self.cleaned_data
        return LogQuestion(
            first=asked["van"],
            last=asked["tot"],
            person=UUID(asked["persoon"]) if asked["persoon"] else None,
            kind=next((kind for kind, word, _label in KINDS if word == asked["soort"]), None),
            subject=asked["over"],
            rows=tuple(sorted(key for key, one in self.plans.items() if one.slug == asked["plan"])),
            words=asked["zoek"],
        )
