"""The page where a decision that was recorded wrongly is put right."""

from http import HTTPStatus

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Role
from ineen.ground.ui import formats
from ineen.policy.decisions.models import CourseStage, Decision
from tests.policy.decisions.pages import TOWN, client, stage, text_of
from tests.policy.decisions.scene import (
    EEMNES,
    SLUG,
    SOEST,
    adopted,
    somebody,
    to_councils,
)
from tests.policy.decisions.walking import amended

pytestmark = [pytest.mark.django_db(databases="__all__"), pytest.mark.usefixtures("brought_in")]


def recorded(result: str) -> Decision:
    with scopes_disabled():
        return Decision.objects.filter(result=result, municipality__area_code=str(SOEST)).latest("pk")


def correcting(result: str = "adopted") -> str:
    return f"/besluiten/{SLUG}/vastgelegd/{recorded(result).pk}/herstel"


def test_the_griffier_puts_a_wrong_day_right_and_both_days_stand_on_the_page() -> None:
    to_councils()
    adopted(SOEST)
    browser, address = client(somebody(Role.GRIFFIER)), correcting()
    assert f'href="{address}"' in browser.get(TOWN).content.decode()
    form = {"decided_on": "2026-11-04", "reference": "2026-115", "reason": "Verkeerde vergadering."}
    page = text_of(browser.post(address, form, follow=True))
    assert "Hersteld. " in page
    assert "De raad van Soest stelde het plan vast op 4 november 2026. Vindplaats: 2026-115." in page
    assert "Vervallen: De raad van Soest stelde het plan vast op 3 november 2026." in page
    today = formats.day(timezone.localdate())
    assert f"Hersteld op {today} door griffier, Soest. Reden: Verkeerde vergadering." in page
    assert browser.get(address).status_code == HTTPStatus.NOT_FOUND, "that row holds no longer"


def test_a_decision_that_was_none_is_struck_out_and_the_page_asks_what_was_decided() -> None:
    to_councils()
    adopted(SOEST)
    browser = client(somebody(Role.GRIFFIER))
    form = {"doe": "doorhalen", "d-reason": "De raad verwierp het."}
    page = text_of(browser.post(correcting(), form, follow=True))
    assert "Doorgehaald. Leg nu vast wat er wel is besloten." in page
    assert "Het plan ligt bij de raad van Soest." in page
    assert "Vervallen: De raad van Soest stelde het plan vast op 3 november 2026." in page
    assert "door griffier, Soest. Reden: De raad verwierp het. de tekst van toen" in page
    assert "(doorgehaald)" in text_of(browser.get(f"/besluiten/{SLUG}/vergelijken"))
    assert stage() == CourseStage.COUNCIL


@pytest.mark.parametrize(
    ("form", "field", "sentence"),
    [
        ({"decided_on": "2026-08-31", "reason": "x"}, "decided_on", "31 augustus 2026 ligt voor 1 september 2026"),
        ({"decided_on": "2026-11-03", "reason": "x"}, "decided_on", "Datum en vindplaats zijn gelijk"),
        ({"decided_on": "2026-11-04", "reason": ""}, "reason", "Zeg wat er verkeerd was vastgelegd."),
        ({"doe": "doorhalen", "d-reason": ""}, "d-reason", "Zeg waarom dit besluit niet klopt."),
    ],
)
def test_what_is_wrong_with_a_correction_stands_at_its_field(form: dict[str, str], field: str, sentence: str) -> None:
    to_councils()
    adopted(SOEST)
    answer = client(somebody(Role.GRIFFIER)).post(correcting(), form)
    page = answer.content.decode()
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert f'<li><a href="#id_{field}">{sentence}' in page
    assert f'id="id_{field}_error"><span class="hidden-text">Fout: </span>{sentence}' in page
    assert stage() == CourseStage.ADOPTED


def test_who_may_not_put_right_reads_who_does_and_finds_no_link() -> None:
    to_councils()
    adopted(SOEST)
    adviser = client(somebody(Role.ADVISER))
    assert "/vastgelegd/" not in adviser.get(TOWN).content.decode()
    assert "Dit doet de griffier van Soest, of de coördinator namens de raad." in text_of(adviser.get(correcting()))
    refused = adviser.post(correcting(), {"decided_on": "2026-11-04", "reason": "x"})
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert recorded("adopted").corrects_id is None


def test_the_coordinator_puts_right_for_a_council_with_the_source() -> None:
    to_councils()
    adopted(SOEST)
    coordinator, form = client(somebody(Role.COORDINATOR)), {"decided_on": "2026-11-04", "reason": "x"}
    assert "Noem de bron" in text_of(coordinator.post(correcting(), form))
    page = text_of(coordinator.post(correcting(), form | {"source": "mail van de griffier"}, follow=True))
    assert "Vastgelegd namens Soest, bron: mail van de griffier." in page


def test_an_amended_text_is_not_struck_out_and_the_page_says_what_to_do() -> None:
    to_councils()
    amended()
    with scopes_disabled():
        own = Decision.objects.get(result="amended")
    address = f"/besluiten/{SLUG}/vastgelegd/{own.pk}/herstel"
    page = client(somebody(Role.GRIFFIER, EEMNES)).get(address)
    assert "begin bij Schrijven een nieuw plan uit dit plan" in text_of(page)
    assert "Haal dit besluit door" not in text_of(page)
