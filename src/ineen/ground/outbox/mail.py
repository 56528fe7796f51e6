"""Mail after the act: a row in its transaction, sent by the worker once that is committed."""

from datetime import datetime
from uuid import UUID, uuid5

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email
from django.db.models import Model

from ineen.ground.audit.acts import running
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.kernel.tasks import GiveUp
from ineen.ground.outbox.models import Mail, Notice
from ineen.ground.outbox.payloads import NotForTheVault
from ineen.ground.outbox.queue import OutsideAct, database_of, enqueue

NAMESPACE = UUID("5a0b3f0e-3f0a-4c39-9d0a-2f4f6f0f9c11")
NOTICE_SUBJECT = "Bericht van Ineen"
WIPED = "(de tekst is na verzending gewist)"
SEND = "ineen.ground.outbox.tasks.send_mail"


def send(
    *, to: str, subject: str, text: str, key: str, on: Model | None = None, unsubscribe: str = "", once: bool = False
) -> UUID:
    """Mail words to an address when the running act is committed; the same key twice is one message.

    unsubscribe
        the whole address at which one POST ends messages like this (RFC 8058), where there is one.
    once
        the text holds a secret, such as a link that opens something: it is wiped when a server accepted it.

    Returns the id of the message. Raises BadInput for an address or subject that cannot be used, NotForTheVault for a
    subject row in the vault (use `notify`), OutsideAct.
    """
    if database_of(on) == "vault":
        raise NotForTheVault("mail about the vault is a fixed notice")
    try:
        validate_email(to)
    except ValidationError as wrong:
        raise BadInput("Dit is geen e-mailadres. Schrijf het als naam@voorbeeld.nl.", place=to) from wrong
    if not subject.strip() or not text.strip() or len(subject.splitlines()) > 1:
        raise BadInput("Een bericht heeft een onderwerp van één regel en een tekst.")
    return _put(Mail(address=to, subject=subject, text=text, unsubscribe=unsubscribe, once=once), key, on)


def is_written(key: str) -> bool:
    """Whether a message about the open world was written under this key. One query."""
    return Mail.objects.using("default").filter(pk=uuid5(NAMESPACE, key)).exists()


def notify(*, person: UUID, notice: Notice, key: str, on: Model | None = None) -> UUID:
    """Mail a person one fixed sentence and a random reference; as `send`, and in both worlds."""
    return _put(Mail(person=person, notice=Notice(notice)), key, on)


def link(path: str) -> str:
    """The whole address of a page, to stand in a message."""
    return f"{settings.INEEN_URL}{path}"


def message_of(mail: Mail) -> EmailMessage:
    """The message as it is sent. Raises GiveUp when the person is no longer there."""
    to = mail.address or _address_of(str(mail.person))
    subject, text = mail.subject, mail.text
    if mail.notice:
        subject, text = NOTICE_SUBJECT, f"{Notice(mail.notice).label}\n\nKenmerk: {mail.reference}\n"
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    # the same at every attempt: should a server have taken it after all, readers show it once
    headers = {"Message-ID": f"<{mail.id}@{domain}>"}
    if mail.unsubscribe:
        headers |= {"List-Unsubscribe": f"<{mail.unsubscribe}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return EmailMessage(subject, text, to=[to], headers=headers)


def _put(mail: Mail, key: str, on: Model | None) -> UUID:
    mail.id = uuid5(NAMESPACE, key)
    mail.written_at = _moment_of_act()
    Mail.objects.using(database_of(on)).bulk_create([mail], ignore_conflicts=True)
    enqueue(task=SEND, payload={"mail": str(mail.id)}, key=f"mail/{mail.id}", on=on)
    return mail.id


def _moment_of_act() -> datetime:
    current = running()
    if current is None:
        raise OutsideAct("mail is written by an act")
    return current.now


def _address_of(person: str) -> str:
    found = get_user_model()._default_manager.using("default").filter(pk=person, is_active=True).first()
    if found is None:
        raise GiveUp("de ontvanger is er niet meer")
    return str(found.email)
