"""Inviting somebody, and taking an invitation."""

import re
from datetime import UTC, datetime, timedelta
from unittest import mock

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from django_scopes import scopes_disabled

from ineen.ground.access import actions
from ineen.ground.access.models import Invitation
from ineen.ground.kernel.actors import Role, system
from ineen.ground.kernel.refusals import NotAllowed
from ineen.ground.organisations.models import Membership, Person
from ineen.ground.outbox.models import Mail
from tests.faces.account.conftest import Scene, mailed, sign_in, told, work_off
from tests.helpers.writes import given
from tests.people import Cast

pytestmark = pytest.mark.django_db(databases="__all__", transaction=True)
NEW = "nog een lange zin, maar anders"
ANNA = "anna@voorbeeld.test"


def as_part(scene: Scene, part: str) -> Client:
    client = Client()
    person = scene.cast[part]
    assert person
    client.force_login(person)
    return client


def form(scene: Scene, email: str = ANNA, role: str = "adviser") -> dict[str, str]:
    organisation = scene.cast.own.lead_id
    return {"email": email, "name": "Anna Voorbeeld", "role": role, "organisation": str(organisation)}


def invited(scene: Scene, email: str = ANNA, role: str = "adviser", part: str = "coordinator") -> str:
    """The path of the link, as it came by mail."""
    response = as_part(scene, part).post("/uitnodigingen/nieuw", form(scene, email, role))
    assert response.status_code == 302, response.text
    work_off()
    return mailed(email)[-1]


def code_for(client: Client, path: str, email: str = ANNA) -> str:
    client.post(path, {"doe": "code"})
    work_off()
    body = next(str(message.body) for message in reversed(mail.outbox) if message.to == [email])
    found = re.search(r"\b\d{6}\b", body)
    assert found
    return found[0]


def accept(client: Client, path: str, code: str) -> Client:
    client.post(path, {"code": code, "name": "Anna", "password": NEW, "again": NEW})
    return client


def roles_of(email: str) -> list[str]:
    with scopes_disabled():
        return list(Membership.objects.filter(person__email=email).order_by("role").values_list("role", flat=True))


def inside(client: Client) -> bool:
    return client.get("/profiel").status_code == 200


def test_who_is_invited_makes_an_account_and_has_the_role(scene: Scene) -> None:
    path, client = invited(scene), Client()
    assert "U bent uitgenodigd als adviseur veiligheid voor Soest, in Eigen verband." in client.get(path).text
    accept(client, path, code_for(client, path))
    assert inside(client)
    assert (Person.objects.get(email=ANNA).name, roles_of(ANNA)) == ("Anna", ["adviser"])
    assert "Anna Voorbeeld, adviseur veiligheid, Soest" in as_part(scene, "coordinator").get("/uitnodigingen").text
    assert len(told("uitgenodigd")) == len(told("uitnodiging aangenomen")) == 1


def test_only_digests_are_kept_of_link_and_code(scene: Scene) -> None:
    path, client = invited(scene), Client()
    code = code_for(client, path)
    with scopes_disabled():
        kept = f"{Invitation.objects.values()} {list(Mail.objects.values())}"
    assert path.rpartition("/")[2] not in kept
    assert code not in re.findall(r"\b\d{6}\b", kept)


def test_a_stolen_link_alone_opens_nothing(scene: Scene) -> None:
    path, thief = invited(scene), Client()
    assert "Nieuw wachtwoord" not in thief.get(path).text
    accept(thief, path, "123456")
    assert not Person.objects.filter(email=ANNA).exists()
    # the code goes to who was invited, and five guesses end it
    code = code_for(thief, path)
    wrong = f"{(int(code) + 1) % 10**6:06}"
    for _ in range(5):
        accept(thief, path, wrong)
    accept(thief, path, code)
    assert not Person.objects.filter(email=ANNA).exists()
    assert len(told("code van de uitnodiging geweigerd")) == 6


def test_a_code_works_a_quarter_of_an_hour(scene: Scene) -> None:
    path, client = invited(scene), Client()
    code = code_for(client, path)
    with mock.patch("django.utils.timezone.now", return_value=datetime.now(UTC) + timedelta(minutes=16)):
        accept(client, path, code)
    assert not Person.objects.filter(email=ANNA).exists()


def test_a_link_works_once(scene: Scene) -> None:
    path, client = invited(scene), Client()
    accept(client, path, code_for(client, path))
    for again in (Client(), client):
        response = again.get(path)
        assert (response.status_code, "werkt niet meer" in response.text) == (404, True)
    assert accept(Client(), path, "000000").get(path).status_code == 404
    assert roles_of(ANNA) == ["adviser"]


def test_a_link_holds_for_a_week(scene: Scene) -> None:
    path = invited(scene)
    for days, status in ((6, 200), (8, 404)):
        with mock.patch("django.utils.timezone.now", return_value=datetime.now(UTC) + timedelta(days=days)):
            assert Client().get(path).status_code == status


def test_an_invitation_taken_back_opens_nothing_and_one_sent_again_replaces_the_old(scene: Scene) -> None:
    path, coordinator = invited(scene), as_part(scene, "coordinator")
    with scopes_disabled():
        key = Invitation.objects.get().pk
    coordinator.post(f"/uitnodigingen/{key}", {"doe": "opnieuw"})
    work_off()
    newer = mailed(ANNA)[-1]
    assert newer != path
    assert [Client().get(one).status_code for one in (path, newer)] == [404, 200]
    coordinator.post(f"/uitnodigingen/{key}", {"doe": "intrekken"})
    assert Client().get(newer).status_code == 404
    assert "geen uitnodigingen open" in coordinator.get("/uitnodigingen").text
    assert coordinator.post(f"/uitnodigingen/{key}", {"doe": "opnieuw"}).status_code == 404


def test_who_has_an_account_takes_it_signed_in_as_herself_and_nobody_else_does(scene: Scene) -> None:
    email = "without-role@voorbeeld.test"
    path = invited(scene, email)
    stranger = Client()
    page = stranger.get(path).text
    assert "U hebt al een account" in page
    assert "Nieuw wachtwoord" not in page
    accept(stranger, path, "000000")
    other = as_part(scene, "adviser")
    assert other.get(path).status_code == other.post(path).status_code == 403
    assert roles_of(email) == []
    own = Client()
    assert sign_in(own, email, volgende=path)["Location"] == path
    assert "Neem de functie aan" in own.get(path).text
    own.post(path)
    assert roles_of(email) == ["adviser"]
    assert own.get(path).status_code == 404


def test_the_act_itself_gives_the_role_to_nobody_else(scene: Scene) -> None:
    token = invited(scene, "without-role@voorbeeld.test").rpartition("/")[2]
    other = scene.cast["neighbour"]
    assert other
    with pytest.raises(NotAllowed, match="voor iemand anders"):
        actions.accept_as_self(by=system("proef"), now=timezone.now(), token=token, person=other.pk)
    assert roles_of(other.email) == ["adviser"]  # the one she has elsewhere


def test_a_role_that_the_inviter_no_longer_gives_is_not_had(scene: Scene) -> None:
    path, client = invited(scene), Client()
    code = code_for(client, path)
    with given(), scopes_disabled():
        Membership.objects.filter(role="coordinator").update(until=timezone.localdate())
    page = client.post(path, {"code": code, "name": "Anna", "password": NEW, "again": NEW})
    assert "gaat niet meer over deze functie" in page.text
    assert not Person.objects.filter(email=ANNA).exists()


def test_nobody_invites_to_what_she_may_not_give(scene: Scene) -> None:
    coordinator = as_part(scene, "coordinator")
    page = coordinator.post("/uitnodigingen/nieuw", form(scene, role="administrator"))
    assert "Kies een van de mogelijkheden" in page.text
    for part in ("adviser", "neighbour", "former"):
        assert as_part(scene, part).post("/uitnodigingen/nieuw", form(scene)).status_code == 403
    assert coordinator.post("/uitnodigingen/nieuw", {**form(scene), "organisation": str(scene.cast.other.pk)})
    with scopes_disabled():
        assert not Invitation.objects.exists()
    assert not Mail.objects.exists()


def test_another_partnership_neither_sees_nor_changes_an_invitation(scene: Scene, other_coordinator: Client) -> None:
    invited(scene)
    with scopes_disabled():
        key = Invitation.objects.get().pk
    assert ANNA not in other_coordinator.get("/uitnodigingen").text
    assert other_coordinator.post(f"/uitnodigingen/{key}", {"doe": "intrekken"}).status_code == 404
    assert scene.adviser.name not in other_coordinator.get("/mensen").text
    assert other_coordinator.get(f"/mensen/{scene.adviser.pk}").status_code == 404


@pytest.fixture
def other_coordinator(scene: Scene) -> Client:
    cast: Cast = scene.cast
    with given(), scopes_disabled():
        Membership.objects.filter(person=cast["neighbour"]).update(role=Role.COORDINATOR)
    return as_part(scene, "neighbour")


def test_a_role_that_demands_a_second_step_leads_there(scene: Scene) -> None:
    path, client = invited(scene, role="privacy_officer"), Client()
    code = code_for(client, path)
    response = client.post(path, {"code": code, "name": "Anna", "password": NEW, "again": NEW})
    assert response["Location"] == "/inloggen/tweede-stap"
    assert not inside(client)


def test_the_same_is_not_asked_twice(scene: Scene) -> None:
    invited(scene)
    page = as_part(scene, "coordinator").post("/uitnodigingen/nieuw", form(scene))
    assert "loopt al een uitnodiging" in page.text
