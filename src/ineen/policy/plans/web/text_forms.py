"""The form in which a text is written."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.urls import reverse

from ineen.ground.organisations import queries as organisations
from ineen.ground.ui.on_behalf import OnBehalfForm
from ineen.policy.plans.queries import TextBlock

ROWS = 14


class TextForm(OnBehalfForm):
    """One text, with the version that it began from and the tab it stands in, and perhaps for whom it is written.

    Its fields take everything: what a text may be is the act's to say, so that nothing typed is lost.
    """

    text = forms.CharField(required=False, strip=False, widget=forms.Textarea)
    based_on = forms.CharField(max_length=64, widget=forms.HiddenInput)
    tab = forms.CharField(max_length=100, required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        block: TextBlock,
        members: Iterable[organisations.Member],
        data: Any = None,
        initial: dict[str, str] | None = None,
        *,
        in_place: bool = False,
    ) -> None:
        named = [(one.organisation, one.name) for one in members]
        super().__init__(data, initial=initial, auto_id=f"{block.key}-%s", organisations=named)
        field = self.fields["text"]
        field.label, field.help_text = str(block.label), str(block.hint)
        if block.line:
            field.widget = forms.TextInput()
        else:
            field.widget.attrs["rows"] = ROWS
        field.widget.attrs |= _kept_while_typing(block) | ({"autofocus": True} if in_place and data is None else {})


def _kept_while_typing(block: TextBlock) -> dict[str, Any]:
    """A save that begins stops a draft that is still on its way: it would come after."""
    return {
        "hx-post": reverse("plans:text-draft", args=[block.plan, *block.steps]),
        "hx-trigger": "input changed delay:2s, blur changed",
        "hx-target": f"#{block.key}-concept",
        "hx-swap": "innerHTML",
        "hx-sync": "closest form:abort",
    }
