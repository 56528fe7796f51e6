"""The worker: takes tasks of both worlds one by one, and runs them."""

import logging
import traceback
from collections.abc import Callable, Sequence
from datetime import datetime
from threading import Event

from django.db import InterfaceError, OperationalError, close_old_connections
from django.utils import timezone

from ineen.ground.kernel.tasks import GiveUp
from ineen.ground.outbox.leases import Lease, LeaseLost, claim, declared, fail, release, take_back
from ineen.ground.outbox.periodic import PERIODIC, Recurring, enqueue_slots
from ineen.ground.outbox.work import HeldWork, Stopping
from ineen.ground.privacy.compartments import WORLDS

log = logging.getLogger("ineen.outbox")
SECONDS_IDLE = 1.0
SECONDS_UNREACHABLE = 5.0
VAULT_FAILURE = "Een taak in de kluis is mislukt; de foutmelding staat in de kluis. Verwijzing: %s"
OPEN_FAILURE = "Taak %s is mislukt. Verwijzing: %s"


class Worker:
    """One worker. `stop` may be set by a signal or another thread: the present task ends or goes back."""

    def __init__(
        self,
        *,
        clock: Callable[[], datetime] = timezone.now,
        periodic: Sequence[Recurring] = PERIODIC,
    ) -> None:
        self.stop = Event()
        self._clock = clock
        self._periodic = periodic

    def run(self) -> None:
        """Work until `stop` is set; waits while there is nothing to do or a database is out of reach."""
        while not self.stop.is_set():
            try:
                self.work_off()
                self.stop.wait(SECONDS_IDLE)
            except (OperationalError, InterfaceError):
                log.warning("Een database is niet bereikbaar; de werker probeert het zo weer.")
                self.stop.wait(SECONDS_UNREACHABLE)
            close_old_connections()

    def work_off(self) -> int:
        """Do all that is due now in both worlds; returns how many attempts that took."""
        for database in WORLDS:
            take_back(database, now=self._clock())
        enqueue_slots(self._periodic, now=self._clock())
        attempts = 0
        while taken := sum(self._next(database) for database in WORLDS):
            attempts += taken
        return attempts

    def _next(self, database: str) -> bool:
        lease = None if self.stop.is_set() else claim(database, now=self._clock())
        if lease is None:
            return False
        self._attempt(lease)
        return True

    def _attempt(self, lease: Lease) -> None:
        try:
            self._perform(lease)
        except Stopping:
            release(lease, now=self._clock())
        except LeaseLost:
            log.warning("Een taak duurde langer dan haar termijn; haar werk is teruggedraaid.")
        except Exception as error:  # whatever a task raises is kept, and the worker goes on
            self._failed(lease, error)

    def _perform(self, lease: Lease) -> None:
        how = declared(lease.name)
        work = HeldWork(lease, atomic=how.atomic, clock=self._clock, stop=self.stop)
        if how.atomic:
            with work.completion():
                how.function(work, **lease.payload)
            return
        how.function(work, **lease.payload)
        if not work.completed:
            with work.completion():
                pass

    def _failed(self, lease: Lease, error: Exception) -> None:
        text = "".join(traceback.format_exception(error))
        reference = fail(lease, now=self._clock(), traceback=text, final=isinstance(error, GiveUp))
        if lease.database == "vault":  # neither the name of the task nor the error leaves the vault
            log.error(VAULT_FAILURE, reference)
        else:
            log.error(OPEN_FAILURE, lease.name, reference, exc_info=error)
