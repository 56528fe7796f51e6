"""Who works in a partnership, and what its coordinator does about that."""

import pytest
from django.test import Client
from django.utils import timezone
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Role
from ineen.ground.organisations.models import Membership, Person
from tests.faces.account.conftest import Scene

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def coordinator(scene: Scene) -> Client:
    client = Client()
    client.force_login(scene.cast.people["coordinator"])
    return client


@pytest.fixture
def administrator(scene: Scene) -> Client:
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
