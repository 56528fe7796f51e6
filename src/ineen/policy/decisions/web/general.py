"""What is about the plan as a whole, or no decision: days, advice, taking back, publishing, confidentiality."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.refusals import NotFound
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import viewer_of
from ineen.policy.decisions import actions, queries
from ineen.policy.decisions.queries import DecisionBody, DossierView
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
from ineen.policy.decisions.web.forms import (
    AdviceForm,
    DaysForm,
    EmbargoForm,
    LiftForm,
    PublishForm,
    SecrecyForm,
    TakeBackForm,
    choose_municipality,
)


@dataclass(frozen=True, slots=True)
class General:
    """One thing that is done with a plan as a whole."""

    label: Any
    means: Any
    form: type[forms.Form]
    act: Callable[..., Any]


GENERAL: Final[dict[str, General]] = {
    "advies": General(
        gettext_lazy("Leg het advies van de driehoek vast"),
        gettext_lazy("De driehoek adviseert; colleges en raden besluiten, en wachten hier niet op."),
        AdviceForm,
        actions.record_advice,
    ),
    "terughalen": General(
        gettext_lazy("Haal terug naar concept"),
        gettext_lazy(
            "In elke gemeente begint de besluitvorming opnieuw, en de tekst kan weer wijzigen. Wat vastligt, blijft. "
            "Raden die het plan kregen, blijven het lezen: wat zij ontvingen hoort bij hun archief. Zij lezen dus ook "
            "mee wat u in het concept wijzigt."
        ),
        TakeBackForm,
        actions.take_back,
    ),
    "openbaar": General(
        gettext_lazy("Maak openbaar"),
        gettext_lazy("Vanaf dit moment kan iedereen het plan lezen. Tot dan geldt een embargo."),
        PublishForm,
        actions.publish,
    ),
    "embargo": General(
        gettext_lazy("Leg een embargo"),
        gettext_lazy("Tot dit moment ziet alleen wie het plan maakt het, en de raad die erover besluit."),
        EmbargoForm,
        actions.lay_embargo,
    ),
    "geheimhouding": General(
        gettext_lazy("Leg geheimhouding vast"),
        gettext_lazy(
            "Alleen wie het plan maakt en de raden die het kregen zien het dan. Op het stuk staat dat er geheimhouding "
            "geldt, en wie haar oplegde (Gemeentewet, artikel 89)."
        ),
        SecrecyForm,
        actions.impose_secrecy,
    ),
    "openheid": General(
        gettext_lazy("Leg vast dat de geheimhouding is opgeheven"),
        gettext_lazy("Wie het plan dan ziet, volgt weer uit voor wie het bedoeld is."),
        LiftForm,
        actions.lift_secrecy,
    ),
}


@signed_in_page("GET", "POST")
def plan(request: HttpRequest, slug: str, word: str) -> HttpResponse:
    """One of the forms about the plan as a whole; a POST does it."""
    if word not in GENERAL:
        raise NotFound(NO_SUCH_STEP)
    what, dossier = GENERAL[word], queries.dossier(viewer_of(request), slug)
    form = what.form(request.POST if request.method == "POST" else None)
    choose_municipality(form, dossier)
    if request.method == "POST" and tried(form, lambda: what.act(**_acting(request, dossier, form), **_asked(form))):
        return back(request, _("%(what)s: vastgelegd.") % {"what": what.label}, "decisions:dossier", slug)
    viewer = viewer_of(request)
    reason = queries.may_in_general(viewer, word, dossier) or queries.not_now(viewer, word, dossier)
    context = {"form": form, "label": what.label, "means": what.means, "state": {"reason": reason}, "part": ASKS}
    return page(request, "decisions/step.html", dossier, str(what.label), form, **context)


@signed_in_page("GET", "POST")
def days(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """The planned days of one municipality."""
    dossier, course = dossier_and_course(request, slug, code)
    initial = {name: getattr(course, name) for name in DaysForm.base_fields}
    form = DaysForm(request.POST if request.method == "POST" else None, initial=initial)

    def act() -> None:
        actions.plan_days(**act_of(request, slug), municipality=course.municipality, **form.cleaned_data)

    if request.method == "POST" and tried(form, act):
        return back(
            request, _("De data van %(name)s staan gepland.") % {"name": course.name}, "decisions:town", slug, code
        )
    context = {
        "course": course,
        "form": form,
        "label": _("Bewaar de data"),
        "means": _("Iedere gemeente heeft haar eigen data. Zij staan ook in de agenda van wie erover gaat."),
        "state": {"reason": queries.may_plan(viewer_of(request), dossier, course)},
        "further": [town_step(dossier, course)],
        "part": ASKS,
    }
    return page(request, "decisions/step.html", dossier, _("Data"), form, **context)


def _asked(form: forms.Form) -> dict[str, Any]:
    asked = {name: value for name, value in form.cleaned_data.items() if name != "source"}
    if "body" not in asked:
        return asked
    return asked | {"body": DecisionBody(asked["body"]), "municipality": AreaCode(asked["municipality"])}


def _acting(request: HttpRequest, dossier: DossierView, form: forms.Form) -> dict[str, Any]:
    course = dossier.course(form.cleaned_data.get("municipality", ""))
    return act_of(request, dossier.plan, form, course.organisation if course else None)


def offered(viewer: Viewer, dossier: DossierView) -> list[tuple[str, Any, str]]:
    """What the viewer's role lets her do beside the steps: by word, with its label, and why not now where not."""
    secret = bool(dossier.about.secrecy_ground)
    words = ("advies", "openbaar", "embargo", "openheid" if secret else "geheimhouding", "terughalen")
    mine = [] if dossier.outside else [one for one in words if not queries.may_in_general(viewer, one, dossier)]
    return [(one, GENERAL[one].label, queries.not_now(viewer, one, dossier)) for one in mine]
