"""The form in which a text is written."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ineen.ground.organisations import queries as organisations
from ineen.policy.plans.queries import TextBlock

ROWS = 14


class TextForm(forms.Form):
    """One text, with the version that it began from, and perhaps for whom it is written.

    Its fields take everything: what a text may be is the act's to say, so that nothing typed is lost.
    """

    text = forms.CharField(required=False, strip=False, widget=forms.Textarea)
    based_on = forms.CharField(max_length=64, widget=forms.HiddenInput)
    on_behalf_of = forms.ChoiceField(label=_("Namens"), required=False)
    source = forms.CharField(
        label=_("Bron"), required=False, max_length=300, help_text=_("Bijvoorbeeld: gesprek d.d. 3 maart 2026.")
    )

    def __init__(
        self,
        block: TextBlock,
        members: Iterable[organisations.Member],
        data: Any = None,
        initial: dict[str, str] | None = None,
        *,
        in_place: bool = False,
    ) -> None:
        super().__init__(data, initial=initial, auto_id=f"{block.key}-%s")
        field = self.fields["text"]
        field.label, field.help_text = str(block.label), str(block.hint)
        if block.line:
            field.widget = forms.TextInput()
        else:
            field.widget.attrs["rows"] = ROWS
        field.widget.attrs |= _kept_while_typing(block) | ({"autofocus": True} if in_place and data is None else {})
        names = [(str(one.organisation), one.name) for one in members]
        self.fields["on_behalf_of"].choices = [("", _("mijzelf")), *names]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("on_behalf_of") and not values.get("source", "").strip():
            self.add_error("source", _("Zeg waar de woorden van deze organisatie vandaan komen."))
        return values

    @property
    def for_whom(self) -> UUID | None:
        chosen = self.cleaned_data.get("on_behalf_of")
        return UUID(chosen) if chosen else None


def _kept_while_typing(block: TextBlock) -> dict[str, Any]:
    """A save that begins stops a draft that is still on its way: it would come after."""
    return {
        "hx-post": reverse("plans:text-draft", args=[block.plan, *block.steps]),
        "hx-trigger": "input changed delay:2s, blur changed",
        "hx-target": f"#{block.key}-concept",
        "hx-swap": "innerHTML",
        "hx-sync": "closest form:abort",
    }
