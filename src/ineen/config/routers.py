"""Which rows live in which database: the open world, the vault, or the keys of the vault's records."""

from typing import Any

from django.apps import apps
from django.db.models import Model

BOTH_WORLDS = frozenset({"audit", "outbox", "files"})
KEYS = frozenset({"privacy"})


def databases_of(app_label: str) -> frozenset[str]:
    """The aliases that hold the tables of an app."""
    if app_label in BOTH_WORLDS:
        return frozenset({"default", "vault"})
    if app_label in KEYS:
        return frozenset({"keys"})
    if apps.get_app_config(app_label).name.startswith("ineen.vault."):
        return frozenset({"vault"})
    return frozenset({"default"})


class WorldRouter:
    """Rows of both worlds follow the row they belong to; everything else has one home."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str:
        homes = databases_of(model._meta.app_label)
        instance = hints.get("instance")
        if instance is not None and instance._state.db in homes:
            return str(instance._state.db)
        return "default" if "default" in homes else next(iter(homes))

    db_for_write = db_for_read

    def allow_relation(self, one: Model, other: Model, **hints: Any) -> bool:
        """Never across a wall: both rows lie, or can lie, in one database."""
        return bool(_homes(one) & _homes(other))

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db in databases_of(app_label)


def _homes(row: Model) -> frozenset[str]:
    homes = databases_of(row._meta.app_label)
    return homes & {row._state.db} if row._state.db else homes
