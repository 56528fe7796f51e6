"""Accounts: made and closed."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils.timezone import localdate
from django_scopes import scopes_disabled

from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import BadInput, NotAllowed
from ineen.ground.organisations import queries, rules
from ineen.ground.organisations.models import Digest, Membership, Person


@act
def register_person(
    *, by: Actor, now: datetime, email: str, name: str, password: str | None = None, hashed: str = ""
) -> Person:
    """Make an account without any role; without a password nobody can sign in with one.

    hashed
        the password as `make_password` gives it, for who makes many accounts with one password: hashing is slow.

    Raises BadInput where the address is none, or somebody has it already; NotAllowed.
    """
    if by.person is not None:
        rules.check_may_register(queries.viewer_acting(by, now))
    address = queries.address_of(email)
    if not name.strip():
        raise BadInput("Er staat geen naam. Vul de naam in.")
    if Person.objects.filter(email=address).exists():
        raise BadInput(f"Er is al een account met het adres {address}. Gebruik dat account.")
    person = Person(email=address, name=name.strip())
    if hashed:
        person.password = hashed
    else:
        person.set_password(password)
    person.save()
    record(on=person, what="account gemaakt")
    return person


@act
def set_password(*, by: Actor, now: datetime, person: UUID, password: str) -> Person:
    """Give an account another password, by herself or by the system; every session of hers is invalid from then on.

    Raises NotAllowed, and BadInput where the account is closed.
    """
    if by.person not in (None, person):
        raise NotAllowed("Alleen iemand zelf wijzigt haar wachtwoord.")
    row = Person.objects.select_for_update().get(pk=person)
    if not row.is_active:
        raise BadInput("Dit account is afgesloten.")
    row.set_password(password)
    row.save(update_fields=["password"])
    record(on=row, what="wachtwoord gewijzigd")
    return row


@act
def set_address(*, by: Actor, now: datetime, person: UUID, email: str) -> None:
    """Give an account another address, by herself. Raises NotAllowed, and BadInput where somebody has it already."""
    if by.person != person:
        raise NotAllowed("Alleen iemand zelf wijzigt haar adres.")
    row, address = Person.objects.select_for_update().get(pk=person), queries.address_of(email)
    if Person.objects.filter(email=address).exists():
        raise BadInput("Deze code werkt niet meer. Vraag een nieuwe code.")
    row.email = address
    row.save(update_fields=["email"])
    record(on=row, what="e-mailadres gewijzigd")


@act
def deactivate_person(*, by: Actor, now: datetime, person: Person) -> None:
    """Close an account: nobody signs in with it any more, and every role ends today. Closing again changes nothing."""
    today = localdate(now)
    person = Person.objects.select_for_update().get(pk=person.pk)
    with scopes_disabled():  # the roles of one person, wherever they are
        memberships = Membership.objects.filter(Q(until=None) | Q(until__gt=today), person=person)
        if by.person is not None:
            partnerships = set(memberships.values_list("partnership", flat=True))
            rules.check_may_deactivate(queries.viewer_acting(by, now), partnerships)
        ended = memberships.filter(since__lte=today).update(until=today)
        cancelled, _ = memberships.filter(since__gt=today).delete()
    person.is_active, person.deactivated_at = False, person.deactivated_at or now
    person.save(update_fields=["is_active", "deactivated_at"])
    record(on=person, what="account afgesloten", details={"ended": ended, "cancelled": cancelled})


@act
def choose_digest(*, by: Actor, now: datetime, person: UUID, digest: Digest) -> None:
    """Set how often a person gets what waits in one message; everybody chooses for herself. Raises NotAllowed."""
    if by.person != person:
        raise NotAllowed("Iedereen kiest dit voor zichzelf, bij het eigen profiel.")
    row = Person.objects.select_for_update().get(pk=person)
    row.digest = digest
    row.save(update_fields=["digest"])
    record(on=row, what="samenvatting per mail gekozen", details={"digest": digest.value})
