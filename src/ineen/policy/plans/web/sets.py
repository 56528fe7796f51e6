"""Starter sets: what each offers, and taking from it what fits."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ineen.evidence import queries as evidence
from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.ground.ui.viewer import viewer_of
from ineen.policy.plans import actions, queries
from ineen.policy.plans.queries import ABOUT, Outline, PriorityClass, StarterSet
from ineen.policy.plans.web.acting import DONE, act_of, page
from ineen.policy.plans.web.closed import plan_page


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing of a set to tick: its key, what it says, what is told beside it, and where it stands already."""

    key: str
    text: str
    aside: str
    ticked: bool
    stands: str


class TakeForm(forms.Form):
    """Where what is taken goes."""

    theme = forms.ChoiceField(label=gettext_lazy("Zet het bij"), required=False)
    priority = forms.ChoiceField(
        label=gettext_lazy("Gewicht van een nieuw thema"), choices=PriorityClass.choices, required=False
    )
    field = forms.ChoiceField(label=gettext_lazy("Veld van een nieuw thema"), required=False)

    def __init__(self, found: Outline, title: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        themes = [(one.slug, one.title) for one in found.plan.themes]
        fields = [(one.slug, one.title) for one in found.plan.fields]
        new = _("een nieuw thema: %(title)s") % {"title": title}
        self.fields["theme"].choices = [("", new), *themes]  # type: ignore[attr-defined]
        self.fields["field"].choices = [("", _("zonder veld")), *fields]  # type: ignore[attr-defined]


@plan_page("GET")
def sets(request: HttpRequest, slug: str) -> HttpResponse:
    """Every set, with what it is about."""
    found = queries.outline_of_chapter(viewer_of(request), slug)
    standing = {one.title for one in found.plan.themes}
    return page(request, "plans/sets.html", found, _("Startsets"), sets=queries.STARTER_SETS, standing=standing)


@plan_page("GET", "POST")
def starter_set(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """One set, with what of it stands in the plan; a POST takes what was ticked."""
    found = queries.outline_of_texts(viewer_of(request), slug)
    chosen = queries.starter_set(name)
    taken = request.POST.getlist("neem")
    form = TakeForm(found, chosen.title, request.POST or None, initial=_initial(found, chosen))
    if request.method == "POST" and form.is_valid():
        try:
            change = _take(request, slug, chosen, taken, form.cleaned_data)
        except (BadInput, NotFound) as refused:
            form.add_error(None, str(refused))
        else:
            return redirect(f"{reverse('plans:outline', args=[slug])}?{DONE}={change.pk}")
    context = {"set": chosen, "form": form, "offers": _offers(found, chosen, taken), "indicators": _indicators(chosen)}
    return page(request, "plans/set.html", found, chosen.title, form, **context)


def _take(request: HttpRequest, slug: str, chosen: StarterSet, taken: list[str], values: dict[str, Any]) -> Any:
    return actions.take_from_set(
        **act_of(request, slug),
        name=chosen.slug,
        taken=taken,
        theme=values["theme"],
        field=values["field"],
        priority=PriorityClass(values["priority"] or PriorityClass.STRATEGIC),
    )


def _initial(found: Outline, chosen: StarterSet) -> dict[str, Any]:
    """The theme of the same name where there is one, and the field where it usually stands."""
    theme = next((one.slug for one in found.plan.themes if one.title.casefold() == chosen.title.casefold()), "")
    field = next((one.slug for one in found.plan.fields if one.slug == chosen.field), "")
    return {"theme": theme, "field": field, "priority": PriorityClass.STRATEGIC}


def _offers(found: Outline, chosen: StarterSet, ticked: list[str]) -> list[tuple[str, list[Offer]]]:
    titles = {one.id: one.title for one in evidence.indicators()}
    before = queries.taken_before(found.plan, chosen)

    def offers(kind: str, *texts: tuple[str, str]) -> list[Offer]:
        keyed = ((f"{kind}-{place}", *text) for place, text in enumerate(texts))
        return [Offer(key, text, aside, key in ticked, before.get(key, "")) for key, text, aside in keyed]

    goals = [(one.title, titles[one.indicator] if one.indicator else one.without_indicator) for one in chosen.goals]
    about = Offer(ABOUT, chosen.about, "", ABOUT in ticked, before.get(ABOUT, ""))
    return [
        (_("Waar het over gaat"), [about]),
        (_("Doelen"), offers("goal", *goals)),
        (_("Maatregelen, als opsomming in de aanpak"), offers("measure", *((one, "") for one in chosen.measures))),
        (
            _("Partners, als opsomming in de aanpak"),
            offers("partner", *((one.name, one.role) for one in chosen.partners)),
        ),
        (_("Vragen aan de veiligheidsanalyse"), offers("question", *((one, "") for one in chosen.questions))),
    ]


def _indicators(chosen: StarterSet) -> list[tuple[str, str, tuple[str, ...]]]:
    """Each indicator of the set: its title, its note, and its limits."""
    known = {one.id: one for one in evidence.indicators()}
    return [(known[one.id].title, known[one.id].note, one.limits) for one in chosen.indicators]
