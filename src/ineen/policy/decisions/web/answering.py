"""An amendment of another council: take it over, or say why not."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from ineen.ground.kernel.refusals import NotFound
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import viewer_of
from ineen.policy.decisions import actions, queries
from ineen.policy.decisions.queries import AmendmentView, DossierView, Step
from ineen.policy.decisions.web.acting import act_of, back, dossier_and_course, page, town_step, tried
from ineen.policy.decisions.web.forms import AnswerForm
from ineen.policy.plans import queries as plans

NO_SUCH_AMENDMENT = "Dit amendement is er niet. Kijk in het dossier welke amendementen openstaan."


@signed_in_page("GET", "POST")
def answer(request: HttpRequest, slug: str, code: str, amendment: UUID) -> HttpResponse:
    """The amendment beside the text that stands; a POST answers it."""
    dossier, course = dossier_and_course(request, slug, code)
    found = _amendment(request, dossier, amendment)
    state = queries.state_of(viewer_of(request), Step.ANSWER, dossier, course)
    form = AnswerForm(state.whose, request.POST if request.method == "POST" else None)
    taking = request.POST.get("doe") == "overnemen"

    def act() -> None:
        about = act_of(request, slug, form, course.organisation) | {
            "municipality": course.municipality,
            "amendment": found.id,
            "decided_on": form.cleaned_data["decided_on"],
        }
        if taking:
            actions.take_over(**about)
        else:
            actions.decline(**about, reason=form.cleaned_data["reason"])

    if request.method == "POST" and tried(form, act):
        return back(
            request, _("Het antwoord van %(name)s is vastgelegd.") % {"name": course.name}, "decisions:dossier", slug
        )
    context = {
        "course": course,
        "amendment": found,
        "form": form,
        "state": state,
        "answered": code not in found.open_to,
        "runs": plans.differences(found.was, found.text),
        "further": [town_step(dossier, course)],
    }
    here = _("Amendement van %(name)s") % {"name": found.name}
    return page(request, "decisions/answer.html", dossier, here, form, **context)


def _amendment(request: HttpRequest, dossier: DossierView, key: UUID) -> AmendmentView:
    for one in queries.amendments(viewer_of(request), dossier):
        if one.id == key:
            return one
    raise NotFound(NO_SUCH_AMENDMENT)
