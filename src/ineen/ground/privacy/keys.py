"""Encryption with the key of one record: destroy the key, and what was encrypted is gone, in backups too.

The keys are wrapped with `INEEN_VAULT_KEY`. That setting may name several, with commas: the first wraps, every one
unwraps, so that a key can be replaced without a pause.
"""

import os
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from hmac import digest
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import transaction
from django.db.models import Model

from ineen.ground.privacy.declarations import declaration_of
from ineen.ground.privacy.models import RecordKey

ALIAS = "keys"
NONCE = 12


class Unreadable(ValueError):
    """What was encrypted cannot be read: it was changed, or belongs to another key or place."""


@dataclass(frozen=True, slots=True)
class Key:
    """An unwrapped record key. `place` binds a value to where it stands: moved elsewhere it cannot be read."""

    id: UUID
    secret: bytes

    def encrypt(self, plain: bytes, *, place: str) -> bytes:
        """AES-256-GCM: 12 bytes nonce, then ciphertext with tag."""
        return _lock(self._part("encrypt"), plain, place)

    def decrypt(self, sealed: bytes, *, place: str) -> bytes:
        """The plain bytes; raises Unreadable."""
        return _unlock(self._part("encrypt"), sealed, place)

    def digest(self, plain: bytes) -> str:
        """A keyed digest, in hex: without the key nobody can even test a guess."""
        return digest(self._part("digest"), plain, "sha256").hex()

    def _part(self, use: str) -> bytes:
        return digest(self.secret, use.encode(), "sha256")


def record_of(row: Model) -> str:
    """The name of the record that a row belongs to: itself, or the parent that it is kept and destroyed with."""
    retention = declaration_of(type(row)).retention
    if retention is not None and retention.parent:
        return record_of(getattr(row, retention.parent))
    return f"{row._meta.label_lower}/{row.pk}"


def key_for(row: Model, *, now: datetime) -> Key:
    """The key of the record of a row, made when it has none yet; committed at once, before what is encrypted."""
    record = record_of(row)
    with transaction.atomic(using=ALIAS):
        kept = RecordKey.objects.using(ALIAS).filter(record=record).first()
        if kept is None:
            made = RecordKey(record=record, made=now)
            made.wrapped = _lock(_wrapping_keys()[0], os.urandom(32), str(made.id))
            RecordKey.objects.using(ALIAS).bulk_create([made], ignore_conflicts=True)
            kept = RecordKey.objects.using(ALIAS).get(record=record)
    return _unwrap(kept)


def key(id: UUID) -> Key | None:  # noqa: A002
    """A key by its id; None when it was destroyed."""
    kept = RecordKey.objects.using(ALIAS).filter(id=id).first()
    return _unwrap(kept) if kept else None


def key_ids(**which: Any) -> list[UUID]:
    """The ids of the keys that are there, by `record` or by `id__in`."""
    return list(RecordKey.objects.using(ALIAS).filter(**which).values_list("id", flat=True))


def forget(id: UUID) -> None:  # noqa: A002
    """Destroy a key; what was encrypted with it is gone. Only `audit.destruction` calls this."""
    RecordKey.objects.using(ALIAS).filter(id=id).delete()


def _unwrap(kept: RecordKey) -> Key:
    for wrapping in _wrapping_keys():
        try:
            return Key(kept.id, _unlock(wrapping, bytes(kept.wrapped), str(kept.id)))
        except Unreadable:
            continue
    raise Unreadable("INEEN_VAULT_KEY opent deze recordsleutel niet. Zet de sleutel terug waarmee hij is gemaakt.")


def _wrapping_keys() -> list[bytes]:
    return _derived(settings.INEEN_VAULT_KEY)


@lru_cache(maxsize=4)
def _derived(text: str) -> list[bytes]:
    return [digest(part.strip().encode(), b"ineen record keys", sha256) for part in text.split(",") if part.strip()]


def _lock(secret: bytes, plain: bytes, place: str) -> bytes:
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(secret).encrypt(nonce, plain, place.encode())


def _unlock(secret: bytes, sealed: bytes, place: str) -> bytes:
    try:
        return AESGCM(secret).decrypt(sealed[:NONCE], sealed[NONCE:], place.encode())
    except InvalidTag as wrong:
        raise Unreadable(f"{place} cannot be read with this key") from wrong
