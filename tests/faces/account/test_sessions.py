"""Where one is signed in, and putting another device out."""

import pytest
from django.test import Client

from tests.faces.account.conftest import Scene, sign_in, told

pytestmark = pytest.mark.django_db(databases="__all__")
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1"


def inside(client: Client) -> bool:
    return client.get("/profiel").status_code == 200


@pytest.fixture
def desk(scene: Scene) -> Client:
    client = Client()
    sign_in(client, scene.adviser.email)
    return client


@pytest.fixture
def phone(scene: Scene) -> Client:
    client = Client(headers={"user-agent": PHONE})
    sign_in(client, scene.adviser.email)
    return client


def test_she_sees_where_and_puts_one_out(desk: Client, phone: Client) -> None:
    page = desk.get("/profiel/sessies")
    assert "Safari op iPhone" in page.text
    [other] = page.context["others"]
    desk.post("/profiel/sessies", {"sessie": str(other.pk)})
    assert not inside(phone)
    assert inside(desk)
    assert "Alleen op dit apparaat" in desk.get("/profiel/sessies").text
    assert len(told("sessie beëindigd")) == 1


def test_she_puts_all_others_out_at_once(desk: Client, phone: Client, scene: Scene) -> None:
    third = Client()
    sign_in(third, scene.adviser.email)
    desk.post("/profiel/sessies", {"sessie": "andere"})
    assert [inside(client) for client in (desk, phone, third)] == [True, False, False]


def test_somebody_elses_session_is_not_there(desk: Client, scene: Scene) -> None:
    other = Client()
    sign_in(other, "coordinator@voorbeeld.test")
    theirs = other.get("/profiel/sessies").context["here"]
    assert desk.post("/profiel/sessies", {"sessie": str(theirs.pk)}).status_code == 404
    assert desk.post("/profiel/sessies", {"sessie": "x"}).status_code == 400
    assert inside(other)
    assert "een andere browser" not in desk.get("/profiel/sessies").text.split("Laatste keren")[0].replace(
        "een andere browser", "", 1
    )


def test_she_sees_when_it_did_not_work(desk: Client, scene: Scene) -> None:
    sign_in(Client(headers={"user-agent": PHONE}), scene.adviser.email, "verkeerd")
    page = desk.get("/profiel/sessies").text
    assert "Laatste keren dat het niet lukte" in page
    assert "wachtwoord, Safari op iPhone" in page
