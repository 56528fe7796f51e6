"""Databases that are ready before a command runs: every migration applied, the product's own lists loaded."""

import fcntl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from typing import Any

import dj_database_url
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, ProgrammingError, connections, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import load_backend
from django.utils import timezone

from ineen.ground.kernel.actors import system
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.privacy.database_roles import secure_database

ENVIRONMENT_NAMES = {"default": "DATABASE", "vault": "VAULT_DATABASE", "keys": "KEYS_DATABASE"}


def prepare_databases(*, anew: bool = False) -> list[str]:
    """Bring every database up to date; returns what was done, in Dutch, and nothing when all stood ready.

    `anew` sets the rights of the application again, where the owner of a database is known.
    Raises BadInput when a database cannot be reached or its user may not change tables.
    """
    from ineen.ground.areas.actions import (
        load_listed_groups,
        load_municipalities,
    )  # needs settings, which `doctor` may lack

    with _one_at_a_time():
        pending = pending_migrations(ask_owner=True)
        due = [alias for alias in pending if pending[alias] or (_owned(alias) and (anew or _shut_out(alias)))]
        done = [line for alias in due for line in _migrate(alias, pending[alias])]
        by, now = system("ineen migrate"), timezone.now()
        years, groups = load_municipalities(by=by, now=now), load_listed_groups(by=by, now=now)
    done += [f"gemeenten: {years} indelingen geladen"] if years else []
    return done + ([f"veiligheidsregio's en politie-eenheden: {groups} geladen"] if groups else [])


def pending_migrations(aliases: Sequence[str] = (), *, ask_owner: bool = False) -> dict[str, list[str]]:
    """Per database alias (by default all) the migrations that it lacks, as "app.name".

    Raises BadInput when the application cannot reach a database; with `ask_owner` when its owner cannot either.
    """
    known = _known()
    return {
        alias: sorted(".".join(key) for key in known - _applied(alias, ask_owner=ask_owner))
        for alias in aliases or connections
    }


def _owned(alias: str) -> bool:
    return bool(settings.DATABASE_OWNER_URLS[alias])


def _shut_out(alias: str) -> bool:
    """Whether the migrations were done and the rights were not: a first time that broke off halfway."""
    try:
        MigrationRecorder(connections[alias]).applied_migrations()
    except (OperationalError, ProgrammingError):
        return True
    return False


@cache
def _known() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)


def _applied(alias: str, *, ask_owner: bool) -> set[tuple[str, str]]:
    try:
        return set(MigrationRecorder(connections[alias]).applied_migrations())
    except (OperationalError, ProgrammingError) as wrong:
        refused = wrong
    if ask_owner and _owned(alias):
        # the application has no login or no rights yet: the owner gives them after the migrations
        with suppress(OperationalError), as_owner(alias) as owner:
            return set(MigrationRecorder(owner).applied_migrations())
    raise BadInput(
        f"is niet bereikbaar ({str(refused).splitlines()[0]}). Controleer {ENVIRONMENT_NAMES[alias]}_URL.",
        place=f"database {alias}",
    ) from refused


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    with (settings.INEEN_DATA / "prepare.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _migrate(alias: str, names: list[str]) -> list[str]:
    try:
        with as_owner(alias) as connection:
            _migrate_own(connection)
            call_command("migrate", database=alias, verbosity=0, interactive=False)
            secured = secure_database(alias)
    except ProgrammingError as wrong:
        if getattr(wrong.__cause__, "sqlstate", "") != "42501":  # insufficient privilege
            raise
        raise BadInput(
            f"mist {len(names)} migraties, en deze gebruiker mag geen tabellen maken. Geef de eigenaar op in "
            f"{ENVIRONMENT_NAMES[alias]}_OWNER_URL en draai `ineen migrate`.",
            place=f"database {alias}",
        ) from wrong
    return [f"database {alias}: {name}" for name in names] + secured


def _migrate_own(connection: BaseDatabaseWrapper) -> None:
    """Apply the migrations of apps with tables in this database, then note those of other apps as applied.

    The router would have these do nothing; Django would still build the models after each of their steps.
    """
    executor = MigrationExecutor(connection)
    own = {app for app in executor.loader.migrated_apps if router.allow_migrate(connection.alias, app)}
    executor.migrate([node for node in executor.loader.graph.leaf_nodes() if node[0] in own])
    for app, name in sorted(_known() - set(executor.recorder.applied_migrations())):
        if app not in own:
            executor.recorder.record_applied(app, name)


@contextmanager
def as_owner(alias: str) -> Iterator[BaseDatabaseWrapper]:
    """The connection of this alias belongs to the database's owner while the block runs, where an owner is given."""
    url = settings.DATABASE_OWNER_URLS[alias]
    usual = connections[alias]
    if not url:
        yield usual
        return
    owner_settings: dict[str, Any] = {**usual.settings_dict, **dj_database_url.parse(url)}
    usual.close()
    owner = load_backend(owner_settings["ENGINE"]).DatabaseWrapper(owner_settings, alias)
    connections[alias] = owner
    try:
        yield owner
    finally:
        owner.close()
        connections[alias] = usual
