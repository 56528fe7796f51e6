"""Keeping and deleting files. Whether the actor may is for the room to say that the file belongs to."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from io import BytesIO
from tempfile import TemporaryFile
from typing import BinaryIO
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
    content: bytes | BinaryIO,
    audience: Audience = Audience.TABLE,
    on: Model | None = None,
    partnership: UUID | None = None,
    organisation: UUID | None = None,
) -> StoredFile:
    """Keep a file that was handed in, for the row `on`, in that row's database (else in `default`).

    A text that lies on disk is read in pieces, so that no long one fills the memory.
    `audience` ORGANISATION needs `organisation`; those of a partnership need `partnership`. In the
    vault the audience is TABLE, and the bytes are encrypted with the key of the record of `on`. Raises BadInput with
    what is wrong with the file.
    """
    file = StoredFile(name=name, audience=audience, partnership=partnership, organisation=organisation)
    handed = BytesIO(content) if isinstance(content, bytes) else content
    with TemporaryFile() as room:
        accepted = accept(handed, limit=settings.INEEN_FILE_BYTES, room=room)
        file.kind, file.name = accepted.kind, safe_name(name, accepted.kind)
        return _STORE[database_of(on)](by=by, now=now, file=file, content=accepted.content, on=on)


def delete_file(*, by: Actor, now: datetime, file: StoredFile) -> None:
    """Delete a file; its bytes go after the commit when no other row uses them."""
    _DELETE[str(file._state.db)](by=by, now=now, file=file)


def _store(*, by: Actor, now: datetime, file: StoredFile, content: BinaryIO, on: Model | None) -> StoredFile:
    database = database_of(on)
    file.stored_by, file.stored_at = by.person, now
    if on is not None:
        file.subject = subject_of(on)
        content = _lock(file, content, on, now) if database == VAULT else content
    file.content = put_bytes(database, content)
    file.save(using=database, force_insert=True)
    record(
        on=file,
        what="bestand bewaard",
        details={"name": file.name, "audience": file.audience, "size": file.content.size},
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


def _lock(file: StoredFile, content: BinaryIO, on: Model, now: datetime) -> BinaryIO:
    if file.audience != Audience.TABLE:
        raise BadInput("Een bestand in de kluis is alleen voor de overlegtafel.")
    key = key_for(on, now=now)
    file.compartment, file.key = current_compartment(), key.id
    content.seek(0)
    return BytesIO(key.encrypt(content.read(), place=str(file.pk)))
