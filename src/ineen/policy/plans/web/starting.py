"""Beginning a plan."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.ground.ui.formats import counted, listed
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import actor_of, viewer_of
from ineen.policy.plans import actions, queries, rules
from ineen.policy.plans.queries import Beginning, Copied, Home, PlanKind, PlanSummary
from ineen.policy.plans.web.fields import day_field

YEARS_OF_A_PLAN = 4
UNPROCESSABLE = 422


class StartForm(forms.Form):
    """What a plan needs to begin."""

    partnership = forms.ChoiceField(label=gettext_lazy("Samenwerkingsverband"))
    title = forms.CharField(label=gettext_lazy("Titel"), max_length=200)
    kind = forms.ChoiceField(label=gettext_lazy("Soort plan"), choices=PlanKind.choices)
    first = day_field(gettext_lazy("Eerste dag"))
    last = day_field(gettext_lazy("Laatste dag"))
    slug = forms.CharField(
        label=gettext_lazy("Adres"),
        max_length=80,
        help_text=gettext_lazy("Kleine letters, cijfers en streepjes. Dit adres blijft, ook als de titel verandert."),
    )
    beginning = forms.ChoiceField(
        label=gettext_lazy("Begin met"),
        choices=Beginning.choices,
        help_text=gettext_lazy("Hierna kunt u nog van alles bijnemen: startsets, en teksten van een eerder plan."),
    )
    earlier = forms.ChoiceField(
        label=gettext_lazy("Welk eerder plan"),
        required=False,
        help_text=gettext_lazy("Alleen nodig als u met een eerder plan begint."),
    )

    def __init__(self, homes: Sequence[Home], plans: Sequence[PlanSummary], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partnership"].choices = [(str(one.id), one.name) for one in homes]  # type: ignore[attr-defined]
        earlier = [(one.slug, f"{one.title} ({one.period})") for one in plans]
        self.fields["earlier"].choices = [("", gettext_lazy("kies een plan")), *earlier]  # type: ignore[attr-defined]
        if not earlier:
            self.fields["beginning"].choices = [  # type: ignore[attr-defined]
                one for one in Beginning.choices if one[0] != Beginning.EARLIER
            ]
            del self.fields["earlier"]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("beginning") == Beginning.EARLIER and not values.get("earlier"):
            self.add_error("earlier", gettext_lazy("Kies het plan waarmee u wilt beginnen."))
        return values


@signed_in_page("GET", "POST")
def new(request: HttpRequest) -> HttpResponse:
    """A title, a period, an address, and with what the plan begins."""
    viewer = viewer_of(request)
    rules.check_may_write_somewhere(viewer)
    homes = queries.writing_homes(viewer)
    own = {one.slug for one in homes}
    plans = [one for one in queries.plans_visible_to(viewer) if one.partnership in own]
    if request.method != "POST":
        return _page(request, StartForm(homes, plans, initial=_proposed(homes, plans)), plans)
    form = StartForm(homes, plans, request.POST)
    if not form.is_valid():
        return _page(request, form, plans)
    try:
        started = _start(request, form.cleaned_data)
    except (BadInput, NotFound) as refused:
        place = {"Adres": "slug", "Looptijd": "last"}.get(getattr(refused, "place", ""))
        form.add_error(place, str(refused))
        return _page(request, form, plans)
    messages.success(request, _begun(started.copied))
    with_sets = form.cleaned_data["beginning"] == Beginning.SETS
    return redirect("plans:sets" if with_sets else "plans:outline", started.slug)


def _start(request: HttpRequest, values: dict[str, Any]) -> actions.Started:
    beginning = Beginning(values["beginning"])
    return actions.start_plan(
        by=actor_of(request),
        now=timezone.now(),
        partnership=UUID(values["partnership"]),
        slug=values["slug"].strip(),
        title=values["title"],
        kind=PlanKind(values["kind"]),
        period_first=values["first"],
        period_last=values["last"],
        beginning=beginning,
        earlier=values.get("earlier", "") if beginning is Beginning.EARLIER else "",
    )


def _begun(copied: Copied | None) -> str:
    if copied is None:
        return _("Uw plan is begonnen. Alleen het samenwerkingsverband ziet het.")
    parts = [
        counted(copied.texts, "tekst", "teksten"),
        counted(copied.fields, "veld", "velden"),
        counted(copied.themes, "thema", "thema's"),
        counted(copied.goals, "doel", "doelen"),
    ]
    told = _(
        "Overgenomen uit “%(title)s”: %(parts)s. Leeg gelaten: terugblik, besluitvorming, de vraag aan de raad, "
        "nulmetingen, streefwaarden en ondertekenaars."
    ) % {"title": copied.title, "parts": listed(parts)}
    if copied.left:
        told += " " + _("Niet overgenomen, want zij doen niet meer mee: %(who)s.") % {"who": listed(copied.left)}
    return told


def _proposed(homes: Sequence[Home], plans: Sequence[PlanSummary]) -> dict[str, Any]:
    """The years after the last plan that ends, else those that begin next January."""
    home = homes[0]
    ends = [one.period.last.year for one in plans if one.partnership == home.slug]
    first = max([*ends, timezone.localdate().year]) + 1
    last = first + YEARS_OF_A_PLAN - 1
    name = home.name.removeprefix("Gemeente ")
    return {
        "partnership": str(home.id),
        "title": f"Integraal Veiligheidsplan {name} {first}–{last}",
        "kind": PlanKind.SAFETY_PLAN,
        "first": date(first, 1, 1),
        "last": date(last, 12, 31),
        "slug": f"{slugify(name)[:60]}-{first}-{last}",
        "beginning": Beginning.SETS,
    }


def _page(request: HttpRequest, form: StartForm, plans: Sequence[PlanSummary]) -> HttpResponse:
    status = UNPROCESSABLE if form.errors else None
    return render(request, "plans/new.html", {"form": form}, status=status)
