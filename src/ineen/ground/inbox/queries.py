"""The read door of the inbox: what waits for the viewer, from her own list and from the rooms that know of more.

A room tells what waits in `register_waiting`, and which dates it knows in `register_dates`, both in its `apps.ready`:

    inbox.register_waiting(queries.waiting_for)   # (viewer) -> Sequence[Waiting], at most two queries
    inbox.register_dates(queries.dates_for)       # (viewer) -> Sequence[Dated]
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from ineen.ground.inbox.models import CalendarKey, InboxItem, Kind, SeenUntil
from ineen.ground.inbox.rules import calendar_digest, on_the_list_of
from ineen.ground.kernel.actors import Viewer

__all__ = [
    "Dated",
    "Kind",
    "Waiting",
    "calendar_since",
    "dates",
    "person_of_calendar",
    "put_away",
    "register_dates",
    "register_waiting",
    "seen_until",
    "waiting",
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
    """Have a room asked what waits for somebody: only what that viewer may see, at most two queries."""
    if ask not in _ask_waiting:
        _ask_waiting.append(ask)


def register_dates(ask: AskDates) -> None:
    """Have a room asked which dates are of use to somebody: only what that viewer may see, at most two queries."""
    if ask not in _ask_dates:
        _ask_dates.append(ask)


def waiting(viewer: Viewer) -> tuple[Waiting, ...]:
    """What waits for the viewer, due first in front; nothing for who holds no role. One query, and the rooms' own."""
    if not viewer.held_roles:
        return ()
    found = [_waiting(item) for item in _items(viewer).filter(put_away_at=None)]
    found += [one for ask in _ask_waiting for one in ask(viewer)]
    return tuple(sorted(found, key=lambda one: one.due or date.max))


def put_away(viewer: Viewer, since: datetime) -> tuple[Waiting, ...]:
    """What the viewer put away herself after a moment, the last first: she may take it back. One query."""
    rows = _items(viewer).filter(put_away_at__gte=since).order_by("-put_away_at")
    return tuple(_waiting(item) for item in rows)


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


def _items(viewer: Viewer) -> QuerySet[InboxItem]:
    return InboxItem.objects.filter(on_the_list_of(viewer), done_at=None).order_by("made_at", "pk")


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
