"""Changing a password, and a new one for who forgot hers."""

from datetime import datetime
from uuid import UUID, uuid4

from django.contrib.auth.tokens import default_token_generator

from ineen.ground.access.actions.signing_in import end_sessions, person_of
from ineen.ground.access.models import Means, SignIn
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.organisations.actions import set_password
from ineen.ground.organisations.queries import Person
from ineen.ground.outbox import mail
from ineen.ground.outbox.queue import enqueue

MAIL_RESET = "ineen.ground.access.tasks.mail_reset"
NOT_VALID = "Deze koppeling is verlopen of al gebruikt. Vraag een nieuwe aan."


@act
def change_password(*, by: Actor, now: datetime, password: str, old_key: str, new_key: str) -> Person:
    """Change one's own password in a session that got a new key; every other session ends."""
    person = set_password(by=by, now=now, person=person_of(by).pk, password=password)
    SignIn.objects.filter(person=person, session_key=old_key).update(session_key=new_key)
    end_sessions(person, now, except_key=new_key)
    _tell_changed(person, now)
    return person


@act
def ask_reset(*, by: Actor, now: datetime, email: str, device: str) -> None:
    """Have a link mailed that gives a new password, where there is an open account with this address.

    Where there is none the same is written, and the worker finds nothing to send.
    """
    person = Person.objects.filter(email=email.strip().lower(), is_active=True).first()
    row = SignIn.objects.create(person=person, at=now, means=Means.RESET, refused=True, device=device)
    enqueue(task=MAIL_RESET, payload={"sign_in": str(row.pk)}, key=f"reset/{row.pk}")
    record(on=person or row, what="nieuw wachtwoord gevraagd", details={"device": device})


@act
def send_reset(*, by: Actor, now: datetime, person: Person, asked: UUID) -> None:
    """Mail the link; the worker does."""
    path = f"/wachtwoord-vergeten/{person.pk}/{default_token_generator.make_token(person)}"
    text = (
        "Iemand heeft voor uw account in Ineen een nieuw wachtwoord gevraagd. Kies het hier, binnen een uur:\n\n"
        f"{mail.link(path)}\n\nWas u dit niet? Dan hoeft u niets te doen: uw wachtwoord blijft wat het was.\n"
    )
    mail.send(to=person.email, subject="Nieuw wachtwoord voor Ineen", text=text, key=f"reset/{asked}", once=True)
    record(on=person, what="koppeling voor nieuw wachtwoord gemaild")


@act
def reset_password(*, by: Actor, now: datetime, person: UUID, token: str, password: str) -> None:
    """Set a password with the token of a mailed link, once; every session of that person ends. Raises BadInput."""
    row = Person.objects.select_for_update().filter(pk=person, is_active=True).first()
    if row is None or not default_token_generator.check_token(row, token):
        raise BadInput(NOT_VALID)
    set_password(by=by, now=now, person=person, password=password)
    end_sessions(row, now)
    _tell_changed(row, now)


def _tell_changed(person: Person, now: datetime) -> None:
    text = "Het wachtwoord van uw account in Ineen is gewijzigd.\n\nWas u dit niet? Bel meteen uw coördinator.\n"
    mail.send(to=person.email, subject="Uw wachtwoord is gewijzigd", text=text, key=f"password/{uuid4()}")
