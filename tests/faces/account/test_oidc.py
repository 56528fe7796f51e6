"""Signing in at one's own organisation, against a server that plays it."""

import re
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any
from unittest import mock
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from django.test import Client
from jwt import algorithms as jwk
from oidc_provider_mock import run_server_in_thread
from pytest_django import Settings

from ineen.faces.account.oidc import Adapter
from ineen.ground.access.models import SignIn
from ineen.ground.organisations.actions import deactivate_person
from ineen.ground.organisations.models import Person
from tests.faces.account.codes import set_up
from tests.faces.account.conftest import PASSWORD, Scene, told
from tests.helpers.public_site import BY, NOW

pytestmark = [
    pytest.mark.django_db(databases="__all__"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # of the server that plays, in its thread
]
CLIENT = "ineen"
REFUSED = "Inloggen met Gemeente Voorbeeld lukte niet"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with run_server_in_thread() as running:
        yield f"http://localhost:{running.server_port}"


@pytest.fixture(autouse=True)
def _set(settings: Settings, server: str) -> None:
    words = {"URL": server, "CLIENT": CLIENT, "SECRET": "s", "NAME": "Gemeente Voorbeeld"}
    settings.INEEN_OIDC = {**words, "SECOND_STEP": frozenset()}


def know(server: str, sub: str, email: str, *, verified: bool = True, **more: Any) -> None:
    claims = {"email": email, "email_verified": verified, "name": "Iemand", **more}
    requests.put(f"{server}/users/{sub}", json=claims, timeout=5).raise_for_status()


def begin(client: Client, goes_to: str = "") -> str:
    """Press the button; where the browser goes."""
    page = client.post("/inloggen/oidc", {"volgende": goes_to})
    assert page.status_code == 200, page
    return str(page["Refresh"]).removeprefix("0; url=")


def authorize(address: str, sub: str) -> str:
    """Sign in at the organisation; the address to which it sends one back."""
    response = requests.post(address, data={"sub": sub}, allow_redirects=False, timeout=5)
    back = urlsplit(response.headers["Location"])
    assert back.path == "/inloggen/oidc/terug"
    return f"{back.path}?{back.query}"


def come_in(client: Client, sub: str, goes_to: str = "") -> Any:
    return client.get(authorize(begin(client, goes_to), sub))


def inside(client: Client) -> bool:
    return client.get("/profiel").status_code == 200


def was_refused(client: Client, response: Any) -> bool:
    return response["Location"] == "/inloggen" and REFUSED in client.get("/inloggen").text and not inside(client)


def test_who_has_an_account_comes_in_by_a_verified_address_and_is_tied(
    client: Client, scene: Scene, server: str
) -> None:
    know(server, "anna-1", "Adviser@voorbeeld.test")
    assert "Inloggen met Gemeente Voorbeeld" in client.get("/inloggen").text
    response = come_in(client, "anna-1", "/plannen")
    assert response["Location"] == "/plannen"
    assert inside(client)
    [row] = SocialAccount.objects.all()
    assert (row.user, row.provider, row.uid, row.extra_data) == (scene.adviser, server, "anna-1", {})
    assert SignIn.objects.get().means == "organisation"
    assert len(told("account van de eigen organisatie gekoppeld")) == 1
    scene.adviser.refresh_from_db()
    assert scene.adviser.check_password(PASSWORD)


def test_the_next_time_the_subject_counts_whatever_the_address(client: Client, scene: Scene, server: str) -> None:
    know(server, "anna-2", scene.adviser.email)
    come_in(Client(), "anna-2")
    know(server, "anna-2", "andere-naam@voorbeeld.test", verified=False)
    come_in(client, "anna-2")
    assert inside(client)
    assert SocialAccount.objects.count() == 1


@pytest.mark.parametrize(("said", "lets_in"), [(True, True), ("1", True), (False, False), ("0", False)])
def test_entra_says_in_its_own_way_that_an_address_is_verified(
    client: Client, scene: Scene, server: str, *, said: Any, lets_in: bool
) -> None:
    know(server, f"entra-{said}", scene.adviser.email, verified=False, xms_edov=said)
    come_in(client, f"entra-{said}")
    assert inside(client) == lets_in


def test_another_subject_with_the_same_address_does_not_take_over(client: Client, scene: Scene, server: str) -> None:
    know(server, "anna-3", scene.adviser.email)
    come_in(Client(), "anna-3")
    know(server, "iemand-anders", scene.adviser.email)
    assert was_refused(client, come_in(client, "iemand-anders"))


@pytest.mark.parametrize(("email", "verified"), [("adviser@voorbeeld.test", False), ("niemand@voorbeeld.test", True)])
def test_nobody_signs_up(client: Client, scene: Scene, server: str, email: str, verified: bool) -> None:
    people = Person.objects.count()
    know(server, f"sub-{email}", email, verified=verified)
    assert was_refused(client, come_in(client, f"sub-{email}"))
    assert Person.objects.count() == people
    assert not SocialAccount.objects.exists()
    assert len(told("inloggen geweigerd")) == 1


def test_a_closed_account_stays_closed(client: Client, scene: Scene, server: str) -> None:
    know(server, "anna-4", scene.adviser.email)
    come_in(Client(), "anna-4")
    deactivate_person(by=BY, now=NOW, person=scene.adviser)
    assert was_refused(client, come_in(client, "anna-4"))


def test_a_second_step_of_ones_own_is_asked_here_too(client: Client, scene: Scene, server: str) -> None:
    phone = Client()
    phone.force_login(scene.adviser)
    set_up(phone, PASSWORD)
    know(server, "anna-5", scene.adviser.email)
    assert come_in(client, "anna-5")["Location"] == "/inloggen/code"
    assert not inside(client)


@pytest.fixture
def vouched(settings: Settings) -> None:
    """This installation counts the second step of the organisation."""
    settings.INEEN_OIDC = {**settings.INEEN_OIDC, "SECOND_STEP": frozenset({"mfa", "urn:voorbeeld:hoog"})}


@pytest.mark.parametrize("said", [{"amr": ["pwd", "mfa"]}, {"acr": "urn:voorbeeld:hoog"}])
def test_a_second_step_of_the_organisation_counts_where_that_is_set(
    client: Client, scene: Scene, server: str, vouched: None, said: dict[str, Any]
) -> None:
    person = scene.cast.people["administrator"]
    know(server, f"vera-{len(said)}-{next(iter(said))}", person.email, **said)
    assert come_in(client, f"vera-{len(said)}-{next(iter(said))}", "/mensen")["Location"] == "/mensen"
    assert client.get("/mensen").status_code == 200
    row = SignIn.objects.get()
    assert (row.means, row.second_step) == ("organisation", True)


def test_one_of_ones_own_is_not_asked_on_top(client: Client, scene: Scene, server: str, vouched: None) -> None:
    phone = Client()
    phone.force_login(scene.adviser)
    set_up(phone, PASSWORD)
    know(server, "anna-20", scene.adviser.email, amr=["mfa"])
    assert come_in(client, "anna-20", "/plannen")["Location"] == "/plannen"
    assert inside(client)


@pytest.mark.parametrize(
    "said", [{}, {"amr": ["pwd"]}, {"acr": "1"}, {"amr": "mfa"}, {"amr": [["mfa"]]}, {"amr": ["pwd mfa"]}]
)
def test_what_does_not_say_so_does_not_count(
    client: Client, scene: Scene, server: str, vouched: None, said: dict[str, Any]
) -> None:
    person = scene.cast.people["administrator"]
    know(server, "vera-2", person.email, **said)
    assert come_in(client, "vera-2")["Location"] == "/inloggen/tweede-stap"
    assert not inside(client)


def test_it_does_not_count_unless_it_is_set(
    client: Client, scene: Scene, server: str, settings: Settings, vouched: None
) -> None:
    person = scene.cast.people["administrator"]
    know(server, "vera-3", person.email, amr=["mfa"])
    come_in(client, "vera-3")
    assert inside(client)
    settings.INEEN_OIDC = {**settings.INEEN_OIDC, "SECOND_STEP": frozenset()}
    assert client.get("/mensen")["Location"].startswith("/profiel/tweede-stap")  # who was in already, too
    assert come_in(Client(), "vera-3")["Location"] == "/inloggen/tweede-stap"


def test_only_the_signed_token_says_so(client: Client, scene: Scene, server: str, vouched: None) -> None:
    person = scene.cast.people["administrator"]
    know(server, "vera-4", person.email, amr=["mfa"])
    real = Adapter._claims

    def unsaid(adapter: Adapter, *told: Any) -> dict[str, Any]:
        return {name: value for name, value in real(adapter, *told).items() if name not in ("amr", "email")}

    with mock.patch.object(Adapter, "_claims", unsaid):  # the rest is asked of the server, and answers with amr
        assert come_in(client, "vera-4")["Location"] == "/inloggen/tweede-stap"


def test_the_question_has_pkce_and_the_answer_needs_its_verifier(client: Client, scene: Scene, server: str) -> None:
    know(server, "anna-6", scene.adviser.email)
    address = begin(client)
    asked = parse_qs(urlsplit(address).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == ["http://127.0.0.1:8000/inloggen/oidc/terug"]
    back, sent = authorize(address, "anna-6"), []
    real = requests.Session.request

    def request(session: Any, method: str, url: str, **told: Any) -> Any:
        sent.append((url, told.get("data")))
        return real(session, method, url, **told)

    with mock.patch.object(requests.Session, "request", request):
        client.get(back)
    [verifier] = [data["code_verifier"] for url, data in sent if data and "code_verifier" in data]
    challenge = urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    assert [challenge] == asked["code_challenge"]
    assert inside(client)


def test_what_another_browser_began_leads_nowhere(client: Client, scene: Scene, server: str) -> None:
    know(server, "anna-7", scene.adviser.email)
    back = authorize(begin(Client()), "anna-7")
    assert was_refused(client, client.get(back))


@pytest.mark.parametrize(
    "spoil", [lambda back: back.replace("state=", "state=x"), lambda back: back.split("&state")[0]]
)
def test_a_forged_or_missing_state_leads_nowhere(
    client: Client, scene: Scene, server: str, spoil: Callable[[str], str]
) -> None:
    know(server, "anna-8", scene.adviser.email)
    back = authorize(begin(client), "anna-8")
    assert was_refused(client, client.get(spoil(back)))


def test_an_answer_works_once_and_ten_minutes(client: Client, scene: Scene, server: str) -> None:
    know(server, "anna-9", scene.adviser.email)
    back = authorize(begin(client), "anna-9")
    with mock.patch("allauth.socialaccount.internal.statekit.STATE_TTL", -1):
        assert was_refused(client, client.get(back))
    assert was_refused(client, client.get(back))


def test_a_token_that_answers_another_question_leads_nowhere(client: Client, scene: Scene, server: str) -> None:
    know(server, "anna-10", scene.adviser.email)
    address = begin(client)
    nonce = parse_qs(urlsplit(address).query)["nonce"][0]
    back = authorize(address.replace(nonce, "een-andere-vraag"), "anna-10")
    assert was_refused(client, client.get(back))


def test_a_token_that_another_key_signed_leads_nowhere(client: Client, scene: Scene, server: str) -> None:
    know(server, "anna-11", scene.adviser.email)
    back = authorize(begin(client), "anna-11")
    other = jwk.RSAAlgorithm.to_jwk(generate_private_key(65537, 2048).public_key(), as_dict=True)
    real = requests.Response.json

    def keys(response: Any) -> Any:
        return {"keys": [other]} if "jwks" in response.url else real(response)

    with mock.patch.object(requests.Response, "json", keys):
        assert was_refused(client, client.get(back))


def test_where_the_server_does_not_answer_the_login_says_so(client: Client, scene: Scene, settings: Settings) -> None:
    settings.INEEN_OIDC = {**settings.INEEN_OIDC, "URL": "http://localhost:9"}
    assert was_refused(client, client.post("/inloggen/oidc"))


def test_without_a_server_there_is_no_button_and_no_address(client: Client, scene: Scene, settings: Settings) -> None:
    settings.INEEN_OIDC = dict.fromkeys(("URL", "CLIENT", "SECRET", "NAME", "SECOND_STEP"), "")
    assert "Inloggen met" not in re.sub(r"<title>.*?</title>", "", client.get("/inloggen").text)
    assert client.post("/inloggen/oidc").status_code == client.get("/inloggen/oidc/terug").status_code == 404
