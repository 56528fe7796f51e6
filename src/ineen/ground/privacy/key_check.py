"""Whether the vault's key is the one that its record keys were wrapped with."""

from ineen.ground.privacy.keys import ALIAS, Unreadable, key
from ineen.ground.privacy.models import RecordKey


def vault_key_fits() -> bool:
    """Whether `INEEN_VAULT_KEY` opens the newest record key; True where there is none yet."""
    newest = RecordKey.objects.using(ALIAS).order_by("-made").values_list("id", flat=True).first()
    try:
        return newest is None or key(newest) is not None
    except Unreadable:
        return False
