"""Mijn werk: what waits for me, which dates come, what others changed."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ineen.faces.desk.words import days_ago, days_away
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.inbox import queries as inbox
from ineen.ground.inbox.models import InboxItem
from ineen.ground.inbox.queries import Dated, Kind
from ineen.ground.kernel.actors import Actor, Role, Viewer
from ineen.ground.kernel.audience import Audience
from ineen.ground.organisations.actions import appoint, end_membership, register_person
from ineen.ground.organisations.models import Organisation
from ineen.policy.plans import queries as plans
from ineen.policy.plans.actions import import_plan
from ineen.policy.plans.models import SafetyPlan
from tests.faces.desk.conftest import Ask, signed_in, text_of
from tests.ground.inbox.conftest import BY, NOW, Scene
from tests.helpers.queries import spent
from tests.policy.plans.scene import TEXT

pytestmark = pytest.mark.django_db(databases="__all__")
TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.mark.parametrize(
    ("days", "said"),
    [(-2, "2 dagen te laat"), (-1, "1 dag te laat"), (0, "vandaag"), (1, "morgen"), (3, "over 3 dagen")],
)
def test_how_far_away_a_day_is(days: int, said: str) -> None:
    assert days_away(TODAY + timedelta(days=days), TODAY) == said


@pytest.mark.parametrize(("days", "said"), [(0, "vandaag"), (1, "gisteren"), (14, "14 dagen geleden")])
def test_how_long_ago_a_day_was(days: int, said: str) -> None:
    assert days_ago(TODAY - timedelta(days=days), TODAY) == said


def test_what_waits_for_me_is_told_first_and_what_waits_for_others_is_not_there(scene: Scene, ask: Ask) -> None:
    ask("Het plan ligt bij u.", scene.anna, due=date(2026, 2, 28))
    ask("Lees de reactie van de politie.", scene.anna, due=date(2026, 3, 5))
    ask("Iets voor Bram.", scene.bram)
    text = text_of(signed_in(scene.anna).get("/mijn-werk"))
    assert "Er wachten 2 dingen op u, waarvan 1 te laat." in text
    assert text.index("Het plan ligt bij u.") < text.index("Lees de reactie van de politie.")
    assert "2 dagen te laat" in text
    assert "over 3 dagen" in text
    assert "Iets voor Bram." not in text
    assert "Er wacht één ding op u." in text_of(signed_in(scene.bram).get("/mijn-werk"))


def test_i_put_something_away_and_take_it_back(scene: Scene, ask: Ask) -> None:
    ask("Het plan ligt bij u.", scene.anna, scene.bram)
    client, item = signed_in(scene.anna), scene.item(scene.anna)
    response = client.post("/mijn-werk/weggelegd", {"stuk": item}, follow=True)
    assert response.redirect_chain == [("/mijn-werk", 302)]
    assert "1 ding weggelegd" in text_of(response)
    assert "Er wacht niets op u." in text_of(response)
    assert scene.sentences(scene.bram) == ["Het plan ligt bij u."]
    client.post("/mijn-werk/teruggezet", {"stuk": item})
    assert scene.sentences(scene.anna) == ["Het plan ligt bij u."]


def test_i_mark_what_is_new_as_read(scene: Scene, ask: Ask) -> None:
    ask("Het plan ligt bij u.", scene.anna)
    client, item = signed_in(scene.anna), scene.item(scene.anna)
    assert 'class="new"' in client.get("/mijn-werk").content.decode()
    assert InboxItem.objects.get().read_at is None  # reading the page writes nothing
    client.post("/mijn-werk/gelezen", {"stuk": [item]})
    assert 'class="new"' not in client.get("/mijn-werk").content.decode()


@pytest.mark.parametrize("what", ["weggelegd", "teruggezet", "gelezen"])
def test_the_list_of_another_is_not_there(scene: Scene, ask: Ask, what: str) -> None:
    ask("Het plan ligt bij u.", scene.anna)
    item = scene.item(scene.anna)
    for person in (scene.bram, scene.cora):
        assert signed_in(person).post(f"/mijn-werk/{what}", {"stuk": item}).status_code == 404
    assert Client().post(f"/mijn-werk/{what}", {"stuk": item}).status_code == 302  # to the login
    assert scene.sentences(scene.anna) == ["Het plan ligt bij u."]


@pytest.mark.parametrize(
    ("address", "words"),
    [("weggelegd", {}), ("weggelegd", {"stuk": "x"}), ("gelezen", {"stuk": "x"}), ("gezien", {"tot": "gisteren"}),
     ("gezien", {"tot": "2026-02-30T10:00+01:00"}), ("gezien", {"tot": "2026-02-03T10:00"})],
)  # fmt: skip
def test_a_broken_form_is_told_so(scene: Scene, address: str, words: dict[str, str]) -> None:
    response = signed_in(scene.anna).post(f"/mijn-werk/{address}", words)
    assert response.status_code == 400
    assert "Ververs de pagina" in text_of(response)


def test_the_address_chooses_one_kind(scene: Scene, ask: Ask) -> None:
    ask("Doe dit.", scene.anna)
    ask("Weet dit.", scene.anna, kind=Kind.NOTICE)
    client = signed_in(scene.anna)
    assert "Doe dit." not in text_of(client.get("/mijn-werk?soort=ter-kennisgeving"))
    assert "Weet dit." not in text_of(client.get("/mijn-werk?soort=te-doen"))
    both = text_of(client.get("/mijn-werk?soort=onbekend"))
    assert "Doe dit." in both
    assert "Weet dit." in both


def person_as(scene: Scene, role: Role) -> Client:
    person = register_person(by=BY, now=NOW, email=f"{role}@voorbeeld.nl", name="Iemand Voorbeeld")
    town = Organisation.objects.get(area_code="GM0342")
    appoint(by=BY, now=NOW, person=person, organisation=town, partnership=scene.east, role=role)
    return signed_in(person)


@pytest.mark.parametrize(
    ("role", "said", "address"),
    [
        (Role.GRIFFIER, "Zet de data van college en raad in uw agenda", "/mijn-werk/agenda"),
        (Role.ADVISER, "Begin een plan", "/schrijven/nieuw"),
        (Role.ANALYST, "Lever een bestand met cijfers aan", "/bronnen/aanleveren"),
        (Role.ADMINISTRATOR, "Nodig iemand uit", "/uitnodigingen/nieuw"),
        (Role.MAYOR, "Lees wat het plan van uw gemeente vraagt", "/plannen"),
    ],
)
def test_who_has_nothing_waiting_reads_what_to_do_first(scene: Scene, role: Role, said: str, address: str) -> None:
    response = person_as(scene, role).get("/mijn-werk")
    assert said in text_of(response)
    assert f'href="{address}"' in response.content.decode()


def test_who_has_no_role_reads_how_to_get_one_and_nothing_else(scene: Scene, ask: Ask) -> None:
    ask("Het plan ligt bij u.", scene.anna)
    end_membership(by=BY, now=NOW, membership=scene.role_of_anna)
    text = text_of(signed_in(scene.anna).get("/mijn-werk"))
    assert "U heeft nog geen functie" in text
    assert "Het plan ligt bij u." not in text
    assert "Termijnen" not in text
    assert "Veranderd" not in text


# --- dates --------------------------------------------------------------------------------------------------------


@pytest.fixture
def council_date(monkeypatch: pytest.MonkeyPatch) -> None:
    def dates(viewer: Viewer) -> list[Dated]:
        return [
            Dated("De raad van Soest besluit.", date(2026, 3, 3), "/plannen/oost", key="raad"),
            Dated("Lang voorbij.", date(2025, 3, 3), "/plannen/oost", key="oud"),
        ]

    monkeypatch.setattr(inbox, "_ask_dates", [dates])


@pytest.mark.usefixtures("council_date")
def test_dates_stand_in_order_and_what_is_long_past_does_not(scene: Scene, ask: Ask) -> None:
    ask("Het plan ligt bij u.", scene.anna, due=date(2026, 3, 9))
    text = text_of(signed_in(scene.anna).get("/mijn-werk"))
    dates = text[text.index("Termijnen") :]
    assert dates.index("morgen 3 maart 2026 De raad van Soest besluit.") < dates.index("over 7 dagen")
    assert "Lang voorbij." not in text


# --- what changed -------------------------------------------------------------------------------------------------


@act
def tell(*, by: Actor, now: datetime, plan: SafetyPlan, what: str) -> None:
    record(on=plan, what=what)


@pytest.fixture
def plan(scene: Scene) -> SafetyPlan:
    import_plan(by=BY, now=NOW - timedelta(days=60), plan=_text(scene.east.slug))
    return SafetyPlan.objects.with_scopes_disabled().get(slug="plan-oost")  # type: ignore[attr-defined,no-any-return]


def _text(partnership: str, audience: Audience = Audience.PARTNERSHIP) -> plans.PlanText:
    return replace(TEXT, slug=f"plan-{partnership}", partnership=partnership, audience=audience)


def test_what_others_changed_is_told_in_sentences_and_my_own_is_not(scene: Scene, plan: SafetyPlan) -> None:
    bram = Actor(scene.bram.pk, "adviseur veiligheid, Soest")
    soest = Organisation.objects.get(area_code="GM0342").pk
    for by, what in (
        (replace(bram, on_behalf_of=soest, source="gesprek d.d. 1 maart"), "doel gewijzigd"),
        (bram, "tekst gewijzigd"),
        (bram, "tekst gewijzigd"),
        (Actor(scene.anna.pk, "adviseur veiligheid, Soest"), "zelf gedaan"),
    ):
        tell(by=by, now=NOW - timedelta(hours=1), plan=plan, what=what)
    response = signed_in(scene.anna).get("/mijn-werk")
    text = text_of(response)
    assert "Adviseur veiligheid, Soest: tekst gewijzigd (2 keer)" in text
    assert "Adviseur veiligheid, Soest: doel gewijzigd, namens Soest (gesprek d.d. 1 maart)" in text
    assert "zelf gedaan" not in text
    assert "plan ingelezen" not in text  # sixty days ago
    assert "Voorbeeld" not in text[text.index("Veranderd") : text.index("Ik ben bij")].replace(plan.title, "")


def test_of_another_partnership_nothing_is_told(scene: Scene, plan: SafetyPlan) -> None:
    tell(by=Actor(scene.bram.pk, "adviseur veiligheid, Soest"), now=NOW, plan=plan, what="doel gewijzigd")
    assert "doel gewijzigd" not in text_of(signed_in(scene.cora).get("/mijn-werk"))
    assert "Niemand anders heeft iets gewijzigd." in text_of(signed_in(scene.cora).get("/mijn-werk"))


def test_who_may_not_see_the_plan_is_told_nothing_of_it(scene: Scene, plan: SafetyPlan) -> None:
    tell(by=Actor(scene.bram.pk, "adviseur veiligheid, Soest"), now=NOW, plan=plan, what="doel gewijzigd")
    text = text_of(person_as(scene, Role.COUNCIL_MEMBER).get("/mijn-werk"))
    assert "doel gewijzigd" not in text
    assert plan.title not in text


def test_what_i_have_seen_is_told_no_more(scene: Scene, plan: SafetyPlan) -> None:
    bram = Actor(scene.bram.pk, "adviseur veiligheid, Soest")
    tell(by=bram, now=NOW - timedelta(hours=2), plan=plan, what="doel gewijzigd")
    client = signed_in(scene.anna)
    client.post("/mijn-werk/gezien", {"tot": (NOW - timedelta(hours=1)).isoformat()})
    tell(by=bram, now=NOW - timedelta(minutes=30), plan=plan, what="thema toegevoegd")
    text = text_of(client.get("/mijn-werk"))
    assert "doel gewijzigd" not in text
    assert "thema toegevoegd" in text  # after the page was made, before the click


def test_many_rows_ask_no_more_queries(scene: Scene, ask: Ask, plan: SafetyPlan) -> None:
    client = signed_in(scene.anna)
    bram = Actor(scene.bram.pk, "adviseur veiligheid, Soest")
    ask("Eerste.", scene.anna)
    tell(by=bram, now=NOW, plan=plan, what="doel gewijzigd")
    few = spent(client, "/mijn-werk")
    for number in range(20):
        ask(f"Nog een {number}.", scene.anna)
        tell(by=bram, now=NOW, plan=plan, what=f"doel {number} gewijzigd")
    assert spent(client, "/mijn-werk") == few <= 16


def test_mijn_werk_stands_first_for_who_signed_in_only(scene: Scene) -> None:
    page = signed_in(scene.anna).get("/plannen").content.decode()
    assert page.index("/mijn-werk") < page.index('href="/gebieden"')
    assert "/mijn-werk" not in Client().get("/plannen").content.decode()
