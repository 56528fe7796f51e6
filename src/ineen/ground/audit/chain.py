"""What an entry is signed with: an HMAC over its fields and the HMAC of the entry before it in its stream.

The key is `INEEN_AUDIT_KEY`, which no database holds: who can write rows cannot sign them.
"""

import json
from datetime import UTC, datetime
from hmac import compare_digest, digest
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder

from ineen.ground.audit.models import AuditEntry

SIGNED = (
    "stream", "number", "compartment", "act", "act_id", "actor", "actor_label", "on_behalf_of", "source",
    "subject_app", "subject_model", "subject_id", "what", "details", "digest", "key", "at", "written", "previous",
)  # fmt: skip


def as_json(value: Any) -> str:
    """One text per value: keys sorted, nothing between; raises TypeError for what JSON cannot hold."""
    return json.dumps(value, cls=DjangoJSONEncoder, sort_keys=True, separators=(",", ":"))


def sign(text: str) -> str:
    """HMAC-SHA256 under the audit key, in hex."""
    return digest(settings.INEEN_AUDIT_KEY.encode(), text.encode(), "sha256").hex()


def entry_mac(entry: AuditEntry) -> str:
    """What `entry.mac` must be. The encrypted bytes are signed through their digest, so that a key may be destroyed."""
    return sign(as_json([_plain(getattr(entry, name)) for name in SIGNED]))


def same(one: str, other: str) -> bool:
    """Whether two macs are equal, in constant time."""
    return compare_digest(one.encode(), other.encode())


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value if value is None or isinstance(value, int) else str(value)
