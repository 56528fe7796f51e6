"""No test writes outside an act: what related managers, forms, generic views or bulk writes would slip past a grep.

A scene is set inside `with given():`, where a test writes rows directly.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import pytest
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from ineen.ground.audit.acts import running
from ineen.ground.outbox.bookkeeping import TABLES, keeping_books

WRITE = re.compile(r"\b(INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)\s+\"?(\w+)", re.IGNORECASE)
STARTS = ("INSERT", "REPLACE", "UPDATE", "DELETE", "WITH", "MERGE", "TRUNCATE", "COPY")
OWN_BUSINESS = {"django_session", "django_migrations", "django_content_type", "auth_permission"}
# an act on the vault makes the keys of its records
ALSO_WRITES = {"vault": {"vault", "keys"}}

_given: ContextVar[bool] = ContextVar("given", default=False)


class WriteOutsideAct(AssertionError):
    """The product wrote a row and no act was running: it would not be in the audit."""


@contextmanager
def given() -> Iterator[None]:
    """Set the scene of a test: rows may be written without an act."""
    token = _given.set(True)
    try:
        yield
    finally:
        _given.reset(token)


def refuse(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """The execute wrapper: fails a write outside an act on that database."""
    alias = context["connection"].alias
    if not _given.get() and _writes(sql) and not _in_act(alias) and not _books_of_the_outbox(sql, alias):
        raise WriteOutsideAct(f"written outside an act on {alias}: {sql[:300]}")
    return execute(sql, params, many, context)


def _writes(sql: str) -> bool:
    if not sql.lstrip().upper().startswith(STARTS):
        return False
    tables = {table for _, table in WRITE.findall(sql)}
    starts_with = sql.split(maxsplit=1)[0].upper()
    return bool(tables - OWN_BUSINESS) or (not tables and starts_with != "WITH")


def _books_of_the_outbox(sql: str, alias: str) -> bool:
    """The worker's own rows, in its own blocks: see `ground/outbox/bookkeeping.py`."""
    tables = {table for _, table in WRITE.findall(sql)}
    return keeping_books(alias) and bool(tables) and tables <= TABLES


def _in_act(alias: str) -> bool:
    current = running()
    return current is not None and alias in ALSO_WRITES.get(current.database, {current.database})


def _guard(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    if refuse not in connection.execute_wrappers:
        connection.execute_wrappers.append(refuse)


@pytest.fixture(autouse=True)
def no_write_outside_an_act(request: pytest.FixtureRequest) -> Iterator[None]:
    """In every test that uses a database, in its threads too."""
    if not (request.node.get_closest_marker("django_db") or {"db", "live_server"} & set(request.fixturenames)):
        yield
        return
    request.getfixturevalue("db")  # so that this ends before the rows are taken away
    connection_created.connect(_guard)
    for connection in connections.all():
        _guard(connection)
    yield
    connection_created.disconnect(_guard)
    for connection in connections.all():
        connection.execute_wrappers.remove(refuse)
