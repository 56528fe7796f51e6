"""Keeping and deleting files. Whether the actor may is for the room to say that the file belongs to."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Model

from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.files.actions.content import hold_bytes, put_bytes, remove_bytes
from ineen.ground.files.models import StoredContent, StoredFile
from ineen.ground.files.queries import subject_of
from ineen.ground.files.rules.content import accept
from ineen.ground.files.rules.names import safe_name
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.outbox.queue import database_of
from ineen.ground.privacy.compartments import VAULT, WORLDS, current_compartment
from ineen.ground.privacy.keys import key_for


def store_file(
    *,
    by: Actor,
    now: datetime,
    name: str,
    content: bytes,
    audience: Audience = Audience.TABLE,
    on: Model | None = None,
    partnership: UUID | None = None,
    organisation: UUID | None = None,
) -> StoredFile:
    """Keep a file that was handed in, for the row `on`, in that row's database (else in `default`).

    `audience` ORGANISATION needs `organisation`; PARTNERSHIP, ADMINISTRATION and COUNCIL need `partnership`. In the
    vault the audience is TABLE, and the bytes are encrypted with the key of the record of `on`. Raises BadInput with
    what is wrong with the file.
    """
    file = StoredFile(name=name, audience=audience, partnership=partnership, organisation=organisation)
    accepted = accept(content, limit=settings.INEEN_FILE_BYTES)
    file.kind, file.name = accepted.kind, safe_name(name, accepted.kind)
    return _STORE[database_of(on)](by=by, now=now, file=file, content=accepted.content, on=on)


def delete_file(*, by: Actor, now: datetime, file: StoredFile) -> None:
    """Delete a file; its bytes go after the commit when no other row uses them."""
    _DELETE[str(file._state.db)](by=by, now=now, file=file)


def _store(*, by: Actor, now: datetime, file: StoredFile, content: bytes, on: Model | None) -> StoredFile:
    database = database_of(on)
    file.stored_by, file.stored_at = by.person, now
    if on is not None:
        file.subject = subject_of(on)
        content = _lock(file, content, on, now) if database == VAULT else content
    file.content = put_bytes(database, content)
    file.save(using=database, force_insert=True)
    record(
        on=file, what="bestand bewaard", details={"name": file.name, "audience": file.audience, "size": len(content)}
    )
    return file


def _delete(*, by: Actor, now: datetime, file: StoredFile) -> None:
    database, digest = str(file._state.db), file.content_id
    record(on=file, what="bestand verwijderd", details={"name": file.name})
    hold_bytes(database, digest)
    file.delete()
    if not StoredFile.objects.using(database).filter(content_id=digest).exists():
        StoredContent.objects.using(database).filter(pk=digest).delete()
        transaction.on_commit(partial(remove_bytes, database, digest), using=database)


_STORE: dict[str, Callable[..., StoredFile]] = {alias: act(database=alias)(_store) for alias in WORLDS}
_DELETE: dict[str, Callable[..., None]] = {alias: act(database=alias)(_delete) for alias in WORLDS}


def _lock(file: StoredFile, content: bytes, on: Model, now: datetime) -> bytes:
    if file.audience != Audience.TABLE:
        raise BadInput("Een bestand in de kluis is alleen voor de overlegtafel.")
    key = key_for(on, now=now)
    file.compartment, file.key = current_compartment(), key.id
    return key.encrypt(content, place=str(file.pk))
