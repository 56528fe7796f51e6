"""A council adopts with amendments: choose the texts, write what they become, and record it all at once."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from ineen.ground.kernel.refusals import NotFound
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import viewer_of
from ineen.policy.decisions import actions, queries
from ineen.policy.decisions.queries import Step
from ineen.policy.decisions.web.acting import NO_SUCH_TOWN, act_of, back, page, town_step, tried
from ineen.policy.decisions.web.forms import AmendmentForm, StepForm
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
    """The texts that were chosen, each with its form; `doe=tekst` adds one, anything else records the decision."""
    viewer = viewer_of(request)
    plan = plans.under_decision(viewer, slug)
    dossier = queries.dossier_of(viewer, plan, story=False)
    course = dossier.course(code)
    member = next((one for one in plan.municipalities if str(one.municipality) == code), None)
    if course is None or member is None or plan.about.partnership not in viewer.partnerships:
        raise NotFound(NO_SUCH_TOWN)
    seen = plan.as_seen_by(member)
    adding = request.POST.get("doe") == "tekst"
    bound = request.method == "POST" and not adding
    chosen = _chosen(request, seen, bound=bound)
    state = queries.state_of(viewer, Step.AMEND, dossier, course)
    form = StepForm(Step.AMEND, state.whose, request.POST if bound else None, initial=request.POST.dict())

    def act() -> None:
        entries = [
            actions.AmendmentEntry(one.address, one.form.cleaned_data["text"], one.form.cleaned_data["reason"])
            for one in chosen
        ]
        about = act_of(request, slug, form, course.organisation)
        actions.adopt_amended(**about, municipality=course.municipality, amendments=entries, **form.asked())

    wrong = [one for one in chosen if not one.form.is_valid()]
    if bound and not wrong and tried(form, act):
        return back(
            request, _("Gewijzigd vastgesteld in %(name)s.") % {"name": course.name}, "decisions:town", slug, code
        )
    taken = {one.address for one in chosen}
    context = {
        "course": course,
        "form": form,
        "chosen": chosen,
        "places": [place for place in _places(seen, code) if place[0] not in taken],
        "state": state,
        "label": STEP_WORDS[Step.AMEND],
        "further": [town_step(dossier, course)],
    }
    shown = (form, *(one.form for one in chosen)) if bound else ()
    return page(request, "decisions/amend.html", dossier, str(STEP_WORDS[Step.AMEND]), *shown, **context)


def _chosen(request: HttpRequest, seen: PlanView, *, bound: bool) -> list[Chosen]:
    """The places in the form, and the one that is added; what was typed comes back."""
    addresses = request.POST.getlist("plaats")[:MOST]
    if request.POST.get("doe") == "tekst" and (new := request.POST.get("nieuw", "")) and new not in addresses:
        addresses.append(new)
    names, titles = dict(seen.names), plans.titles_of(seen)
    found = []
    for number, text in enumerate(addresses, start=1):
        address = TextAddress.parse(text)
        initial = _typed(request, number) or {"text": plans.text_at(seen, address)}
        form = AmendmentForm(request.POST if bound else None, prefix=f"a{number}", initial=initial)
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
