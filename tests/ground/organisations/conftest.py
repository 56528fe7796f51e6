"""Two neighbouring partnerships of invented people in real municipalities."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from ineen.ground.kernel.actors import Actor, Role, system
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.organisations.actions import PartnerEntry, appoint, establish_partnership, register_person
from ineen.ground.organisations.models import Membership, Organisation, Partnership, Person

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
BY = system("test")
POLICE: PartnerEntry = {"name": "Politie, basisteam Voorbeeld", "kind": "politie"}


@dataclass(frozen=True)
class Scene:
    east: Partnership
    west: Partnership
    soest: Organisation
    police: Organisation
    anna: Person

    def appoint(
        self, person: Person, role: Role, *, by: Actor = BY, organisation: Organisation | None = None
    ) -> Membership:
        where = organisation or self.soest
        return appoint(by=by, now=NOW, person=person, organisation=where, partnership=self.east, role=role)

    def somebody(self, role: Role) -> Actor:
        person = register_person(by=BY, now=NOW, email=f"{role}@voorbeeld.nl", name=f"Persoon {role}")
        self.appoint(person, role)
        return Actor(person=person.pk, label=role)


@pytest.fixture
def scene(db: None) -> Scene:
    east = establish_partnership(
        by=BY,
        now=NOW,
        slug="oost",
        name="Voorbeeld-Oost",
        lead=AreaCode("GM0342"),
        municipalities=[AreaCode("GM0342"), AreaCode("GM0308")],
        partners=[POLICE],
    )
    west = establish_partnership(
        by=BY, now=NOW, slug="west", name="Voorbeeld-West", lead=None, municipalities=[AreaCode("GM0344")]
    )
    anna = register_person(by=BY, now=NOW, email="Anna.Voorbeeld@Voorbeeld.nl", name="Anna Voorbeeld")
    soest, police = Organisation.objects.get(area_code="GM0342"), Organisation.objects.get(kind="police")
    return Scene(east, west, soest, police, anna)
