"""Municipalities, wijken and buurten: what they are, which plans they share, what was registered there."""

from collections.abc import Sequence
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate

from ineen.faces.publication.web.councils import Changed, changed_in_side
from ineen.faces.publication.web.finding import Found, find_areas, row
from ineen.faces.publication.web.groups import by_kind, group, group_code, group_row
from ineen.faces.publication.web.maps import divided
from ineen.faces.publication.web.public import public_page
from ineen.faces.publication.web.series import profile, series
from ineen.ground.areas import queries as areas_room
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.ui.viewer import viewer_of
from ineen.policy.decisions import queries as decisions
from ineen.policy.decisions.queries import Outcome
from ineen.policy.execution import queries as execution
from ineen.policy.plans import queries as plans
from ineen.policy.plans.queries import PlanSide


@public_page
def areas(request: HttpRequest) -> HttpResponse:
    """All municipalities by letter, or with `?zoek=` the areas of that name."""
    text = request.GET.get("zoek", "").strip()
    found = find_areas(text) if text else Found((), more=False)
    groups = [] if text else areas_room.all_groups()
    context = {
        "text": text,
        "found": found,
        "letters": [] if text else _by_letter(),
        "groups": by_kind(groups),
        "invented_groups": [group_row(one) for one in groups if one.area_code.fictional],
        "found_groups": [group_row(one) for one in areas_room.groups_named(text)] if text else [],
        "invented": [] if text else [row(one, {}) for one in areas_room.fictional_municipalities()],
    }
    return render(request, "publication/areas.html", context)


@public_page
def area(request: HttpRequest, slug: str) -> HttpResponse:
    """One area under its own address; another spelling of the same code is sent on."""
    if code := group_code(slug):
        return group(request, slug, code)
    found = areas_room.area_by_slug(slug)
    if areas_room.slug(found) != slug:
        return redirect("publication:area", slug=areas_room.slug(found))
    viewer = viewer_of(request)
    around = _around(found)
    told = series(viewer, found.area_code)
    sides = plans.sides_of_area(viewer, found.area_code)
    context = {
        "area": found,
        "fictional": found.area_code.fictional,
        "slug": slug,
        "kind": found.get_kind_display(),
        "parts": [row(part, {}) for part in areas_room.areas_in(found.code)],
        "steps": [{"label": "Gebieden", "url": reverse("publication:areas")}, *map(_step, around)],
        "around": around[0] if around else None,
        "sides": sides,
        "told_sides": _told(viewer, sides, found.area_code.municipality),
        "carried_out": execution.implementation_sides_of_area(viewer, found.area_code),
        "series": told,
        "profile": profile(viewer, found.area_code, told.latest.period) if told else None,
        "explored": told.slug if told else "",
        "ended": _ended(found),
        "divided": divided(found),
        "member_of": [group_row(one) for one in areas_room.groups_around(found.area_code, localdate())],
    }
    return render(request, "publication/area.html", context)


def _told(
    viewer: Viewer, sides: Sequence[PlanSide], municipality: AreaCode | None
) -> list[tuple[PlanSide, Outcome | None, tuple[Changed, ...]]]:
    """Each plan with what her council decided about it, and what it chose instead of the joint text."""
    if not sides or municipality is None:
        return []
    found = {one.plan: one for one in decisions.outcomes(viewer, municipality=municipality)}
    told = []
    for one in sides:
        outcome = found.get(one.plan.slug)
        side = plans.as_chosen(one, outcome.own) if outcome else one
        told.append((side, outcome, changed_in_side(viewer, side)))
    return told


def _by_letter() -> list[tuple[str, list[dict[str, str]]]]:
    entries = [{"name": one.name, "slug": areas_room.slug(one)} for one in areas_room.municipalities()]
    entries.sort(key=lambda entry: _sorting(entry["name"]))
    return [(letter.upper(), list(group)) for letter, group in groupby(entries, lambda e: _sorting(e["name"])[:1])]


def _sorting(name: str) -> str:
    """'s-Gravenhage stands under the S, as in the phone book."""
    return name.lstrip("'’").casefold()


def _around(found: areas_room.Area) -> list[areas_room.Area]:
    """The areas around this one, the largest first."""
    around: list[areas_room.Area] = []
    while found.parent:
        found = areas_room.area(found.parent, found.year)
        around.insert(0, found)
    return around


def _step(found: areas_room.Area) -> dict[str, str]:
    return {"label": found.name, "url": reverse("publication:area", args=[areas_room.slug(found)])}


def _ended(found: areas_room.Area) -> dict[str, object] | None:
    """Until when a municipality existed and what took its place; None where it still exists."""
    listed = next((one for one in areas_room.listed_municipalities() if one.code == found.code), None)
    if listed is None or listed.valid_until is None:
        return None
    names = areas_room.municipality_names(listed.merged_into)
    return {"until": listed.valid_until, "into": [{"code": code, "name": name} for code, name in names.items()]}
