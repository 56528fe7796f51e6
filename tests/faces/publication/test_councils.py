"""A resident reads who adopted a plan and when, and what one council chose for its own municipality."""

from pathlib import Path

import pytest
from django.test import Client
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import RESIDENT
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.audience import Audience
from ineen.policy.decisions import queries
from ineen.policy.decisions.actions import (
    AmendmentEntry,
    adopt_amended,
    offer_to_council,
    publish,
    reject,
    submit_plan,
    take_over,
)
from ineen.policy.decisions.models import Amendment
from tests.faces.publication.reading import text
from tests.helpers.public_site import know_the_areas
from tests.helpers.queries import spent
from tests.helpers.worlds import begins_with
from tests.policy.decisions.scene import (
    BAARN,
    BUNSCHOTEN,
    BY,
    COLLEGE_DAY,
    COUNCIL_DAY,
    DE_BILT,
    EEMNES,
    NOW,
    PLACE,
    SLUG,
    SOEST,
    TODAY,
    adopted,
    bring_in,
    establish,
    to_councils,
)

PLAN = f"/plannen/{SLUG}"
FRESH = "nieuw-2024-2027"
JOINT, OWN = "Eerst praten, dan pas handhaven.", "Wij praten twee keer, en handhaven dan."
REASON = "De raad wil meer geduld."


def adopted_by_two(scratch: Path) -> None:
    know_the_areas(scratch)
    establish()
    bring_in()
    to_councils()
    adopted(SOEST, BAARN)


pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(adopted_by_two)]


@pytest.fixture
def fresh() -> None:
    """Another plan of the same municipalities, of which everybody may read and nobody decided."""
    bring_in(slug=FRESH, title="Een nieuw plan", audience=Audience.PUBLIC)


def to_college(code: AreaCode) -> None:
    submit_plan(by=BY, now=NOW, plan=FRESH, municipality=code)


def to_council(code: AreaCode) -> None:
    offer_to_council(by=BY, now=NOW, plan=FRESH, municipality=code, decided_on=COLLEGE_DAY)


@pytest.mark.usefixtures("fresh")
def test_a_plan_that_lies_at_a_college_is_not_said_to_be_offered_to_a_council(client: Client) -> None:
    assert "Stand concept" in text(client, f"/plannen/{FRESH}")
    to_college(SOEST)
    shown = text(client, f"/plannen/{FRESH}")
    assert "Stand ligt bij het college van Soest" in shown
    assert "Waar het plan ligt Nog geen gemeenteraad nam een besluit over dit plan." in shown
    assert "Baarn nog geen besluit" in shown
    assert "Soest ligt bij het college" in shown
    assert "In Soest ligt dit plan bij het college." in text(client, "/gebieden/GM0342-soest")


@pytest.mark.usefixtures("fresh")
def test_each_municipality_has_its_own_place(client: Client) -> None:
    to_college(SOEST)
    to_college(BAARN)
    assert "Stand ligt bij 2 colleges" in text(client, f"/plannen/{FRESH}")
    to_council(BAARN)
    shown = text(client, f"/plannen/{FRESH}")
    assert "Stand ligt bij 1 college en 1 raad" in shown
    assert "Baarn ligt bij de raad" in shown
    assert "Soest ligt bij het college" in shown


def amended(address: str = PLACE, words: str = OWN) -> None:
    entry = AmendmentEntry(address, words, REASON)
    adopt_amended(by=BY, now=NOW, plan=SLUG, municipality=EEMNES, decided_on=COUNCIL_DAY, amendments=[entry])


def make_public() -> None:
    publish(by=BY, now=NOW, plan=SLUG, at=NOW)


def test_the_plan_says_who_adopted_it_and_when(client: Client) -> None:
    amended()
    reject(by=BY, now=NOW, plan=SLUG, municipality=DE_BILT, decided_on=COUNCIL_DAY, reason="Te duur.")
    make_public()
    shown = text(client, PLAN)
    assert "Stand vastgesteld in 3 van 5" in shown
    assert "Dit plan is vastgesteld in 3 van 5 gemeenten." in shown
    assert "Baarn vastgesteld 3 november 2026" in shown
    assert "Bunschoten ligt bij de raad" in shown
    assert "De Bilt verworpen 3 november 2026" in shown
    assert "Eemnes gewijzigd vastgesteld Thema Woonoverlast: aanpak op hoofdlijnen 3 november 2026" in shown
    assert "Te duur." not in shown


def test_the_joint_text_stands_with_what_one_council_chose_under_it(client: Client) -> None:
    amended()
    make_public()
    shown = text(client, f"{PLAN}/themas/woonoverlast")
    assert shown.index(JOINT) < shown.index("Waar een raad iets anders koos") < shown.index(OWN)
    assert "Eemnes : Aanpak op hoofdlijnen Sinds het raadsbesluit van 3 november 2026" in shown


def test_the_page_of_a_municipality_has_her_own_text_and_no_other_has_it(client: Client) -> None:
    amended()
    make_public()
    hers = text(client, "/gebieden/GM0317-eemnes")
    assert "Besluit van de raad van Eemnes: gewijzigd vastgesteld op 3 november 2026." in hers
    assert f"Thema Woonoverlast: aanpak op hoofdlijnen Sinds het raadsbesluit van 3 november 2026 {OWN}" in hers
    theirs = text(client, "/gebieden/GM0342-soest")
    assert "Besluit van de raad van Soest: vastgesteld op 3 november 2026." in theirs
    assert OWN not in theirs
    waiting = text(client, "/gebieden/GM0313-bunschoten")
    assert "Besluit van de raad" not in waiting
    assert "In Bunschoten ligt dit plan bij de raad." in waiting


def test_what_residents_can_expect_is_hers_in_the_list_too(client: Client) -> None:
    amended("theme/woonoverlast/expect", "Wij bellen u elke week.")
    make_public()
    assert "Wat u kunt verwachten: Wij bellen u elke week." in text(client, "/gebieden/GM0317-eemnes")
    assert "Wij bellen u elke week." not in text(client, "/gebieden/GM0342-soest")


def test_a_text_that_is_left_out_is_told_of(client: Client) -> None:
    amended(words="")
    make_public()
    assert "Eemnes laat deze tekst weg." in text(client, "/gebieden/GM0317-eemnes")


def test_who_takes_an_amendment_over_has_that_text_too(client: Client) -> None:
    amended()
    with scopes_disabled():
        one = Amendment.objects.get().pk
    take_over(by=BY, now=NOW, plan=SLUG, municipality=SOEST, amendment=one, decided_on=TODAY)
    make_public()
    assert OWN in text(client, "/gebieden/GM0342-soest")
    assert OWN not in text(client, "/gebieden/GM0308-baarn")


def test_what_a_council_will_choose_is_not_told_before_it_decided(client: Client) -> None:
    amended()
    with scopes_disabled():
        one = Amendment.objects.get().pk
    take_over(by=BY, now=NOW, plan=SLUG, municipality=BUNSCHOTEN, amendment=one, decided_on=TODAY)
    make_public()
    assert OWN not in text(client, "/gebieden/GM0313-bunschoten")
    adopted(BUNSCHOTEN)
    assert OWN in text(client, "/gebieden/GM0313-bunschoten")


def test_nothing_is_told_before_it_is_out(client: Client) -> None:
    amended()
    assert client.get(PLAN).status_code == 404
    assert "Samenwerking dal" not in text(client, "/gebieden/GM0317-eemnes")
    assert queries.outcomes(RESIDENT, plan=SLUG) == ()
    assert queries.outcomes(RESIDENT, municipality=EEMNES) == ()
    make_public()
    assert len(queries.outcomes(RESIDENT, plan=SLUG)) == 5


@pytest.mark.parametrize("path", [PLAN, f"{PLAN}/themas/woonoverlast", "/gebieden/GM0317-eemnes"])
def test_a_page_with_decisions_stays_within_its_budget(client: Client, path: str) -> None:
    amended()
    make_public()
    few = spent(client, path)
    assert few <= 15
    adopted(BUNSCHOTEN, DE_BILT)
    assert spent(client, path) == few
