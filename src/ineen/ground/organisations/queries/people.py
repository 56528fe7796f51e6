"""Who sits where, for who may give roles there; and whether a role may be given."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q
from django.utils.timezone import localdate
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Actor, Role, Viewer, check_is_system
from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from ineen.ground.organisations import rules
from ineen.ground.organisations.models import Membership, Organisation, Partnership, PartnershipMember, Person
from ineen.ground.organisations.queries.partnerships import during
from ineen.ground.organisations.queries.viewers import viewer_acting

ROLE_NAMES: dict[str, str] = dict(Membership.ROLES)


@dataclass(frozen=True, slots=True)
class Function:
    """A role that somebody has, had or will have."""

    membership: UUID
    role: Role
    label: str
    organisation: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody with a role in the partnership, as who gives roles there sees her."""

    person: UUID
    name: str
    email: str
    functions: tuple[Function, ...]


def partnership_of(viewer: Viewer) -> Partnership:
    """The partnership in which the viewer gives roles; raises NotAllowed where there is none. One query."""
    held = next((one for one in viewer.held_roles if viewer.has(Role.COORDINATOR, Role.ADMINISTRATOR)), None)
    if held is None:
        raise NotAllowed("Alleen een coördinator of beheerder ziet wie er werken. Vraag het aan uw coördinator.")
    return Partnership.objects.get(pk=held.partnership)


def colleagues(viewer: Viewer, now: datetime) -> tuple[Colleague, ...]:
    """Who has a role in the own partnership now or later, by name. Raises NotAllowed. Two queries."""
    return _colleagues(Q(partnership=partnership_of(viewer)) & _not_over(now))


def colleagues_of(by: Actor, partnership: Partnership, now: datetime) -> tuple[Colleague, ...]:
    """Who has a role in a partnership, for who runs the installation. Raises NotAllowed for a person. One query."""
    check_is_system(by, doing="Mensen van elk verband zien", command="ineen people list")
    return _colleagues(Q(partnership=partnership) & _not_over(now))


def colleague(viewer: Viewer, person: UUID, now: datetime) -> Colleague:
    """One of them; raises NotFound, also where she works elsewhere only."""
    found = _colleagues(Q(partnership=partnership_of(viewer), person=person) & _not_over(now))
    if not found:
        raise NotFound("Deze persoon heeft hier geen functie. Kijk in de lijst van mensen.")
    return found[0]


def why_not_close(viewer: Viewer, person: UUID, now: datetime) -> str:
    """Why the viewer may not close somebody's account, nor take her second step away; empty where she may."""
    with scopes_disabled():
        held = set(Membership.objects.filter(_not_over(now), person=person).values_list("partnership", flat=True))
    try:
        rules.check_may_deactivate(viewer, held)
    except NotAllowed as reason:
        return str(reason)
    return ""


def membership_in(viewer: Viewer, membership: UUID) -> Membership:
    """One role in the own partnership; raises NotFound."""
    with scopes_disabled():
        found = Membership.objects.filter(pk=membership, partnership=partnership_of(viewer)).first()
    if found is None:
        raise NotFound("Deze functie is er niet. Kijk in de lijst van mensen.")
    return found


def organisation(key: UUID) -> Organisation:
    """One organisation; raises NotFound."""
    found = Organisation.objects.filter(pk=key).first()
    if found is None:
        raise NotFound("Deze organisatie is er niet.")
    return found


def person_by_email(email: str) -> Person | None:
    """Whose account has this address, open or closed."""
    return Person.objects.filter(email=email.strip().lower()).first()


def emails_among(addresses: Iterable[str]) -> frozenset[str]:
    """Which of these addresses have an open account. One query."""
    found = Person.objects.filter(email__in=list(addresses), is_active=True)
    return frozenset(found.values_list("email", flat=True))


def roles_to_give(viewer: Viewer, partnership: UUID) -> tuple[Role, ...]:
    """Those that the viewer may give here."""
    return tuple(role for role in Role if _may(viewer, partnership, role))


def check_may_appoint(viewer: Viewer, partnership: UUID, role: Role) -> None:
    """Raises NotAllowed where the viewer gives no such role there."""
    rules.check_may_appoint(viewer, partnership, role)


def check_appointment(
    by: Actor,
    now: datetime,
    *,
    organisation: Organisation,
    partnership: Partnership,
    role: Role,
    since: date,
    until: date | None,
) -> None:
    """Whether a role may be given to whoever it is; raises NotAllowed or BadInput."""
    if by.person is not None:
        rules.check_may_appoint(viewer_acting(by, now), partnership.pk, role)
    rules.check_days(since, until)
    rules.check_role_fits(role, organisation)
    with scopes_disabled():
        parts = PartnershipMember.objects.filter(during(since), partnership=partnership, organisation=organisation)
        if not parts.exists():
            raise BadInput(f"{organisation.name} doet op die dag niet mee in {partnership.name}.")


def address_of(email: str) -> str:
    """An e-mail address as it is kept; raises BadInput."""
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as wrong:
        raise BadInput(f"{email!r} is geen e-mailadres. Schrijf het als naam@organisatie.nl.") from wrong
    return address


def _may(viewer: Viewer, partnership: UUID, role: Role) -> bool:
    try:
        rules.check_may_appoint(viewer, partnership, role)
    except NotAllowed:
        return False
    return True


def _not_over(now: datetime) -> Q:
    return Q(person__is_active=True) & (Q(until=None) | Q(until__gt=localdate(now)))


def _colleagues(which: Q) -> tuple[Colleague, ...]:
    with scopes_disabled():
        rows = Membership.objects.filter(which).select_related("person", "organisation")
        ordered = list(rows.order_by("person__name", "person", "since"))
    people: dict[UUID, list[Membership]] = {}
    for row in ordered:
        people.setdefault(row.person_id, []).append(row)
    return tuple(
        Colleague(key, own[0].person.name, own[0].person.email, tuple(map(_function, own)))
        for key, own in people.items()
    )


def _function(row: Membership) -> Function:
    return Function(row.pk, Role(row.role), ROLE_NAMES[row.role], row.organisation.name, row.since, row.until)
