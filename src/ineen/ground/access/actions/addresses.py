"""Another address for an account: a code goes to the new one, and the old one hears of it when it is changed."""

import secrets
from datetime import datetime, timedelta
from typing import Final
from uuid import uuid4

from django.utils.crypto import constant_time_compare, salted_hmac

from ineen.ground.access.actions.signing_in import person_of
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.organisations import queries as organisations
from ineen.ground.organisations.actions import set_address
from ineen.ground.organisations.queries import Person
from ineen.ground.outbox import mail

FOR: Final = timedelta(minutes=15)
NOT_VALID: Final = "Deze code klopt niet, of werkt niet meer. Vraag een nieuwe code."
_TAKEN: Final = (
    "Iemand wilde dit adres gebruiken voor een account in Ineen. Er is al een account met dit adres: er is niets "
    "veranderd. Was u dit zelf, log dan in met dat account.\n"
)


@act
def send_address_code(*, by: Actor, now: datetime, email: str) -> str:
    """Mail a code to the address that one's own account should have; returns the proof that belongs to it.

    An address that has an account is told so, by mail: to who asks nothing differs. Raises BadInput where it is no
    address, or her own.
    """
    person, address = person_of(by), organisations.address_of(email)
    if address == person.email:
        raise BadInput("Dit is al het adres van uw account.")
    code = f"{secrets.randbelow(10**6):06}"
    text = f"Uw code voor Ineen is {code}. De code werkt {FOR.seconds // 60} minuten.\n"
    taken = organisations.person_by_email(address) is not None
    mail.send(
        to=address,
        subject="Uw adres voor Ineen",
        text=_TAKEN if taken else text,
        key=f"address/{uuid4()}",
        once=True,
    )
    record(on=person, what="ander e-mailadres gevraagd")
    return _proof(person, address, secrets.token_hex() if taken else code)


@act
def change_address(*, by: Actor, now: datetime, email: str, code: str, proof: str) -> None:
    """Give one's own account the address to which the code of this proof went. Raises BadInput."""
    person, address = person_of(by), organisations.address_of(email)
    if not constant_time_compare(proof, _proof(person, address, "".join(code.split()))):
        raise BadInput(NOT_VALID)
    was = person.email
    set_address(by=by, now=now, person=person.pk, email=address)
    text = "Het e-mailadres van uw account in Ineen is gewijzigd.\n\nWas u dit niet? Bel meteen uw coördinator.\n"
    mail.send(to=was, subject="Uw e-mailadres is gewijzigd", text=text, key=f"address/{uuid4()}")


def _proof(person: Person, address: str, code: str) -> str:
    """Worth nothing for another account or address, nor after another password."""
    said = f"{person.pk}/{person.get_session_auth_hash()}/{address}/{code}"
    return salted_hmac("ineen address code", said, algorithm="sha256").hexdigest()
