"""Which accounts and roles are past their term: for the worker, which takes them away."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django_scopes import scopes_disabled

from ineen.ground.organisations.models import Membership, Person
from ineen.ground.privacy.declarations import partnerships_with, past_term

NOWHERE: Final = "@verwijderd.invalid"  # RFC 2606: no mail arrives there


def accounts_past_term(now: datetime) -> tuple[UUID, ...]:
    """Closed accounts that still have a name. One query."""
    old = Person.objects.filter(past_term(Person, now)).exclude(email__endswith=NOWHERE)
    return tuple(old.order_by("pk").values_list("pk", flat=True))


def partnerships_with_old_memberships(now: datetime) -> tuple[UUID, ...]:
    """Where roles are past their term. One query."""
    with scopes_disabled():
        found = partnerships_with(Membership.objects.filter(past_term(Membership, now)))
    return tuple(filter(None, found))
