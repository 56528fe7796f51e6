"""A code of one's telephone after the password."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from ineen.ground.access.actions import reset_second_step
from ineen.ground.access.models import SignIn
from ineen.ground.kernel.actors import Role
from ineen.ground.kernel.refusals import NotAllowed
from ineen.ground.outbox.models import Mail
from tests.faces.account.codes import code_of, set_up
from tests.faces.account.conftest import PASSWORD, Scene, actor, sign_in, told
from tests.helpers.public_site import NOW

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def secret(scene: Scene) -> str:
    """The adviser has a telephone."""
    client = Client()
    client.force_login(scene.adviser)
    return set_up(client, PASSWORD)


def inside(client: Client) -> bool:
    return client.get("/profiel").status_code == 200


def recovery(person: object) -> list[str]:
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    return list(RecoveryCodes(Authenticator.objects.get(user=person, type="recovery_codes")).get_unused_codes())


def test_setting_it_up_shows_a_picture_and_the_key_and_asks_a_first_code(client: Client, scene: Scene) -> None:
    client.force_login(scene.adviser)
    page = client.get("/profiel/tweede-stap")
    secret = client.session["mfa.totp.secret"]
    assert "<svg" in page.text
    assert "style=" not in page.text
    assert secret in re.sub(r"\s", "", page.text)
    wrong = client.post("/profiel/tweede-stap", {"code": "000000", "current": PASSWORD})
    assert "Deze code klopt niet" in wrong.text
    assert client.session["mfa.totp.secret"] == secret
    stolen = client.post("/profiel/tweede-stap", {"code": code_of(secret), "current": "verkeerd"})
    assert "niet uw huidige wachtwoord" in stolen.text
    assert not Authenticator.objects.exists()
    right = client.post("/profiel/tweede-stap", {"code": code_of(secret), "current": PASSWORD})
    assert right["Location"] == "/profiel/herstelcodes"
    assert len(told("tweede stap aangezet")) == 1
    assert Mail.objects.get().address == scene.adviser.email


def test_the_secret_is_not_readable_in_the_database(secret: str) -> None:
    kept = str(Authenticator.objects.get(type="totp").data)
    assert secret not in kept


def test_the_password_alone_lets_nobody_in(client: Client, scene: Scene, secret: str) -> None:
    assert sign_in(client, scene.adviser.email, volgende="/plannen")["Location"] == "/inloggen/code"
    assert not inside(client)
    assert SignIn.objects.filter(refused=False).count() == 0
    key = client.session.session_key
    response = client.post("/inloggen/code", {"code": code_of(secret, later=1)})
    assert response["Location"] == "/plannen"
    assert inside(client)
    assert client.session.session_key != key
    assert SignIn.objects.get(refused=False).second_step


def test_without_the_password_there_is_no_code_to_give(client: Client, scene: Scene, secret: str) -> None:
    assert client.get("/inloggen/code")["Location"] == "/inloggen"
    assert client.post("/inloggen/code", {"code": code_of(secret, later=1)})["Location"] == "/inloggen"
    assert not inside(client)


def test_a_code_works_once(scene: Scene, secret: str) -> None:
    code = code_of(secret, later=1)
    for expected in (True, False):
        client = Client()
        sign_in(client, scene.adviser.email)
        client.post("/inloggen/code", {"code": code})
        assert inside(client) is expected
    assert len(told("code van de tweede stap geweigerd")) == 1
    # nor does an older one after it
    late = Client()
    sign_in(late, scene.adviser.email)
    late.post("/inloggen/code", {"code": code_of(secret)})
    assert not inside(late)


def test_a_recovery_code_works_once_and_its_owner_is_told(scene: Scene, secret: str) -> None:
    code = recovery(scene.adviser)[0]
    for expected in (True, False):
        client = Client()
        sign_in(client, scene.adviser.email)
        client.post("/inloggen/code", {"code": code})
        assert inside(client) is expected
    assert len(told("herstelcode gebruikt")) == 1
    assert Mail.objects.filter(subject="Er is een herstelcode gebruikt").count() == 1
    assert code not in recovery(scene.adviser)


def test_after_five_wrong_codes_an_account_waits_wherever_one_tries_from(scene: Scene, secret: str) -> None:
    cache.clear()  # setting it up took a try
    for number in range(6):
        client = Client(REMOTE_ADDR=f"192.0.2.{number}")
        sign_in(client, scene.adviser.email)
        response = client.post("/inloggen/code", {"code": "000000"})
        assert response.status_code == (200 if number < 5 else 429)
    response = client.post("/inloggen/code", {"code": code_of(secret, later=1)})
    assert response.status_code == 429
    assert not inside(client)


def test_recovery_codes_are_shown_until_they_are_kept_and_never_again(client: Client, scene: Scene) -> None:
    client.force_login(scene.adviser)
    set_up(client, PASSWORD)
    codes = recovery(scene.adviser)
    assert all(code in client.get("/profiel/herstelcodes").text for code in codes)
    file = client.get("/profiel/herstelcodes.txt")
    assert file["Content-Disposition"] == 'attachment; filename="herstelcodes-ineen.txt"'
    assert all(code in file.text for code in codes)
    client.post("/profiel/herstelcodes")
    assert codes[0] not in client.get("/profiel/herstelcodes").text
    assert client.get("/profiel/herstelcodes.txt").status_code == 403


def test_turning_it_off_and_new_codes_ask_a_code(client: Client, scene: Scene, secret: str) -> None:
    client.force_login(scene.adviser)
    codes = recovery(scene.adviser)
    assert "Deze code klopt niet" in client.post("/profiel/tweede-stap", {"code": "000000", "codes": "1"}).text
    client.post("/profiel/tweede-stap", {"code": codes[0], "codes": "1"})
    fresh = recovery(scene.adviser)
    assert not set(codes) & set(fresh)
    assert "Deze code klopt niet" in client.post("/profiel/tweede-stap", {"code": codes[1]}).text
    assert client.post("/profiel/tweede-stap", {"code": code_of(secret, later=1)})["Location"] == "/profiel"
    assert not Authenticator.objects.exists()
    assert len(told("tweede stap uitgezet")) == 1


@pytest.mark.parametrize("part", ["administrator", "privacy_officer"])
def test_a_function_that_demands_it_leads_there_before_anybody_is_in(client: Client, scene: Scene, part: str) -> None:
    person = scene.cast.people[part]
    assert sign_in(client, person.email)["Location"] == "/inloggen/tweede-stap"
    assert not inside(client)
    set_up(client, PASSWORD, "/inloggen/tweede-stap")
    assert inside(client)
    assert recovery(person)[0] in client.get("/profiel/herstelcodes").text
    page = client.get("/profiel/tweede-stap").text
    assert "Bij uw functie hoort een tweede stap" in page
    refused = client.post("/profiel/tweede-stap", {"code": recovery(person)[0]})
    assert refused.status_code == 403
    assert Authenticator.objects.filter(user=person).count() == 2


def test_it_is_demanded_whichever_function_comes_first(client: Client, scene: Scene) -> None:
    scene.give("adviser", Role.ADMINISTRATOR)
    assert sign_in(client, scene.adviser.email)["Location"] == "/inloggen/tweede-stap"


def test_an_installation_chooses_of_which_functions_it_is_demanded(
    client: Client, scene: Scene, settings: Settings
) -> None:
    settings.INEEN_SECOND_STEP_ROLES = frozenset({Role.ADVISER})
    assert sign_in(client, scene.adviser.email)["Location"] == "/inloggen/tweede-stap"
    assert sign_in(client, "administrator@voorbeeld.test")["Location"] == "/mijn-werk"


def test_an_administrator_takes_it_away_from_who_lost_her_telephone(client: Client, scene: Scene, secret: str) -> None:
    sign_in(client, scene.adviser.email)
    client.post("/inloggen/code", {"code": code_of(secret, later=1)})
    for part in ("coordinator", "adviser"):
        with pytest.raises(NotAllowed):
            reset_second_step(by=actor(scene, part), now=NOW, person=scene.adviser.pk)
    assert inside(client)
    reset_second_step(by=actor(scene, "administrator"), now=NOW, person=scene.adviser.pk)
    assert not inside(client)
    assert sign_in(client, scene.adviser.email)["Location"] == "/mijn-werk"


def test_a_secret_of_before_a_new_key_still_opens(
    client: Client, scene: Scene, secret: str, settings: Settings
) -> None:
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a newer key of tests, known to all, and thus for nothing"
    sign_in(client, scene.adviser.email)
    client.post("/inloggen/code", {"code": code_of(secret, later=1)})
    assert inside(client)
