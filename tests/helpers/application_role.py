"""PostgreSQL in tests: every connection has the rights of the application, as in production."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest import mock

from django.conf import settings
from django.db import connections
from django.db.backends.postgresql.operations import DatabaseOperations
from django.db.backends.signals import connection_created

from ineen.ground.privacy.database_roles import secure_databases


@contextmanager
def application_roles() -> Iterator[None]:
    """The roles are made and granted by the owner; then every connection to a test database takes its role."""
    names = {connections[alias].settings_dict["NAME"]: alias for alias in connections}

    def take_role(connection: Any, **kwargs: Any) -> None:
        if connection.vendor == "postgresql" and connection.settings_dict["NAME"] in names:
            _execute(connection, f"SET ROLE {settings.DATABASE_ROLES[connection.alias]}")

    secure_databases()
    connections.close_all()
    connection_created.connect(take_role)
    try:
        # emptying tables between tests is the owner's work: no application role may
        with mock.patch.object(DatabaseOperations, "execute_sql_flush", _flush_as_owner):
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
    if connection.vendor != "postgresql":
        yield
        return
    _execute(connection, "RESET ROLE")
    try:
        yield
    finally:
        _execute(connection, f"SET ROLE {settings.DATABASE_ROLES[connection.alias]}")


_flush = DatabaseOperations.execute_sql_flush


def _flush_as_owner(operations: Any, sql_list: Sequence[str]) -> None:
    with _owner(operations.connection):
        _flush(operations, sql_list)


def _execute(connection: Any, statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
