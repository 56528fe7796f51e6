"""The dossier of a plan as a whole: what it says, its frozen texts, secrecy, and what it asks of the database."""

from http import HTTPStatus

import pytest
from django.urls import reverse
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Role
from ineen.policy.decisions.actions import impose_secrecy
from ineen.policy.decisions.models import Course, Decision, DecisionBody
from ineen.policy.plans.models import PlanStage, SafetyPlan
from tests.helpers.queries import spent
from tests.policy.decisions.pages import TOWN, client, text_of
from tests.policy.decisions.scene import (
    BAARN,
    BY,
    EEMNES,
    NOW,
    SLUG,
    SOEST,
    adopted,
    bring_in,
    somebody,
    to_councils,
)
from tests.policy.decisions.walking import OWN, amended

pytestmark = [pytest.mark.django_db(databases="__all__"), pytest.mark.usefixtures("brought_in")]


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


def test_comparing_two_frozen_texts_stays_within_its_budget() -> None:
    to_councils()
    adopted(SOEST)
    amended()
    with scopes_disabled():
        first, *_, last = Decision.objects.exclude(snapshot=None).values_list("snapshot", flat=True)
    browser = client(somebody(Role.COORDINATOR))
    assert spent(browser, f"/besluiten/{SLUG}/vergelijken?oud={first}&nieuw={last}&alles=ja") <= 16


def test_the_dossier_says_each_thing_once() -> None:
    to_councils()
    adopted(SOEST)
    page = text_of(client(somebody(Role.GRIFFIER, BAARN)).get(f"/besluiten/{SLUG}"))
    _, _, body = page.partition("Lees het plan")
    assert body.count("Het plan ligt bij de raad van Baarn.") == 1
    assert body.count("3 november 2026") == 1, "the day on which Soest adopted it"
    assert body.count("vastgesteld") == 1
    assert body.count("Vergelijk twee versies") == 1
    assert "Haal terug naar concept" not in body, "a griffier does not do that"


def test_what_cannot_be_done_with_the_whole_plan_now_says_why() -> None:
    coordinator = client(somebody(Role.COORDINATOR))
    dossier = f"/besluiten/{SLUG}"
    assert "Haal terug naar concept: Dit plan is nergens ingediend" in text_of(coordinator.get(dossier))
    to_councils()
    assert "Maak openbaar: Nog geen raad stelde dit plan vast." in text_of(coordinator.get(dossier))
    adopted(SOEST)
    shown = text_of(coordinator.get(dossier))
    assert "Haal terug naar concept: De raad van Soest heeft het plan al vastgesteld." in shown
    assert "Maak openbaar: " not in shown
    assert "De raad van Soest heeft het plan al vastgesteld." in text_of(coordinator.get(f"{dossier}/plan/terughalen"))


def test_a_plan_that_was_adopted_elsewhere_is_not_said_to_wait() -> None:
    bring_in(slug="vroeger", title="Het vorige plan", stage=PlanStage.ADOPTED)
    adviser = client(somebody(Role.ADVISER))
    listed = text_of(adviser.get("/besluiten"))
    assert "Het vorige plan Vastgesteld buiten Ineen · 2024–2027" in listed
    for path in ("/besluiten/vroeger", "/besluiten/vroeger/gemeenten/GM0342"):
        shown = text_of(adviser.get(path))
        assert "Dit plan is vastgesteld buiten Ineen: hier valt niets te besluiten." in shown
        assert "nog niet ingediend" not in shown
        assert "Dien in" not in shown
    assert "al vastgesteld, buiten Ineen" in text_of(adviser.get("/besluiten/vroeger/gemeenten/GM0342/indienen"))


def test_reading_the_dossier_opens_none() -> None:
    client(somebody(Role.COORDINATOR)).get(reverse("decisions:dossier", args=[SLUG]))
    with scopes_disabled():
        assert not Course.objects.exists()


def test_the_page_says_who_reads_along_once_it_is_taken_back() -> None:
    to_councils()
    coordinator = client(somebody(Role.COORDINATOR))
    words = "De raden die het kregen, blijven het lezen: wat zij ontvingen hoort bij hun archief."
    asked = text_of(coordinator.get(f"/besluiten/{SLUG}/plan/terughalen"))
    assert "Zij lezen dus ook mee wat u in het concept wijzigt." in asked
    assert words not in text_of(coordinator.get(f"/besluiten/{SLUG}"))
    coordinator.post(f"/besluiten/{SLUG}/plan/terughalen", {"reason": "Nieuwe cijfers."})
    assert words in text_of(coordinator.get(f"/besluiten/{SLUG}"))
    assert words in text_of(client(somebody(Role.GRIFFIER)).get(f"/besluiten/{SLUG}"))
