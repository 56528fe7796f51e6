"""Work that returns: which task, how often, in which worlds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ineen.ground.outbox.bookkeeping import bookkeeping
from ineen.ground.outbox.models import Task
from ineen.ground.outbox.queue import insert
from ineen.ground.privacy.compartments import WORLDS

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Periodic:
    """A task without arguments that runs once in every slot of `every`, counted from 1970 in UTC."""

    task: str
    every: timedelta
    databases: tuple[str, ...] = ("default",)

    def slot(self, now: datetime) -> datetime:
        """When the present slot began."""
        return EPOCH + (now - EPOCH) // self.every * self.every

    def key(self, now: datetime) -> str:
        return f"{self.task}/{self.slot(now).isoformat()}"


@dataclass(frozen=True, slots=True)
class DailyAt:
    """A task that runs once a day from an hour of Amsterdam, whatever the season.

    While no worker runs the slot waits until the next begins: the task says what is too late.
    """

    task: str
    hour: int
    databases: tuple[str, ...] = ("default",)

    def slot(self, now: datetime) -> datetime:
        """When the present slot began."""
        local = now.astimezone(AMSTERDAM)
        day = local.date() if local.hour >= self.hour else local.date() - DAY
        return datetime.combine(day, time(self.hour), AMSTERDAM)

    def key(self, now: datetime) -> str:
        return f"{self.task}/{self.slot(now).date().isoformat()}"


Recurring = Periodic | DailyAt
DAY = timedelta(days=1)

PERIODIC: tuple[Recurring, ...] = (
    Periodic("ineen.ground.files.tasks.remove_unused", DAY, WORLDS),
    Periodic("ineen.ground.outbox.tasks.forget_finished", DAY, WORLDS),
    Periodic("ineen.ground.access.tasks.forget", DAY),
    Periodic("ineen.ground.organisations.tasks.forget", DAY),
    Periodic("ineen.ground.inbox.tasks.forget", DAY),
    Periodic("ineen.ground.audit.tasks.seal_streams", timedelta(hours=1)),
    Periodic("ineen.policy.plans.tasks.forget_drafts", DAY),
    Periodic("ineen.policy.plans.tasks.forget_changes", DAY),
    Periodic("ineen.evidence.tasks.close_overdue", timedelta(minutes=15)),
    Periodic("ineen.evidence.tasks.forget_submissions", DAY),
    Periodic("ineen.evidence.tasks.refresh_figures", timedelta(minutes=1)),
    Periodic("ineen.evidence.tasks.ask_due_sources", timedelta(minutes=15)),
    Periodic("ineen.faces.publication.tasks.prepare", timedelta(minutes=1)),
    DailyAt("ineen.faces.desk.tasks.send_digests", 7),
)


def enqueue_slots(table: Iterable[Recurring], *, now: datetime) -> None:
    """Put the present slot of each periodic task in the outbox, once. A slot that passed unseen is not made up for."""
    for entry in table:
        for database in entry.databases:
            _enqueue_slot(entry, database, now)


def _enqueue_slot(entry: Recurring, database: str, now: datetime) -> None:
    key = entry.key(now)
    if Task.objects.using(database).filter(key=key).exists():
        return
    with bookkeeping(database):
        insert(database=database, task=entry.task, payload={}, key=key, asked_by=None, asked_at=now, due=now)
