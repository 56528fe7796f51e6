"""Where the figures come from: does each source work, when was it last loaded, and what changed then."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from ineen.evidence import queries as evidence
from ineen.evidence.queries import Change, DeliveryState, SourceState
from ineen.faces.publication.web.public import public_page
from ineen.ground.ui.viewer import viewer_of

MOST_DELIVERIES = 50
MOST_WITH_CHANGES = 3
MOST_UNRESOLVED = 25


@dataclass(frozen=True, slots=True)
class ShownChange:
    """One difference, and the name of its area."""

    change: Change
    area: str


@dataclass(frozen=True, slots=True)
class Changed:
    """What one delivery brought that was said otherwise before: the largest differences."""

    delivery: DeliveryState
    changes: tuple[ShownChange, ...]


@public_page
def sources(request: HttpRequest) -> HttpResponse:
    """Those that were loaded in a table, then the others. Invented figures stand there only where they were loaded."""
    states = evidence.source_states(viewer_of(request))
    context = {
        "loaded": [one for one in states if one.latest],
        "others": [one for one in states if not one.latest and not one.connector.fictional],
        "may_load": evidence.may_load(viewer_of(request)),
    }
    return _as_it_is_now(render(request, "publication/sources.html", context))


@public_page
def source(request: HttpRequest, name: str) -> HttpResponse:
    """One source: its deliveries, what they changed, what was not recognised, and how to get the files."""
    found = evidence.source_state(viewer_of(request), name)
    context = {
        "source": found,
        "asked": evidence.plan_for(viewer_of(request), name),
        "may_load": evidence.may_load(viewer_of(request)),
        "steps": [{"label": _("Bronnen"), "url": reverse("publication:sources")}],
        "deliveries": found.deliveries[:MOST_DELIVERIES],
        "earlier": len(found.deliveries[MOST_DELIVERIES:]),
        "changed": _changed(found),
        "not_compared": [one for one in found.standing if one.version.changed is None],
        "unresolved": [one for one in found.standing if one.version.unresolved][:MOST_WITH_CHANGES],
        "most_unresolved": MOST_UNRESOLVED,
    }
    return _as_it_is_now(render(request, "publication/source.html", context))


def _as_it_is_now(response: HttpResponse) -> HttpResponse:
    """Kept by nobody: a file can be damaged without anybody doing something in Ineen."""
    patch_cache_control(response, max_age=0)
    return response


def _changed(found: SourceState) -> list[Changed]:
    told = [one for one in found.deliveries if one.changes][:MOST_WITH_CHANGES]
    names = evidence.area_names(change.key.area for one in told for change in one.changes)
    return [Changed(one, tuple(ShownChange(change, names[change.key.area]) for change in one.changes)) for one in told]
