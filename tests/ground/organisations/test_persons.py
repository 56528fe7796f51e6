"""Accounts are made once and closed by who may."""

from datetime import timedelta
from typing import Any

import pytest
from django_scopes import scope

from ineen.ground.kernel.actors import Role
from ineen.ground.kernel.refusals import BadInput, NotAllowed
from ineen.ground.organisations import queries
from ineen.ground.organisations.actions import appoint, deactivate_person, end_membership, register_person
from ineen.ground.organisations.models import Organisation, Person
from tests.ground.organisations.conftest import BY, NOW, Scene

pytestmark = pytest.mark.django_db(databases="__all__")


def test_an_address_belongs_to_one_person_whatever_its_case(scene: Scene) -> None:
    assert scene.anna.email == "anna.voorbeeld@voorbeeld.nl"
    assert Person.objects.get_by_natural_key("ANNA.voorbeeld@voorbeeld.NL") == scene.anna
    with pytest.raises(BadInput, match="al een account"):
        register_person(by=BY, now=NOW, email="ANNA.VOORBEELD@voorbeeld.nl", name="Anna Tweede")


@pytest.mark.parametrize(("email", "name", "complaint"), [("anna", "An", "geen e-mailadres"), ("a@b.nl", " ", "naam")])
def test_an_account_has_an_address_and_a_name(db: None, email: str, name: str, complaint: str) -> None:
    with pytest.raises(BadInput, match=complaint):
        register_person(by=BY, now=NOW, email=email, name=name)


def test_without_a_password_nobody_signs_in_with_one(db: None) -> None:
    closed = register_person(by=BY, now=NOW, email="bo@voorbeeld.nl", name="Bo Voorbeeld")
    opened = register_person(by=BY, now=NOW, email="cas@voorbeeld.nl", name="Cas Voorbeeld", password="een lang woord")
    assert not closed.has_usable_password()
    assert opened.check_password("een lang woord")


def test_an_adviser_registers_nobody(scene: Scene) -> None:
    with pytest.raises(NotAllowed):
        register_person(by=scene.somebody(Role.ADVISER), now=NOW, email="bo@voorbeeld.nl", name="Bo Voorbeeld")
    register_person(by=scene.somebody(Role.COORDINATOR), now=NOW, email="bo@voorbeeld.nl", name="Bo Voorbeeld")


def test_only_an_administrator_of_all_her_partnerships_closes_an_account(scene: Scene) -> None:
    scene.appoint(scene.anna, Role.ADVISER)
    with pytest.raises(NotAllowed):
        deactivate_person(by=scene.somebody(Role.COORDINATOR), now=NOW, person=scene.anna)
    assert queries.viewer_of(scene.anna.pk, NOW).held_roles
    deactivate_person(by=scene.somebody(Role.ADMINISTRATOR), now=NOW, person=scene.anna)
    assert not queries.viewer_of(scene.anna.pk, NOW).held_roles


def test_closing_an_account_ends_the_memberships_that_would_end_later(scene: Scene) -> None:
    dated: dict[str, Any] = {"person": scene.anna, "role": Role.ADVISER, "until": NOW.date() + timedelta(days=30)}
    own = appoint(by=BY, now=NOW, organisation=scene.soest, partnership=scene.east, **dated)
    administrator = scene.somebody(Role.ADMINISTRATOR)
    utrecht = Organisation.objects.get(area_code="GM0344")
    elsewhere = appoint(by=BY, now=NOW, organisation=utrecht, partnership=scene.west, **dated)
    with pytest.raises(NotAllowed, match="alle samenwerkingsverbanden"):
        deactivate_person(by=administrator, now=NOW, person=scene.anna)
    end_membership(by=BY, now=NOW, membership=elsewhere)
    deactivate_person(by=administrator, now=NOW, person=scene.anna)
    with scope(partnership=scene.east):
        own.refresh_from_db()
    assert own.until == NOW.date()


def test_no_query_gives_a_persons_name(scene: Scene) -> None:
    scene.appoint(scene.anna, Role.ADVISER)
    members = queries.members([scene.east.id], NOW.date())
    told = [queries.viewer_of(scene.anna.pk, NOW), members, queries.partnership("oost")]
    assert "Anna" not in repr(told)
