"""Asking for a release: the ladder first, then the floor and, for a finer table than advised, the reason."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ineen.evidence.actions import Asked, request_release
from ineen.evidence.models import ReleaseRequest
from ineen.evidence.queries.catalogue import same_figures
from ineen.evidence.queries.ladders import Ladder, ladder_of, rung_of
from ineen.evidence.queries.releases import releasable
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import actor_of, viewer_of

LEAST = 5
_DIGITS = 3


class AskForm(forms.Form):
    """What is asked for."""

    use_required_attribute = False  # the page says itself what is missing
    title = forms.CharField(
        label=gettext_lazy("Titel"),
        help_text=gettext_lazy("Zo staat de tabel op de openbare pagina."),
        max_length=200,
        error_messages={"required": gettext_lazy("Geef de tabel een titel.")},
    )
    rung = forms.ChoiceField(label=gettext_lazy("Welke tabel?"), widget=forms.RadioSelect)
    least = forms.IntegerField(
        label=gettext_lazy("Ondergrens"),
        help_text=gettext_lazy("Kleinere aantallen worden verborgen: bij 5 zijn dat 1, 2, 3 en 4."),
        initial=LEAST,
        error_messages={
            "required": gettext_lazy("Vul een ondergrens in."),
            "invalid": gettext_lazy("Vul een getal in."),
        },
    )
    hide_zero = forms.BooleanField(
        label=gettext_lazy("Verberg ook nullen"),
        help_text=gettext_lazy("Alleen nodig als ook ‘niemand’ iets over iemand verraadt."),
        required=False,
    )
    zero_where_untold = forms.BooleanField(
        label=gettext_lazy("Waar geen rij staat, is het aantal nul"),
        help_text=gettext_lazy("Kies dit alleen als de bron nullen weglaat. Anders is zo’n aantal onbekend."),
        required=False,
    )
    same_as = forms.ChoiceField(
        label=gettext_lazy("Publiceert een ander precies dit cijfer?"),
        help_text=gettext_lazy("Wat al openbaar is, telt dan mee in wat een lezer kan uitrekenen."),
        required=False,
    )
    because = forms.CharField(
        label=gettext_lazy("Waarom fijner dan geraden?"),
        help_text=gettext_lazy("Alleen als u een fijnere tabel kiest dan wij raden. Het staat in het protocol."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *given: Any, ladder: Ladder, **named: Any) -> None:
        super().__init__(*given, **named)
        self.label_suffix = ""
        rung, same = self.fields["rung"], self.fields["same_as"]
        assert isinstance(rung, forms.ChoiceField)  # noqa: S101
        assert isinstance(same, forms.ChoiceField)  # noqa: S101
        rung.choices = [(f"{one.rung.area} {one.rung.grain}", rung_words(one.rung)) for one in ladder.rungs]
        rung.initial = f"{ladder.advised.area} {ladder.advised.grain}"
        same.choices = [("", _("Nee")), *same_figures()]


def rung_words(rung: Any) -> str:
    """`per wijk en maand`."""
    return _("per %(area)s en %(grain)s") % {
        "area": ReleaseRequest.Area(rung.area.value).label,
        "grain": ReleaseRequest.Grain(rung.grain.value).label,
    }


@signed_in_page("GET", "HEAD", "POST")
def ask(request: HttpRequest, version: int) -> HttpResponse:
    """Show the ladder of a delivery; ask, and go to the page of the release."""
    found = releasable(viewer_of(request), version)
    asked = request.POST if request.method == "POST" else request.GET
    zero = bool(asked.get("zero_where_untold"))
    ladder = ladder_of(found, least=_least(asked.get("least", "")), zero_where_untold=zero)
    given = (request.POST,) if request.method == "POST" else ()
    form = AskForm(*given, ladder=ladder, initial={"title": found.title, "zero_where_untold": zero})
    if request.method == "POST" and form.is_valid() and (row := _asked(request, version, form)):
        messages.success(request, _("Aangevraagd. Ineen rekent nu uit wat verborgen moet worden."))
        return redirect("evidence:release", release=row.pk)
    context = {
        "version": found,
        "form": form,
        "ladder": [(one, rung_words(one.rung), one.rung == ladder.advised) for one in ladder.rungs],
        "fictional": ladder.fictional,
        "advised": rung_words(ladder.advised),
        "steps": [{"label": _("Vrijgeven"), "url": reverse("evidence:releases")}],
    }
    return render(request, "evidence/ask_release.html", context)


def _asked(request: HttpRequest, version: int, form: AskForm) -> ReleaseRequest | None:
    words = form.cleaned_data
    asked = Asked(
        title=words["title"],
        rung=rung_of(words["rung"]),
        least=words["least"],
        zero_is_shown=not words["hide_zero"],
        zero_where_untold=words["zero_where_untold"],
        same_as=words["same_as"],
        because=words["because"],
    )
    try:
        return request_release(by=actor_of(request), now=timezone.now(), version=version, asked=asked)
    except BadInput as refused:
        form.add_error(None, str(refused))
        return None


def _least(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) <= _DIGITS and int(text) >= 1 else LEAST
