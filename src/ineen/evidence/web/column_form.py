"""What is asked about the columns of a file: which is what, and what its signs mean."""

from collections.abc import Mapping as Named
from collections.abc import Sequence
from typing import Any, Final
from zlib import crc32

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ineen.evidence.queries.described_sheets import Column, DescribedSheets, suggested_meaning
from ineen.evidence.queries.descriptions import Heads, Mapping, Meaning, Part, Use

Answers = QueryDict
USES: Final = (
    (Use.NOTHING, gettext_lazy("niet gebruiken")),
    (Use.AREA, gettext_lazy("het gebied")),
    (Use.PERIOD, gettext_lazy("de periode")),
    (Use.PART, gettext_lazy("de maand of het kwartaal")),
    (Use.CATEGORY, gettext_lazy("de klasse of het onderwerp")),
    (Use.VALUE, gettext_lazy("het cijfer")),
    (Use.LOW, gettext_lazy("de ondergrens van de marge")),
    (Use.HIGH, gettext_lazy("de bovengrens van de marge")),
    (Use.UNIT, gettext_lazy("de eenheid")),
)
MEANINGS: Final = (
    (Meaning.UNKNOWN, gettext_lazy("onbekend")),
    (Meaning.SUPPRESSED, gettext_lazy("te klein om te tonen")),
    (Meaning.ABSENT, gettext_lazy("kan niet voorkomen")),
    (Meaning.ZERO, gettext_lazy("nul")),
)
HEADS: Final = (
    (Heads.NOTHING, gettext_lazy("de naam van het cijfer: er is één kolom")),
    (Heads.PERIODS, gettext_lazy("perioden")),
    (Heads.CATEGORIES, gettext_lazy("klassen of onderwerpen")),
)
PARTS: Final = ((Part.MONTH, gettext_lazy("een maand")), (Part.QUARTER, gettext_lazy("een kwartaal")))
DECIMALS: Final = ((",", gettext_lazy("een komma: 1.234,5")), (".", gettext_lazy("een punt: 1,234.5")))
COUNTS: Final = (
    ("ja", gettext_lazy("wat er in een periode gebeurde: aantallen")),
    ("nee", gettext_lazy("een stand, score of uitkomst van onderzoek")),
)


def named(kind: str, text: str) -> str:
    """The name of a field about a text that may hold anything."""
    return f"{kind}-{crc32(text.encode()):08x}"


class ColumnsForm(forms.Form):
    """One choice per column and per sign, and what holds for the whole sheet."""

    heads = forms.ChoiceField(label=gettext_lazy("Wat staat er boven de kolommen met cijfers?"), choices=HEADS)
    counts = forms.ChoiceField(label=gettext_lazy("Wat zeggen de cijfers?"), choices=COUNTS)
    area = forms.CharField(
        label=gettext_lazy("Alle rijen gaan over dit gebied"),
        help_text=gettext_lazy("Alleen als geen kolom het zegt. De naam of de code."),
        required=False,
        max_length=120,
    )
    period = forms.CharField(
        label=gettext_lazy("Alle rijen gaan over deze periode"),
        help_text=gettext_lazy("Alleen als geen kolom het zegt: 2024, 2024 2e kwartaal of maart 2024."),
        required=False,
        max_length=40,
    )
    category = forms.CharField(
        label=gettext_lazy("Alle cijfers gaan hierover"),
        help_text=gettext_lazy("Alleen als geen kolom het zegt, bijvoorbeeld ‘meldingen jeugd’."),
        required=False,
        max_length=120,
    )
    part = forms.ChoiceField(label=gettext_lazy("Naast het jaar staat"), choices=PARTS)
    decimal = forms.ChoiceField(label=gettext_lazy("Voor de decimalen staat"), choices=DECIMALS)
    division = forms.IntegerField(
        label=gettext_lazy("Gemeentegrenzen van het jaar"),
        help_text=gettext_lazy(
            "Alleen als alle rijen in de grenzen van één jaar zijn. Anders gelden die van de periode."
        ),
        required=False,
        min_value=2012,
        max_value=2100,
    )

    def __init__(self, sheets: DescribedSheets, mapping: Mapping, given: Answers | None = None) -> None:
        self.mapping, self.columns = mapping, sheets.columns(mapping)
        super().__init__(given, initial=_initial(mapping), label_suffix="", use_required_attribute=False)
        for column in self.columns:
            self.fields[named("kolom", column.key)] = forms.ChoiceField(
                label=column.title, choices=USES, initial=mapping.use_of(column.key)
            )
        self.signs = sheets.symbols(self._with_uses(given))
        for text in self.signs:
            known = mapping.symbols.get(text)
            self.fields[named("teken", text)] = forms.ChoiceField(
                label=_("een lege cel") if text == "" else f"‘{text}’",
                choices=MEANINGS,
                initial=known.value if known else suggested_meaning(text),
                required=False,
            )

    @property
    def column_fields(self) -> list[tuple[Column, BoundField]]:
        """Each column with its choice."""
        return [(one, self[named("kolom", one.key)]) for one in self.columns]

    @property
    def sign_fields(self) -> list[BoundField]:
        """Each sign with what it may mean."""
        return [self[named("teken", text)] for text in self.signs]

    def said(self) -> Mapping:
        """The mapping of the answers, of a form that is valid."""
        words = self.cleaned_data
        return Mapping(
            sheet=self.mapping.sheet,
            head=self.mapping.head,
            uses={one.key: Use(words[named("kolom", one.key)]) for one in self.columns},
            heads=Heads(words["heads"]),
            decimal=words["decimal"],
            symbols=self._meanings(words),
            area=words["area"].strip(),
            period=words["period"].strip(),
            category=words["category"].strip(),
            part=Part(words["part"]),
            totals=self.mapping.totals,
            division=words["division"],
            counts=words["counts"] == "ja",
        )

    def _meanings(self, words: Named[str, Any]) -> dict[str, Meaning]:
        """What was said of signs that are in the sheet now, and what is known of others."""
        told = {text: words[named("teken", text)] or suggested_meaning(text) for text in self.signs}
        return {**self.mapping.symbols, **{text: Meaning(meaning) for text, meaning in told.items()}}

    def _with_uses(self, given: Answers | None) -> Mapping:
        """Signs stand in the columns that are figures now, not in those that were."""
        if given is None:
            return self.mapping
        uses = {one.key: given.get(named("kolom", one.key), "") for one in self.columns}
        return Mapping(
            self.mapping.sheet, self.mapping.head, {key: Use(use) for key, use in uses.items() if use in set(Use)}
        )


def _initial(mapping: Mapping) -> dict[str, Any]:
    return {
        "heads": mapping.heads.value,
        "counts": "ja" if mapping.counts else "nee",
        "area": mapping.area,
        "period": mapping.period,
        "category": mapping.category,
        "part": mapping.part.value,
        "decimal": mapping.decimal,
        "division": mapping.division,
    }


class SheetForm(forms.Form):
    """Which sheet, and in which row its columns are named."""

    sheet = forms.ChoiceField(label=gettext_lazy("Blad"), required=False)
    head = forms.IntegerField(label=gettext_lazy("De kolommen hebben hun naam op rij"), min_value=1, max_value=10_000)

    def __init__(self, names: Sequence[str], given: Answers | None = None, **more: Any) -> None:
        super().__init__(given, label_suffix="", use_required_attribute=False, **more)
        chosen = self.fields["sheet"]
        assert isinstance(chosen, forms.ChoiceField)  # noqa: S101
        chosen.choices = [(name, name) for name in names]
        if len(names) == 1:
            chosen.widget = forms.HiddenInput()
