"""The pages where it is decided, in the words that stand there."""

import re
from datetime import timedelta
from html import unescape
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Actor, Role
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.organisations.models import Person
from ineen.policy.decisions.actions import AmendmentEntry, adopt_amended, impose_secrecy
from ineen.policy.decisions.models import Amendment, Course, CourseStage, Decision, DecisionBody
from ineen.policy.plans.models import SafetyPlan
from tests.helpers.queries import spent
from tests.policy.decisions.scene import (
    BAARN,
    BY,
    COUNCIL_DAY,
    EEMNES,
    NOW,
    PLACE,
    SLUG,
    SOEST,
    adopted,
    bring_in,
    establish,
    somebody,
    submit,
    to_councils,
)

pytestmark = pytest.mark.django_db(databases="__all__")
TOWN = f"/besluiten/{SLUG}/gemeenten/GM0342"
OWN = "Wij praten twee keer, en handhaven dan."


@pytest.fixture(autouse=True)
def plan() -> None:
    establish()
    bring_in()


def text_of(response: Any) -> str:
    """What stands on a page, without its marks."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split()).replace(" .", ".")


def client(actor: Actor) -> Client:
    found = Client()
    found.force_login(Person.objects.get(pk=str(actor.person)))
    return found


def stage(code: AreaCode = SOEST) -> str:
    with scopes_disabled():
        return Course.objects.get(municipality__area_code=str(code)).stage


def amended() -> Amendment:
    entry = AmendmentEntry(PLACE, OWN, "De raad wil meer geduld.")
    adopt_amended(by=BY, now=NOW, plan=SLUG, municipality=EEMNES, decided_on=COUNCIL_DAY, amendments=[entry])
    with scopes_disabled():
        return Amendment.objects.get()


def test_the_list_says_per_plan_where_it_lies() -> None:
    to_councils()
    adopted(SOEST)
    page = text_of(client(somebody(Role.MAYOR)).get("/besluiten"))
    assert "Vastgesteld in 1 van 5 · 2024–2027" in page
    assert "vastgesteld 3 november 2026" in page
    assert "ligt hier" in page


def test_who_has_no_plan_is_told_where_one_begins() -> None:
    establish("kust", ("GM0363",))
    code = AreaCode("GM0363")
    page = text_of(client(somebody(Role.ADVISER, code, "kust")).get("/besluiten"))
    assert "Er is nog geen plan om over te besluiten" in page


def test_the_griffier_records_what_her_council_decided_and_sees_it_stand() -> None:
    to_councils()
    browser = client(somebody(Role.GRIFFIER))
    dossier = text_of(browser.get(f"/besluiten/{SLUG}"))
    assert "Volgende stap: Soest" in dossier
    assert "Leg vast: vastgesteld" in dossier
    sent = browser.post(f"{TOWN}/vaststellen", {"decided_on": "2026-11-03", "reference": "2026-114"}, follow=True)
    page = text_of(sent)
    assert "Leg vast: vastgesteld, Soest: vastgelegd." in page
    assert "De raad van Soest stelde het plan vast op 3 november 2026." in page
    assert "Vindplaats: 2026-114." in page
    assert stage() == CourseStage.ADOPTED


def test_a_wrong_date_comes_back_with_what_was_typed() -> None:
    to_councils()
    browser = client(somebody(Role.GRIFFIER))
    ahead = (timezone.localdate() + timedelta(days=30)).isoformat()
    answer = browser.post(f"{TOWN}/vaststellen", {"decided_on": ahead, "reference": "2026-114"})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    page = answer.content.decode()
    assert "moet nog komen. Leg het besluit vast als het genomen is." in page
    assert 'value="2026-114"' in page
    assert 'href="#id_decided_on"' in page
    assert stage() == CourseStage.COUNCIL


def test_the_coordinator_is_asked_for_the_source() -> None:
    to_councils()
    browser = client(somebody(Role.COORDINATOR))
    assert "U legt dit vast namens de raad van Soest." in text_of(browser.get(f"{TOWN}/vaststellen"))
    missing = browser.post(f"{TOWN}/vaststellen", {"decided_on": "2026-11-03"})
    assert missing.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert stage() == CourseStage.COUNCIL
    given = {"decided_on": "2026-11-03", "source": "mail van de griffie, 4 november 2026"}
    page = text_of(browser.post(f"{TOWN}/vaststellen", given, follow=True))
    assert "Vastgelegd namens Soest, bron: mail van de griffie, 4 november 2026." in page


def test_a_button_that_cannot_be_pressed_says_why() -> None:
    submit(SOEST)
    page = text_of(client(somebody(Role.ADVISER)).get(f"{TOWN}/aanbieden"))
    assert "Dit doet de burgemeester of een wethouder van Soest, of de coördinator namens het college." in page
    refused = client(somebody(Role.ADVISER)).post(f"{TOWN}/aanbieden", {"decided_on": "2026-11-03"})
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert stage() == CourseStage.COLLEGE


def test_a_council_amends_by_choosing_a_text_and_writing_it_anew() -> None:
    to_councils()
    browser = client(somebody(Role.GRIFFIER))
    address = f"{TOWN}/amendement"
    chosen = browser.post(address, {"doe": "tekst", "nieuw": PLACE}).content.decode()
    assert "Eerst praten, dan pas handhaven." in chosen
    two = {"plaats": PLACE, "a1-text": OWN, "a1-reason": "Geduld.", "doe": "tekst", "nieuw": "plan//vision"}
    again = browser.post(address, two | {"decided_on": "2026-11-03"}).content.decode()
    assert OWN in again, "what was typed stays while another text is added"
    assert 'value="2026-11-03"' in again
    without = browser.post(address, {"plaats": PLACE, "a1-text": OWN, "a1-reason": "", "decided_on": "2026-11-03"})
    assert without.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Zeg waarom de raad dit wijzigde." in without.content.decode()
    done = {"plaats": PLACE, "a1-text": OWN, "a1-reason": "Geduld.", "decided_on": "2026-11-03"}
    page = text_of(browser.post(address, done, follow=True))
    assert "De raad van Soest stelde het plan gewijzigd vast op 3 november 2026." in page
    assert stage() == CourseStage.AMENDED


def test_another_municipality_sees_what_changed_and_answers() -> None:
    to_councils()
    found = amended()
    browser = client(somebody(Role.GRIFFIER, BAARN))
    address = f"/besluiten/{SLUG}/gemeenten/GM0308/amendementen/{found.pk}"
    page = browser.get(address)
    assert "<del>" in page.content.decode()
    assert "Reden: De raad wil meer geduld." in text_of(page)
    day = {"decided_on": timezone.localdate().isoformat()}
    refused = browser.post(address, day | {"doe": "niet"})
    assert "Geef de reden" in refused.content.decode()
    told = text_of(browser.post(address, day | {"doe": "overnemen"}, follow=True))
    assert "Baarn nam het over op" in told
    assert "Thema Woonoverlast: aanpak op hoofdlijnen" in told


def test_the_frozen_text_has_its_hash_and_can_be_compared() -> None:
    to_councils()
    adopted(SOEST)
    amended()
    with scopes_disabled():
        own = Decision.objects.filter(result="amended").get()
        other = Decision.objects.filter(result="adopted").get()
    assert own.snapshot is not None
    assert other.snapshot is not None
    browser = client(somebody(Role.COORDINATOR))
    page = text_of(browser.get(f"/besluiten/{SLUG}/teksten/{own.snapshot.pk}"))
    assert own.snapshot.sha256 in page
    assert OWN in page
    both = {"oud": str(other.snapshot.pk), "nieuw": str(own.snapshot.pk)}
    compared = browser.get(f"/besluiten/{SLUG}/vergelijken", both).content.decode()
    assert "<ins>" in compared
    assert "Iedereen is thuis" not in compared, "only what differs is shown"
    everything = browser.get(f"/besluiten/{SLUG}/vergelijken", both | {"alles": "ja"}).content.decode()
    assert "Iedereen is thuis" in everything
    wrong = browser.get(f"/besluiten/{SLUG}/vergelijken", {"oud": "x"})
    assert "Kies twee versies uit de lijst." in text_of(wrong)


def test_a_secret_plan_says_so_on_every_page_of_its_dossier() -> None:
    to_councils()
    ground = "de opsporing van strafbare feiten"
    impose_secrecy(by=BY, now=NOW, plan=SLUG, municipality=SOEST, body=DecisionBody.COLLEGE, ground=ground, until=None)
    page = text_of(client(somebody(Role.GRIFFIER)).get(TOWN))
    assert f"Geheimhouding opgelegd door het college van Soest. Belang: {ground}. Tot zij wordt opgeheven." in page
    assert client(somebody(Role.ANALYST)).get(TOWN).status_code == HTTPStatus.NOT_FOUND


def test_secrecy_is_imposed_by_a_body_of_a_municipality() -> None:
    to_councils()
    address = f"/besluiten/{SLUG}/plan/geheimhouding"
    form = {"municipality": "GM0342", "body": "college", "ground": "de opsporing"}
    other = client(somebody(Role.MAYOR, BAARN)).post(address, form)
    assert "Dit doet de burgemeester of een wethouder van Soest" in text_of(other)
    coordinator = client(somebody(Role.COORDINATOR))
    assert "Noem de bron" in text_of(coordinator.post(address, form))
    told = coordinator.post(address, form | {"source": "besluitenlijst"}, follow=True)
    assert "Leg geheimhouding vast: vastgelegd." in text_of(told)
    lifted = client(somebody(Role.MAYOR)).post(
        f"/besluiten/{SLUG}/plan/openheid", {"municipality": "GM0342", "body": "college", "reason": "Zaak gesloten."}
    )
    assert lifted.status_code == HTTPStatus.FOUND
    with scopes_disabled():
        assert SafetyPlan.objects.get().secrecy_ground == ""


@pytest.mark.parametrize(
    "address",
    ["", "/gemeenten/GM0342", "/gemeenten/GM0342/vaststellen", "/gemeenten/GM0342/amendement", "/vergelijken"],
)
def test_a_page_asks_no_more_when_more_was_decided(address: str) -> None:
    browser = client(somebody(Role.COORDINATOR))
    to_councils(SOEST)
    adopted_before = spent(browser, f"/besluiten/{SLUG}{address}")
    to_councils(BAARN, EEMNES)
    amended()
    after = spent(browser, f"/besluiten/{SLUG}{address}")
    assert after <= 15
    assert after <= adopted_before + 2, "amendments are asked for where there are any"


def test_reading_the_dossier_opens_none() -> None:
    client(somebody(Role.COORDINATOR)).get(reverse("decisions:dossier", args=[SLUG]))
    with scopes_disabled():
        assert not Course.objects.exists()
