"""How far the work is that somebody asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Min

from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.refusals import NotFound
from ineen.ground.outbox.models import Task, TaskState
from ineen.ground.privacy.compartments import WORLDS


@dataclass(frozen=True, slots=True)
class Progress:
    """A task as its page shows it; `total` is 0 as long as it is unknown."""

    state: TaskState
    done: int
    total: int

    @property
    def ended(self) -> bool:
        return self.state in (TaskState.DONE, TaskState.FAILED)


def progress_of(viewer: Viewer, task: UUID, *, database: str = "default") -> Progress:
    """The progress of work that the viewer asked for herself. Raises NotFound."""
    row = Task.objects.using(database).filter(pk=task, asked_by__isnull=False, asked_by=viewer.person).first()
    if row is None:
        raise NotFound("Dit werk is er niet (meer), of het is door iemand anders gevraagd.")
    return Progress(TaskState(row.state), row.done, row.total)


def failed_for_good(tasks: Iterable[UUID], *, database: str = "default") -> frozenset[UUID]:
    """Those of these tasks that no worker will try again. One query."""
    rows = Task.objects.using(database).filter(pk__in=list(tasks), state=TaskState.FAILED)
    return frozenset(rows.values_list("pk", flat=True))


def oldest_due(*, now: datetime) -> datetime | None:
    """Since when the oldest task of both worlds that is due waits for a worker; None where nothing waits."""
    waiting = Task.objects.filter(state=TaskState.WAITING, due__lte=now)
    found = [waiting.using(database).aggregate(oldest=Min("due"))["oldest"] for database in WORLDS]
    return min(filter(None, found), default=None)
