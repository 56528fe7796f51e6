from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.mail.backends.locmem import EmailBackend

from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.organisations.models import Person
from ineen.ground.outbox import mail
from ineen.ground.outbox.models import Failure, Mail, Notice, Task
from ineen.ground.outbox.payloads import NotForTheVault
from ineen.ground.outbox.queue import OutsideAct
from ineen.ground.privacy.compartments import compartment
from tests.ground.outbox.office import CLERK, NOW, Clock, subject, worker_at
from tests.helpers.writes import given

pytestmark = pytest.mark.django_db(databases="__all__")
INVITATION: dict[str, Any] = {"to": "kees@voorbeeld.nl", "subject": "Buurtfeest", "text": "U bent welkom.", "key": "1"}


@act
def invite(*, by: Actor, now: datetime, **words: Any) -> None:
    id_ = mail.send(**{**INVITATION, **words})
    record(on=Mail.objects.get(pk=id_), what="uitnodiging geschreven")


def notify_in_vault(person: UUID) -> None:
    @act(database="vault")
    def tell(*, by: Actor, now: datetime) -> None:
        id_ = mail.notify(person=person, notice=Notice.WAITING, key="melding", on=subject("vault"))
        record(on=Mail.objects.using("vault").get(pk=id_), what="bericht klaargezet")

    with compartment(uuid4()):
        tell(by=CLERK, now=NOW)


def person() -> Person:
    with given():
        return Person.objects.create(email="fatima@voorbeeld.nl", name="Fatima Voorbeeld")


def test_mail_goes_after_the_act_and_once(mailoutbox: list[Any]) -> None:
    invite(by=CLERK, now=NOW)
    assert mailoutbox == []

    for _ in range(2):
        worker_at(Clock()).work_off()

    [message] = mailoutbox
    assert (message.to, message.subject, message.body) == (["kees@voorbeeld.nl"], "Buurtfeest", "U bent welkom.")
    assert Mail.objects.get().accepted_at == NOW


def test_a_message_says_where_to_end_messages_like_it(mailoutbox: list[Any]) -> None:
    invite(by=CLERK, now=NOW, unsubscribe="https://ineen.voorbeeld.nl/afmelden/x")
    invite(by=CLERK, now=NOW, key="2")
    worker_at(Clock()).work_off()
    with_it, without = sorted(mailoutbox, key=lambda message: "List-Unsubscribe" not in message.extra_headers)
    assert with_it.extra_headers["List-Unsubscribe"] == "<https://ineen.voorbeeld.nl/afmelden/x>"
    assert with_it.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert not [name for name in without.extra_headers if name.startswith("List-")]
    assert [mail.is_written(key) for key in ("1", "2", "3")] == [True, True, False]


def test_an_act_that_fails_sends_nothing(mailoutbox: list[Any]) -> None:
    @act
    def fail(*, by: Actor, now: datetime) -> None:
        mail.send(**INVITATION)
        raise RuntimeError("the printer is on fire")

    with pytest.raises(RuntimeError, match="on fire"):
        fail(by=CLERK, now=NOW)
    worker_at(Clock()).work_off()

    assert mailoutbox == []
    assert not Mail.objects.exists()


def test_the_same_key_twice_is_one_message(mailoutbox: list[Any]) -> None:
    for _ in range(2):
        invite(by=CLERK, now=NOW)
    worker_at(Clock()).work_off()

    assert len(mailoutbox) == 1


def test_mail_is_offered_again_until_it_is_accepted(mailoutbox: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    accept, refusals = EmailBackend.send_messages, [ConnectionRefusedError(), ConnectionRefusedError()]

    def send_messages(backend: EmailBackend, messages: Any) -> Any:
        if refusals:
            raise refusals.pop()
        return accept(backend, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", send_messages)
    clock = Clock()
    invite(by=CLERK, now=NOW)
    for _ in range(5):
        worker_at(clock).work_off()
        clock.wait(minutes=2)

    assert len(mailoutbox) == 1
    assert (Task.objects.get().state, Task.objects.get().attempts) == ("done", 3)


def test_mail_that_may_have_been_accepted_is_not_sent_again(
    mailoutbox: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        """The worker is gone between the acceptance and its mark."""

    accept = EmailBackend.send_messages

    def accept_and_die(backend: EmailBackend, messages: Any) -> Any:
        accept(backend, messages)
        raise Killed

    monkeypatch.setattr(EmailBackend, "send_messages", accept_and_die)
    clock = Clock()
    invite(by=CLERK, now=NOW)
    with pytest.raises(Killed):
        worker_at(clock).work_off()
    for _ in range(3):
        clock.wait(hours=1)
        worker_at(clock).work_off()

    assert len(mailoutbox) == 1
    assert Task.objects.get().state == "failed"
    assert "niet bekend" in Failure.objects.get(attempt=2).traceback


def test_a_message_about_the_vault_is_one_fixed_sentence_and_a_reference(mailoutbox: list[Any]) -> None:
    notify_in_vault(person().pk)
    worker_at(Clock()).work_off()

    [message] = mailoutbox
    row = Mail.objects.using("vault").get()
    assert message.to == ["fatima@voorbeeld.nl"]
    assert message.subject == "Bericht van Ineen"
    assert message.body == (
        f"Er staat iets voor u klaar in Ineen. Meld u aan om het te lezen.\n\nKenmerk: {row.reference}\n"
    )
    assert (row.address, row.subject, row.text) == ("", "", "")
    assert not Mail.objects.using("default").exists()


def test_words_about_the_vault_are_refused() -> None:
    with pytest.raises(NotForTheVault):
        invite(by=CLERK, now=NOW, on=subject("vault"))


def test_a_message_to_a_person_who_left_is_given_up(mailoutbox: list[Any]) -> None:
    notify_in_vault(uuid4())
    worker_at(Clock()).work_off()

    assert mailoutbox == []
    assert Task.objects.using("vault").get().state == "failed"


@pytest.mark.parametrize(
    "wrong",
    [{"to": "kees"}, {"to": "a@b.nl\nBcc: c@d.nl"}, {"subject": "a\nBcc: c@d.nl"}, {"subject": " "}, {"text": ""}],
)
def test_a_message_that_cannot_be_sent_is_refused_at_once(wrong: dict[str, str]) -> None:
    with pytest.raises(BadInput):
        invite(by=CLERK, now=NOW, **wrong)


def test_mail_is_refused_outside_an_act() -> None:
    with pytest.raises(OutsideAct):
        mail.send(**INVITATION)
