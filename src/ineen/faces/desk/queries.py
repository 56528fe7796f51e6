"""What a desk shows, put together from what the rooms answer. Everything starts from the viewer."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from django.urls import reverse
from django.utils.timezone import localdate

from ineen.ground.audit.history import Rows, Told, changes_of
from ineen.ground.inbox import queries as inbox
from ineen.ground.inbox.queries import Dated, Waiting
from ineen.ground.kernel.actors import Viewer
from ineen.ground.organisations import queries as organisations
from ineen.policy.execution import queries as execution
from ineen.policy.plans import queries as plans

MOST_CHANGES = 200
MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class Line:
    """What somebody did to a plan on one day, once or more often: the last time of it."""

    told: Told
    times: int
    day: date
    in_whose_name: str


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed in one plan, the last first; `more` lines are left out."""

    title: str
    url: str
    lines: tuple[Line, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since a moment; `cut` says that there was more than is shown."""

    plans: tuple[Changed, ...]
    cut: bool


def changes(viewer: Viewer, since: datetime) -> Changes:
    """What others changed in the plans of the viewer's own partnerships that she may see. Four queries at most."""
    titles = {one.id: (one.title, reverse("publication:plan", args=[one.slug])) for one in plans.followed(viewer)}
    years = {
        one.id: (one.title, reverse("publication:implementation", args=[one.slug]))
        for one in execution.followed(viewer)
    }
    if not titles and not years:
        return Changes((), cut=False)
    page = changes_of(
        Rows("plans", "safetyplan", titles),
        Rows("execution", "implementationplan", years),
        since=since,
        not_by=viewer.person,
        most=MOST_CHANGES,
    )
    names = names_of(viewer, page.entries)
    return Changes(tuple(_by_plan(page.entries, titles | years, names)), cut=page.earlier is not None)


def names_of(viewer: Viewer, entries: Iterable[Told]) -> dict[UUID, str]:
    """The names of who take part with the viewer, where one of these entries was in somebody's name. One query."""
    if not any(one.on_behalf_of for one in entries):
        return {}
    return {one.organisation: one.name for one in organisations.members_ever(viewer.partnerships)}


def _by_plan(
    entries: Sequence[Told], titles: Mapping[UUID, tuple[str, str]], names: Mapping[UUID, str]
) -> Iterator[Changed]:
    """In the order of the last change."""
    for row in dict.fromkeys(one.row for one in entries):
        of_plan = [one for one in entries if one.row == row]
        lines = [_line(list(same), names) for _, same in groupby(of_plan, _likeness)]
        title, url = titles[UUID(row)]
        yield Changed(title, url, tuple(lines[:MOST_LINES]), max(0, len(lines) - MOST_LINES))


def _likeness(one: Told) -> tuple[object, ...]:
    return one.by, one.what, one.on_behalf_of, one.source, localdate(one.at)


def _line(same: Sequence[Told], names: Mapping[UUID, str]) -> Line:
    last = same[0]
    return Line(last, len(same), localdate(last.at), last.in_whose_name(names))


def dates(viewer: Viewer, waiting: Sequence[Waiting], first: date) -> tuple[Dated, ...]:
    """The dates from a day on, in order: those that the rooms know, and until when what waits may wait.

    A date of the page and the day until which something waits there is the same date.
    """
    due = [
        Dated(one.sentence, one.due, one.url, key=f"wacht/{one.item or one.url}")
        for one in waiting
        if one.due is not None
    ]
    told = {(one.url, one.day) for one in due}
    known = (one for one in inbox.dates(viewer) if (one.url, one.day) not in told)
    found = {one.key: one for one in (*due, *known)}
    return tuple(sorted((one for one in found.values() if one.day >= first), key=lambda one: (one.day, one.sentence)))
