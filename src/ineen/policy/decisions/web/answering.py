"""An amendment of another council: take it over, or say why not; and put right what was recorded of that."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from ineen.ground.kernel.refusals import NotFound
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import viewer_of
from ineen.policy.decisions import actions, queries
from ineen.policy.decisions.queries import AmendmentView, AnswerView, DossierView, Step
from ineen.policy.decisions.web.acting import act_of, back, dossier_and_course, page, town_step, tried
from ineen.policy.decisions.web.forms import AnswerForm, RectifyForm, StrikeForm
from ineen.policy.plans import queries as plans

NO_SUCH_AMENDMENT = "Dit amendement is er niet. Kijk in het dossier welke amendementen openstaan."


@signed_in_page("GET", "POST")
def answer(request: HttpRequest, slug: str, code: str, amendment: UUID) -> HttpResponse:
    """The amendment beside the text that stands; a POST answers it, or puts the answer right."""
    dossier, course = dossier_and_course(request, slug, code)
    found = _amendment(request, dossier, amendment)
    given = found.answer_of(code)
    state = queries.state_of(viewer_of(request), Step.ANSWER, dossier, course)
    context: dict[str, Any] = {
        "course": course,
        "amendment": found,
        "state": state,
        "given": given,
        "answered": code not in found.open_to,
        "runs": plans.differences(found.was, found.text),
        "further": [town_step(dossier, course)],
    }
    about = {"municipality": course.municipality, "amendment": found.id}
    if given:
        return _put_right(request, dossier, given, about, context)
    form = AnswerForm(state.whose, request.POST if request.method == "POST" else None)

    def act() -> None:
        what = (
            act_of(request, slug, form, course.organisation) | about | {"decided_on": form.cleaned_data["decided_on"]}
        )
        if request.POST.get("doe") == "overnemen":
            actions.take_over(**what)
        else:
            actions.decline(**what, reason=form.cleaned_data["reason"])

    if request.method == "POST" and tried(form, act):
        done = _("Het antwoord van %(name)s is vastgelegd.") % {"name": course.name}
        return back(request, done, "decisions:dossier", slug)
    context |= {"form": form, "part": "decisions/parts/answer_asked.html"}
    return page(request, "decisions/answer.html", dossier, _here(found), form, **context)


def _put_right(
    request: HttpRequest,
    dossier: DossierView,
    given: AnswerView,
    about: dict[str, Any],
    context: dict[str, Any],
) -> HttpResponse:
    """`doe=doorhalen` strikes the answer out, any other POST rectifies its day."""
    posted = request.POST if request.method == "POST" else None
    striking, whose = request.POST.get("doe") == "doorhalen", context["state"].whose
    stands = {"decided_on": given.decided_on}
    form = RectifyForm(whose, None if striking else posted, initial=stands, with_reference=False)
    strike_form = StrikeForm(whose, posted if striking else None, prefix="d")
    chosen, act = (strike_form, actions.strike_answer) if striking else (form, actions.rectify_answer)

    def put_right() -> None:
        asked = {name: value for name, value in chosen.cleaned_data.items() if name != "source"}
        act(**act_of(request, dossier.plan, chosen, context["course"].organisation), **about, **asked)

    if posted is not None and tried(chosen, put_right):
        done = _("Doorgehaald. Leg nu vast wat er wel is besloten.") if striking else _("Hersteld.")
        return back(request, done, "decisions:dossier", dossier.plan)
    context |= {
        "form": form,
        "strike_form": strike_form,
        "why_not_struck": queries.why_answer_stays(given),
        "part": "decisions/parts/answer_given.html",
    }
    return page(request, "decisions/answer.html", dossier, _here(context["amendment"]), form, strike_form, **context)


def _here(found: AmendmentView) -> str:
    return _("Amendement van %(name)s") % {"name": found.name}


def _amendment(request: HttpRequest, dossier: DossierView, key: UUID) -> AmendmentView:
    for one in queries.amendments(viewer_of(request), dossier):
        if one.id == key:
            return one
    raise NotFound(NO_SUCH_AMENDMENT)
