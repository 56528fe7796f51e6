"""The write door: an act has an actor, one transaction, and at least one audit entry.

    @act
    def adopt_plan(*, by: Actor, now: datetime, plan: SafetyPlan) -> None: ...

An act that another act calls joins it: both share one id and one transaction.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar, overload
from uuid import UUID, uuid4

from django.db import connections, transaction

from ineen.ground.kernel.actors import Actor

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(slots=True)
class RunningAct:
    """The act that is being performed. `recorded` counts its audit entries."""

    name: str
    by: Actor
    now: datetime
    database: str
    id: UUID = field(default_factory=uuid4)
    recorded: int = 0


_running: ContextVar[RunningAct | None] = ContextVar("ineen_act", default=None)


class NothingRecorded(RuntimeError):
    """An act wrote, and told the audit nothing: its transaction is rolled back."""


def running() -> RunningAct | None:
    """The act that is being performed, or None outside every act."""
    return _running.get()


@overload
def act(function: Callable[P, R]) -> Callable[P, R]: ...
@overload
def act(*, database: str) -> Callable[[Callable[P, R]], Callable[P, R]]: ...
def act(function: Callable[P, R] | None = None, *, database: str = "default") -> Any:
    """Make a keyword-only function that takes `by` and `now` an act on one database."""

    def decorate(inner: Callable[P, R]) -> Callable[P, R]:
        @wraps(inner)
        def perform(*args: P.args, **kwargs: P.kwargs) -> R:
            by, now = kwargs["by"], kwargs["now"]
            if not isinstance(by, Actor) or not isinstance(now, datetime):
                raise TypeError(f"{inner.__name__} takes by=Actor and now=datetime, by name")
            with _performing(inner.__name__, by, now, database) as current:
                before = current.recorded
                result = inner(*args, **kwargs)
                if current.recorded == before:
                    raise NothingRecorded(f"{inner.__module__}.{inner.__name__} recorded nothing")
                return result

        perform.is_act = True  # type: ignore[attr-defined]
        return perform

    return decorate(function) if function else decorate


@contextmanager
def _performing(name: str, by: Actor, now: datetime, database: str) -> Iterator[RunningAct]:
    outer = _running.get()
    if outer is not None and outer.database == database:
        if outer.by != by:
            raise ValueError(f"{name} joins {outer.name}, and must name the same actor")
        with transaction.atomic(using=database):  # when it is refused, what it wrote goes, and the outer act may go on
            yield outer
        return
    current = RunningAct(name, by, now, database)
    token = _running.set(current)
    try:
        with writing(database):
            yield current
    finally:
        _running.reset(token)


@contextmanager
def writing(database: str) -> Iterator[None]:
    """One transaction that holds SQLite's write lock from its first statement.

    A deferred transaction that turns from reading to writing fails at once when another has written meanwhile.
    """
    connection = connections[database]
    if connection.vendor != "sqlite":
        with transaction.atomic(using=database):
            yield
        return
    connection.ensure_connection()  # which reads the mode from the settings
    mode = connection.transaction_mode  # type: ignore[attr-defined]
    connection.transaction_mode = "IMMEDIATE"  # type: ignore[attr-defined]
    try:
        with transaction.atomic(using=database):
            yield
    finally:
        connection.transaction_mode = mode  # type: ignore[attr-defined]
