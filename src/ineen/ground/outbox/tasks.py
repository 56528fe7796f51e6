"""The outbox's own background work."""

from datetime import timedelta

from ineen.ground.kernel.tasks import Work, task
from ineen.ground.outbox.bookkeeping import bookkeeping
from ineen.ground.outbox.models import Task
from ineen.ground.privacy.declarations import retention_of

DAYS_OF_A_MONTH = 31


@task()
def forget_finished(work: Work) -> None:
    """Take away tasks that ended longer ago than their retention, with their failures."""
    kept = timedelta(days=DAYS_OF_A_MONTH * (retention_of(Task).months or 0))
    with bookkeeping(work.database):
        Task.objects.using(work.database).filter(finished_at__lt=work.now - kept).delete()
