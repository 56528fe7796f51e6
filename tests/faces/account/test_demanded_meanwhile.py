"""A function that demands a second step, given while one is signed in: it is asked at the next request."""

from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ineen.ground.access.actions import invite
from ineen.ground.access.models import SignIn
from ineen.ground.audit.models import AuditEntry
from ineen.ground.kernel.actors import Role
from tests.faces.account.codes import code_of, set_up
from tests.faces.account.conftest import PASSWORD, Scene, sign_in, told
from tests.helpers.public_site import BY

pytestmark = pytest.mark.django_db(databases="__all__")
STEP = "/profiel/tweede-stap"


@pytest.fixture
def adviser(client: Client, scene: Scene) -> Client:
    """Signed in with her password, in a function that demands no more."""
    assert sign_in(client, scene.adviser.email)["Location"] == "/mijn-werk"
    assert client.get("/mijn-werk").status_code == 200
    return client


def goes_to(client: Client, address: str) -> str:
    return str(client.get(address).headers.get("Location", ""))


def test_it_is_set_up_before_the_next_page_and_she_goes_on_where_she_was(adviser: Client, scene: Scene) -> None:
    scene.give("adviser", Role.ADMINISTRATOR)
    way = f"{STEP}?volgende={quote('/mensen?q=x', safe='')}"
    assert goes_to(adviser, "/mensen?q=x") == way
    assert "U hebt een functie gekregen waarbij een tweede stap hoort" in adviser.get(way).text
    set_up(adviser, PASSWORD, way)
    codes = f"/profiel/herstelcodes?volgende={quote('/mensen?q=x', safe='')}"
    assert adviser.get(codes).status_code == 200
    assert adviser.post(codes)["Location"] == "/mensen?q=x"
    assert adviser.get("/mijn-werk").status_code == 200


def test_nothing_is_done_and_nothing_is_read_before_it(adviser: Client, scene: Scene) -> None:
    held = scene.give("adviser", Role.PRIVACY_OFFICER)
    entries = AuditEntry.objects.count()
    assert adviser.post(reverse("account_act_as"), {"functie": str(held.pk)})["Location"] == STEP
    assert goes_to(adviser, "/logboek").startswith(STEP)
    assert goes_to(adviser, "/bestaat/niet").startswith(STEP)
    assert AuditEntry.objects.count() == entries


def test_a_fragment_takes_the_whole_page_there(adviser: Client, scene: Scene) -> None:
    scene.give("adviser", Role.ADMINISTRATOR)
    response = adviser.get("/mijn-werk", headers={"hx-request": "true"})
    assert (response.status_code, response["HX-Redirect"]) == (204, STEP)


def test_she_may_leave_instead(adviser: Client, scene: Scene) -> None:
    scene.give("adviser", Role.ADMINISTRATOR)
    assert adviser.post("/uitloggen")["Location"] == "/"
    assert adviser.get("/").status_code == 200


def test_where_it_was_set_up_elsewhere_a_code_is_asked_here(adviser: Client, scene: Scene) -> None:
    phone = Client()
    phone.force_login(scene.adviser)
    secret = set_up(phone, PASSWORD)
    assert adviser.get("/mijn-werk").status_code == 200  # nothing demands it yet
    scene.give("adviser", Role.ADMINISTRATOR)
    way = goes_to(adviser, "/mensen")
    assert "U hebt een functie gekregen" in adviser.get(way).text
    assert "Deze code klopt niet" in adviser.post(way, {"code": "000000"}).text
    assert len(told("code van de tweede stap geweigerd")) == 1
    assert goes_to(adviser, "/mensen") == way
    assert adviser.post(way, {"code": code_of(secret, later=1)})["Location"] == "/mensen"
    assert adviser.get("/mijn-werk").status_code == 200
    assert phone.get("/mijn-werk").status_code == 200  # proved it by setting it up


def test_a_step_that_was_taken_away_again_is_owed(client: Client, scene: Scene) -> None:
    client.force_login(scene.adviser)
    secret = set_up(client, PASSWORD)
    client.post(STEP, {"code": code_of(secret, later=1)})  # off: nothing demands it
    scene.give("adviser", Role.ADMINISTRATOR)
    assert goes_to(client, "/mensen").startswith(STEP)


def test_taking_an_invitation_leads_there_without_signing_in_again(adviser: Client, scene: Scene) -> None:
    lead = scene.cast.own.lead
    assert lead
    _, token = invite(
        by=BY,
        now=timezone.now(),
        email=scene.adviser.email,
        name="Anna",
        role=Role.ADMINISTRATOR,
        organisation=lead,
        partnership=scene.cast.own,
    )
    assert adviser.post(f"/uitnodiging/{token}")["Location"] == "/profiel"
    assert goes_to(adviser, "/profiel").startswith(STEP)
    assert SignIn.objects.get(refused=False).session_key == adviser.session.session_key


def test_a_code_at_signing_in_is_enough(client: Client, scene: Scene) -> None:
    scene.give("adviser", Role.ADMINISTRATOR)
    sign_in(client, scene.adviser.email)
    secret = set_up(client, PASSWORD, "/inloggen/tweede-stap")
    assert client.get("/mijn-werk").status_code == 200
    other = Client()
    sign_in(other, scene.adviser.email)
    other.post("/inloggen/code", {"code": code_of(secret, later=1)})
    assert other.get("/mijn-werk").status_code == 200
