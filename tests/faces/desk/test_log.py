"""The log: who did and saw what in the own partnership, for its privacy officer alone."""

import csv
import io
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from django.test import Client
from django.utils import timezone

from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.audit.log import LogQuestion
from ineen.ground.audit.models import AuditEntry
from ineen.ground.inbox import actions as inbox_actions
from ineen.ground.kernel.actors import RESIDENT, Actor, Role
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.refusals import NotAllowed
from ineen.ground.organisations import queries as organisations
from ineen.ground.organisations.actions import appoint, end_membership, register_person
from ineen.ground.organisations.models import Membership, Organisation, Person
from ineen.policy.decisions.actions import submit_plan
from ineen.policy.plans.actions import import_plan
from tests.faces.desk.conftest import Ask, signed_in, text_of
from tests.ground.inbox.conftest import BY, NOW, Scene, actor
from tests.helpers.queries import spent
from tests.policy.plans.scene import TEXT

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def officer(scene: Scene) -> Person:
    return person_as(scene, Role.PRIVACY_OFFICER)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def person_as(scene: Scene, role: Role) -> Person:
    person = register_person(by=BY, now=NOW, email=f"{role}@voorbeeld.nl", name=f"{role.value} Voorbeeld")
    town = Organisation.objects.get(area_code="GM0342")
    appoint(by=BY, now=NOW, person=person, organisation=town, partnership=scene.east, role=role)
    return person


@act
def tell(*, by: Actor, now: datetime, on: object, what: str, details: dict[str, str] | None = None) -> None:
    record(on=on, what=what, details=details)  # type: ignore[arg-type]


def did(person: Person, what: str, on: object, **details: str) -> None:
    tell(by=actor(person), now=NOW, on=on, what=what, details=details)


def lines(client: Client, **asked: str) -> str:
    response = client.get("/logboek", asked)
    assert response.status_code == 200
    text = text_of(response)
    return text[text.index("Toon") :]


def test_the_officer_reads_who_did_what_by_name(scene: Scene, officer: Person) -> None:
    did(scene.anna, "doel gewijzigd", scene.role_of_anna)
    found = lines(signed_in(officer))
    assert "2 maart 2026, 10.00 anna Voorbeeld adviseur doel gewijzigd" in found
    assert "functie" in found


def test_a_detail_may_have_any_name(scene: Scene, officer: Person) -> None:
    did(scene.anna, "gelezen", scene.role_of_anna, items="3")
    assert "items 3" in lines(signed_in(officer))


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PRIVACY_OFFICER])
def test_nobody_else_reads_it_and_that_they_tried_shows_them_nothing(scene: Scene, role: Role) -> None:
    did(scene.anna, "doel gewijzigd", scene.role_of_anna)
    client = signed_in(person_as(scene, role))
    for response in (client.get("/logboek"), client.post("/logboek/meegenomen"), client.get("/logboek/inzage")):
        assert response.status_code == 403
        assert "doel gewijzigd" not in text_of(response)
    assert not AuditEntry.objects.filter(what="logboek bekeken").exists()
    assert not AuditEntry.objects.filter(act="export_log").exists()


def test_of_another_partnership_nothing_is_there(scene: Scene, officer: Person) -> None:
    did(scene.cora, "bij de buren", Membership.objects.with_scopes_disabled().get(person=scene.cora))  # type: ignore[attr-defined]
    did(scene.cora, "agendalink gemaakt door Cora", scene.cora)
    client = signed_in(officer)
    found = lines(client)
    assert "bij de buren" not in found
    assert "door Cora" not in found
    assert "cora" not in text_of(client.get("/logboek"))  # not in the list of persons either
    assert "bij de buren" not in client.post("/logboek/meegenomen", {"bestand": "csv"}).content.decode()


def test_what_somebody_of_two_partnerships_did_in_the_other_is_not_there(scene: Scene, officer: Person) -> None:
    elsewhere = Organisation.objects.get(area_code="GM0344")
    there = appoint(
        by=BY, now=NOW, person=scene.anna, organisation=elsewhere, partnership=scene.west, role=Role.ADVISER
    )
    did(scene.anna, "elders gewijzigd", there)
    did(scene.anna, "hier gewijzigd", scene.role_of_anna)
    found = lines(signed_in(officer))
    assert "hier gewijzigd" in found
    assert "elders gewijzigd" not in found


def test_what_has_no_partnership_is_there_while_the_person_held_a_role(scene: Scene, officer: Person) -> None:
    release = Person.objects.get(pk=scene.cora.pk)  # any row without a partnership, of nobody here
    for days, what in ((-1, "voor haar tijd"), (0, "in haar tijd"), (30, "na haar tijd")):
        tell(by=actor(scene.anna), now=NOW + timedelta(days=days), on=release, what=what)
    end_membership(by=BY, now=NOW, membership=scene.role_of_anna, until=(NOW + timedelta(days=10)).date())
    found = lines(signed_in(officer))
    assert "in haar tijd" in found
    assert "voor haar tijd" not in found
    assert "na haar tijd" not in found


def test_what_was_done_to_an_account_is_there_whoever_did_it(scene: Scene, officer: Person) -> None:
    assert "account gemaakt" in lines(signed_in(officer), persoon="", zoek="account")


def test_looking_at_the_log_stands_in_the_log(scene: Scene, officer: Person) -> None:
    client = signed_in(officer)
    client.get("/logboek", {"zoek": "iets"})
    entry = AuditEntry.objects.get(what="logboek bekeken")
    assert (entry.actor, entry.subject_id) == (officer.pk, str(scene.east.pk))
    assert "zoek=iets" in entry.details
    assert "logboek bekeken" in lines(client, soort="bekeken")
    assert "logboek bekeken" not in lines(client, soort="gewijzigd")


def test_the_address_holds_what_is_asked(scene: Scene, officer: Person) -> None:
    did(scene.anna, "van anna", scene.role_of_anna)
    did(scene.bram, "van bram", scene.role_of_anna, reden="Bijzonder")
    tell(by=actor(scene.bram), now=NOW - timedelta(days=40), on=scene.role_of_anna, what="lang geleden")
    client = signed_in(officer)
    assert "van anna" not in lines(client, persoon=str(scene.bram.pk))
    assert "van bram" in lines(client, persoon=str(scene.bram.pk))
    assert "lang geleden" not in lines(client, van="2026-03-01")
    assert "van bram" in lines(client, van="2026-03-02", tot="02-03-2026")
    assert "van bram" not in lines(client, tot="2026-03-01")
    assert "van anna" not in lines(client, zoek="bijzonder bram")
    assert "van bram" in lines(client, zoek="bijzonder bram")
    assert "van anna" not in lines(client, over="organisations.person")
    assert "van anna" in lines(client, over="organisations.membership")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"van": "gisteren"}, "Schrijf de dag als 23-6-2026"),
        ({"van": "2026-03-02", "tot": "2026-03-01"}, "De laatste dag ligt voor de eerste"),
        ({"persoon": "iemand"}, "Selecteer een geldige keuze"),
    ],
)
def test_a_wrong_question_is_told_and_keeps_what_was_typed(officer: Person, asked: dict[str, str], said: str) -> None:
    response = signed_in(officer).get("/logboek", {**asked, "zoek": "kwijt mag dit niet"})
    assert said in text_of(response)
    for typed in (*asked.values(), "kwijt mag dit niet"):
        assert typed == "iemand" or typed in response.content.decode()
    assert signed_in(officer).post("/logboek/meegenomen", asked).status_code == 400


def test_pages_follow_each_other_and_none_shifts(scene: Scene, officer: Person) -> None:
    for number in range(120):
        did(scene.anna, f"stap {number:03}", scene.role_of_anna)
    client = signed_in(officer)
    response, seen = client.get("/logboek", {"zoek": "stap"}), []
    while True:
        seen += [f"stap {number:03}" for number in range(120) if f"stap {number:03}" in lines_of(response)]
        did(scene.anna, "intussen", scene.role_of_anna)
        page = response.content.decode()
        if 'rel="next"' not in page:
            break
        start = page.index('rel="next" href="') + len('rel="next" href="')
        response = client.get(unquote(page[start : page.index('"', start)].replace("&amp;", "&")))
    assert sorted(seen) == [f"stap {number:03}" for number in range(120)]
    assert client.get("/logboek", {"voor": "9" * 30}).status_code == client.get("/logboek?voor=-1").status_code == 200


def lines_of(response: object) -> str:
    return text_of(response)  # type: ignore[arg-type]


def test_many_lines_ask_no_more_queries(scene: Scene, officer: Person) -> None:
    client = signed_in(officer)
    did(scene.anna, "stap", scene.role_of_anna)
    client.get("/logboek")
    few = spent(client, "/logboek")
    for _ in range(30):
        did(scene.bram, "stap", scene.role_of_anna)
    assert spent(client, "/logboek") == few


def test_it_is_taken_along_as_a_file_and_that_stands_in_the_log(scene: Scene, officer: Person) -> None:
    did(scene.anna, "=1+1", scene.role_of_anna, reden="  @SUM(A1)")
    client = signed_in(officer)
    response = client.post("/logboek/meegenomen", {"bestand": "csv", "persoon": str(scene.anna.pk)})
    assert response.headers["Content-Disposition"] == 'attachment; filename="logboek-2026-03-02.csv"'
    assert response.headers["Cache-Control"] == "private, no-store"
    head, line = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
    assert dict(zip(head, line, strict=True)) | {"bijzonderheden": ""} == {
        "wanneer": "2026-03-02 10:00:00",
        "wie": "anna Voorbeeld",
        "functie": "adviseur",
        "wat": "'=1+1",
        "waarover": "functie",
        "kenmerk": str(scene.role_of_anna.pk),
        "namens": "",
        "bron": "",
        "bijzonderheden": "",
    }
    entry = AuditEntry.objects.get(act="export_log")
    assert (entry.actor, entry.what, entry.subject_id) == (officer.pk, "logboek geëxporteerd", str(scene.east.pk))
    assert str(scene.anna.pk) in entry.details
    assert "logboek geëxporteerd" in lines(client, soort="meegenomen")


def test_a_workbook_has_text_only(scene: Scene, officer: Person) -> None:
    did(scene.anna, "=1+1 & <b>", scene.role_of_anna, teken="\x01")
    response = signed_in(officer).post("/logboek/meegenomen", {"bestand": "xlsx", "persoon": str(scene.anna.pk)})
    with ZipFile(io.BytesIO(response.content)) as file:
        sheet = file.read("xl/worksheets/sheet1.xml").decode()
    assert "=1+1 &amp; &lt;b&gt;" in sheet
    assert "<f" not in sheet
    assert "\x01" not in sheet


def test_too_much_is_refused_and_nothing_is_handed_out(
    scene: Scene, officer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ineen.ground.organisations.actions.log.MOST_LINES", 2)
    response = signed_in(officer).post("/logboek/meegenomen", {"bestand": "csv"})
    assert response.status_code == 400
    assert "Kies een kortere periode" in text_of(response)
    assert not AuditEntry.objects.filter(act="export_log").exists()


def test_names_are_for_the_officer_of_their_own_partnership(scene: Scene, officer: Person) -> None:
    named = dict(organisations.persons_in_log(organisations.viewer_of(officer.pk, NOW)))
    assert named[scene.anna.pk] == "anna Voorbeeld"
    assert scene.cora.pk not in named
    for other in (RESIDENT, organisations.viewer_of(scene.bram.pk, NOW)):
        for ask in (organisations.persons_in_log, organisations.subjects_of_log):
            with pytest.raises(NotAllowed):
                ask(other)
        with pytest.raises(NotAllowed):
            organisations.log(other, LogQuestion(), most=1)
        assert organisations.partnerships_with_log(other) == ()


def test_an_officer_whose_role_ended_reads_nothing(scene: Scene, officer: Person) -> None:
    role = Membership.objects.with_scopes_disabled().get(person=officer)  # type: ignore[attr-defined]
    end_membership(by=BY, now=NOW, membership=role)
    assert signed_in(officer).get("/logboek").status_code == 403


# --- reading of closed plans --------------------------------------------------------------------------------------


def test_who_opens_a_closed_plan_stands_in_the_log_once_a_day(scene: Scene, officer: Person, ask: Ask) -> None:
    for slug, audience in (("besloten", Audience.PARTNERSHIP), ("open", Audience.PUBLIC)):
        import_plan(by=BY, now=NOW, plan=replace(TEXT, slug=slug, partnership=scene.east.slug, audience=audience))
    client = signed_in(scene.anna)
    for path in ("", "/themas/woonoverlast", "/doelen/samen-oplossen", ""):
        assert client.get(f"/plannen/besloten{path}").status_code == 200
        assert client.get(f"/plannen/open{path}").status_code == 200
    assert signed_in(scene.cora).get("/plannen/besloten").status_code == 404
    assert Client().get("/plannen/open").status_code == 200
    entry = AuditEntry.objects.get(what="besloten plan bekeken")
    assert (entry.actor, entry.compartment) == (scene.anna.pk, scene.east.pk)
    assert "besloten plan bekeken" in lines(signed_in(officer), soort="bekeken")


def test_the_officer_asks_who_saw_one_plan(scene: Scene, officer: Person) -> None:
    for slug, title in (("besloten", "Het besloten plan"), ("ander", "Het andere plan")):
        closed = replace(TEXT, slug=slug, title=title, partnership=scene.east.slug, audience=Audience.PARTNERSHIP)
        import_plan(by=BY, now=NOW, plan=closed)
    submit_plan(by=BY, now=NOW, plan="besloten", municipality=AreaCode("GM0342"))
    for slug in ("besloten", "ander"):
        assert signed_in(scene.anna).get(f"/plannen/{slug}").status_code == 200
    asked = lines(signed_in(officer), plan="besloten", soort="bekeken", van="2026-03-01", tot="2026-03-31")
    assert "besloten plan bekeken" in asked
    assert "veiligheidsplan: Het besloten plan" in asked
    assert "Het andere plan" not in asked
    assert "besluiten over een plan: Het besloten plan" in lines(signed_in(officer), plan="besloten", soort="gewijzigd")
    taken = signed_in(officer).post("/logboek/meegenomen", {"plan": "besloten", "soort": "bekeken"})
    assert taken.content.decode().count("besloten plan bekeken") == 1


def test_a_plan_that_is_not_for_the_officer_has_no_name_in_the_log(scene: Scene, officer: Person) -> None:
    hidden = replace(TEXT, slug="bestuur", title="Voor het bestuur", partnership=scene.east.slug)
    import_plan(by=BY, now=NOW, plan=replace(hidden, audience=Audience.ADMINISTRATION))
    page = text_of(signed_in(officer).get("/logboek"))
    assert "plan ingelezen uit een bestand" in page
    assert "Voor het bestuur" not in page[page.index("Toon") :].partition("Bijzonderheden")[0]
    assert signed_in(officer).get("/logboek", {"plan": "bestuur"}).status_code == 200
    assert "Selecteer een geldige keuze" in text_of(signed_in(officer).get("/logboek", {"plan": "bestuur"}))


def test_who_looks_at_the_list_of_people_or_at_one_of_them_stands_in_the_log(scene: Scene, officer: Person) -> None:
    coordinator = person_as(scene, Role.COORDINATOR)
    client = signed_in(coordinator)
    for _ in range(2):
        assert client.get("/mensen").status_code == 200
        assert client.get(f"/mensen/{scene.anna.pk}").status_code == 200
    assert client.get(f"/mensen/{scene.cora.pk}").status_code == 404
    assert signed_in(scene.bram).get("/mensen").status_code == 403
    told = AuditEntry.objects.filter(act="log_reading").order_by("pk").values_list("what", "actor", "subject_id")
    assert list(told) == [
        ("lijst van personen bekeken", coordinator.pk, str(scene.east.pk)),
        ("persoon bekeken", coordinator.pk, str(scene.anna.pk)),
    ]
    assert "persoon bekeken" in lines(signed_in(officer), soort="bekeken")


def test_the_desk_of_somebody_is_no_secret_reading(scene: Scene) -> None:
    before = AuditEntry.objects.count()
    signed_in(scene.anna).get("/mijn-werk")
    assert AuditEntry.objects.count() == before
    with pytest.raises(NotAllowed):
        inbox_actions.renew_calendar(by=BY, now=NOW)
