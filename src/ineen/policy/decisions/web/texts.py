"""Frozen texts: one of them, and two beside each other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import viewer_of
from ineen.policy.decisions import queries
from ineen.policy.decisions.queries import DossierView, FrozenFigure, SnapshotView
from ineen.policy.decisions.web.acting import page
from ineen.policy.plans import queries as plans
from ineen.policy.plans.queries import PlanText, UnderDecision

NOW = "nu"


@signed_in_page("GET")
def snapshot(request: HttpRequest, slug: str, key: UUID) -> HttpResponse:
    """The plan as one body saw it, with its figures; of a damaged one only that it is damaged."""
    viewer = viewer_of(request)
    dossier = queries.dossier(viewer, slug)
    found = queries.snapshot(viewer, slug, key)
    context = {
        "found": found,
        "parts": _parts(dossier, found.text) if found.text else [],
        "figures": _rows(dossier, found),
        "damaged_words": queries.DAMAGED,
    }
    return page(request, "decisions/snapshot.html", dossier, _("Vastgelegde tekst"), **context)


@signed_in_page("GET")
def compare(request: HttpRequest, slug: str) -> HttpResponse:
    """Two versions: `?oud=…&nieuw=…`, each a frozen text or `nu`; `?alles=ja` shows what is the same too."""
    viewer = viewer_of(request)
    plan = plans.under_decision(viewer, slug, own=False)
    dossier = queries.dossier_of(viewer, plan)
    if plan.about.partnership not in viewer.partnerships:
        raise NotFound(plans.NO_SUCH_PLAN)
    chosen = (request.GET.get("oud", ""), request.GET.get("nieuw", NOW))
    context = {
        "choices": _choices(dossier),
        "old": chosen[0],
        "new": chosen[1],
        "everything": request.GET.get("alles") == "ja",
        "comparison": None,
        "refusal": "",
    }
    if chosen[0]:
        try:
            old, new = _versions(viewer, slug, plan, chosen)
            context["comparison"] = queries.compare(plan.view, old, new)
        except (NotFound, BadInput) as refusal:
            context["refusal"] = str(refusal)
    return page(request, "decisions/compare.html", dossier, _("Vergelijk twee versies"), **context)


def _versions(viewer: Viewer, slug: str, plan: UnderDecision, chosen: Iterable[str]) -> Iterator[PlanText]:
    """Raises NotFound for what is no frozen text, BadInput for one that is damaged."""
    try:
        keys = [None if one == NOW else UUID(one) for one in chosen]
    except ValueError as wrong:
        raise NotFound(_("Kies twee versies uit de lijst.")) from wrong
    frozen = queries.frozen_texts(viewer, slug, {key for key in keys if key})
    for key in keys:
        if key is not None and key not in frozen:
            raise NotFound(_("Kies twee versies uit de lijst."))
        text = frozen[key] if key else plans.only_text(plan.view)
        if text is None:
            raise BadInput(queries.DAMAGED)
        yield text


def _choices(dossier: DossierView) -> list[tuple[str, str]]:
    """Every frozen text once, by who decided last on it and when."""
    found: dict[str, str] = {}
    for course in dossier.courses:
        held = {one.first for one in course.holding}
        for one in course.decisions:
            if one.snapshot:
                struck = "" if one.first in held else f" ({_('doorgehaald')})"
                found[str(one.snapshot)] = f"{course.name}: {one.result.label}, {one.decided_on:%d-%m-%Y}{struck}"
    return [(NOW, _("het gezamenlijke plan nu")), *found.items()]


def _parts(dossier: DossierView, text: PlanText) -> list[tuple[str, str]]:
    names = {str(one.municipality): one.name for one in dossier.courses}
    titles = plans.titles_of(text)
    told = ((plans.label(titles, one, names), plans.text_at(text, one)) for one in plans.addresses(text))
    return [(label, words) for label, words in told if words]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """What was known of one goal about one area: the newest figure, and the years before in words."""

    goal: str
    about: str
    newest: FrozenFigure
    earlier: str


def _rows(dossier: DossierView, found: SnapshotView) -> list[FigureRow]:
    titles = {goal.slug: goal.title for goal in found.text.goals} if found.text else {}
    rows = []
    for goal, about in dict.fromkeys((one.goal, one.about) for one in found.figures):
        *before, newest = [one for one in found.figures if (one.goal, one.about) == (goal, about)]
        earlier = ", ".join(f"{one.values['period']}: {one.number}" for one in before)
        rows.append(FigureRow(titles.get(goal, goal), dossier.name_of(about), newest, earlier))
    return rows
