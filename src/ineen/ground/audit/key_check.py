"""Whether the audit's key is the one that its entries were signed with."""

from ineen.ground.audit.chain import entry_mac, same
from ineen.ground.audit.models import AuditEntry


def audit_key_fits() -> bool:
    """Whether `INEEN_AUDIT_KEY` signs the newest entry of the open world as it was; True where there is none yet."""
    newest = AuditEntry.objects.order_by("-pk").first()
    return newest is None or same(newest.mac, entry_mac(newest))
