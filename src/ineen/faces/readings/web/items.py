"""One figure at the table: the sentence, the picture, what was said before, and the ways out."""

from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from ineen.evidence import queries as evidence
from ineen.evidence.actions import read_item, waive_item
from ineen.evidence.queries import ItemView, MeetingView
from ineen.faces.readings import queries
from ineen.faces.readings.queries import Home
from ineen.faces.readings.web.forms import ActionForm, PlaceForm, WaiveForm
from ineen.faces.readings.web.writing import Writing, writing_of, written
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.refusals import BadInput, NotAllowed
from ineen.ground.organisations import queries as organisations
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import actor_of, viewer_of
from ineen.policy.execution import queries as execution
from ineen.policy.execution.actions import propose_action
from ineen.policy.plans.actions import cite_figure
from ineen.policy.plans.queries import TextAddress
from ineen.policy.plans.queries import citations as plans


@dataclass(frozen=True, slots=True)
class Table:
    """The meeting, the item on the table, and whose it is."""

    viewer: Viewer
    meeting: MeetingView
    item: ItemView
    home: Home

    @property
    def at(self) -> dict[str, Any]:
        """How acts name the item."""
        return {"meeting": self.meeting.id, "number": self.item.number}


@signed_in_page("GET", "HEAD", "POST")
def item(request: HttpRequest, meeting: UUID, number: int) -> HttpResponse:
    """Look at it, and write what the table makes of it."""
    table = _table(request, meeting, number)
    sent = request.method == "POST"
    writing = writing_of(request, table.home, table.item.about, sent=sent)
    if sent and written(request, writing, partial(read_item, **table.at)):
        return _done(request, table, _("Vastgelegd."))
    return _page(request, table, writing=writing)


@signed_in_page("POST")
def waive(request: HttpRequest, meeting: UUID, number: int) -> HttpResponse:
    """Nobody needs to read it."""
    table, form = _table(request, meeting, number), WaiveForm(request.POST, label_suffix="")
    try:
        waive_item(by=actor_of(request), now=timezone.now(), reason=request.POST.get("reason", ""), **table.at)
    except BadInput as refused:
        form.add_error("reason", str(refused))
        return _page(request, table, waive_form=form)
    return _done(request, table, _("Dit cijfer hoeft niet geduid."))


@signed_in_page("POST")
def place(request: HttpRequest, meeting: UUID, number: int) -> HttpResponse:
    """Put it at a text of a plan in the making."""
    table = _table(request, meeting, number)
    form = PlaceForm(request.POST, places=_places(table))
    if form.is_valid():
        plan, _bar, address = form.cleaned_data["place"].partition(plans.SEPARATOR)
        try:
            cite_figure(
                by=actor_of(request),
                now=timezone.now(),
                plan=plan,
                address=TextAddress.parse(address),
                figure=table.item.figure,
                **table.at,
            )
        except (BadInput, NotAllowed) as refused:
            form.add_error("place", str(refused))
        else:
            return _done(request, table, _("Het cijfer staat bij de tekst."))
    return _page(request, table, place_form=form)


@signed_in_page("POST")
def action(request: HttpRequest, meeting: UUID, number: int) -> HttpResponse:
    """Propose an action under a goal."""
    table = _table(request, meeting, number)
    form = ActionForm(request.POST, goals=plans.goals_of_own(table.viewer, table.home.id), home=table.home)
    if form.is_valid():
        plan, _bar, goal = form.cleaned_data["goal"].partition(plans.SEPARATOR)
        owner = form.cleaned_data["owner"]
        try:
            propose_action(
                by=actor_of(request),
                now=timezone.now(),
                plan=plan,
                goal=goal,
                title=form.cleaned_data["title"],
                owner=UUID(owner) if owner else None,
                figure=table.item.figure,
                **table.at,
            )
        except (BadInput, NotAllowed) as refused:
            form.add_error("title", str(refused))
        else:
            return _done(request, table, _("De maatregel is voorgesteld bij het doel."))
    return _page(request, table, action_form=form)


def _table(request: HttpRequest, meeting: UUID, number: int) -> Table:
    viewer = viewer_of(request)
    found = evidence.meeting(viewer, meeting)
    home = Home(found.partnership, found.partnership_name, organisations.members([found.partnership]))
    return Table(viewer, found, found.item(number), home)


def _done(request: HttpRequest, table: Table, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("readings:item", meeting=table.meeting.id, number=table.item.number)


def _places(table: Table) -> tuple[plans.CitePlace, ...]:
    return plans.places_to_cite(table.viewer, table.home.id)


def _page(
    request: HttpRequest,
    table: Table,
    *,
    writing: Writing | None = None,
    waive_form: Form | None = None,
    place_form: Form | None = None,
    action_form: Form | None = None,
) -> HttpResponse:
    viewer, home, one = table.viewer, table.home, table.item
    places, goals = _places(table), plans.goals_of_own(viewer, home.id)
    many, writing = len(table.meeting.items), writing or writing_of(request, home, one.about, sent=False)
    of_now = {result.reading for result in one.results}
    context = {
        "meeting": table.meeting,
        "item": one,
        "many": many,
        "before": one.number - 1,
        "after": one.number + 1 if one.number < many else 0,
        "fictional": one.about.area.fictional,
        "shown": queries.shown(viewer, one.about, one.area_name),
        "writing": writing,
        "earlier": [reading for reading in writing.before if reading.id not in of_now],
        "waive_form": waive_form or WaiveForm(label_suffix=""),
        "place_form": place_form or PlaceForm(places=places),
        "action_form": action_form or ActionForm(goals=goals, home=home),
        "places": places,
        "goals": goals,
        "why_not_propose": execution.why_not_propose(viewer, home.id),
        "why_not": table.meeting.why_not_lead or (_closed() if table.meeting.closed_at else ""),
    }
    return render(request, "readings/item.html", context)


def _closed() -> str:
    return _("Dit overleg is afgesloten. Heropen het om er nog iets bij te zetten.")
