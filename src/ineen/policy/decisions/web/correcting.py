"""A decision that was recorded wrongly: put its day and place right, or strike it out."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from ineen.ground.kernel.refusals import NotFound
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import viewer_of
from ineen.policy.decisions import actions, queries
from ineen.policy.decisions.queries import CourseView, DecisionView, DossierView, Result, StepState
from ineen.policy.decisions.web.acting import act_of, back, page, town_step, tried
from ineen.policy.decisions.web.forms import RectifyForm, StrikeForm
from ineen.policy.decisions.web.words import told

NO_SUCH_DECISION: Final = "Dit besluit is er niet, of het is al hersteld. Kijk in het dossier wat er nu staat."


@signed_in_page("GET", "POST")
def correct(request: HttpRequest, slug: str, decision: int) -> HttpResponse:
    """What was recorded, with both ways to put it right; `doe=doorhalen` strikes it out, any other POST rectifies."""
    viewer = viewer_of(request)
    dossier = queries.dossier(viewer, slug)
    course, found = _found(dossier, decision)
    rectify = queries.may_rectify(viewer, dossier, course, found)
    strike = queries.may_strike(viewer, dossier, course, found)
    striking = request.POST.get("doe") == "doorhalen"
    posted = request.POST if request.method == "POST" else None
    form = _rectify_form(request, found, rectify, striking=striking)
    strike_form = StrikeForm(strike.whose, posted if striking else None, prefix="d")
    organisation = course.organisation if course else None

    def act() -> None:
        chosen = strike_form if striking else form
        about = act_of(request, slug, chosen, organisation) | {"decision": found.id}
        asked = {name: value for name, value in chosen.cleaned_data.items() if name != "source"}
        (actions.strike if striking else actions.rectify)(**about, **asked)

    if posted is not None and tried(strike_form if striking else form, act):
        done = _("Doorgehaald. Leg nu vast wat er wel is besloten.") if striking else _("Hersteld.")
        return back(request, done, *_where(slug, course))
    context = {
        "course": course,
        "sentence": told(found, course.name if course else ""),
        "decision": found,
        "form": form,
        "strike_form": strike_form,
        "rectify": rectify,
        "strike": strike,
        "further": [town_step(dossier, course)] if course else [],
        "part": "decisions/parts/correct_asked.html",
    }
    return page(request, "decisions/correct.html", dossier, _("Herstel"), form, strike_form, **context)


def _rectify_form(request: HttpRequest, found: DecisionView, state: StepState, *, striking: bool) -> RectifyForm:
    stands = {"decided_on": found.decided_on, "reference": found.reference}
    posted = request.POST if request.method == "POST" and not striking else None
    return RectifyForm(state.whose, posted, initial=stands, with_reference=found.result is not Result.ADVISED)


def _found(dossier: DossierView, key: int) -> tuple[CourseView | None, DecisionView]:
    """The decision as it holds now, and whose it is. Raises NotFound."""
    for course in dossier.courses:
        for one in course.holding:
            if one.id == key:
                return course, one
    for one in dossier.general_holding:
        if one.id == key:
            return None, one
    raise NotFound(NO_SUCH_DECISION)


def _where(slug: str, course: CourseView | None) -> tuple[str, ...]:
    """The page that shows the result."""
    return ("decisions:town", slug, str(course.municipality)) if course else ("decisions:dossier", slug)
