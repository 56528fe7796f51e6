"""Who has several functions acts as one of them, and chooses which."""

import pytest
from django.test import Client

from ineen.ground.access.models import SignIn
from ineen.ground.kernel.actors import Role
from tests.faces.account.conftest import Scene, sign_in, told

pytestmark = pytest.mark.django_db(databases="__all__")


def label(client: Client) -> str:
    return str(client.get("/profiel").context["request"].viewer.label)


def roles(client: Client) -> set[Role]:
    viewer = client.get("/profiel").context["request"].viewer
    return {held.role for held in viewer.held_roles}


def test_the_first_function_is_what_one_acts_as_until_another_is_chosen(client: Client, scene: Scene) -> None:
    second = scene.give("adviser", Role.COORDINATOR)
    sign_in(client, scene.adviser.email)
    assert (label(client), roles(client)) == ("adviseur veiligheid, Soest", {Role.ADVISER})
    key = client.session.session_key
    response = client.post("/handelen-als", {"functie": str(second.pk), "volgende": "/plannen"})
    assert response["Location"] == "/plannen"
    assert (label(client), roles(client)) == ("coördinator, Soest", {Role.COORDINATOR})
    assert client.session.session_key != key
    assert SignIn.objects.get().session_key == client.session.session_key
    assert told("handelt als")[0].actor == scene.adviser.pk


def test_somebody_elses_function_cannot_be_chosen(client: Client, scene: Scene) -> None:
    theirs = scene.give("coordinator", Role.ADMINISTRATOR)
    sign_in(client, scene.adviser.email)
    assert client.post("/handelen-als", {"functie": str(theirs.pk)}).status_code == 403
    assert client.post("/handelen-als", {"functie": "x"}).status_code == 400
    assert (label(client), roles(client)) == ("adviseur veiligheid, Soest", {Role.ADVISER})
    assert told("handelt als") == []


def test_a_function_that_ends_while_chosen_gives_way_to_the_first(client: Client, scene: Scene) -> None:
    from django_scopes import scopes_disabled

    from tests.helpers.writes import given

    second = scene.give("adviser", Role.COORDINATOR)
    sign_in(client, scene.adviser.email)
    client.post("/handelen-als", {"functie": str(second.pk)})
    with given(), scopes_disabled():
        second.until = second.since
        second.save()
    assert roles(client) == {Role.ADVISER}


def test_the_menu_offers_the_other_functions_and_the_way_out(client: Client, scene: Scene) -> None:
    sign_in(client, scene.adviser.email)
    assert "Handelen als" not in client.get("/plannen").text
    second = scene.give("adviser", Role.COORDINATOR)
    page = client.get("/plannen").text
    assert f'name="functie" value="{second.pk}"' in page
    assert 'action="/uitloggen"' in page
    assert 'href="/profiel"' in page


def test_she_chooses_how_often_she_gets_what_waits(client: Client, scene: Scene) -> None:
    sign_in(client, scene.adviser.email)
    response = client.post("/profiel", {"digest": "weekly"}, follow=True)
    assert "u krijgt de samenvatting elke maandag" in response.text
    scene.adviser.refresh_from_db()
    assert scene.adviser.digest == "weekly"
    assert len(told("samenvatting per mail gekozen")) == 1
