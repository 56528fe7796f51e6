"""Coming in, being refused, leaving: each is an act, and each leaves a row that says nothing of what was typed."""

from datetime import datetime
from uuid import UUID

from allauth.socialaccount.models import SocialAccount
from django.contrib.sessions.models import Session

from ineen.ground.access.models import Means, SignIn
from ineen.ground.access.queries import kept_long_enough
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import NotAllowed, NotFound
from ineen.ground.organisations import queries
from ineen.ground.organisations.queries import Person
from ineen.ground.outbox import mail


@act
def sign_in(*, by: Actor, now: datetime, means: Means, second_step: bool, session_key: str, device: str) -> SignIn:
    """Note that `by` came in, with the key of the session that begins."""
    person = person_of(by)
    row = SignIn.objects.create(
        person=person, at=now, means=means, second_step=second_step, session_key=session_key, device=device
    )
    record(on=person, what="ingelogd", details={"means": means.value, "second_step": second_step, "device": device})
    return row


@act
def refuse_sign_in(*, by: Actor, now: datetime, email: str, means: Means, device: str) -> None:
    """Note that somebody was refused. The address only finds whose account it was, and is not kept."""
    person = Person.objects.filter(email=email.strip().lower()).first()
    row = SignIn.objects.create(person=person, at=now, means=means, refused=True, device=device)
    record(on=person or row, what="inloggen geweigerd", details={"means": means.value, "device": device})


@act
def tie_identity(*, by: Actor, now: datetime, issuer: str, subject: str) -> None:
    """Tie one's account to one's identity at the login of an own organisation, for the next time."""
    person = person_of(by)
    SocialAccount.objects.create(user=person, provider=issuer, uid=subject, extra_data={})
    text = f"U kunt in Ineen voortaan inloggen met het account van uw organisatie.\n\n{mail.link('/profiel')}\n"
    mail.send(
        to=person.email, subject="Inloggen met uw organisatie", text=text, key=f"identity/{person.pk}/{now.isoformat()}"
    )
    record(on=person, what="account van de eigen organisatie gekoppeld", details={"issuer": issuer})


@act
def sign_out(*, by: Actor, now: datetime, session_key: str) -> None:
    """Note that `by` leaves; the session itself is the page's to end."""
    person = person_of(by)
    SignIn.objects.filter(session_key=session_key, person=person).update(session_key=None, ended_at=now)
    record(on=person, what="uitgelogd")


@act
def end_other_sign_ins(*, by: Actor, now: datetime, session_key: str) -> int:
    """End every session of one's own, save this one. Returns how many there were."""
    person = person_of(by)
    ended = end_sessions(person, now, except_key=session_key)
    record(on=person, what="andere sessies beëindigd", details={"ended": ended})
    return ended


@act
def forget_sign_ins(*, by: Actor, now: datetime) -> None:
    """Take away the sign-ins past their term. There must be some."""
    rows = list(SignIn.objects.filter(pk__in=kept_long_enough(now)))
    SignIn.objects.filter(pk__in=[row.pk for row in rows]).delete()
    record(on=rows[0], what="oude inloggingen gewist", details={"how_many": len(rows)})


@act
def end_sign_in(*, by: Actor, now: datetime, sign_in: UUID) -> None:
    """End one of one's own sessions, wherever it is open. Raises NotFound."""
    row = SignIn.objects.select_for_update().filter(pk=sign_in, person=by.person).first()
    if row is None:
        raise NotFound("Deze sessie is er niet. Kijk op uw profiel welke sessies er zijn.")
    _end([row], now)
    record(on=row, what="sessie beëindigd")


def end_sessions(person: Person, now: datetime, *, except_key: str | None = None) -> int:
    """Within an act: end every open session of a person, save one. Returns how many there were."""
    rows = SignIn.objects.filter(person=person, session_key__isnull=False).exclude(session_key=except_key)
    return _end(list(rows), now)


@act
def act_as(*, by: Actor, now: datetime, membership: UUID, old_key: str, new_key: str) -> None:
    """Note that `by` acts as another of her memberships from now on, in a session that got a new key.

    Raises NotAllowed where that membership is not hers, or does not run.
    """
    person = person_of(by)
    memberships = {one.pk: one.label for one in queries.viewer_of(person.pk, now).memberships}
    if membership not in memberships:
        raise NotAllowed("Deze functie hebt u niet (meer). Kies een andere functie.")
    SignIn.objects.filter(person=person, session_key=old_key).update(session_key=new_key)
    record(on=person, what="handelt als", details={"membership": str(membership), "function": memberships[membership]})


def person_of(by: Actor) -> Person:
    """Who acts, with an open account; raises NotAllowed."""
    person = Person.objects.filter(pk=by.person, is_active=True).first() if by.person else None
    if person is None:
        raise NotAllowed("Log eerst in. Daarna kunt u dit doen.")
    return person


def _end(rows: list[SignIn], now: datetime) -> int:
    Session.objects.filter(session_key__in=[row.session_key for row in rows if row.session_key]).delete()
    return SignIn.objects.filter(pk__in=[row.pk for row in rows]).update(session_key=None, ended_at=now)
