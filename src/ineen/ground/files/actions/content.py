"""The bytes behind the rows: each kept once, under its digest."""

import os
from hashlib import sha256
from typing import Any, BinaryIO

from django.core.files import File
from django.db import connections

from ineen.ground.audit.acts import writing
from ineen.ground.files.models import StoredContent
from ineen.ground.files.queries import path_of, storage

PIECE = 1_000_000


def put_bytes(database: str, content: BinaryIO) -> StoredContent:
    """Store the bytes of a file once, read in pieces, and give their row."""
    digest, size = _digest(content), content.seek(0, os.SEEK_END)
    hold_bytes(database, digest)
    path, place = path_of(database, digest), storage()
    if place.exists(path) and not _intact(path, digest):  # a process that was killed while writing
        place.delete(path)
    if not place.exists(path):
        content.seek(0)
        place.save(path, File(content))
    row = StoredContent(digest=digest, size=size)
    StoredContent.objects.using(database).bulk_create([row], ignore_conflicts=True)
    return StoredContent.objects.using(database).get(pk=digest)


def _intact(path: str, digest: str) -> bool:
    with storage().open(path) as stored:
        return _digest(stored) == digest


def _digest(content: "BinaryIO | File[Any]") -> str:
    content.seek(0)
    found = sha256()
    while piece := content.read(PIECE):
        found.update(piece)
    return found.hexdigest()


def hold_bytes(database: str, digest: str) -> None:
    """Until the transaction ends nobody else stores or removes these bytes; on SQLite it holds the write lock."""
    if connections[database].vendor == "postgresql":
        with connections[database].cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(digest[:15], 16)])


def remove_bytes(database: str, digest: str) -> None:
    """Take bytes out of the storage unless a row uses them. Writes no row: bytes are not in a database."""
    with writing(database):
        hold_bytes(database, digest)
        if not StoredContent.objects.using(database).filter(pk=digest).exists():
            storage().delete(path_of(database, digest))
