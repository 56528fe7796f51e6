"""Two adviser neighbours in one partnership, and one in another."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import pytest

from ineen.ground.inbox import queries
from ineen.ground.kernel.actors import Actor, Role, system
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.organisations import queries as organisations
from ineen.ground.organisations.actions import appoint, establish_partnership, register_person
from ineen.ground.organisations.models import Membership, Organisation, Partnership, Person

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
BY = system("test")


@dataclass(frozen=True)
class Scene:
    east: Partnership
    west: Partnership
    anna: Person
    bram: Person
    cora: Person
    role_of_anna: Membership

    def sentences(self, person: Person, now: datetime = NOW) -> list[str]:
        return [one.sentence for one in queries.waiting(organisations.viewer_of(person.pk, now))]

    def item(self, person: Person) -> UUID:
        (one,) = queries.waiting(organisations.viewer_of(person.pk, NOW))
        assert one.item
        return one.item


def actor(person: Person) -> Actor:
    return Actor(person=person.pk, label="adviseur")


@pytest.fixture
def scene(db: None) -> Scene:
    codes = {"oost": AreaCode("GM0342"), "west": AreaCode("GM0344")}
    east, west = (
        establish_partnership(by=BY, now=NOW, slug=slug, name=f"Voorbeeld-{slug}", lead=code, municipalities=[code])
        for slug, code in codes.items()
    )
    people = tuple(
        register_person(by=BY, now=NOW, email=f"{name}@voorbeeld.nl", name=f"{name} Voorbeeld")
        for name in ("anna", "bram", "cora")
    )
    given = [
        appoint(
            by=BY,
            now=NOW,
            person=person,
            organisation=Organisation.objects.get(area_code=str(codes[partnership.slug])),
            partnership=partnership,
            role=Role.ADVISER,
        )
        for person, partnership in zip(people, (east, east, west), strict=True)
    ]
    anna, bram, cora = people
    return Scene(east, west, anna, bram, cora, given[0])
