"""People who write the plan of the dal together, and those who must not; names say who they are."""

from datetime import date
from uuid import UUID

from ineen.ground.kernel.actors import Actor, Role
from ineen.ground.kernel.audience import Audience
from ineen.ground.organisations import queries as organisations
from ineen.ground.organisations.models import Membership, Person
from ineen.policy.plans.queries import LocalChapterText, PartKind, TextAddress
from tests.helpers.writes import given
from tests.policy.plans.scene import NOW, bring_in, establish

PLAN = "dal-2024-2027"
VISION = TextAddress(PartKind.PLAN, "", "vision")
REASON = TextAddress(PartKind.THEME, "woonoverlast", "reason")
BAARN, SOEST, EMMEN = "GM0308", "GM0342", "GM0114"


def set_the_scene(**changes: object) -> UUID:
    """The partnership of the dal with its plan as a draft of its own, and a neighbour elsewhere."""
    own = establish("dal", BAARN, SOEST)
    establish("kust", EMMEN)
    chapters = tuple(LocalChapterText(municipality=code, text=f"Wat speelt in {code}.") for code in (BAARN, SOEST))
    bring_in(**{"audience": Audience.PARTNERSHIP, "local_chapters": chapters} | changes)
    return own


def person(name: str, role: Role = Role.ADVISER, at: str = BAARN, partnership: str = "dal") -> Person:
    """Somebody with a role; `at` is the reference of an organisation of the partnership."""
    found = organisations.partnership(partnership)
    organisation = organisations.references([found.pk])[at]
    with given():
        made = Person.objects.create(email=f"{name}@voorbeeld.test", name=f"Voorbeeldpersoon {name}")
        Membership(
            person=made, organisation_id=organisation, partnership=found, role=role.value, since=date(2020, 1, 1)
        ).save()
    return made


def acting(who: Person, *, on_behalf_of: UUID | None = None, source: str = "") -> Actor:
    viewer = organisations.viewer_of(who.pk, NOW)
    return Actor(who.pk, viewer.label, on_behalf_of, source)
