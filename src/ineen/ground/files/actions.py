"""Keeping and deleting files. Whether the actor may is for the room to say that the file belongs to."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import connections, transaction
from django.db.models import Model

from ineen.ground.audit.acts import act, writing
from ineen.ground.audit.entries import record
from ineen.ground.files.models import StoredContent, StoredFile
from ineen.ground.files.queries import path_of, storage, subject_of
from ineen.ground.files.rules.content import accept
from ineen.ground.files.rules.names import safe_name
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.outbox.queue import database_of
from ineen.ground.privacy.compartments import VAULT, current_compartment
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


def remove_bytes(database: str, digest: str) -> None:
    """Take bytes out of the storage unless a row uses them. Writes no row: bytes are not in a database."""
    with writing(database):
        _hold(database, digest)
        if not StoredContent.objects.using(database).filter(pk=digest).exists():
            storage().delete(path_of(database, digest))


def _store(*, by: Actor, now: datetime, file: StoredFile, content: bytes, on: Model | None) -> StoredFile:
    database = database_of(on)
    file.stored_by, file.stored_at = by.person, now
    if on is not None:
        file.subject = subject_of(on)
        content = _lock(file, content, on, now) if database == VAULT else content
    file.content = _put(database, content)
    file.save(using=database, force_insert=True)
    record(
        on=file, what="bestand bewaard", details={"name": file.name, "audience": file.audience, "size": len(content)}
    )
    return file


def _delete(*, by: Actor, now: datetime, file: StoredFile) -> None:
    database, digest = str(file._state.db), file.content_id
    record(on=file, what="bestand verwijderd", details={"name": file.name})
    _hold(database, digest)
    file.delete()
    if not StoredFile.objects.using(database).filter(content_id=digest).exists():
        StoredContent.objects.using(database).filter(pk=digest).delete()
        transaction.on_commit(partial(remove_bytes, database, digest), using=database)


_STORE: dict[str, Callable[..., StoredFile]] = {alias: act(database=alias)(_store) for alias in ("default", VAULT)}
_DELETE: dict[str, Callable[..., None]] = {alias: act(database=alias)(_delete) for alias in ("default", VAULT)}


def _lock(file: StoredFile, content: bytes, on: Model, now: datetime) -> bytes:
    if file.audience != Audience.TABLE:
        raise BadInput("Een bestand in de kluis is alleen voor de overlegtafel.")
    key = key_for(on, now=now)
    file.compartment, file.key = current_compartment(), key.id
    return key.encrypt(content, place=str(file.pk))


def _put(database: str, content: bytes) -> StoredContent:
    digest = sha256(content).hexdigest()
    _hold(database, digest)
    path, place = path_of(database, digest), storage()
    if place.exists(path) and not _intact(path, digest):  # a process that was killed while writing
        place.delete(path)
    if not place.exists(path):
        place.save(path, ContentFile(content))
    row = StoredContent(digest=digest, size=len(content))
    StoredContent.objects.using(database).bulk_create([row], ignore_conflicts=True)
    return StoredContent.objects.using(database).get(pk=digest)


def _intact(path: str, digest: str) -> bool:
    with storage().open(path) as stored:
        return sha256(stored.read()).hexdigest() == digest


def _hold(database: str, digest: str) -> None:
    """Until the transaction ends nobody else stores or removes these bytes; on SQLite it holds the write lock."""
    if connections[database].vendor == "postgresql":
        with connections[database].cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(digest[:15], 16)])
