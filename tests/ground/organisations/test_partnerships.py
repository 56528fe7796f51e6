"""Municipalities and partners come together; everybody may know who."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from ineen.ground.audit.models import AuditEntry
from ineen.ground.kernel.actors import Role
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from ineen.ground.organisations import queries
from ineen.ground.organisations.actions import establish_partnership
from ineen.ground.organisations.models import Organisation, OrganisationKind
from tests.ground.organisations.conftest import BY, NOW, POLICE, Scene

pytestmark = pytest.mark.django_db(databases="__all__")
EAST: dict[str, Any] = {
    "slug": "oost",
    "name": "Voorbeeld-Oost",
    "lead": AreaCode("GM0342"),
    "municipalities": [AreaCode("GM0342"), AreaCode("GM0308")],
    "partners": [POLICE],
}


def test_everybody_may_know_who_takes_part(scene: Scene) -> None:
    east = queries.partnership("oost")
    members = queries.members([east.id], NOW.date())
    assert [(one.name, one.kind, one.leads) for one in members] == [
        ("Baarn", OrganisationKind.MUNICIPALITY, False),
        ("Soest", OrganisationKind.MUNICIPALITY, True),
        ("Politie, basisteam Voorbeeld", OrganisationKind.POLICE, False),
    ]
    assert members[1].municipality == AreaCode("GM0342")
    assert queries.members([east.id], NOW.date() - timedelta(days=1)) == ()
    assert queries.partnerships_with(AreaCode("GM0308"), NOW.date()) == (scene.east.id,)
    with pytest.raises(NotFound):
        queries.partnership("noord")


def test_members_of_many_partnerships_come_in_one_query(
    scene: Scene, django_assert_num_queries: Callable[..., Any]
) -> None:
    with django_assert_num_queries(1):
        members = queries.members([scene.east.id, scene.west.id], NOW.date())
    assert {one.partnership for one in members} == {scene.east.id, scene.west.id}
    assert queries.members([], NOW.date()) == ()


def test_establishing_again_changes_and_tells_nothing(scene: Scene) -> None:
    before = AuditEntry.objects.count()
    again = establish_partnership(by=BY, now=NOW, **EAST)
    assert again == scene.east
    assert AuditEntry.objects.count() == before


def test_establishing_with_more_adds_what_is_missing_and_keeps_the_rest(scene: Scene) -> None:
    more = EAST | {"municipalities": [AreaCode("GM0342"), AreaCode("GM0317")]}
    establish_partnership(by=BY, now=NOW, **more)
    names = [one.name for one in queries.members([scene.east.id], NOW.date())]
    assert names == ["Baarn", "Eemnes", "Soest", "Politie, basisteam Voorbeeld"]
    assert Organisation.objects.filter(area_code="GM0342").count() == 1


def test_the_lead_may_be_filled_in_later(scene: Scene) -> None:
    assert scene.west.lead is None
    utrecht = AreaCode("GM0344")
    establish_partnership(by=BY, now=NOW, slug="west", name="Voorbeeld-West", lead=utrecht, municipalities=[utrecht])
    assert [(one.name, one.leads) for one in queries.members([scene.west.id], NOW.date())] == [("Utrecht", True)]


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ({"slug": "Met Spaties"}, "kan geen adres zijn"),
        ({"name": " "}, "geen naam"),
        ({"municipalities": [], "lead": None}, "ten minste één gemeente"),
        ({"lead": AreaCode("GM0344")}, "De trekker GM0344 staat niet bij de gemeenten"),
        ({"municipalities": [AreaCode("GM0342"), AreaCode("GM9999")]}, "geen gemeente met code GM9999"),
        ({"partners": [{"name": "Het Huis", "kind": "circus"}]}, "'circus' is geen soort organisatie"),
        ({"partners": [{"name": " ", "kind": "police"}]}, "partner heeft geen naam"),
        ({"partners": [{"name": "Baarn", "kind": "gemeente"}]}, "noem haar met haar code"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_made(db: None, wrong: dict[str, Any], complaint: str) -> None:
    with pytest.raises(BadInput, match=complaint):
        establish_partnership(by=BY, now=NOW, **(EAST | wrong))
    assert not Organisation.objects.exists()


def test_only_an_administrator_establishes_a_partnership(scene: Scene) -> None:
    with pytest.raises(NotAllowed, match="Alleen een beheerder"):
        establish_partnership(by=scene.somebody(Role.COORDINATOR), now=NOW, **(EAST | {"slug": "nieuw"}))
    made = establish_partnership(by=scene.somebody(Role.ADMINISTRATOR), now=NOW, **(EAST | {"slug": "nieuw"}))
    assert made.slug == "nieuw"


def test_an_administrator_changes_no_other_partnership(scene: Scene) -> None:
    administrator = scene.somebody(Role.ADMINISTRATOR)
    soest = AreaCode("GM0342")
    with pytest.raises(NotAllowed, match="beheerder van dit samenwerkingsverband"):
        establish_partnership(by=administrator, now=NOW, slug="west", name="Van ons", lead=None, municipalities=[soest])
    assert queries.partnership("west").name == "Voorbeeld-West"
    establish_partnership(by=administrator, now=NOW, **(EAST | {"name": "Oost"}))
    assert queries.partnership("oost").name == "Oost"


def test_taking_part_may_begin_earlier_and_each_stretch_is_told() -> None:
    day = NOW.date()
    earlier = date(2019, 1, 1)
    establish_partnership(by=BY, now=NOW, **EAST)
    east = establish_partnership(by=BY, now=NOW, **EAST, since=earlier)
    establish_partnership(by=BY, now=NOW, **EAST, since=earlier)
    soest = [one for one in queries.members_ever([east.id]) if one.name == "Soest"]
    assert [(one.since, one.until) for one in soest] == [(earlier, day), (day, None)]
    assert [one.takes_part_in(date(2018, 1, 1), earlier) for one in soest] == [True, False]
    assert [one.takes_part_in(day, day) for one in soest] == [False, True]
    assert len(queries.members([east.id], earlier)) == len(queries.members([east.id], day)) == 3
    assert list(queries.partnerships_ever_with(AreaCode("GM0308"))) == [east.id]
