"""The read door of the inbox: what waits for the viewer, from her own list and from the rooms that know of more.

A room tells what waits in `register_waiting`, and which dates it knows in `register_dates`, both in its `apps.ready`:

    inbox.register_waiting(queries.waiting_for)   # (viewer) -> Sequence[Waiting], few queries
    inbox.register_dates(queries.dates_for)       # (viewer) -> Sequence[Dated]
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from uuid import UUID

from django.db.models import Q, QuerySet

from ineen.ground.inbox.models import CalendarKey, InboxItem, Kind, SeenUntil
from ineen.ground.inbox.rules import calendar_digest, on_the_list_of
from ineen.ground.kernel.actors import Viewer
from ineen.ground.privacy.declarations import partnerships_with, past_term

__all__ = [
    "Dated",
    "Kind",
    "Waiting",
    "calendar_since",
    "dates",
    "partnerships_with_old_items",
    "person_of_calendar",
    "register_dates",
    "register_waiting",
    "seen_until",
    "waiting",
    "waiting_and_put_away",
]


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits: a Dutch sentence, and the page of this site where it is done.

    item, read, since
        only of what stands on the person's own list; the rest goes away by being done.
    """

    sentence: str
    url: str
    due: date | None = None
    kind: Kind = Kind.TASK
    item: UUID | None = None
    read: bool = False
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that the viewer may know: a sentence, the day, and its page. `key` is the same when the rest changes."""

    sentence: str
    day: date
    url: str
    key: str


AskWaiting = Callable[[Viewer], Sequence[Waiting]]
AskDates = Callable[[Viewer], Sequence[Dated]]
_ask_waiting: list[AskWaiting] = []
_ask_dates: list[AskDates] = []


def register_waiting(ask: AskWaiting) -> None:
    """Have a room asked what waits for somebody: only what that viewer may see, in few queries."""
    if ask not in _ask_waiting:
        _ask_waiting.append(ask)


def register_dates(ask: AskDates) -> None:
    """Have a room asked which dates are of use to somebody: only what that viewer may see, in few queries."""
    if ask not in _ask_dates:
        _ask_dates.append(ask)


def waiting(viewer: Viewer) -> tuple[Waiting, ...]:
    """What waits for the viewer, due first in front; nothing for who holds no role. One query, and the rooms' own."""
    return _in_order(viewer, _items(viewer).filter(put_away_at=None))


def waiting_and_put_away(viewer: Viewer, since: datetime) -> tuple[tuple[Waiting, ...], tuple[Waiting, ...]]:
    """What waits, and what the viewer put away herself after a moment, the last first: she may take it back.

    As many queries as `waiting`.
    """
    rows = list(_items(viewer).filter(Q(put_away_at=None) | Q(put_away_at__gte=since)))
    away = sorted((row for row in rows if row.put_away_at), key=attrgetter("put_away_at"), reverse=True)
    return _in_order(viewer, (row for row in rows if not row.put_away_at)), tuple(map(_waiting, away))


def dates(viewer: Viewer) -> tuple[Dated, ...]:
    """Every date that the rooms know for the viewer, in order; nothing for who holds no role."""
    if not viewer.held_roles:
        return ()
    found = [one for ask in _ask_dates for one in ask(viewer)]
    return tuple(sorted(found, key=lambda one: (one.day, one.sentence)))


def seen_until(viewer: Viewer) -> datetime | None:
    """Until when the viewer has seen what changed; None where she never said so. One query."""
    return SeenUntil.objects.filter(person=viewer.person).values_list("until", flat=True).first()


def calendar_since(viewer: Viewer) -> datetime | None:
    """When the key of the viewer's own calendar feed was made; None where she has none. One query."""
    return CalendarKey.objects.filter(person=viewer.person).values_list("made_at", flat=True).first()


def person_of_calendar(key: str) -> UUID | None:
    """Whose feed a key opens. One query, by the hash of what was given: it takes as long for a wrong key."""
    rows = CalendarKey.objects.filter(digest=calendar_digest(key))
    return rows.values_list("person", flat=True).first()


def partnerships_with_old_items(now: datetime) -> tuple[UUID | None, ...]:
    """Where items are past their term, None for those that belong to no partnership. One query."""
    return partnerships_with(InboxItem.objects.filter(past_term(InboxItem, now)))


def _items(viewer: Viewer) -> QuerySet[InboxItem]:
    return InboxItem.objects.filter(on_the_list_of(viewer), done_at=None).order_by("made_at", "pk")


def _in_order(viewer: Viewer, items: Iterable[InboxItem]) -> tuple[Waiting, ...]:
    if not viewer.held_roles:
        return ()
    found = [*map(_waiting, items), *(one for ask in _ask_waiting for one in ask(viewer))]
    return tuple(sorted(found, key=lambda one: one.due or date.max))


def _waiting(item: InboxItem) -> Waiting:
    return Waiting(
        sentence=item.sentence,
        url=item.url,
        due=item.due,
        kind=Kind(item.kind),
        item=item.pk,
        read=item.read_at is not None,
        since=item.made_at,
    )
