"""The bytes behind the rows: each kept once, under its digest."""

from hashlib import sha256

from django.core.files.base import ContentFile
from django.db import connections

from ineen.ground.audit.acts import writing
from ineen.ground.files.models import StoredContent
from ineen.ground.files.queries import path_of, storage


def put_bytes(database: str, content: bytes) -> StoredContent:
    """Store bytes once, and give their row."""
    digest = sha256(content).hexdigest()
    hold_bytes(database, digest)
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
