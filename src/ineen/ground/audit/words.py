"""What an entry says to people: readable in the open world, encrypted in the vault."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from ineen.ground.audit.chain import as_json, same
from ineen.ground.audit.models import AuditEntry
from ineen.ground.privacy import keys
from ineen.ground.privacy.keys import Key, Unreadable


class Destroyed(LookupError):
    """The key of the record is gone, and with it what the entry said."""


@dataclass(frozen=True, slots=True)
class Words:
    """What was done, with its details, by whom, and where the words came from."""

    what: str
    details: dict[str, Any]
    actor_label: str
    source: str


def words_of(entry: AuditEntry, key: Callable[[UUID], Key | None] = keys.key) -> Words:
    """The words of an entry. Raises Destroyed, or Unreadable when the encrypted bytes are not what was written."""
    if entry.key is None:
        return Words(entry.what, json.loads(entry.details), entry.actor_label, entry.source)
    secret = key(entry.key)
    if secret is None:
        raise Destroyed(str(entry.key))
    if not isinstance(entry.encrypted, bytes | memoryview):
        raise Unreadable(f"{entry} has no encrypted bytes")
    plain = secret.decrypt(bytes(entry.encrypted), place=str(entry.act_id))
    if not same(secret.digest(plain), entry.digest):
        raise Unreadable(f"{entry} does not have the digest that was signed")
    what, details, person, source = json.loads(plain)
    return Words(what, json.loads(details), person or entry.actor_label, source)


def hide(entry: AuditEntry, key: Key) -> None:
    """Move the words of an entry into its encrypted bytes; the label of the system itself may stay."""
    person = entry.actor_label if entry.actor else ""
    plain = as_json([entry.what, entry.details, person, entry.source]).encode()
    entry.key, entry.digest = key.id, key.digest(plain)
    entry.encrypted = key.encrypt(plain, place=str(entry.act_id))
    entry.what = entry.details = entry.source = ""
    if entry.actor:
        entry.actor_label = ""
