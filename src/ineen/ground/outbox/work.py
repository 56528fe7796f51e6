"""The work at hand, as a task function sees it (`kernel.tasks.Work`)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import Event
from time import monotonic
from uuid import UUID

from ineen.ground.audit.acts import writing
from ineen.ground.kernel.actors import Actor, system
from ineen.ground.outbox.leases import Lease, extend, finish

SECONDS_BETWEEN_PROGRESS = 1.0


class Stopping(Exception):
    """The worker must end: the task goes back, and this attempt does not count."""


class HeldWork:
    """One attempt at one task, under its lease."""

    def __init__(
        self,
        lease: Lease,
        *,
        atomic: bool,
        clock: Callable[[], datetime],
        stop: Event,
        ticks: Callable[[], float] = monotonic,
    ) -> None:
        self.lease = lease
        self.completed = False
        self.now = clock()
        self._atomic, self._clock, self._stop, self._ticks = atomic, clock, stop, ticks
        self._written_at: float | None = None

    @property
    def id(self) -> UUID:
        return self.lease.task

    @property
    def key(self) -> str:
        return self.lease.key

    @property
    def database(self) -> str:
        return self.lease.database

    @property
    def by(self) -> Actor:
        return system("worker")

    def progress(self, done: int, total: int) -> None:
        """Write how far the work is, at most once a second. Raises Stopping or LeaseLost.

        An atomic task shows nothing before its end, so there this only asks whether the worker must stop.
        """
        if self._stop.is_set():
            raise Stopping
        if not self._atomic and self._time_to_write(last=done >= total):
            extend(self.lease, now=self._clock(), done=done, total=total)

    @contextmanager
    def completion(self) -> Iterator[None]:
        """What is written inside stands if and only if the task is marked done. Raises LeaseLost."""
        with writing(self.database):
            yield
            finish(self.lease, now=self._clock())
        self.completed = True

    def _time_to_write(self, *, last: bool) -> bool:
        ticks = self._ticks()
        waited = self._written_at is None or ticks - self._written_at >= SECONDS_BETWEEN_PROGRESS
        if waited or last:
            self._written_at = ticks
        return waited or last
