"""Taking an invitation: with the link, and a code that proves that the address is read; or signed in as that person."""

import secrets
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.timezone import localdate
from django_scopes import scopes_disabled

from ineen.ground.access.actions.inviting import digest_of
from ineen.ground.access.models import Invitation
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor, Role
from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from ineen.ground.organisations import queries as organisations
from ineen.ground.organisations.actions import appoint, register_person
from ineen.ground.organisations.queries import Person
from ineen.ground.outbox import mail

MINUTES, TRIES = 15, 5
NOT_VALID = "Deze uitnodiging is verlopen, ingetrokken of al gebruikt. Vraag wie u uitnodigde om een nieuwe."


@act
def send_invitation_code(*, by: Actor, now: datetime, token: str) -> None:
    """Mail a code to the address that was invited; one that was sent before is worth nothing. Raises NotFound."""
    row, code = _by(token, now), f"{secrets.randbelow(10**6):06}"
    row.code_digest, row.code_until, row.code_tries = _digest(row, code), now + timedelta(minutes=MINUTES), 0
    row.save(update_fields=["code_digest", "code_until", "code_tries"])
    text = f"Uw code voor Ineen is {code}. De code werkt {MINUTES} minuten.\n"
    mail.send(to=row.email, subject="Uw code voor Ineen", text=text, key=f"invitation-code/{uuid4()}", once=True)
    record(on=row, what="code van de uitnodiging gemaild")


@act
def accept_as_new(*, by: Actor, now: datetime, token: str, code: str, name: str, password: str) -> Person | None:
    """Make the account and its role in one; None where the code is wrong, and counted. Raises NotFound, BadInput."""
    row = _by(token, now)
    if row.with_code and not _fits(row, code, now):
        row.code_tries += 1
        row.save(update_fields=["code_tries"])
        record(on=row, what="code van de uitnodiging geweigerd")
        return None
    _check_still_given(row, now)
    person = register_person(by=by, now=now, email=row.email, name=name, password=password)
    _accept(row, person, by, now)
    return person


@act
def accept_as_self(*, by: Actor, now: datetime, token: str, person: UUID) -> None:
    """Give the role to who is signed in, where the invitation is hers. Raises NotFound, NotAllowed, BadInput."""
    row, who = _by(token, now), Person.objects.get(pk=person, is_active=True)
    if who.email != row.email:
        raise NotAllowed("Deze uitnodiging is voor iemand anders. Log uit, en log in met het adres waarop zij kwam.")
    _check_still_given(row, now)
    _accept(row, who, by, now)


def _accept(row: Invitation, person: Person, by: Actor, now: datetime) -> None:
    appoint(
        by=by,
        now=now,
        person=person,
        organisation=row.organisation,
        partnership=row.partnership,
        role=Role(row.role),
        since=max(row.since, localdate(now)),
        until=row.until,
    )
    row.accepted_at, row.accepted_by = now, person
    row.save(update_fields=["accepted_at", "accepted_by"])
    record(on=row, what="uitnodiging aangenomen", details={"person": str(person.pk)})


def _by(token: str, now: datetime) -> Invitation:
    with scopes_disabled():
        rows = Invitation.objects.select_for_update(of=("self",)).select_related("organisation", "partnership")
        row = rows.filter(token_digest=digest_of(token), accepted_at=None, revoked_at=None, expires_at__gt=now).first()
    if row is None:
        raise NotFound(NOT_VALID)
    return row


def _check_still_given(row: Invitation, now: datetime) -> None:
    """Who invited must still be one who gives this role: a right that ended gives nothing any more."""
    if row.invited_by_id is None:
        return
    try:
        organisations.check_may_appoint(
            organisations.viewer_of(row.invited_by_id, now), row.partnership_id, Role(row.role)
        )
    except NotAllowed as wrong:
        raise BadInput(
            "Wie u uitnodigde, gaat niet meer over deze functie. Vraag uw coördinator om een nieuwe uitnodiging."
        ) from wrong


def _fits(row: Invitation, code: str, now: datetime) -> bool:
    in_time = row.code_until is not None and now < row.code_until and row.code_tries < TRIES
    return in_time and constant_time_compare(row.code_digest, _digest(row, "".join(code.split())))


def _digest(row: Invitation, code: str) -> str:
    return salted_hmac("ineen invitation code", f"{row.pk}/{row.token_digest}/{code}", algorithm="sha256").hexdigest()
