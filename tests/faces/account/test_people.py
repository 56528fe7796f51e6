"""Who works in a partnership, and what its coordinator does about that."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django_scopes import scopes_disabled
from pytest_django import Settings

from ineen.ground.access.models import Means, SignIn
from ineen.ground.kernel.actors import Role
from ineen.ground.organisations.models import Membership, Person
from tests.faces.account.conftest import Scene
from tests.helpers.writes import given

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def coordinator(scene: Scene) -> Client:
    client = Client()
    client.force_login(scene.cast.people["coordinator"])
    return client


@pytest.fixture
def administrator(scene: Scene, settings: Settings) -> Client:
    settings.INEEN_SECOND_STEP_ROLES = frozenset()
    client = Client()
    client.force_login(scene.cast.people["administrator"])
    return client


def test_she_sees_who_has_which_function_and_nobody_of_elsewhere(coordinator: Client, scene: Scene) -> None:
    page = coordinator.get("/mensen").text
    assert "Voorbeeldpersoon adviser" in page
    assert "adviser@voorbeeld.test" in page
    assert "Voorbeeldpersoon neighbour" not in page
    assert "Voorbeeldpersoon former" not in page


def test_she_gives_and_ends_a_function(coordinator: Client, scene: Scene) -> None:
    address, lead = f"/mensen/{scene.adviser.pk}", scene.cast.own.lead
    assert lead
    given = {"doe": "geven", "role": "analyst", "organisation": str(lead.pk)}
    assert "De functie is gegeven" in coordinator.post(address, given, follow=True).text
    twice = coordinator.post(address, given).text
    assert "heeft deze functie al" in twice
    with scopes_disabled():
        made = Membership.objects.get(person=scene.adviser, role="analyst")
    coordinator.post(address, {"doe": "beëindigen", "functie": str(made.pk)})
    with scopes_disabled():
        assert Membership.objects.get(pk=made.pk).until == timezone.localdate()


def test_a_coordinator_is_told_why_she_closes_no_account(coordinator: Client, scene: Scene) -> None:
    address = f"/mensen/{scene.adviser.pk}"
    assert "Alleen een beheerder van alle samenwerkingsverbanden" in coordinator.get(address).text
    for asked in ("afsluiten", "tweede-stap"):
        assert coordinator.post(address, {"doe": asked}).status_code == 403
    assert Person.objects.get(pk=scene.adviser.pk).is_active


def test_an_administrator_closes_an_account(administrator: Client, scene: Scene) -> None:
    response = administrator.post(f"/mensen/{scene.adviser.pk}", {"doe": "afsluiten"})
    assert response["Location"] == "/mensen"
    assert not Person.objects.get(pk=scene.adviser.pk).is_active


def test_a_function_of_another_is_not_ended_through_somebody(coordinator: Client, scene: Scene) -> None:
    with scopes_disabled():
        theirs = Membership.objects.get(person=scene.cast["mayor"])
    response = coordinator.post(f"/mensen/{scene.adviser.pk}", {"doe": "beëindigen", "functie": str(theirs.pk)})
    assert response.status_code == 400
    administrators = scene.give("mayor", Role.ADMINISTRATOR)
    mayor = f"/mensen/{scene.cast.people['mayor'].pk}"
    refused = coordinator.post(mayor, {"doe": "beëindigen", "functie": str(administrators.pk)})
    assert refused.status_code == 403


def test_an_account_that_nobody_used_for_months_is_told_so_that_she_closes_it(
    coordinator: Client, scene: Scene, settings: Settings
) -> None:
    with given(), scopes_disabled():
        SignIn(person=scene.adviser, at=timezone.now() - timedelta(days=30), means=Means.PASSWORD, device="x").save()
        refused = {"person": scene.cast.people["analyst"], "refused": True, "means": Means.PASSWORD, "device": "x"}
        SignIn(at=timezone.now() - timedelta(days=1), **refused).save()
        Membership.objects.filter(person=scene.cast.people["mayor"]).update(since=timezone.localdate())

    def told() -> set[str]:
        page = coordinator.get("/mensen").text
        return set(re.findall(r"Voorbeeldpersoon (\w+)</a> <small>ongebruikt", page))

    assert "analyst" in told(), "who was refused did not come in"
    assert not told() & {"adviser", "mayor"}, "she came, and the other has been here for a day"
    assert "eigen inschatting, geen wet" in coordinator.get("/mensen").text
    settings.INEEN_UNUSED_MONTHS = 0
    assert "adviser" in told()
