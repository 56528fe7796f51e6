"""Background work of access."""

from django.contrib.sessions.backends.db import SessionStore

from ineen.ground.access.actions import forget_account, forget_invitations, forget_sign_ins, send_reset
from ineen.ground.access.queries import asked_by, kept_long_enough, partnerships_with_old_invitations
from ineen.ground.kernel.tasks import Work, task
from ineen.ground.organisations.queries import accounts_past_term


@task()
def mail_reset(work: Work, *, sign_in: str) -> None:
    """Mail who asked for a new password; nothing where nobody has an account with the address that was typed."""
    person = asked_by(sign_in)
    if person is not None:
        send_reset(by=work.by, now=work.now, person=person, asked=work.id)


@task()
def forget(work: Work) -> None:
    """Take away sessions that ran out, and sign-ins, invitations and closed accounts that were kept long enough."""
    SessionStore.clear_expired()
    if kept_long_enough(work.now):
        forget_sign_ins(by=work.by, now=work.now)
    for partnership in partnerships_with_old_invitations(work.now):
        forget_invitations(by=work.by, now=work.now, partnership=partnership)
    for person in accounts_past_term(work.now):
        forget_account(by=work.by, now=work.now, person=person)
