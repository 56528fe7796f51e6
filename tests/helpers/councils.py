"""Five municipalities with one partnership and no plan yet, and who write and decide there. All of it invented."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from ineen.ground.kernel.actors import Role
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.organisations.actions import PartnerEntry, establish_partnership
from ineen.ground.organisations.models import Membership, Organisation, Partnership, Person
from tests.helpers.public_site import BY, NOW
from tests.helpers.writes import given
from tests.people import Cast

SINCE: Final = date(2024, 1, 1)
HATTEM, HEERDE, EPE = "GM0244", "GM0246", "GM0232"
TOWNS: Final = {HATTEM: "Hattem", HEERDE: "Heerde", EPE: "Epe", "GM0302": "Nunspeet", "GM0269": "Oldebroek"}


@dataclass(frozen=True, slots=True)
class Plays:
    """Who somebody is in this scene."""

    role: Role
    town: str

    @property
    def name(self) -> str:
        return f"Voorbeeld {self.role.value} van {TOWNS[self.town]}"


# by the name of the part, as `page_of` takes it; Heerde's college does not sign in
PARTS: Final = {
    "adviser-hattem": Plays(Role.ADVISER, HATTEM),
    "adviser-heerde": Plays(Role.ADVISER, HEERDE),
    "adviser-epe": Plays(Role.ADVISER, EPE),
    "coordinator-hattem": Plays(Role.COORDINATOR, HATTEM),
    "mayor-hattem": Plays(Role.MAYOR, HATTEM),
    "mayor-epe": Plays(Role.MAYOR, EPE),
    "griffier-hattem": Plays(Role.GRIFFIER, HATTEM),
    "griffier-heerde": Plays(Role.GRIFFIER, HEERDE),
    "griffier-epe": Plays(Role.GRIFFIER, EPE),
}


def set_council_scene(cast: Cast) -> None:
    """Their partnership, and each of `PARTS` among the cast."""
    made = establish_partnership(
        by=BY,
        now=NOW,
        slug="bosrand",
        name="Veiligheidsverband Bosrand",
        lead=None,
        since=SINCE,
        municipalities=[AreaCode(code) for code in TOWNS],
        partners=[PartnerEntry(name="Politie", kind="politie")],
    )
    with given():
        partnership = Partnership.objects.get(pk=made.id)
        for part, plays in PARTS.items():
            cast.people[part] = _person(part, plays, partnership)


def _person(part: str, plays: Plays, partnership: Partnership) -> Person:
    person = Person.objects.create(email=f"{part}@voorbeeld.test", name=plays.name)
    Membership(
        person=person,
        organisation=Organisation.objects.get(area_code=plays.town),
        partnership=partnership,
        role=plays.role.value,
        since=SINCE,
    ).save()
    return person
