"""Every connection of a test has the rights of the application, as in production; `as_owner` has more."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest import mock

from django.conf import settings
from django.db import connections
from django.db.backends.signals import connection_created

from ineen.ground.privacy.database_roles import secure_databases


@contextmanager
def application_roles() -> Iterator[None]:
    """The roles are made and granted by the owner; then every connection to a test database takes its role."""
    names = tuple(str(connections[alias].settings_dict["NAME"]) for alias in connections)

    def take_role(connection: Any, **kwargs: Any) -> None:
        # a world has the name of the test database, and a number
        if connection.vendor == "postgresql" and connection.settings_dict["NAME"].startswith(names):
            _execute(connection, f"SET ROLE {settings.DATABASE_ROLES[connection.alias]}")

    secure_databases()
    connections.close_all()
    connection_created.connect(take_role)
    try:
        # emptying tables between tests is the owner's work: no application role may
        with ExitStack() as stack:
            for operations in {type(connections[alias].ops) for alias in connections}:
                flush = _flush_as_owner(operations.execute_sql_flush)
                stack.enter_context(mock.patch.object(operations, "execute_sql_flush", flush))
            yield
    finally:
        connection_created.disconnect(take_role)
        connections.close_all()


@contextmanager
def as_owner(*aliases: str) -> Iterator[None]:
    """The block runs as the owner of these databases: to tamper, or to look behind the wall."""
    with ExitStack() as stack:
        for alias in aliases:
            stack.enter_context(_owner(connections[alias]))
        yield


@contextmanager
def _owner(connection: Any) -> Iterator[None]:
    if connection.vendor == "sqlite":
        with _without_triggers(connection):
            yield
        return
    _execute(connection, "RESET ROLE")
    try:
        yield
    finally:
        _execute(connection, f"SET ROLE {settings.DATABASE_ROLES[connection.alias]}")


@contextmanager
def _without_triggers(connection: Any) -> Iterator[None]:
    """On SQLite triggers keep history append-only, and whoever owns the file can take them away."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
    for name, _ in triggers:
        _execute(connection, f"DROP TRIGGER {name}")
    try:
        yield
    finally:
        for _, statement in triggers:
            _execute(connection, statement)


def _flush_as_owner(flush: Callable[..., None]) -> Callable[..., None]:
    def as_its_owner(operations: Any, sql_list: Sequence[str]) -> None:
        with _owner(operations.connection):
            flush(operations, sql_list)

    return as_its_owner


def _execute(connection: Any, statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
