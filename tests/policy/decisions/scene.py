"""Five municipalities with one plan, and who decides for each. Every name is invented."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from ineen.ground.kernel.actors import Actor, Role, Viewer, system
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.audience import Audience
from ineen.ground.organisations import queries as organisations
from ineen.ground.organisations.actions import PartnerEntry, establish_partnership
from ineen.ground.organisations.models import Membership, Organisation, Partnership, Person
from ineen.policy.decisions.actions import adopt, offer_to_council, submit_plan
from ineen.policy.plans import queries as plans
from ineen.policy.plans.actions import import_plan
from tests.helpers.writes import given
from tests.policy.plans.scene import TEXT

BY = system("test")
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
TODAY = date(2026, 11, 20)
COLLEGE_DAY, COUNCIL_DAY = date(2026, 9, 1), date(2026, 11, 3)
SLUG: Final = "dal-2024-2027"
CODES: Final = ("GM0308", "GM0342", "GM0317", "GM0310", "GM0313")
BAARN, SOEST, EEMNES, DE_BILT, BUNSCHOTEN = map(AreaCode, CODES)
ALL: Final = (BAARN, SOEST, EEMNES, DE_BILT, BUNSCHOTEN)
PLACE: Final = "theme/woonoverlast/approach"


def establish(slug: str = "dal", codes: tuple[str, ...] = CODES) -> UUID:
    made = establish_partnership(
        by=BY,
        now=NOW,
        slug=slug,
        name=f"Samenwerking {slug}",
        lead=None,
        since=date(2023, 1, 1),
        municipalities=[AreaCode(code) for code in codes],
        partners=[PartnerEntry(name="Politie", kind="politie")],
    )
    return made.id


def bring_in(**changes: Any) -> None:
    themes = tuple(
        replace(theme, approach="Eerst praten, dan pas handhaven.") if theme.slug == "woonoverlast" else theme
        for theme in TEXT.themes
    )
    changes = {"audience": Audience.PARTNERSHIP, "themes": themes} | changes
    import_plan(by=BY, now=NOW, plan=replace(TEXT, **changes))


def somebody(role: Role, code: AreaCode = SOEST, partnership: str = "dal") -> Actor:
    """A new person with this role for this municipality."""
    with given():
        many = Person.objects.count()
        person = Person.objects.create(email=f"p{many}@voorbeeld.test", name=f"Voorbeeldpersoon {many}")
        Membership(
            person=person,
            organisation=Organisation.objects.get(area_code=str(code)),
            partnership=Partnership.objects.get(slug=partnership),
            role=role.value,
            since=date(2024, 1, 1),
        ).save()
    return Actor(person=person.pk, label=f"{role.value}, {code}")


def for_(actor: Actor, code: AreaCode, source: str = "besluitenlijst van 3 november 2026") -> Actor:
    """The same person, for the body of a municipality that does not do it itself."""
    organisation = Organisation.objects.get(area_code=str(code))
    return replace(actor, on_behalf_of=organisation.pk, source=source)


def viewer(actor: Actor) -> Viewer:
    assert actor.person is not None
    return organisations.viewer_of(actor.person, NOW)


def plan_brought_in(_folder: Path) -> None:
    """A world: the plan as its writers brought it in."""
    establish()
    bring_in()


def plan_at_councils(_folder: Path) -> None:
    """A world: the plan lies at every council."""
    plan_brought_in(_folder)
    to_councils()


def submit(*codes: AreaCode) -> None:
    for code in codes or ALL:
        submit_plan(by=BY, now=NOW, plan=SLUG, municipality=code)


def to_councils(*codes: AreaCode) -> None:
    submit(*codes)
    for code in codes or ALL:
        offer_to_council(by=BY, now=NOW, plan=SLUG, municipality=code, decided_on=COLLEGE_DAY)


def adopted(*codes: AreaCode) -> None:
    for code in codes or ALL:
        adopt(by=BY, now=NOW, plan=SLUG, municipality=code, decided_on=COUNCIL_DAY)


def seen(actor: Actor) -> plans.UnderDecision:
    return plans.under_decision(viewer(actor), SLUG)
