"""The write door of the desk: the digest by mail, and its end."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.core import signing
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import localdate

from ineen.faces.desk.words import days_away
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.inbox import queries as inbox
from ineen.ground.inbox.queries import Waiting
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import NotFound
from ineen.ground.organisations import actions as organisations_actions
from ineen.ground.organisations import queries as organisations
from ineen.ground.organisations.queries import Digest, Person
from ineen.ground.outbox import mail

SALT = "ineen.desk.digest"
MOST_LINES = 30
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


def end_digest(*, by: Actor, now: datetime, token: str) -> None:
    """End the digest of the person that a token names: who has the message may. Raises NotFound.

    Of an account that was closed nothing is written.
    """
    person = person_of(token)
    if organisations.person_to_mail(person):
        organisations_actions.choose_digest(by=by, now=now, person=person, digest=Digest.NEVER)
