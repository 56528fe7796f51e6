"""Who holds a task, and until when: claiming, ending, failing and taking back.

Every change is one UPDATE that names the state it starts from. So two workers cannot both succeed, and a worker that
lost its lease cannot end a task that another holds by now.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID, uuid4

from django.db import connections
from django.db.models import F, QuerySet

from ineen.ground.kernel.tasks import DeclaredTask, Work, find_task
from ineen.ground.outbox.bookkeeping import bookkeeping
from ineen.ground.outbox.models import Failure, Task, TaskState

LEASE_RAN_OUT = "De poging is niet geëindigd binnen haar tijd: de werker viel uit of was te traag."


class LeaseLost(Exception):
    """Another worker may hold the task by now: what this one did must not stand."""


@dataclass(frozen=True, slots=True)
class Lease:
    """One attempt at one task; `holder` is drawn anew at every attempt."""

    database: str
    task: UUID
    name: str
    payload: Mapping[str, Any]
    key: str
    attempt: int
    holder: UUID

    @property
    def row(self) -> QuerySet[Task]:
        """The task while this lease holds, else nothing."""
        return Task.objects.using(self.database).filter(pk=self.task, state=TaskState.RUNNING, held_by=self.holder)


def declared(name: str) -> DeclaredTask:
    """How to run a task; one that this version does not know fails when it is run, and waits for a worker that does."""
    try:
        return find_task(name)
    except LookupError as gone:
        return _gone(str(gone))


def claim(database: str, *, now: datetime) -> Lease | None:
    """Take the task that is due the longest, or None."""
    due = Task.objects.using(database).filter(state=TaskState.WAITING, due__lte=now).order_by("due", "asked_at")
    if not due.exists():  # without a lock: an idle worker leaves the database alone
        return None
    with bookkeeping(database):
        chosen = _locked(database, due).first()
        return take(database, chosen, now=now) if chosen else None


def take(database: str, chosen: Task, *, now: datetime) -> Lease | None:
    """Hold the chosen task if it is still waiting, else None."""
    holder = uuid4()
    waiting = Task.objects.using(database).filter(pk=chosen.pk, state=TaskState.WAITING)
    until = now + declared(chosen.name).lease
    with bookkeeping(database):
        taken = waiting.update(state=TaskState.RUNNING, held_by=holder, leased_until=until, attempts=F("attempts") + 1)
    attempt = chosen.attempts + 1
    return Lease(database, chosen.pk, chosen.name, chosen.payload, chosen.key, attempt, holder) if taken else None


def extend(lease: Lease, *, now: datetime, done: int, total: int) -> None:
    """Tell the progress and hold on. Raises LeaseLost."""
    with bookkeeping(lease.database):
        _must(lease.row.update(leased_until=now + declared(lease.name).lease, done=done, total=total))


def finish(lease: Lease, *, now: datetime) -> None:
    """Mark the task done, in the transaction of its effects where there is one. Raises LeaseLost."""
    with bookkeeping(lease.database):
        _must(lease.row.update(state=TaskState.DONE, held_by=None, leased_until=None, finished_at=now))


def release(lease: Lease, *, now: datetime) -> None:
    """Hand the task back unfinished: the attempt does not count."""
    with bookkeeping(lease.database):
        lease.row.update(state=TaskState.WAITING, held_by=None, leased_until=None, due=now, attempts=F("attempts") - 1)


def fail(lease: Lease, *, now: datetime, traceback: str, final: bool) -> UUID | None:
    """Keep why the attempt failed, and wait for the next one or give up.

    Returns the reference of the failure, None when the lease was lost meanwhile.
    """
    how = declared(lease.name)
    give_up = final or lease.attempt > how.retries
    with bookkeeping(lease.database):
        if give_up:
            changed = lease.row.update(state=TaskState.FAILED, held_by=None, leased_until=None, finished_at=now)
        else:
            due = now + how.wait(lease.attempt)
            changed = lease.row.update(state=TaskState.WAITING, held_by=None, leased_until=None, due=due)
        if not changed:
            return None
        failure = Failure(task_id=lease.task, attempt=lease.attempt, at=now, traceback=traceback)
        failure.save(using=lease.database, force_insert=True)
    return failure.id


def take_back(database: str, *, now: datetime) -> int:
    """The reaper: an attempt whose lease ran out has failed; returns how many there were."""
    late = Task.objects.using(database).filter(state=TaskState.RUNNING, leased_until__lt=now)
    if not late.exists():
        return 0
    with bookkeeping(database):
        leases = [_lease_of(database, row) for row in _locked(database, late)]
        return sum(fail(lease, now=now, traceback=LEASE_RAN_OUT, final=False) is not None for lease in leases)


def _locked(database: str, rows: QuerySet[Task]) -> QuerySet[Task]:
    if connections[database].features.has_select_for_update_skip_locked:
        return rows.select_for_update(skip_locked=True)
    return rows  # on SQLite bookkeeping holds the write lock


def _lease_of(database: str, row: Task) -> Lease:
    holder = cast(UUID, row.held_by)  # a running task is held: the database says so
    return Lease(database, row.pk, row.name, row.payload, row.key, row.attempts, holder)


def _must(changed: int) -> None:
    if not changed:
        raise LeaseLost("the lease ran out, and the task went back")


def _gone(why: str) -> DeclaredTask:
    def say_so(*_work: Work, **_payload: Any) -> None:
        raise LookupError(why)

    return DeclaredTask(say_so, retries=5, lease=timedelta(minutes=5), backoff=timedelta(minutes=1), atomic=False)
