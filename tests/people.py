"""The cast: one person for every role, and those at the edges who must be kept out.

Names are invented and say what the person is. `cast` makes them; `everyone` lists who a page is tried as.
"""

from dataclasses import dataclass
from datetime import date

from ineen.ground.kernel.actors import Role
from ineen.ground.organisations.models import (
    Membership,
    Organisation,
    OrganisationKind,
    Partnership,
    PartnershipMember,
    Person,
)
from tests.helpers.writes import given

LONG_AGO, ENDED = date(2020, 1, 1), date(2025, 1, 1)
POLICE_ROLES = frozenset({Role.PARTNER_CONTRIBUTOR, Role.ANALYST})

RESIDENT = "resident"
NEIGHBOUR = "neighbour"  # adviser of another partnership
FORMER = "former"  # whose role has ended
WITHOUT_ROLE = "without-role"  # an account without a role
EVERYONE = (RESIDENT, *(role.value for role in Role), NEIGHBOUR, FORMER, WITHOUT_ROLE)


@dataclass(frozen=True)
class Cast:
    """The people by name of their part; nobody plays the resident."""

    own: Partnership
    other: Partnership
    people: dict[str, Person]

    def __getitem__(self, part: str) -> Person | None:
        return None if part == RESIDENT else self.people[part]


def make_cast() -> Cast:
    """Two partnerships, and everybody in her place."""
    with given():
        town = _organisation(OrganisationKind.MUNICIPALITY, "Soest", "GM0342")
        police = _organisation(OrganisationKind.POLICE, "Politie")
        elsewhere = _organisation(OrganisationKind.MUNICIPALITY, "Emmen", "GM0114")
        own = _partnership("eigen", "Eigen verband", town, police)
        other = _partnership("ander", "Ander verband", elsewhere)
        people = {role.value: _person(role.value) for role in Role}
        for role in Role:
            _give_role(people[role.value], police if role in POLICE_ROLES else town, own, role)
        people |= {part: _person(part) for part in (NEIGHBOUR, FORMER, WITHOUT_ROLE)}
        _give_role(people[NEIGHBOUR], elsewhere, other, Role.ADVISER)
        _give_role(people[FORMER], town, own, Role.ADVISER, ended=True)
    return Cast(own, other, people)


def _organisation(kind: OrganisationKind, name: str, code: str | None = None) -> Organisation:
    """As the scene has it already, or made."""
    return Organisation.objects.get_or_create(kind=kind, name=name, defaults={"area_code": code})[0]


def _partnership(slug: str, name: str, lead: Organisation, *others: Organisation) -> Partnership:
    partnership = Partnership.objects.create(slug=slug, name=name, lead=lead)
    for organisation in (lead, *others):
        PartnershipMember(partnership=partnership, organisation=organisation, since=LONG_AGO).save()
    return partnership


def _person(part: str) -> Person:
    return Person.objects.create(email=f"{part}@voorbeeld.test", name=f"Voorbeeldpersoon {part}")


def _give_role(
    person: Person, organisation: Organisation, partnership: Partnership, role: Role, *, ended: bool = False
) -> None:
    until = ENDED if ended else None
    Membership(
        person=person, organisation=organisation, partnership=partnership, role=role.value, since=LONG_AGO, until=until
    ).save()
