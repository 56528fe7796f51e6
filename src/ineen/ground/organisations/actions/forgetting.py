"""Accounts and roles past their term."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django_scopes import scopes_disabled

from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.audit.forgetting import forget_rows
from ineen.ground.kernel.actors import Actor, check_is_system
from ineen.ground.organisations.models import Membership, Person
from ineen.ground.organisations.queries.terms import NOWHERE
from ineen.ground.privacy.declarations import past_term

NOBODY: Final = "iemand (account verwijderd)"


@act
def forget_person(*, by: Actor, now: datetime, person: UUID) -> None:
    """Take the name and the address from an account that is past its term, and all that opened it.

    The row stays without them: what she recorded is told by function, and keeps its place. Raises NotAllowed for a
    person, and Person.DoesNotExist for an account that is open or not yet past its term.
    """
    check_is_system(by, doing="Oude accounts verwijderen", command="ineen worker")
    row = Person.objects.select_for_update().filter(past_term(Person, now)).get(pk=person)
    row.name, row.email = NOBODY, f"{row.pk}{NOWHERE}"
    row.set_unusable_password()
    row.save(update_fields=["name", "email", "password"])
    record(on=row, what="account verwijderd: naam en adres gewist")


@act
def forget_memberships(*, by: Actor, now: datetime, partnership: UUID) -> None:
    """Take away the roles of a partnership past their term. There must be some, for the worker."""
    check_is_system(by, doing="Oude functies wissen", command="ineen worker")
    with scopes_disabled():
        old = Membership.objects.filter(past_term(Membership, now))
        forget_rows(old, partnership=partnership, what="oude functies gewist")
