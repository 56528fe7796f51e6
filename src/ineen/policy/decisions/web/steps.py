"""One step of one municipality: what it means, what it asks, and doing it."""

from collections.abc import Callable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ineen.ground.kernel.refusals import NotFound
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import viewer_of
from ineen.policy.decisions import actions, queries
from ineen.policy.decisions.queries import Step
from ineen.policy.decisions.web.acting import (
    ASKS,
    NO_SUCH_STEP,
    act_of,
    back,
    dossier_and_course,
    page,
    town_step,
    tried,
)
from ineen.policy.decisions.web.forms import StepForm
from ineen.policy.decisions.web.words import STEP_WORDS

ACTS: Final[dict[Step, Callable[..., Any]]] = {
    Step.SUBMIT: actions.submit_plan,
    Step.AGREE: actions.offer_to_council,
    Step.RETURN: actions.return_plan,
    Step.ADOPT: actions.adopt,
    Step.REJECT: actions.reject,
    Step.DEFER: actions.defer,
    Step.WITHDRAW: actions.withdraw,
    Step.PROLONG: actions.prolong,
}
MEANS: Final[dict[Step, str]] = {
    Step.SUBMIT: "De tekst van het plan staat vanaf nu vast. Wat het college krijgt, wordt met de cijfers van vandaag "
    "vastgelegd.",
    Step.AGREE: "Het college is akkoord. De raden van het verband kunnen het plan vanaf nu lezen; wie het al "
    "las, blijft het lezen.",
    Step.RETURN: "Het plan gaat terug naar de opstellers van deze gemeente. De tekst blijft vaststaan.",
    Step.ADOPT: "De raad stelde het plan vast zoals het er ligt. Tekst en cijfers worden vastgelegd.",
    Step.REJECT: "De raad nam het plan niet aan.",
    Step.DEFER: "Het besluit schuift op naar een andere dag.",
    Step.WITHDRAW: "Het voorstel gaat van tafel. Het kan later opnieuw worden ingediend.",
    Step.PROLONG: "De raad laat het plan langer lopen. De looptijd wijzigt als elke raad die het vaststelde dat doet.",
}


@signed_in_page("GET", "POST")
def step(request: HttpRequest, slug: str, code: str, word: str) -> HttpResponse:
    """The form of a step; a POST takes it."""
    if word == Step.AMEND.value:
        return redirect("decisions:amend", slug, code)
    wanted = next((one for one in ACTS if one.value == word), None)
    if wanted is None:
        raise NotFound(NO_SUCH_STEP)
    dossier, course = dossier_and_course(request, slug, code)
    state = queries.state_of(viewer_of(request), wanted, dossier, course)
    form = StepForm(wanted, state.whose, request.POST if request.method == "POST" else None, planned=course.next_on)

    def act() -> None:
        about = act_of(request, slug, form, course.organisation)
        ACTS[wanted](**about, municipality=course.municipality, **form.asked())

    if request.method == "POST" and tried(form, act):
        done = _("%(step)s, %(name)s: vastgelegd.") % {"step": STEP_WORDS[wanted], "name": course.name}
        return back(request, done, "decisions:town", slug, code)
    context = {
        "course": course,
        "form": form,
        "state": state,
        "label": STEP_WORDS[wanted],
        "means": MEANS[wanted],
        "further": [town_step(dossier, course)],
        "part": ASKS,
    }
    return page(request, "decisions/step.html", dossier, str(STEP_WORDS[wanted]), form, **context)
