"""The outbox's own background work."""

from datetime import timedelta

from django.db.models import QuerySet

from ineen.ground.kernel.tasks import GiveUp, Work, task
from ineen.ground.outbox.bookkeeping import bookkeeping
from ineen.ground.outbox.mail import WIPED, message_of
from ineen.ground.outbox.models import Mail, Task
from ineen.ground.privacy.declarations import past_term


@task(retries=8, backoff=timedelta(minutes=1), lease=timedelta(minutes=2), atomic=False)
def send_mail(work: Work, *, mail: str) -> None:
    """Hand a message to the mail server: again until it is accepted, and never again after that.

    A message that was being handed over when the worker died may have been accepted. It is not sent again; its task
    fails, so that somebody sees it.
    """
    row = Mail.objects.using(work.database).filter(pk=mail)
    message = message_of(row.get())
    with bookkeeping(work.database):
        if not row.filter(handed_over_at__isnull=True).update(handed_over_at=work.now):
            raise GiveUp("het bericht was al aangeboden; of het is aangenomen is niet bekend")
    try:
        message.send()
    except Exception:
        _take_back(row, work)
        raise
    with work.completion(), bookkeeping(work.database):
        row.update(accepted_at=work.now)
        row.filter(once=True).update(text=WIPED)


@task()
def forget_finished(work: Work) -> None:
    """Take away tasks that ended, and messages that were written, longer ago than their retention."""
    with bookkeeping(work.database):
        Task.objects.using(work.database).filter(past_term(Task, work.now)).delete()
        Mail.objects.using(work.database).filter(past_term(Mail, work.now)).delete()


def _take_back(row: QuerySet[Mail], work: Work) -> None:
    with bookkeeping(work.database):
        row.update(handed_over_at=None)
