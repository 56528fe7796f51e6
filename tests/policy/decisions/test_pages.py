"""The pages where one municipality decides, in the words that stand there."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from django.utils import timezone

from ineen.ground.kernel.actors import Role
from ineen.ground.kernel.area_codes import AreaCode
from ineen.policy.decisions.models import CourseStage
from tests.policy.decisions.pages import TOWN, client, stage, text_of
from tests.policy.decisions.scene import (
    PLACE,
    SLUG,
    SOEST,
    adopted,
    establish,
    somebody,
    submit,
    to_councils,
)

pytestmark = [pytest.mark.django_db(databases="__all__"), pytest.mark.usefixtures("brought_in")]


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
    assert "Het plan ligt bij de raad van Soest. Leg vast wat de raad besloot" in dossier
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


def test_who_decides_nothing_sees_where_it_waits_and_no_button() -> None:
    to_councils()
    body = client(somebody(Role.COUNCIL_MEMBER)).get(f"/besluiten/{SLUG}").content.decode()
    assert "Het plan ligt bij de raad van Soest." in body
    assert "Dit doet de griffier van Soest, of de coördinator namens de raad." in body
    assert "utrecht-button--primary-action" not in body
    assert "Leg een embargo" not in body


def test_the_planned_day_is_proposed_once_it_is_there() -> None:
    to_councils()
    today = timezone.localdate()
    browser = client(somebody(Role.GRIFFIER))
    for days, proposed in ((1, False), (0, True), (-14, True), (-15, False)):
        planned = (today + timedelta(days=days)).isoformat()
        browser.post(f"{TOWN}/data", {"council_on": planned})
        assert (f'value="{planned}"' in browser.get(f"{TOWN}/vaststellen").content.decode()) is proposed, days


@pytest.mark.parametrize(
    ("word", "form", "field", "sentence"),
    [
        (
            "uitstellen",
            {"decided_on": "2026-11-03", "next_on": "2026-11-03", "reason": "x"},
            "next_on",
            "De nieuwe datum",
        ),
        ("uitstellen", {"decided_on": "2026-11-03", "next_on": "", "reason": "x"}, "next_on", "Vul de dag in."),
        ("vaststellen", {"decided_on": "32-11-2026"}, "decided_on", "Schrijf de dag als 31-01-2027."),
        ("vaststellen", {"decided_on": "2026-08-31"}, "decided_on", "31 augustus 2026 ligt voor 1 september 2026"),
        ("verwerpen", {"decided_on": "2026-11-03", "reason": " "}, "reason", "Geef de reden."),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_that_was_typed_is_lost(
    word: str, form: dict[str, str], field: str, sentence: str
) -> None:
    to_councils()
    browser = client(somebody(Role.GRIFFIER))
    for headers in ({}, {"HX-Request": "true"}):
        page = browser.post(f"{TOWN}/{word}", form, headers=headers).content.decode()
        assert f'<li><a href="#id_{field}">{sentence}' in page
        assert f'id="id_{field}_error"><span class="hidden-text">Fout: </span>{sentence}' in page
        assert all(not typed.strip() or typed in page for typed in form.values())
        assert ("<html" in page) is not bool(headers)
    assert stage() == CourseStage.COUNCIL


def test_with_a_script_a_part_is_sent_and_not_a_page() -> None:
    to_councils()
    browser, script = client(somebody(Role.GRIFFIER)), {"HX-Request": "true"}
    page = browser.post(f"{TOWN}/amendement", {"doe": "tekst", "nieuw": PLACE}, headers=script)
    part = page.content.decode()
    assert page.status_code == HTTPStatus.OK
    assert part.startswith('<div id="vraag">')
    assert "autofocus" in part
    done = browser.post(f"{TOWN}/vaststellen", {"decided_on": "2026-11-03"}, headers=script)
    assert done.headers["HX-Redirect"] == TOWN
    assert stage() == CourseStage.ADOPTED
