"""A role begins, ends, and gives no more than it says."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ineen.ground.kernel.actors import Actor, Role
from ineen.ground.kernel.refusals import BadInput, NotAllowed
from ineen.ground.organisations import queries
from ineen.ground.organisations.actions import appoint, deactivate_person, end_membership
from ineen.ground.organisations.models import Organisation, PartnershipMember, Person
from tests.ground.organisations.conftest import BY, NOW, Scene
from tests.helpers.writes import given

pytestmark = pytest.mark.django_db(databases="__all__")
TODAY = NOW.date()


def roles(person: Person, now: datetime = NOW) -> list[Role]:
    return [held.role for held in queries.viewer_of(person.pk, now).held_roles]


def test_a_membership_says_role_partnership_organisation_and_municipality(scene: Scene) -> None:
    scene.appoint(scene.anna, Role.ADVISER)
    viewer = queries.viewer_of(scene.anna.pk, NOW)
    (held,) = viewer.held_roles
    assert (held.role, held.partnership, held.organisation) == (Role.ADVISER, scene.east.id, scene.soest.id)
    assert held.municipality == "GM0342"
    assert viewer.label == "adviseur veiligheid, Soest"


def test_an_ended_membership_gives_no_role_from_that_day(scene: Scene) -> None:
    membership = scene.appoint(scene.anna, Role.ADVISER)
    assert roles(scene.anna) == [Role.ADVISER]
    end_membership(by=BY, now=NOW, membership=membership)
    assert roles(scene.anna) == []


def test_a_membership_counts_from_its_first_day_until_its_end(scene: Scene) -> None:
    appoint(
        by=BY,
        now=NOW,
        person=scene.anna,
        organisation=scene.soest,
        partnership=scene.east,
        role=Role.ANALYST,
        since=date(2026, 4, 1),
        until=date(2026, 5, 1),
    )
    seen = {day: roles(scene.anna, datetime(2026, *day, 12, tzinfo=UTC)) for day in [(3, 31), (4, 1), (4, 30), (5, 1)]}
    assert seen == {(3, 31): [], (4, 1): [Role.ANALYST], (4, 30): [Role.ANALYST], (5, 1): []}


def test_days_are_days_in_amsterdam(scene: Scene) -> None:
    end_membership(by=BY, now=NOW, membership=scene.appoint(scene.anna, Role.ADVISER), until=date(2026, 7, 2))
    assert roles(scene.anna, datetime(2026, 7, 1, 21, 59, tzinfo=UTC)) == [Role.ADVISER]
    assert roles(scene.anna, datetime(2026, 7, 1, 22, 0, tzinfo=UTC)) == []


def test_no_membership_remains_when_the_organisation_leaves_the_partnership(scene: Scene) -> None:
    scene.appoint(scene.anna, Role.ADVISER)
    with given(), queries.scope_of(queries.viewer_of(scene.anna.pk, NOW)):
        PartnershipMember.objects.filter(organisation=scene.soest).update(until=TODAY)
    assert roles(scene.anna) == []


@pytest.mark.parametrize("role", [Role.COUNCIL_MEMBER, Role.GRIFFIER, Role.MAYOR, Role.DEPUTY_MAYOR, Role.ALDERMAN])
def test_council_college_and_griffie_belong_to_a_municipality(scene: Scene, role: Role) -> None:
    with pytest.raises(BadInput, match="hoort bij een gemeente"):
        scene.appoint(scene.anna, role, organisation=scene.police)
    scene.appoint(scene.anna, role)
    assert roles(scene.anna) == [role]


def test_the_same_membership_is_not_held_twice_at_a_time(scene: Scene) -> None:
    membership = scene.appoint(scene.anna, Role.ADVISER)
    with pytest.raises(BadInput, match="heeft deze functie al"):
        scene.appoint(scene.anna, Role.ADVISER)
    end_membership(by=BY, now=NOW, membership=membership)
    scene.appoint(scene.anna, Role.ADVISER)
    scene.appoint(scene.anna, Role.ANALYST)
    assert sorted(roles(scene.anna)) == [Role.ADVISER, Role.ANALYST]


def test_an_organisation_that_takes_no_part_gives_nobody_a_membership(scene: Scene) -> None:
    with pytest.raises(BadInput, match="Soest doet op 02-03-2026 niet mee"):
        appoint(by=BY, now=NOW, person=scene.anna, organisation=scene.soest, partnership=scene.west, role=Role.ADVISER)


def test_days_in_the_wrong_order_are_refused(scene: Scene) -> None:
    membership = scene.appoint(scene.anna, Role.ADVISER)
    with pytest.raises(BadInput, match="ligt voor de begindatum"):
        end_membership(by=BY, now=NOW, membership=membership, until=TODAY - timedelta(days=1))
    end_membership(by=BY, now=NOW, membership=membership)
    with pytest.raises(BadInput, match="eindigt al op 02-03-2026"):
        end_membership(by=BY, now=NOW, membership=membership)


def test_who_may_give_and_end_roles(scene: Scene) -> None:
    coordinator, administrator = scene.somebody(Role.COORDINATOR), scene.somebody(Role.ADMINISTRATOR)
    adviser, nobody = scene.somebody(Role.ADVISER), Actor(person=scene.anna.pk, label="zonder functie")
    membership = scene.appoint(scene.anna, Role.ANALYST, by=coordinator)
    for by in (adviser, nobody):
        with pytest.raises(NotAllowed, match="coördinator of beheerder"):
            scene.appoint(scene.anna, Role.MAYOR, by=by)
        with pytest.raises(NotAllowed):
            end_membership(by=by, now=NOW, membership=membership)
    with pytest.raises(NotAllowed, match="functie beheerder"):
        scene.appoint(scene.anna, Role.ADMINISTRATOR, by=coordinator)
    scene.appoint(scene.anna, Role.ADMINISTRATOR, by=administrator)
    end_membership(by=coordinator, now=NOW, membership=membership)
    assert roles(scene.anna) == [Role.ADMINISTRATOR]


def test_a_coordinator_of_one_partnership_has_no_say_in_the_other(scene: Scene) -> None:
    coordinator, utrecht = scene.somebody(Role.COORDINATOR), Organisation.objects.get(area_code="GM0344")
    with pytest.raises(NotAllowed):
        appoint(
            by=coordinator,
            now=NOW,
            person=scene.anna,
            organisation=utrecht,
            partnership=scene.west,
            role=Role.ADVISER,
        )


def test_a_closed_account_has_no_membership_and_gets_none(scene: Scene) -> None:
    scene.appoint(scene.anna, Role.ADVISER)
    deactivate_person(by=BY, now=NOW, person=scene.anna)
    assert roles(scene.anna) == []
    assert not Person.objects.get(pk=scene.anna.pk).is_active
    with pytest.raises(BadInput, match="afgesloten"):
        scene.appoint(scene.anna, Role.ADVISER)


def test_a_closed_account_gives_no_role_even_where_its_membership_runs_on(scene: Scene) -> None:
    scene.appoint(scene.anna, Role.ADVISER)
    with given():
        Person.objects.filter(pk=scene.anna.pk).update(is_active=False, deactivated_at=NOW)
    assert roles(scene.anna) == []
