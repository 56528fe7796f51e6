"""What execution says on the red thread: which actions there are, and what people and money go into them."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Viewer
from ineen.ground.ui.formats import counted
from ineen.ground.ui.thread import NOT_NAMED, State, Station, StationKey, Subject
from ineen.policy.execution.models import Action
from ineen.policy.execution.queries.under import ActionView, visible_under
from ineen.policy.plans import queries as plans

SPEAKS_OF = (StationKey.ACTION, StationKey.DEPLOYMENT)
NO_ACTION = "Zet in het uitvoeringsplan welke maatregel hierbij hoort."
NO_OWNER = "Noem een trekker bij: {titles}."


class Thin(NamedTuple):
    """What the thread needs of an action, and no more; `rebuilt` is its implementation plan."""

    title: str
    owner: object | None
    owner_office: str
    rebuilt: bool


def stations(viewer: Viewer, subject: Subject) -> dict[StationKey, Station]:
    """How many actions there are, and who carries them. Two queries at most."""
    found = _actions(viewer, subject)
    rebuilt = False if found else plans.is_rebuilt(viewer, subject.plan)
    return {} if rebuilt is None else _said(found, rebuilt=rebuilt)


def stations_of(actions: Iterable[ActionView], *, rebuilt: bool) -> dict[StationKey, Station]:
    """What `stations` says where a page has read all actions that there are. No query.

    rebuilt
        whether the safety plan above them was rebuilt from public reports.
    """
    return _said([_thin(one) for one in actions], rebuilt=rebuilt)


def _thin(view: ActionView) -> Thin:
    return Thin(view.action.title, view.action.owner or None, view.action.owner_office, view.rebuilt)


def _said(actions: list[Thin], *, rebuilt: bool) -> dict[StationKey, Station]:
    if actions:
        return {StationKey.ACTION: _count(actions), StationKey.DEPLOYMENT: _deployment(actions)}
    if rebuilt:
        return {key: Station(key, NOT_NAMED, State.SILENT) for key in (StationKey.ACTION, StationKey.DEPLOYMENT)}
    return {StationKey.ACTION: replace(_count(actions), state=State.GAP, remedy=NO_ACTION, said=False)}


def _count(actions: list[Thin]) -> Station:
    return Station(StationKey.ACTION, counted(len(actions), "maatregel", "maatregelen"))


def _deployment(actions: list[Thin]) -> Station:
    """A gap where an action has no owner, unless a public report leaves that out."""
    without = [action.title for action in actions if action.owner is None and not action.owner_office]
    owned = Station(StationKey.DEPLOYMENT, counted(len(actions) - len(without), "trekker", "trekkers"))
    if not without:
        return owned
    if actions[0].rebuilt:
        silent = len(without) == len(actions)
        return Station(StationKey.DEPLOYMENT, NOT_NAMED, State.SILENT) if silent else owned
    remedy = NO_OWNER.format(titles=", ".join(without))
    return replace(owned, state=State.GAP, remedy=remedy, said=len(without) < len(actions))


def _actions(viewer: Viewer, subject: Subject) -> list[Thin]:
    with scopes_disabled():
        return [Thin(*row) for row in _rows().filter(visible_under(viewer, subject))]


@cache
def _rows() -> "QuerySet[Action, tuple[Any, ...]]":
    """Made once per process: finding the way to the columns costs more than reading them."""
    return Action.objects.all().values_list("title", "owner_id", "owner_office", "plan__rebuilt")
