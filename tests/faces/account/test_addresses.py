"""Another e-mail address: with the password, a code that went to the new one, and word to the old one."""

import re
from datetime import timedelta
from unittest import mock

import pytest
from django.test import Client
from django.utils import timezone

from ineen.ground.organisations.models import Person
from ineen.ground.outbox.mail import WIPED
from ineen.ground.outbox.models import Mail
from tests.faces.account.conftest import PASSWORD, Scene, mailed, sign_in, told, work_off
from tests.helpers.writes import given

pytestmark = pytest.mark.django_db(databases="__all__", transaction=True)
PAGE, NEW = "/profiel/adres", "anders@voorbeeld.test"


def ask(client: Client, email: str = NEW, current: str = PASSWORD) -> str:
    said = client.post(PAGE, {"email": email, "current": current}, follow=True).text
    return re.sub(r'[Tt]oken": "\w+|token" value="\w+', "", said)


def code() -> str:
    found = re.search(r"code voor Ineen is (\d{6})", Mail.objects.get(address=NEW).text)
    assert found is not None
    return found[1]


def test_a_code_from_the_new_address_changes_it_and_the_old_one_hears(client: Client, scene: Scene) -> None:
    old = scene.adviser.email
    sign_in(client, old)
    assert "niet uw huidige wachtwoord" in ask(client, current="x")
    assert f"Wij stuurden een bericht naar {NEW}." in ask(client)
    assert "Deze code klopt niet" in client.post(PAGE, {"code": "000000" if code() != "000000" else "111111"}).text
    assert "Log voortaan in met" in client.post(PAGE, {"code": code()}, follow=True).text
    assert client.get("/profiel").status_code == 200
    assert sign_in(Client(), old).status_code == 200, "the old address opens nothing"
    assert sign_in(Client(), NEW).status_code == 302
    assert "Bel meteen uw coördinator" in Mail.objects.get(address=old).text
    (entry,) = told("e-mailadres gewijzigd")
    assert entry.subject_id == str(scene.adviser.pk)
    assert not re.search(r"@", f"{entry.what}{entry.details}"), "the log holds no address"


def test_an_address_in_use_is_not_told_to_who_asks(client: Client, scene: Scene) -> None:
    coordinator = scene.cast["coordinator"]
    assert coordinator is not None
    sign_in(client, scene.adviser.email)
    free = ask(client).replace(NEW, "")
    client.post(PAGE, {"doe": "opnieuw"})
    assert ask(client, coordinator.email).replace(coordinator.email, "") == free
    letter = Mail.objects.get(address=coordinator.email).text
    assert "er is niets veranderd" in letter
    assert not re.search(r"\d{6}", letter)
    assert "Deze code klopt niet" in client.post(PAGE, {"code": "123456"}).text


def test_an_address_that_is_taken_meanwhile_is_not_given_twice(client: Client, scene: Scene) -> None:
    sign_in(client, scene.adviser.email)
    ask(client)
    with given():
        Person.objects.create(email=NEW, name="Eerder Voorbeeld")
    assert "Deze code werkt niet meer" in client.post(PAGE, {"code": code()}).text
    scene.adviser.refresh_from_db()
    assert scene.adviser.email != NEW


def test_a_code_works_a_quarter_of_an_hour_and_not_after_another_password(client: Client, scene: Scene) -> None:
    sign_in(client, scene.adviser.email)
    ask(client)
    later = timezone.now() + timedelta(minutes=16)
    with mock.patch("ineen.faces.account.web.addresses.timezone.now", return_value=later):
        assert "Nieuw e-mailadres" in client.get(PAGE).text
    new = "nog een lange zin, maar anders"
    client.post("/profiel/wachtwoord", {"current": PASSWORD, "password": new, "again": new})
    assert "Deze code klopt niet" in client.post(PAGE, {"code": code()}).text


def test_codes_are_asked_and_tried_only_so_often(client: Client, scene: Scene) -> None:
    sign_in(client, scene.adviser.email)
    for _ in range(5):
        ask(client)
        client.post(PAGE, {"doe": "opnieuw"})
    response = client.post(PAGE, {"email": NEW, "current": PASSWORD})
    assert (response.status_code, "te vaak" in response.text) == (429, True)


def test_a_code_is_not_guessed(client: Client, scene: Scene) -> None:
    sign_in(client, scene.adviser.email)
    ask(client)
    right = code()
    for _ in range(5):
        client.post(PAGE, {"code": "x"})
    assert client.post(PAGE, {"code": right}).status_code == 429
    scene.adviser.refresh_from_db()
    assert scene.adviser.email != NEW


def test_the_code_is_gone_from_the_outbox_once_it_is_sent(client: Client, scene: Scene) -> None:
    sign_in(client, scene.adviser.email)
    ask(client)
    work_off()
    assert mailed(NEW) == []
    assert Mail.objects.get(address=NEW).text == WIPED


@pytest.mark.parametrize("email", ["adviser@voorbeeld.test", "geen adres", ""])
def test_what_is_no_other_address_is_refused_in_dutch(client: Client, scene: Scene, email: str) -> None:
    sign_in(client, scene.adviser.email)
    said = ask(client, email)
    assert "Dit is al het adres" in said or "geen e-mailadres" in said or "Vul uw e-mailadres in" in said
    assert not Mail.objects.exists()
