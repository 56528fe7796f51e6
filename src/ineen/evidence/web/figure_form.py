"""What is asked about the figures of a file: of whom they are, what each means, and what is done with totals."""

from collections.abc import Mapping as Named
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ineen.evidence.queries.descriptions import (
    Answer,
    Described,
    Description,
    Direction,
    Origin,
    Total,
    total_key,
)
from ineen.evidence.web.column_form import named

ANSWERS = (
    ("", gettext_lazy("kies")),
    (Answer.LEFT_OUT, gettext_lazy("laat dit weg")),
    (Answer.OWN_FIGURE, gettext_lazy("neem dit op als eigen cijfer")),
)
_ASKED = {
    "naam": gettext_lazy("Geef ‘%s’ een naam voor de lezer."),
    "eenheid": gettext_lazy("Zeg waarin ‘%s’ is geteld."),
}
_PER_CLASS = ("naam", "eenheid", "richting", "lezer")


class SourceForm(forms.Form):
    """Of whom the figures are."""

    title = forms.CharField(
        label=gettext_lazy("Hoe heten deze cijfers samen?"),
        help_text=gettext_lazy("Bijvoorbeeld ‘Meldingen jeugdoverlast’."),
        max_length=200,
        error_messages={"required": gettext_lazy("Geef de cijfers samen een naam.")},
    )
    publisher = forms.CharField(
        label=gettext_lazy("Van wie zijn ze?"),
        help_text=gettext_lazy("De organisatie die ze telde of stuurde. Geen naam van een persoon."),
        max_length=120,
        error_messages={"required": gettext_lazy("Zeg van welke organisatie de cijfers zijn.")},
    )
    origin = forms.ChoiceField(label=gettext_lazy("Hoe kwam u eraan?"), choices=Origin.choices)
    ground = forms.CharField(
        label=gettext_lazy("Op welke grond mag u ze gebruiken?"),
        help_text=gettext_lazy("Een afspraak, een convenant of een licentie, met de dag."),
        max_length=200,
        error_messages={"required": gettext_lazy("Zeg op welke grond u de cijfers gebruikt.")},
    )


class FiguresForm(SourceForm):
    """Also what each class means, and an answer for each total."""

    def __init__(
        self,
        description: Description,
        categories: Sequence[str],
        totals: Sequence[Total] = (),
        units: Named[str, str] | None = None,
        given: QueryDict | None = None,
    ) -> None:
        self.description, self.categories, self.totals = description, categories, totals
        super().__init__(given, initial=_initial(description), label_suffix="", use_required_attribute=False)
        for one in totals:
            self._add_total(one)
        for category in categories:
            known = description.of(category)
            self._add_class(category, known or Described(category, category, (units or {}).get(category, "")))

    @property
    def total_fields(self) -> list[tuple[Total, BoundField]]:
        """Each total with its question."""
        return [(one, self[_total(one)]) for one in self.totals]

    @property
    def class_fields(self) -> list[tuple[str, list[BoundField]]]:
        """Each class with what is asked about it."""
        return [(one, [self[named(kind, one)] for kind in _PER_CLASS]) for one in self.categories]

    def clean(self) -> dict[str, Any]:
        """What is left out need not be explained."""
        words = super().clean() or {}
        for category in self.categories:
            if self._is_left_out(words, category):
                continue
            for kind, wrong in _ASKED.items():
                if not self.fields[named(kind, category)].required and not words.get(named(kind, category)):
                    self.add_error(named(kind, category), wrong % category)
        return words

    def said(self) -> Description:
        """The description of the answers, of a form that is valid."""
        words = self.cleaned_data
        answers = {total_key(one.kind, one.label): Answer(words[_total(one)]) for one in self.totals}
        mapping = replace(self.description.mapping, totals={**self.description.mapping.totals, **answers})
        return replace(
            self.description,
            mapping=mapping,
            title=words["title"].strip(),
            publisher=words["publisher"].strip(),
            origin=words["origin"],
            ground=words["ground"].strip(),
            indicators=self.indicators(),
        )

    def indicators(self) -> tuple[Described, ...]:
        """What was said of each class, and of those that are not in this file."""
        words = self.cleaned_data
        told = [
            Described(one, *(words[named(kind, one)].strip() for kind in _PER_CLASS))
            for one in self.categories
            if not self._is_left_out(words, one)
        ]
        asked = {one.casefold() for one in self.categories}
        return (*told, *(one for one in self.description.indicators if one.category.casefold() not in asked))

    def _is_left_out(self, words: Named[str, Any], category: str) -> bool:
        keys = [_total(one) for one in self.totals if one.kind == "category" and one.label == category]
        return any(words.get(key) == Answer.LEFT_OUT for key in keys)

    def _may_be_left_out(self, category: str) -> bool:
        return any(one.kind == "category" and one.label == category for one in self.totals)

    def _add_total(self, one: Total) -> None:
        answer = self.description.mapping.totals.get(total_key(one.kind, one.label))
        self.fields[_total(one)] = forms.ChoiceField(
            label=_("Wat doet u met ‘%s’?") % one.label,
            help_text=_why(one),
            choices=ANSWERS,
            initial=answer.value if answer else "",
            error_messages={"required": _("Zeg wat er met ‘%s’ moet.") % one.label},
        )

    def _add_class(self, category: str, known: Described) -> None:
        fields: dict[str, forms.Field] = {
            "naam": forms.CharField(label=_("Naam voor de lezer"), initial=known.label, max_length=120),
            "eenheid": forms.CharField(
                label=_("Eenheid"), help_text=_("meldingen, personen, %"), initial=known.unit, max_length=60
            ),
            "richting": forms.ChoiceField(label=_("Richting"), choices=Direction.choices, initial=known.direction),
            "lezer": forms.CharField(label=_("Wat zegt dit cijfer niet?"), initial=known.note, max_length=300),
        }
        for kind, field in fields.items():
            field.required = kind == "richting" or (kind in _ASKED and not self._may_be_left_out(category))
            if kind in _ASKED:
                field.error_messages["required"] = _ASKED[kind] % category
            self.fields[named(kind, category)] = field


def _total(one: Total) -> str:
    return named("totaal", total_key(one.kind, one.label))


def _why(one: Total) -> str:
    if one.added_up:
        return _("In %d gevallen is dit precies de som van de andere. Wie alles optelt, telt dubbel.") % one.added_up
    return _("Zo heet een totaal. Wie alles optelt, telt dubbel.")


def _initial(description: Description) -> dict[str, str]:
    return {
        "title": description.title,
        "publisher": description.publisher,
        "origin": description.origin,
        "ground": description.ground,
    }
