"""Writing audit entries."""

from collections.abc import Mapping
from functools import cache
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model
from django.utils import timezone

from ineen.ground.audit.acts import RunningAct, running
from ineen.ground.audit.chain import as_json, entry_mac
from ineen.ground.audit.models import READ_STREAMS, READING, UNSEEN_STREAMS, AuditEntry, StreamHead
from ineen.ground.audit.words import hide
from ineen.ground.privacy.compartments import VAULT, OutsideCompartment, current_compartment
from ineen.ground.privacy.declarations import declaration_of
from ineen.ground.privacy.keys import key_for

POLICY = "policy"


def record(*, on: Model, what: str, details: Mapping[str, Any] | None = None) -> None:
    """Record what the running act did to a row: `what` is a Dutch sentence fragment ("plan ingelezen").

    The entry lands in the row's own database and in the act's transaction, at the end of the row's stream. Raises
    RuntimeError outside an act, or when the row lives in another database than the act; OutsideCompartment for a row
    of the vault outside the scope of its compartment; TypeError when JSON cannot hold the details.
    """
    current = running()
    if current is None:
        raise RuntimeError(f"{what!r} on {on!r} is recorded outside an act")
    if on._state.db != current.database:
        raise RuntimeError(f"{current.name} runs on {current.database}, the row lives in {on._state.db}")
    entry = _entry(current, on, what)
    entry.details = as_json(details or {})
    if current.database == VAULT:
        hide(entry, key_for(on, now=current.now))
    _append(entry, current.database)
    current.recorded += 1


def goes_on(*, on: Model) -> None:
    """Say that the running act goes on with what an earlier entry tells of this row: the same act, the same person.

    For what is kept every few seconds while somebody types: one entry tells that she does, and when she began. Raises
    RuntimeError outside an act, in the vault, and where no such entry stands: what goes on has begun.
    """
    current = running()
    if current is None or current.database == VAULT or on._state.db != current.database:
        raise RuntimeError(f"{on!r} goes on outside an act of the open world")
    begun = AuditEntry.objects.using(current.database).filter(
        subject_app=on._meta.app_label,
        subject_model=type(on).__name__.lower(),
        subject_id=str(on.pk),
        act=current.name,
        actor=current.by.person,
    )
    if not begun.exists():
        raise RuntimeError(f"{current.name} goes on with {on!r}, and no entry tells that it began")
    current.recorded += 1


def _entry(current: RunningAct, on: Model, what: str) -> AuditEntry:
    written = timezone.now()  # the day of a stream is when it was written: an act cannot slip into a sealed day
    compartment = _compartment(on, current.database)
    return AuditEntry(
        stream=f"{_apart(current, on)}{compartment or POLICY}/{written:%Y-%m-%d}",
        compartment=compartment,
        act=current.name,
        act_id=current.id,
        actor=current.by.person,
        actor_label=current.by.label,
        on_behalf_of=current.by.on_behalf_of,
        source=current.by.source,
        subject_app=on._meta.app_label,
        subject_model=type(on).__name__.lower(),
        subject_id=str(on.pk),
        what=what,
        at=current.now,
        written=written,
    )


def _apart(current: RunningAct, on: Model) -> str:
    """By the row, not by the act: what one act does to a person and to a plan stands in two streams."""
    if current.name == READING:
        return READ_STREAMS
    return UNSEEN_STREAMS if getattr(on, "unseen", False) else ""


def _compartment(on: Model, database: str) -> UUID | None:
    """The compartment of a vault row, or the partnership of an open one: who work apart do not wait for each other."""
    if database != VAULT:
        return partnership_of(on)
    scope = current_compartment()
    if scope is None or getattr(on, "compartment", scope) != scope:
        raise OutsideCompartment(f"{on._meta.label} is recorded outside `with compartment(…)` of its own")
    return scope


def partnership_of(row: Model) -> UUID | None:
    """The partnership of a row of the open world, its own or that of what it is a part of; None where it has none."""
    found: Any = row
    try:
        for step in _way_to_partnership(type(row)):
            found = getattr(found, step)
    except ObjectDoesNotExist:  # what it was a part of went first
        return None
    return found if isinstance(found, UUID) else None


@cache
def _way_to_partnership(model: type[Model]) -> tuple[str, ...]:
    """The attributes to follow: a part says in its retention what it is a part of."""
    own = {field.attname for field in model._meta.concrete_fields} & {"partnership", "partnership_id"}
    if own:
        return (own.pop(),)
    kept = declaration_of(model).retention
    if kept is None or not kept.parent:
        return ()
    whole: Any = model._meta.get_field(kept.parent).related_model
    further = _way_to_partnership(whole)
    return (kept.parent, *further) if further else ()


def _append(entry: AuditEntry, database: str) -> None:
    heads = StreamHead.objects.using(database)
    locked = heads.select_for_update().filter(stream=entry.stream)
    head = locked.first()
    if head is None:
        heads.bulk_create([StreamHead(stream=entry.stream)], ignore_conflicts=True)
        head = locked.get()
    entry.number, entry.previous = head.number + 1, head.mac
    entry.mac = entry_mac(entry)
    entry.save(using=database, force_insert=True)
    heads.filter(stream=entry.stream).update(number=entry.number, mac=entry.mac)
