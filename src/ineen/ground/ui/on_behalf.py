"""On behalf of another ("namens"): what a partner can enter, somebody else can enter for it, with the source.

It stays marked so until the partner confirms it.

    class UpdateForm(OnBehalfForm):
        text = forms.CharField(…)

    form = UpdateForm(request.POST or None, organisations=[(member.organisation, member.name) for member in members])
    if form.is_valid():
        add_update(by=form.actor(request), …)

In the template, among the other fields: `<c-on-behalf :form="form" />`.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ineen.ground.kernel.actors import Actor
from ineen.ground.ui.viewer import actor_of

LONGEST_SOURCE = 200


class OnBehalfForm(forms.Form):
    """A form with two more fields: for which organisation, and where its words came from.

    organisations
        id and name of those that may be chosen; where there are none, the form has neither field
    """

    on_behalf_of = forms.ChoiceField(label=_("Namens"), required=False)
    source = forms.CharField(
        label=_("Bron"),
        required=False,
        max_length=LONGEST_SOURCE,
        help_text=_("Waar deze woorden vandaan komen, zoals: gesprek met de wijkagent d.d. 12 mei."),
        error_messages={"max_length": _("De bron is te lang. Houd het bij één zin.")},
    )

    def __init__(self, *args: Any, organisations: Iterable[tuple[UUID, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(key), name) for key, name in organisations]
        if not choices:
            del self.fields["on_behalf_of"], self.fields["source"]
            return
        field = self.fields["on_behalf_of"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # as declared above
        field.choices = [("", _("mijn eigen organisatie")), *choices]
        field.error_messages["invalid_choice"] = _("Deze organisatie doet hier niet mee. Kies een andere.")

    def clean(self) -> dict[str, Any]:
        """Both or neither: words of another organisation have a source, and one's own need none."""
        cleaned = super().clean() or self.cleaned_data
        chosen, source = cleaned.get("on_behalf_of"), (cleaned.get("source") or "").strip()
        if chosen and not source and "source" not in self.errors:
            self.add_error("source", _("Vul in waar deze woorden vandaan komen: een gesprek, een mail, een overleg."))
        if source and not chosen and "on_behalf_of" in self.fields and "on_behalf_of" not in self.errors:
            self.add_error("on_behalf_of", _("Kies namens welke organisatie dit is, of haal de bron weg."))
        return cleaned

    def actor(self, request: HttpRequest) -> Actor:
        """Who performs the act of this form, once it is valid; raises NotAllowed where nobody signed in."""
        chosen = self.cleaned_data.get("on_behalf_of")
        if not chosen:
            return actor_of(request)
        return actor_of(request, on_behalf_of=UUID(chosen), source=self.cleaned_data["source"].strip())
