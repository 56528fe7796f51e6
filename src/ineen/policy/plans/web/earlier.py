"""Taking texts of an earlier plan over: which plan, which part of it, and each text beside what stands here now."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.ground.ui.viewer import viewer_of
from ineen.policy.plans import actions, queries
from ineen.policy.plans.queries import OF_THE_PLAN, EarlierPart, EarlierPlan, How, Outline, PartKind, Passage
from ineen.policy.plans.web.acting import DONE, act_of, page
from ineen.policy.plans.web.closed import plan_page

SEEN = "stond-"  # before the key of a text: the mark of what stood here when the page was made


@plan_page("GET")
def plans(request: HttpRequest, slug: str) -> HttpResponse:
    """The plans to take from: one's own first."""
    viewer = viewer_of(request)
    found = queries.outline_of_chapter(viewer, slug)
    own, others = queries.plans_to_take_from(viewer, slug, found.plan.partnership)
    context = {"own_and_others": (own, others), "any_plan": own or others}
    return page(request, "plans/earlier.html", found, _("Overnemen uit een eerder plan"), **context)


@plan_page("GET")
def parts(request: HttpRequest, slug: str, earlier: str) -> HttpResponse:
    """The parts of an earlier plan, each with how much of it does not stand here yet."""
    found, taken = _both(request, slug, earlier)
    shown = [
        (one, _title(found, one), _url(slug, earlier, one)) for one in queries.parts_beside(taken.text, found.plan)
    ]
    context = {"earlier": taken, "parts": shown, "between": _steps(slug)}
    return page(request, "plans/earlier_plan.html", found, taken.text.title, **context)


@plan_page("GET", "POST")
def part(request: HttpRequest, slug: str, earlier: str, kind: str, part: str) -> HttpResponse:
    """One part, text by text beside what stands here; `?bij=` the theme here where its texts would come."""
    if kind not in list(PartKind):
        raise NotFound(queries.NO_SUCH_TEXT)
    where = PartKind(kind), "" if part == OF_THE_PLAN else part
    home = request.GET.get("bij")
    refusal, chosen = "", {}
    if request.method == "POST":
        chosen = _chosen(request.POST)
        act = {"earlier": earlier, "kind": where[0], "part": where[1], "taken": chosen, "home": home}
        try:
            change = actions.take_from_plan(**act_of(request, slug), **act, seen=_seen(request.POST))  # type: ignore[arg-type]
        except (BadInput, NotFound) as refused:
            refusal = str(refused)
        else:
            more = {} if home is None else {"bij": home}
            return redirect(f"{request.path}?{urlencode({DONE: str(change.pk)} | more)}")
    found, taken = _both(request, slug, earlier, where[1] if where[0] is PartKind.THEME else "")
    beside = queries.part_beside(taken.text, found.plan, *where, home)
    context = {
        "earlier": taken,
        "part": beside,
        "texts": [(one, _proposed(request, one, chosen)) for one in beside.passages],
        "themes": [(one.slug, one.title) for one in found.plan.themes],
        "refusal": refusal,
        "between": [
            *_steps(slug),
            {"label": taken.text.title, "url": reverse("plans:earlier-plan", args=[slug, earlier])},
        ],
    }
    return page(request, "plans/earlier_part.html", found, _title(found, beside), **context)


def _both(request: HttpRequest, slug: str, earlier: str, theme: str | None = None) -> tuple[Outline, EarlierPlan]:
    """The plan that is written and the one to take from. Raises NotFound where they are one."""
    if earlier == slug:
        raise NotFound(queries.NO_SUCH_PLAN)
    viewer = viewer_of(request)
    return queries.outline_of_texts(viewer, slug), queries.earlier_plan(viewer, earlier, theme)


def _chosen(posted: Mapping[str, str]) -> dict[str, How]:
    """The texts that were chosen, by key."""
    ways = {key: value for key, value in posted.items() if value in list(How)}
    return {key: How(value) for key, value in ways.items()}


def _seen(posted: Mapping[str, str]) -> dict[str, str]:
    return {key.removeprefix(SEEN): value for key, value in posted.items() if key.startswith(SEEN)}


def _proposed(request: HttpRequest, one: Passage, chosen: Mapping[str, How]) -> str:
    """How a text comes over as the page opens: as was chosen, or with `?vink=leeg` where nothing stands here."""
    if request.GET.get("vink") == "leeg" and not one.here and not chosen:
        return How.UNDER.value
    return chosen[one.key].value if one.key in chosen else ""


def _title(found: Outline, one: EarlierPart) -> str:
    match one.kind:
        case PartKind.PLAN:
            return _("Teksten van het hele plan")
        case PartKind.CHAPTER:
            return _("Lokaal hoofdstuk %(name)s") % {"name": found.plan.name_of(one.part)}
    return one.title


def _url(slug: str, earlier: str, one: EarlierPart) -> str:
    return reverse("plans:earlier-part", args=[slug, earlier, one.kind, one.part or OF_THE_PLAN])


def _steps(slug: str) -> list[dict[str, str]]:
    return [{"label": _("Overnemen"), "url": reverse("plans:earlier", args=[slug])}]
