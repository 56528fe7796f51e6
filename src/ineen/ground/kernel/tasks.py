"""Background work as a room declares it: a function in its `tasks.py`, decorated with `@task`.

    @task(retries=3, lease=timedelta(minutes=2))
    def send_digest(work: Work, *, person: str) -> None: ...

The worker of the outbox finds the function by its dotted name and hands it the work at hand.
"""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import import_module
from typing import Protocol, TypeVar
from uuid import UUID

from ineen.ground.kernel.actors import Actor

NAME = re.compile(r"ineen(\.[a-z_]+)+\.tasks\.[a-z_]+")


class Work(Protocol):
    """One task while it runs."""

    @property
    def id(self) -> UUID: ...
    @property
    def key(self) -> str:
        """The idempotency key of the task: the same at every attempt."""

    @property
    def database(self) -> str:
        """The database that holds the task: `default` or `vault`."""

    @property
    def by(self) -> Actor:
        """The worker, as the actor of the acts of this task."""

    @property
    def now(self) -> datetime:
        """When this attempt began."""

    def progress(self, done: int, total: int) -> None:
        """Say how far the work is, and keep its lease; stops the task here when the worker must end."""

    def completion(self) -> AbstractContextManager[None]:
        """For a task that is not atomic: what is written inside is written once, with the mark "done"."""


class GiveUp(Exception):
    """Raised by a task that will not succeed by trying again."""


@dataclass(frozen=True, slots=True)
class DeclaredTask:
    """A task function and how it is run.

    retries: attempts after the first. lease: how long one attempt may take before another worker takes over, unless
    it tells its progress. backoff: wait before the first retry; it doubles at each next one.
    atomic: the whole function runs in one transaction with the mark "done". A task that is not atomic writes in acts
    of its own, in short transactions, and must bear to be run again from its start.
    """

    function: Callable[..., None]
    retries: int
    lease: timedelta
    backoff: timedelta
    atomic: bool

    def wait(self, attempt: int) -> timedelta:
        """How long to wait after attempt number `attempt` (1 is the first), at most an hour."""
        return min(self.backoff * (1 << (attempt - 1)), timedelta(hours=1))


_declared: dict[str, DeclaredTask] = {}
Function = TypeVar("Function", bound=Callable[..., None])


def task(
    *,
    retries: int = 5,
    lease: timedelta = timedelta(minutes=5),
    backoff: timedelta = timedelta(seconds=30),
    atomic: bool = True,
) -> Callable[[Function], Function]:
    """Declare a function of a `tasks` module as background work; it takes the `Work` and the payload by name."""

    def declare(function: Function) -> Function:
        name = f"{function.__module__}.{function.__name__}"
        _declared[name] = DeclaredTask(function, retries, lease, backoff, atomic)
        return function

    return declare


def find_task(name: str) -> DeclaredTask:
    """The task of that dotted name, for example `ineen.ground.outbox.tasks.send_mail`. Raises LookupError."""
    if not NAME.fullmatch(name):
        raise LookupError(f"{name!r} is not a function in a tasks module of Ineen")
    try:
        import_module(name.rpartition(".")[0])
        return _declared[name]
    except (ImportError, KeyError) as missing:
        raise LookupError(f"there is no task {name!r}") from missing


def declared_tasks() -> dict[str, DeclaredTask]:
    """Every task of the modules that are loaded, by dotted name."""
    return dict(_declared)
