"""A council adopts with amendments: choose the texts, write what they become, and record it all at once."""

from dataclasses import dataclass
from typing import Any

from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from ineen.ground.kernel.refusals import NotFound
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import viewer_of
from ineen.policy.decisions import actions, queries
from ineen.policy.decisions.queries import Step
from ineen.policy.decisions.web.acting import NO_SUCH_TOWN, act_of, back, page, town_step, tried
from ineen.policy.decisions.web.forms import AmendmentForm, StepForm, Together
from ineen.policy.decisions.web.words import STEP_WORDS
from ineen.policy.plans import queries as plans
from ineen.policy.plans.queries import PlanView, TextAddress

MOST = 30


@dataclass(frozen=True, slots=True)
class Chosen:
    """One text that the council changes, with its form."""

    number: int
    address: str
    label: str
    form: AmendmentForm


@signed_in_page("GET", "POST")
def amend(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """The texts that were chosen, each with its form.

    `doe=tekst` adds one, `doe=weg 2` leaves one out, anything else records the decision.
    """
    viewer = viewer_of(request)
    plan = plans.under_decision(viewer, slug)
    dossier = queries.dossier_of(viewer, plan, story=False)
    course = dossier.course(code)
    member = next((one for one in plan.municipalities if str(one.municipality) == code), None)
    if course is None or member is None or plan.about.partnership not in viewer.partnerships:
        raise NotFound(NO_SUCH_TOWN)
    seen = plan.as_seen_by(member)
    bound = request.method == "POST" and not _changing(request)
    chosen = _chosen(request, seen, bound=bound)
    state = queries.state_of(viewer, Step.AMEND, dossier, course)
    form = StepForm(
        Step.AMEND,
        state.whose,
        request.POST if bound else None,
        planned=course.next_on,
        initial=request.POST.dict(),
    )

    def act() -> None:
        entries = [
            actions.AmendmentEntry(one.address, one.form.cleaned_data["text"], one.form.cleaned_data["reason"])
            for one in chosen
        ]
        about = act_of(request, slug, form, course.organisation)
        actions.adopt_amended(**about, municipality=course.municipality, amendments=entries, **form.asked())

    wrong = [one for one in chosen if not one.form.is_valid()]
    if bound and not wrong and tried(form, act, _places_of(chosen)):
        return back(
            request, _("Gewijzigd vastgesteld in %(name)s.") % {"name": course.name}, "decisions:town", slug, code
        )
    taken = {one.address for one in chosen}
    shown = (*(one.form for one in chosen), form) if bound else ()
    context = {
        "course": course,
        "form": form,
        "asked": Together(shown),
        "chosen": chosen,
        "places": [place for place in _places(seen, code) if place[0] not in taken],
        "state": state,
        "label": STEP_WORDS[Step.AMEND],
        "further": [town_step(dossier, course)],
        "part": "decisions/parts/amendments_asked.html",
    }
    return page(request, "decisions/amend.html", dossier, str(STEP_WORDS[Step.AMEND]), *shown, **context)


def _places_of(chosen: list[Chosen]) -> dict[str, BoundField]:
    """The fields of the amendments, by the place that a refusal of the act names."""
    parts = {"text": queries.TEXT, "reason": queries.REASON}
    return {queries.place_of(one.number, part): one.form[name] for one in chosen for name, part in parts.items()}


def _changing(request: HttpRequest) -> bool:
    """Whether a text is added or left out, and nothing decided yet."""
    return request.POST.get("doe", "").split(" ")[0] in ("tekst", "weg")


def _chosen(request: HttpRequest, seen: PlanView, *, bound: bool) -> list[Chosen]:
    """The places in the form, less the one that is left out, and what is added; what was typed comes back."""
    doing = request.POST.get("doe", "")
    before = list(enumerate(request.POST.getlist("plaats")[:MOST], start=1))
    addresses = [(typed, at) for typed, at in before if doing != f"weg {typed}"]
    new = request.POST.get("nieuw", "") if doing == "tekst" else ""
    if new and new not in [at for _typed_as, at in addresses]:
        addresses.append((len(before) + 1, new))
    names, titles = dict(seen.names), plans.titles_of(seen)
    found = []
    for number, (typed, text) in enumerate(addresses, start=1):
        address = TextAddress.parse(text)
        initial = _typed(request, typed) or {"text": plans.text_at(seen, address)}
        form = AmendmentForm(request.POST if bound else None, prefix=f"a{number}", initial=initial)
        if text == new:
            form.fields["text"].widget.attrs["autofocus"] = True
        found.append(Chosen(number, text, plans.label(titles, address, names), form))
    return found


def _typed(request: HttpRequest, number: int) -> dict[str, Any]:
    if f"a{number}-text" not in request.POST:
        return {}
    return {name: request.POST.get(f"a{number}-{name}", "") for name in ("text", "reason")}


def _places(seen: PlanView, code: str) -> list[tuple[str, str]]:
    """What this council may change: the joint texts, and what is about her own municipality."""
    names, titles = dict(seen.names), plans.titles_of(seen)
    return [
        (str(one), plans.label(titles, one, names))
        for one in plans.addresses(seen)
        if plans.municipality_of(seen, one) in ("", code)
    ]
