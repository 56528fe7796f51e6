"""Another password: changed by who knows it, or asked for by who forgot it."""

from datetime import datetime, timedelta
from unittest import mock

import pytest
from django.test import Client

from ineen.ground.access.models import SignIn
from ineen.ground.organisations.actions import deactivate_person
from ineen.ground.outbox.mail import WIPED
from ineen.ground.outbox.models import Mail, Task
from tests.faces.account.conftest import PASSWORD, Scene, mailed, sign_in, told, work_off
from tests.helpers.public_site import BY, NOW

pytestmark = pytest.mark.django_db(databases="__all__", transaction=True)
NEW = "nog een lange zin, maar anders"


def inside(client: Client) -> bool:
    return client.get("/profiel").status_code == 200


def ask(client: Client, email: str) -> None:
    response = client.post("/wachtwoord-vergeten", {"email": email})
    assert response["Location"] == "/wachtwoord-vergeten/gevraagd"


def test_changing_it_asks_the_old_one_and_ends_every_other_session(scene: Scene) -> None:
    here, there = Client(), Client()
    for client in (here, there):
        sign_in(client, scene.adviser.email)
    wrong = here.post("/profiel/wachtwoord", {"current": "x", "password": NEW, "again": NEW})
    assert "niet uw huidige wachtwoord" in wrong.text
    key = here.session.session_key
    here.post("/profiel/wachtwoord", {"current": PASSWORD, "password": NEW, "again": NEW})
    assert inside(here)
    assert not inside(there)
    assert here.session.session_key != key
    assert SignIn.objects.get(session_key__isnull=False).session_key == here.session.session_key
    assert sign_in(Client(), scene.adviser.email).status_code == 200
    assert sign_in(Client(), scene.adviser.email, NEW).status_code == 302
    assert len(told("wachtwoord gewijzigd")) == 1
    assert Mail.objects.get().subject == "Uw wachtwoord is gewijzigd"


@pytest.mark.parametrize(
    ("password", "again", "sentence"),
    [
        ("wel9kort", "wel9kort", "ten minste 12 tekens"),
        (NEW, "iets anders", "niet twee keer hetzelfde"),
        ("adviser@voorbeeld.test", "adviser@voorbeeld.test", "lijkt te veel"),
    ],
)
def test_a_weak_or_mistyped_one_is_refused_in_dutch(
    client: Client, scene: Scene, password: str, again: str, sentence: str
) -> None:
    sign_in(client, scene.adviser.email)
    page = client.post("/profiel/wachtwoord", {"current": PASSWORD, "password": password, "again": again})
    assert sentence in page.text
    assert password not in page.text or password == scene.adviser.email
    assert told("wachtwoord gewijzigd") == []


def test_who_forgot_it_gets_a_link_that_works_once(client: Client, scene: Scene) -> None:
    open_elsewhere = Client()
    sign_in(open_elsewhere, scene.adviser.email)
    ask(client, scene.adviser.email)
    assert Mail.objects.count() == 0  # nothing is sent while she waits
    work_off()
    [mail] = Mail.objects.all()
    assert mail.address == scene.adviser.email
    assert mail.text == WIPED
    [path] = mailed(scene.adviser.email)
    first = client.get(path)
    assert first["Location"] == "/wachtwoord-vergeten/nieuw"
    assert "Kies een nieuw wachtwoord" in client.get(first["Location"]).text
    done = client.post(first["Location"], {"password": NEW, "again": NEW})
    assert done["Location"] == "/inloggen"
    assert not inside(client)
    assert not inside(open_elsewhere)
    assert sign_in(client, scene.adviser.email, NEW).status_code == 302
    again = Client()
    assert "werkt niet meer" in again.get(path, follow=True).text


def test_the_answer_and_the_work_are_the_same_where_there_is_no_account(client: Client, scene: Scene) -> None:
    deactivate_person(by=BY, now=NOW, person=scene.cast.people["former"])
    before = Mail.objects.count()
    answers = set()
    for email in (scene.adviser.email, "niemand@voorbeeld.test", "former@voorbeeld.test"):
        tasks, rows = Task.objects.count(), SignIn.objects.count()
        ask(client, email)
        answers.add(client.get("/wachtwoord-vergeten/gevraagd").content)
        assert (Task.objects.count() - tasks, SignIn.objects.count() - rows) == (1, 1)
    assert len(answers) == 1
    work_off()
    assert Mail.objects.count() - before == 1
    assert "niemand" not in str([*Task.objects.values(), *SignIn.objects.values()])


def test_a_link_holds_for_an_hour(client: Client, scene: Scene) -> None:
    ask(client, scene.adviser.email)
    work_off()
    [path] = mailed(scene.adviser.email)
    client.get(path)
    later = datetime.now() + timedelta(hours=1, minutes=1)  # noqa: DTZ005  # as Django reckons here
    with mock.patch("django.contrib.auth.tokens.PasswordResetTokenGenerator._now", return_value=later):
        assert "werkt niet meer" in client.get("/wachtwoord-vergeten/nieuw").text
        assert "werkt niet meer" in client.post("/wachtwoord-vergeten/nieuw", {"password": NEW, "again": NEW}).text
    assert told("wachtwoord gewijzigd") == []


def test_a_forged_link_opens_nothing(client: Client, scene: Scene) -> None:
    assert "werkt niet meer" in client.get(f"/wachtwoord-vergeten/{scene.adviser.pk}/d1x-abc", follow=True).text


def test_asking_is_limited_per_account(client: Client, scene: Scene) -> None:
    for _ in range(5):
        ask(client, scene.adviser.email)
    assert client.post("/wachtwoord-vergeten", {"email": scene.adviser.email.upper()}).status_code == 429
