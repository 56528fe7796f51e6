"""Items on the lists of persons.

`post` and `settle` are called by rooms inside an act of their own, and join it: who may do that is the room's to say.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import Model

from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.audit.forgetting import forget_rows
from ineen.ground.inbox.models import InboxItem, Kind
from ineen.ground.inbox.rules import check_may_stand
from ineen.ground.kernel.actors import Actor, check_is_system
from ineen.ground.kernel.refusals import NotFound
from ineen.ground.privacy.declarations import past_term

GONE = "Dit staat niet (meer) op uw lijst. Ververs de pagina."
LONGEST = 300
_WORDS = ("kind", "sentence", "url", "due")
_ANEW = ("made_at", "read_at", "done_at")


def post(
    *,
    by: Actor,
    now: datetime,
    to: Sequence[UUID],
    key: str,
    sentence: str,
    url: str,
    on: Model,
    due: date | None = None,
    kind: Kind = Kind.TASK,
    partnership: UUID | None = None,
) -> None:
    """Put something on the list of these persons: in Dutch, with the page of this site where it is done.

    The same key twice is one item: new words replace the old and are unread, what a person put away stays away, and
    what was settled stands there again. Where nothing is new, nothing is written.

    on
        the row that it is about. It goes with its partnership, or the one that is named: who leaves that, no longer
        sees the item. Where there is none, everybody with a role keeps it.

    Raises ValueError for a key, sentence or address that cannot be used, and for a row of the vault.
    """
    check_may_stand(sentence=sentence, url=url, key=key, on=on)
    words = {"kind": Kind(kind).value, "sentence": _fitting(sentence), "url": url, "due": due}
    standing = {item.recipient_id: item for item in InboxItem.objects.filter(key=key, recipient__in=to)}
    wanting = [person for person in dict.fromkeys(to) if not _stands(standing.get(person), words)]
    if wanting:
        same = words | _about(on, partnership)
        _post(by=by, now=now, items=[InboxItem(recipient_id=one, key=key, made_at=now, **same) for one in wanting])


@act
def _post(*, by: Actor, now: datetime, items: Sequence[InboxItem]) -> None:
    InboxItem.objects.bulk_create(
        items, update_conflicts=True, unique_fields=["recipient", "key"], update_fields=[*_WORDS, *_ANEW]
    )
    first = InboxItem.objects.filter(recipient=items[0].recipient_id, key=items[0].key).get()
    to = sorted(str(item.recipient_id) for item in items)
    record(on=first, what="op de lijst gezet", details={"key": first.key, "to": to})


def settle(*, by: Actor, now: datetime, key: str) -> None:
    """What was asked under this key is done: it leaves every list. Where nothing waits, nothing is written."""
    if InboxItem.objects.filter(key=key, done_at=None).exists():
        _settle(by=by, now=now, key=key)


@act
def _settle(*, by: Actor, now: datetime, key: str) -> None:
    items = list(InboxItem.objects.select_for_update().filter(key=key, done_at=None))
    InboxItem.objects.filter(pk__in=[item.pk for item in items]).update(done_at=now, put_away_at=None)
    on = items[0] if items else InboxItem.objects.filter(key=key).order_by("pk")[0]  # another settled it just now
    record(on=on, what="gedaan, van de lijst gehaald", details={"key": key, "items": len(items)})


@act
def mark_read(*, by: Actor, now: datetime, items: Sequence[UUID]) -> None:
    """The person has read these items of her own list. Raises NotFound where one is not on it."""
    rows = [_own(by, item) for item in dict.fromkeys(items)]
    if not rows:
        raise NotFound(GONE)
    InboxItem.objects.filter(pk__in=[row.pk for row in rows], read_at=None).update(read_at=now)
    record(on=rows[0], what="gelezen", details={"items": len(rows)})


@act
def put_away(*, by: Actor, now: datetime, item: UUID) -> None:
    """Take an item from the person's own list, of nobody else's. Raises NotFound where it is not on it."""
    row = _own(by, item)
    row.put_away_at, row.read_at = now, row.read_at or now
    row.save(update_fields=["put_away_at", "read_at"])
    record(on=row, what="weggelegd")


@act
def take_back(*, by: Actor, now: datetime, item: UUID) -> None:
    """Undo `put_away`. Raises NotFound where the item is not hers, or done meanwhile."""
    row = _own(by, item)
    row.put_away_at = None
    row.save(update_fields=["put_away_at"])
    record(on=row, what="teruggezet op de lijst")


@act
def forget_items(*, by: Actor, now: datetime, partnership: UUID | None) -> None:
    """Take away the items of a partnership past their term, or those of none. There must be some, for the worker."""
    check_is_system(by, doing="Oude punten van lijsten wissen", command="ineen worker")
    old = InboxItem.objects.filter(past_term(InboxItem, now))
    forget_rows(old, partnership=partnership, what="oude punten van lijsten gewist")


def _own(by: Actor, item: UUID) -> InboxItem:
    row = InboxItem.objects.select_for_update().filter(pk=item, recipient=by.person, done_at=None).first()
    if row is None or by.person is None:
        raise NotFound(GONE)
    return row


def _fitting(sentence: str) -> str:
    return sentence if len(sentence) <= LONGEST else f"{sentence[: LONGEST - 1]}…"


def _stands(item: InboxItem | None, words: Mapping[str, object]) -> bool:
    return item is not None and item.done_at is None and all(getattr(item, name) == words[name] for name in _WORDS)


def _about(on: Model, partnership: UUID | None) -> dict[str, object]:
    return {
        "about_app": on._meta.app_label,
        "about_model": type(on).__name__.lower(),
        "about_id": str(on.pk),
        "partnership_id": partnership or getattr(on, "partnership_id", None),
    }
