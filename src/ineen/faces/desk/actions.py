"""The write door of the desk: the digest by mail, its end, and a question to the privacy officer."""

from collections.abc import Sequence
from datetime import date, datetime
from urllib.parse import urlencode
from uuid import UUID

from django.core import signing
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import localdate

from ineen.faces.desk.words import days_away
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.inbox import queries as inbox
from ineen.ground.inbox.actions import post
from ineen.ground.inbox.queries import Waiting
from ineen.ground.kernel.actors import Actor, Role
from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from ineen.ground.organisations import actions as organisations_actions
from ineen.ground.organisations import queries as organisations
from ineen.ground.organisations.queries import Digest, Person
from ineen.ground.outbox import mail

SALT = "ineen.desk.digest"
MOST_LINES = 30
LONGEST_QUESTION = 1000
ASKED = "vraag over eigen gegevens"
NO_SUCH_LINK = "Deze link klopt niet. Kies bij uw profiel of u een samenvatting wilt."


def send_digest(*, by: Actor, now: datetime, person: UUID) -> bool:
    """Mail a person what waits for her at this moment: only what she may see, once a day, nothing where nothing waits.

    Returns whether a message was written.
    """
    key = f"digest/{person}/{localdate(now).isoformat()}"
    if mail.is_written(key):
        return False
    to = organisations.person_to_mail(person)
    waiting = inbox.waiting(organisations.viewer_of(person, now)) if to else ()
    if to is None or not waiting:
        return False
    _send(by=by, now=now, to=to, waiting=waiting, key=key)
    return True


@act
def _send(*, by: Actor, now: datetime, to: Person, waiting: Sequence[Waiting], key: str) -> None:
    ending = mail.link(reverse("desk:unsubscribe", args=[unsubscribe_token(to.pk)]))
    mail.send(
        to=to.email,
        subject=subject_of(len(waiting)),
        text=text_of(waiting, localdate(now), ending),
        key=key,
        unsubscribe=ending,
    )
    record(on=to, what="samenvatting per mail verstuurd", details={"items": len(waiting)})


def subject_of(number: int) -> str:
    return "Er wacht 1 ding op u in Ineen" if number == 1 else f"Er wachten {number} dingen op u in Ineen"


def text_of(waiting: Sequence[Waiting], today: date, ending: str) -> str:
    lines = [
        {"sentence": one.sentence, "due": days_away(one.due, today) if one.due else "", "url": mail.link(one.url)}
        for one in waiting[:MOST_LINES]
    ]
    context = {
        "lines": lines,
        "more": max(0, len(waiting) - MOST_LINES),
        "desk": mail.link(reverse("desk:work")),
        "ending": ending,
    }
    return render_to_string("desk/digest.txt", context)


def unsubscribe_token(person: UUID) -> str:
    """What a message carries: it ends the digest of one person, and does nothing else."""
    return signing.dumps(str(person), salt=SALT, compress=False)


def person_of(token: str) -> UUID:
    """Whose digest a token ends; raises NotFound for what was not signed here."""
    try:
        return UUID(signing.loads(token, salt=SALT))
    except (signing.BadSignature, ValueError) as wrong:
        raise NotFound(NO_SUCH_LINK) from wrong


@act
def ask_officer(*, by: Actor, now: datetime, question: str) -> int:
    """Put a question about one's own data on the list of the privacy officers; its words stand in the log alone.

    Returns how many were asked. Raises NotAllowed for the system, and BadInput without words or without an officer.
    """
    if by.person is None:
        raise NotAllowed("Een persoon vraagt iets over de eigen gegevens.")
    words = question.strip()
    if not words or len(words) > LONGEST_QUESTION:
        raise BadInput(f"Schrijf uw vraag op, in hooguit {LONGEST_QUESTION} tekens.")
    officers = {one: where for where in _partnerships(by, now) for one in _officers(where) if one != by.person}
    person = organisations.person_to_mail(by.person)
    if not officers or person is None:
        raise BadInput("Uw samenwerkingsverband heeft nog geen privacyfunctionaris in Ineen. Vraag het uw coördinator.")
    record(on=person, what=ASKED, details={"vraag": words})
    asks = by.label[:1].upper() + by.label[1:]
    for officer, where in officers.items():
        post(
            by=by,
            now=now,
            to=[officer],
            key=f"vraag-over-gegevens/{by.person.hex}-{int(now.timestamp())}",
            sentence=f"{asks} vraagt iets over de eigen gegevens. Lees het, antwoord, en leg dit weg.",
            url=f"{reverse('desk:log')}?{urlencode({'persoon': str(by.person), 'zoek': ASKED})}",
            on=person,
            partnership=where,
        )
    return len(officers)


def _partnerships(by: Actor, now: datetime) -> frozenset[UUID]:
    return organisations.viewer_acting(by, now).partnerships


def _officers(partnership: UUID) -> tuple[UUID, ...]:
    return organisations.persons_with_role(partnership, [Role.PRIVACY_OFFICER])


def end_digest(*, by: Actor, now: datetime, token: str) -> None:
    """End the digest of the person that a token names: who has the message may. Raises NotFound.

    Of an account that was closed nothing is written.
    """
    person = person_of(token)
    if organisations.person_to_mail(person):
        organisations_actions.choose_digest(by=by, now=now, person=person, digest=Digest.NEVER)
