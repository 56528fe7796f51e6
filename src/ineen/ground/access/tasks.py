"""Background work of access."""

from django.contrib.sessions.backends.db import SessionStore

from ineen.ground.access.actions import forget_sign_ins, send_reset
from ineen.ground.access.queries import asked_by, kept_long_enough
from ineen.ground.kernel.tasks import Work, task


@task()
def mail_reset(work: Work, *, sign_in: str) -> None:
    """Mail who asked for a new password; nothing where nobody has an account with the address that was typed."""
    person = asked_by(sign_in)
    if person is not None:
        send_reset(by=work.by, now=work.now, person=person, asked=work.id)


@task()
def forget(work: Work) -> None:
    """Take away sessions that ran out, and sign-ins that were kept long enough."""
    SessionStore.clear_expired()
    if kept_long_enough(work.now):
        forget_sign_ins(by=work.by, now=work.now)
