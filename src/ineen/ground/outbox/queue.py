"""Putting work in the outbox: a row in the transaction of the running act."""

import inspect
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connections, router
from django.db.models import Model

from ineen.ground.audit.acts import running
from ineen.ground.kernel.tasks import find_task
from ineen.ground.outbox.models import Task
from ineen.ground.outbox.payloads import check_key, check_payload


class OutsideAct(RuntimeError):
    """Work is put in the outbox by an act on the same database, so that both happen or neither."""


def enqueue(
    *, task: str, payload: Mapping[str, Any], key: str, on: Model | None = None, after: datetime | None = None
) -> UUID:
    """Have the worker run `task` (`ineen.room.tasks.name`) with `payload`, once the running act is committed.

    The row lies in the database of `on`, else in `default`. The same key twice is one row: the first stays as it is.
    `after` is the earliest moment. Returns the id of the row. Raises OutsideAct, LookupError for an unknown task,
    TypeError for a payload that the task does not take, NotForTheVault for one that tells too much.
    """
    database = database_of(on)
    current = running()
    if current is None or current.database != database or not connections[database].in_atomic_block:
        raise OutsideAct(f"{task} is put in the outbox of {database!r} outside an act on {database!r}")
    return insert(
        database=database,
        task=task,
        payload=payload,
        key=key,
        asked_by=current.by.person,
        asked_at=current.now,
        due=after or current.now,
    )


def database_of(on: Model | None) -> str:
    """The database of what work or a file is about: its row's, also when that is not saved yet; else `default`."""
    return "default" if on is None else router.db_for_write(type(on), instance=on)


def insert(
    *,
    database: str,
    task: str,
    payload: Mapping[str, Any],
    key: str,
    asked_by: UUID | None,
    asked_at: datetime,
    due: datetime,
) -> UUID:
    """Write the row as it is told, without asking for an act: for the outbox itself."""
    check_payload(database, payload)
    check_key(database, key)
    inspect.signature(find_task(task).function).bind(None, **payload)
    row = Task(name=task, payload=dict(payload), key=key, asked_by=asked_by, asked_at=asked_at, due=due)
    Task.objects.using(database).bulk_create([row], ignore_conflicts=True)
    standing = Task.objects.using(database).only("id", "name").get(key=key)
    if standing.name != task:
        raise ValueError(f"the key of {task} belongs to {standing.name}")
    return standing.id
