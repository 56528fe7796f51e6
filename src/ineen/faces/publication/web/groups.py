"""Base teams, districts, units and safety regions: their municipalities, and those as one."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate

from ineen.evidence import queries as evidence
from ineen.faces.publication.web.series import INDICATOR, Series, profile, series
from ineen.ground.areas import queries as areas
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.figures import Figure
from ineen.ground.ui.viewer import viewer_of


@dataclass(frozen=True, slots=True)
class Row:
    """A group in a list."""

    name: str
    slug: str
    kind: str
    fictional: bool


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A municipality of a group with its own figure of the newest year; None where nothing was loaded."""

    name: str
    slug: str
    since: object
    figure: Figure | None


def group_code(slug: str) -> AreaCode | None:
    """The code of a group that an address names; None for an address of another area."""
    try:
        code = AreaCode.parse(slug.partition("-")[0])
    except ValueError:
        return None
    return code if areas.is_group(code) else None


def group_row(one: areas.MunicipalityGroup) -> Row:
    return Row(one.name, areas.slug(one), one.get_kind_display(), one.area_code.fictional)


def by_kind(groups: Iterable[areas.MunicipalityGroup]) -> list[tuple[str, list[Row]]]:
    """Real groups, in the order in which they come."""
    rows = [group_row(one) for one in groups if not one.area_code.fictional]
    return [(kind, list(ones)) for kind, ones in groupby(rows, key=lambda row: row.kind)]


def group(request: HttpRequest, slug: str, code: AreaCode) -> HttpResponse:
    """A group under its own address; another spelling of the same code is sent on."""
    found = areas.group(code, localdate())
    if areas.slug(found) != slug:
        return redirect("publication:area", slug=areas.slug(found))
    viewer = viewer_of(request)
    told = series(viewer, found.as_area) if found.members else None
    context = {
        "group": found,
        "area": found,
        "slug": slug,
        "fictional": code.fictional,
        "steps": [{"label": "Gebieden", "url": reverse("publication:areas")}],
        "series": told,
        "names": {str(one.code): one.name for one in found.members},
        "members": _members(viewer, found, told),
        "published": _published(viewer, found, told),
        "profile": profile(viewer, found.as_area, told.latest.period) if told else None,
    }
    return render(request, "publication/group.html", context)


def _members(viewer: Viewer, found: areas.Group, told: Series | None) -> list[MemberRow]:
    figures: list[Figure | None] = [None] * len(found.members)
    if told:
        figures = list(evidence.released(viewer, indicator=INDICATOR, areas=found.codes, periods=[told.latest.period]))
    return [
        MemberRow(one.name, areas.slug(one), one.valid_from, figure)
        for one, figure in zip(found.members, figures, strict=True)
    ]


def _published(viewer: Viewer, found: areas.Group, told: Series | None) -> Figure | None:
    """What the source tells of the group itself, where that is another number than the sum; units have one."""
    if told is None or found.code.fictional:
        return None
    (own,) = evidence.released(viewer, indicator=INDICATOR, areas=[found.code], periods=[told.latest.period])
    return own if own.value is not None and own.value != told.latest.value else None
