"""An office with a queue: puts work in it as an act does, and reads what became of it."""

from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.outbox.models import Task
from ineen.ground.outbox.queue import enqueue
from ineen.ground.outbox.worker import Worker
from ineen.ground.privacy.compartments import compartment

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
CLERK = Actor(person=uuid4(), label="Sanne Voorbeeld")


def subject(database: str) -> Task:
    """Something that lies in that database, for work to be about."""
    row = Task()
    row._state.db = database
    return row


def plan_work(*, database: str = "default", now: datetime = NOW, by: Actor = CLERK, **work: Any) -> UUID:
    """Put work in the outbox in an act of its own."""

    @act(database=database)
    def plan(*, by: Actor, now: datetime) -> UUID:
        task = enqueue(on=subject(database), **work)
        record(on=Task.objects.using(database).get(pk=task), what="werk klaargezet")
        return task

    with compartment(uuid4()) if database == "vault" else nullcontext():
        return plan(by=by, now=now)


def task_of(id_: UUID, database: str = "default") -> Task:
    return Task.objects.using(database).get(pk=id_)


@dataclass
class Clock:
    """A clock that goes on when it is told to."""

    now: datetime = field(default=NOW)

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **span: float) -> None:
        self.now += timedelta(**span)


def worker_at(clock: Clock) -> Worker:
    """A worker without periodic work."""
    return Worker(clock=clock, periodic=())
