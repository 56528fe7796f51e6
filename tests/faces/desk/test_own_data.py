"""What Ineen holds about me: found by walking every model, so that none can be forgotten."""

import io
import json
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from ineen.ground.audit.models import AuditEntry
from ineen.ground.inbox import actions as inbox_actions
from ineen.ground.kernel.actors import Role
from ineen.ground.organisations.models import Person
from ineen.ground.outbox.models import Mail
from ineen.ground.privacy import own_data
from ineen.ground.privacy.declarations import Personal, declaration_of
from tests.faces.desk.conftest import Ask, signed_in, text_of
from tests.faces.desk.test_log import person_as
from tests.ground.inbox.conftest import NOW, Scene, actor
from tests.helpers.queries import spent
from tests.helpers.writes import given

pytestmark = pytest.mark.django_db(databases="__all__")
LIKE_A_KEY = ("password", "secret", "token", "key", "digest", "hash", "payload", "session")
# personal columns whose name sounds like a key and is none
NO_KEYS = {"organisations.Person.digest"}


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def test_every_model_with_personal_columns_is_found_or_says_why_not() -> None:
    assert own_data.unreachable() == []
    named = {model._meta.label for model in apps.get_models()}
    assert set(own_data.NOT_OF_ONE_PERSON) <= named
    assert not set(own_data.NOT_OF_ONE_PERSON) & {place.name for place in own_data.places()}


def test_what_sounds_like_a_key_is_not_handed_out() -> None:
    found = {
        f"{place.name}.{column}"
        for place in own_data.places()
        for column in place.columns
        if declaration_of(apps.get_model(place.name)).columns[column] is not Personal.NONE
        and any(word in column for word in LIKE_A_KEY)
    }
    assert found - own_data.SECRETS == NO_KEYS


def packed(client: Client, address: str, **words: str) -> tuple[dict[str, list[dict[str, object]]], dict[str, str]]:
    response = client.post(address, words)
    assert response.headers["Content-Type"] == "application/zip"
    with ZipFile(io.BytesIO(response.content)) as file:
        texts = {name: file.read(name).decode("utf-8-sig") for name in file.namelist()}
    return json.loads(texts.pop("alles.json")), texts


def test_i_take_along_what_is_about_me_and_nothing_of_another(scene: Scene, ask: Ask) -> None:
    ask("Voor Anna.", scene.anna)
    ask("Voor Bram.", scene.bram)
    key = inbox_actions.renew_calendar(by=actor(scene.anna), now=NOW)
    with given():
        Mail.objects.create(address=scene.anna.email, subject="Nieuw wachtwoord", text="/geheim", written_at=NOW)
    everything, files = packed(signed_in(scene.anna), "/profiel/gegevens")
    assert {
        "organisations.Person", "organisations.Membership", "inbox.InboxItem", "inbox.CalendarKey", "audit.AuditEntry",
        "outbox.Mail",
    } <= set(everything)  # fmt: skip
    assert [row["sentence"] for row in everything["inbox.InboxItem"]] == ["Voor Anna."]
    (account,) = everything["organisations.Person"]
    assert account["email"] == "anna@voorbeeld.nl"
    whole = json.dumps(everything) + "".join(files.values())
    for secret in (key, "/geheim", Person.objects.get(pk=scene.anna.pk).password or "x" * 99):
        assert secret not in whole
    for other in ("bram", "cora", "Voor Bram", str(scene.bram.pk), str(scene.cora.pk)):
        assert other not in whole
    assert "Voor Anna." in files["inbox.InboxItem.csv"]
    entry = AuditEntry.objects.get(act="export_own_data")
    assert (entry.actor, entry.subject_id) == (scene.anna.pk, str(scene.anna.pk))


def test_i_read_it_by_sort_and_that_is_told_once_a_day(scene: Scene, ask: Ask) -> None:
    ask("Voor Anna.", scene.anna)
    ask("Voor Bram.", scene.bram)
    client = signed_in(scene.anna)
    text = text_of(client.get("/profiel/gegevens"))
    assert "Wat er op u wacht of wachtte 1 regel" in text
    assert "Functies 1 regel" in text
    rows = text_of(client.get("/profiel/gegevens/inbox.inboxitem"))
    assert "Voor Anna." in rows
    assert "Voor Bram." not in rows
    assert client.get("/profiel/gegevens/plans.safetyplan").status_code == 404
    assert AuditEntry.objects.filter(what="eigen gegevens bekeken").count() == 1


def test_the_pages_stay_within_their_budget(scene: Scene, ask: Ask) -> None:
    client = signed_in(scene.anna)
    addresses = ("/profiel/gegevens", "/profiel/gegevens/inbox.inboxitem")
    for address in addresses:
        client.get(address)  # that it is read is told once a day
    few = [spent(client, address) for address in addresses]
    for number in range(20):
        ask(f"Nummer {number}.", scene.anna)
    more = [spent(client, address) for address in addresses]
    assert more == few
    assert max(few) <= 15


def test_another_person_is_told_of_as_another(scene: Scene, ask: Ask) -> None:
    from ineen.ground.organisations.actions import deactivate_person  # by somebody else, about her account
    from tests.ground.inbox.conftest import BY

    person = person_as(scene, Role.ADMINISTRATOR)
    deactivate_person(by=actor(person), now=NOW, person=scene.anna)
    assert BY.person is None
    place = own_data.place_named("audit.AuditEntry")
    rows = own_data.rows_of(scene.anna, place)
    actors = {row[place.columns.index("actor")] for row in rows}
    assert own_data.OTHER in actors
    assert person.pk not in actors


# --- by the privacy officer ---------------------------------------------------------------------------------------


def test_the_officer_makes_it_for_who_asks_with_a_reason_that_is_kept(scene: Scene) -> None:
    officer = person_as(scene, Role.PRIVACY_OFFICER)
    client = signed_in(officer)
    assert client.get("/logboek/inzage").status_code == 200
    everything, _files = packed(client, "/logboek/inzage", persoon=str(scene.anna.pk), reden="brief d.d. 1 maart")
    (account,) = everything["organisations.Person"]
    assert account["email"] == "anna@voorbeeld.nl"
    entry = AuditEntry.objects.get(act="export_data_of")
    assert (entry.actor, entry.subject_id) == (officer.pk, str(scene.anna.pk))
    assert "brief d.d. 1 maart" in entry.details


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_nothing_is_made(scene: Scene, reason: str) -> None:
    client = signed_in(person_as(scene, Role.PRIVACY_OFFICER))
    response = client.post("/logboek/inzage", {"persoon": str(scene.anna.pk), "reden": reason})
    assert response.status_code == 422
    assert "Schrijf op waarom" in text_of(response)
    assert not AuditEntry.objects.filter(act="export_data_of").exists()


def test_of_another_partnership_nobody_is_found(scene: Scene) -> None:
    client = signed_in(person_as(scene, Role.PRIVACY_OFFICER))
    response = client.post("/logboek/inzage", {"persoon": str(scene.cora.pk), "reden": "brief"})
    assert response.status_code == 422
    assert "cora" not in response.content.decode()
    assert not AuditEntry.objects.filter(act="export_data_of").exists()


def test_nobody_else_makes_it(scene: Scene) -> None:
    for role in (Role.ADMINISTRATOR, Role.COORDINATOR):
        client = signed_in(person_as(scene, role))
        assert client.post("/logboek/inzage", {"persoon": str(scene.anna.pk), "reden": "x"}).status_code == 403
    assert not AuditEntry.objects.filter(act="export_data_of").exists()
