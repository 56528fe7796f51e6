"""Coming in with e-mail and password, and leaving."""

from unittest import mock

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.urls import get_resolver

from ineen.faces.account.adapters import AccountAdapter
from ineen.ground.access.models import SignIn
from ineen.ground.audit.models import AuditEntry
from ineen.ground.organisations.actions import deactivate_person
from ineen.ground.outbox.queue import OutsideAct
from tests.architecture.test_routes import addresses
from tests.faces.account.conftest import PASSWORD, Scene, sign_in, told
from tests.helpers.public_site import BY, NOW

pytestmark = pytest.mark.django_db(databases="__all__")
WRONG = "horen niet bij elkaar"


def signed_in(client: Client) -> bool:
    return client.get("/profiel").status_code == 200


def test_who_knows_her_password_comes_in_and_it_is_noted(client: Client, scene: Scene) -> None:
    response = client.post(
        "/inloggen",
        {"email": " Adviser@Voorbeeld.test", "password": PASSWORD},
        headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"},
    )
    assert (response.status_code, response["Location"]) == (302, "/mijn-werk")
    assert signed_in(client)
    [row] = SignIn.objects.all()
    assert (row.person, row.device, row.session_key) == (
        scene.adviser,
        "Firefox op Windows",
        client.session.session_key,
    )
    [entry] = told("ingelogd")
    assert (entry.actor, entry.actor_label) == (scene.adviser.pk, "adviseur veiligheid, Soest")


def test_she_goes_on_to_where_she_was_going(client: Client, scene: Scene) -> None:
    first = client.get("/profiel")
    assert first["Location"] == "/inloggen?volgende=%2Fprofiel"
    assert 'name="volgende" value="/profiel"' in client.get(first["Location"]).text
    assert sign_in(client, scene.adviser.email, volgende="/profiel")["Location"] == "/profiel"


@pytest.mark.parametrize(
    "elsewhere", ["https://elders.example/", "//elders.example", "/\\elders.example", "javascript:alert(1)", "profiel"]
)
def test_nobody_is_sent_to_another_site(client: Client, scene: Scene, elsewhere: str) -> None:
    assert sign_in(client, scene.adviser.email, volgende=elsewhere)["Location"] == "/mijn-werk"
    assert client.get("/inloggen", {"volgende": elsewhere})["Location"] == "/mijn-werk"


@pytest.mark.parametrize("email", ["adviser@voorbeeld.test", "niemand@voorbeeld.test", "former-closed@voorbeeld.test"])
def test_a_refusal_never_tells_whether_an_account_exists(client: Client, scene: Scene, email: str) -> None:
    deactivate_person(by=BY, now=NOW, person=scene.cast.people["former"])
    email = email.replace("former-closed", "former")
    right = email.startswith("former")  # a closed account, with its own password
    response = sign_in(client, email, PASSWORD if right else "verkeerd")
    assert response.status_code == 200
    assert WRONG in response.text
    assert f'value="{email}"' in response.text
    assert not signed_in(client)
    assert response.text.count(email) == 1


def test_a_refusal_costs_the_same_work_whether_an_account_exists(client: Client, scene: Scene) -> None:
    hashed = []
    for email in (scene.adviser.email, "niemand@voorbeeld.test"):
        entries, rows = AuditEntry.objects.count(), SignIn.objects.count()
        with mock.patch(f"{settings.PASSWORD_HASHERS[0]}.encode", return_value="x$y") as encode:
            sign_in(client, email, "verkeerd")
        hashed.append(encode.call_count)
        assert (AuditEntry.objects.count() - entries, SignIn.objects.count() - rows) == (1, 1)
    assert hashed == [1, 1]


def test_a_refusal_keeps_nothing_of_what_was_typed(client: Client, scene: Scene) -> None:
    sign_in(client, "niemand@voorbeeld.test", "geheim dat per ongeluk hier staat")
    [row] = SignIn.objects.all()
    assert (row.person, row.refused, row.session_key) == (None, True, None)
    [entry] = told("inloggen geweigerd")
    kept = f"{vars(entry)} {vars(row)}"
    assert "niemand" not in kept
    assert "geheim" not in kept


def test_the_key_of_a_session_changes_when_somebody_comes_in(client: Client, scene: Scene) -> None:
    planted = client.session
    planted["volgt"] = "mij"
    planted.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = planted.session_key or ""
    sign_in(client, scene.adviser.email)
    assert client.session.session_key != planted.session_key
    assert not Session.objects.filter(session_key=planted.session_key).exists()


def test_after_five_wrong_tries_an_account_waits_wherever_one_tries_from(scene: Scene) -> None:
    for number in range(5):
        response = Client(REMOTE_ADDR=f"192.0.2.{number}").post(
            "/inloggen", {"email": scene.adviser.email, "password": "verkeerd"}
        )
        assert WRONG in response.text
    refused = sign_in(Client(REMOTE_ADDR="192.0.2.99"), scene.adviser.email)
    assert refused.status_code == 429
    assert "te vaak" in refused.text
    assert len(told("inloggen geweigerd")) == 5
    assert sign_in(Client(REMOTE_ADDR="192.0.2.99"), "coordinator@voorbeeld.test").status_code == 302


def test_an_account_that_does_not_exist_waits_in_the_same_way(client: Client, scene: Scene) -> None:
    codes = [sign_in(client, "niemand@voorbeeld.test", "verkeerd").status_code for _ in range(6)]
    assert codes == [200] * 5 + [429]


def test_an_address_from_where_many_accounts_are_tried_waits(scene: Scene) -> None:
    client = Client(REMOTE_ADDR="192.0.2.7")
    codes = [sign_in(client, f"iemand-{number}@voorbeeld.test", "x").status_code for number in range(12)]
    assert codes == [200] * 10 + [429] * 2
    assert sign_in(client, scene.adviser.email).status_code == 429
    assert sign_in(Client(REMOTE_ADDR="192.0.2.8"), scene.adviser.email).status_code == 302


def test_leaving_ends_the_session_and_takes_a_form_with_its_token(scene: Scene) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(scene.adviser)
    assert client.get("/uitloggen").status_code == 405
    assert client.post("/uitloggen").status_code == 403
    assert signed_in(client)
    client.get("/profiel")
    token = client.cookies["csrftoken"].value
    assert client.post("/uitloggen", {"csrfmiddlewaretoken": token})["Location"] == "/"
    assert not signed_in(client)
    assert len(told("uitgelogd")) == 1


def test_a_closed_account_is_out_at_once(client: Client, scene: Scene) -> None:
    sign_in(client, scene.adviser.email)
    deactivate_person(by=BY, now=NOW, person=scene.adviser)
    assert not signed_in(client)


def test_allauth_itself_mails_nothing() -> None:
    with pytest.raises(OutsideAct, match="password_reset_key"):
        AccountAdapter().send_mail("account/email/password_reset_key", "anna@voorbeeld.test", {})
    assert mail.outbox == []


def test_passwords_are_kept_as_argon2_and_a_weak_one_is_refused_in_dutch() -> None:
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from ineen.config import settings as product

    assert product.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    with pytest.raises(ValidationError) as refused:
        validate_password("wachtwoord")
    assert any("ten minste 12 tekens" in message for message in refused.value.messages)
    with pytest.raises(ValidationError):
        validate_password("password1234")


def test_no_address_leads_to_a_page_of_another() -> None:
    def views(resolver: object) -> list[str]:
        found: list[str] = []
        for pattern in resolver.url_patterns:  # type: ignore[attr-defined]
            found += views(pattern) if hasattr(pattern, "url_patterns") else [pattern.callback.__module__]
        return found

    assert list(addresses(get_resolver()))
    assert [module for module in views(get_resolver()) if not module.startswith("ineen.")] == []


def test_the_head_asks_a_stranger_to_come_in_and_names_nobody(client: Client, scene: Scene) -> None:
    page = client.get("/plannen")
    assert '<a class="who__label" href="/inloggen">Inloggen</a>' in page.text
    assert not page.cookies
    sign_in(client, scene.adviser.email)
    page = client.get("/plannen")
    assert "adviseur veiligheid, Soest" in page.text
    assert 'href="/inloggen"' not in page.text
