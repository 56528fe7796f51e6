"""Who looks and who acts: the memberships of a person, and the one that she acts as."""

from collections import Counter
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.timezone import localdate
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import RESIDENT, Actor, HeldMembership, HeldRole, Role, Viewer
from ineen.ground.organisations.models import Membership, PartnershipMember
from ineen.ground.organisations.queries.partnerships import during

_FUNCTIONS = dict(Membership.ROLES)
NO_FUNCTION = "zonder functie"


def viewer_of(person: UUID, now: datetime) -> Viewer:
    """A person with every role held at this moment, as acts judge her. One query.

    A role counts while the membership runs, the account is open, and the organisation takes part in the partnership.
    """
    rows = _rows(person, now)
    label = _label(rows[0]) if rows else NO_FUNCTION
    return Viewer(person=person, label=label, held_roles=tuple(map(_held, rows)), memberships=_memberships(rows))


def viewer_as(person: UUID, now: datetime, membership: UUID | None) -> Viewer:
    """A person as one of her memberships, or the first where that one is not hers (any more). One query.

    The others she finds in `memberships`; what they let her do does not count until she chooses one.
    """
    rows = _rows(person, now)
    chosen = next((row for row in rows if row[0] == membership), rows[0] if rows else None)
    if chosen is None:
        return Viewer(person=person, label=NO_FUNCTION)
    held, memberships = (_held(chosen),), _memberships(rows)
    return Viewer(person, _label(chosen), held_roles=held, memberships=memberships, membership=chosen[0])


def viewer_acting(by: Actor, now: datetime) -> Viewer:
    """Who performs an act, as she chose to, for the rules of that act. Raises ValueError for the system. One query."""
    if by.person is None:
        raise ValueError(f"{by.label} is no person")
    found = viewer_of(by.person, now)
    if by.membership is None:
        return found
    place = next((place for place, held in enumerate(found.memberships) if held.pk == by.membership), None)
    return replace(found, held_roles=() if place is None else (found.held_roles[place],))


def viewer_behind(by: Actor, now: datetime) -> Viewer:
    """As `viewer_acting`; the system sees and does here what everybody may."""
    return viewer_acting(by, now) if by.person else RESIDENT


def _rows(person: UUID, now: datetime) -> list[tuple[Any, ...]]:
    today = during(localdate(now))
    with scopes_disabled():
        partner = PartnershipMember.objects.filter(
            today, partnership=OuterRef("partnership"), organisation=OuterRef("organisation")
        )
        found = Membership.objects.filter(today, Exists(partner), person=person, person__is_active=True)
        columns = ("role", "partnership", "organisation", "organisation__area_code", "organisation__name")
        return list(found.order_by("since", "pk").values_list("pk", *columns, "partnership__name"))


def _held(row: tuple[Any, ...]) -> HeldRole:
    return HeldRole(Role(row[1]), *row[2:5])


def _label(row: tuple[Any, ...]) -> str:
    return f"{_FUNCTIONS[row[1]]}, {row[5]}"


def _memberships(rows: list[tuple[Any, ...]]) -> tuple[HeldMembership, ...]:
    """With the partnership where the function alone says too little."""
    labels = Counter(map(_label, rows))
    told = (f"{_label(row)} ({row[6]})" if labels[_label(row)] > 1 else _label(row) for row in rows)
    return tuple(HeldMembership(row[0], label, Role(row[1])) for row, label in zip(rows, told, strict=True))
