"""An answer to an amendment that was recorded wrongly: its day is put right, or it is struck out and asked again."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django_scopes import scopes_disabled

from ineen.ground.inbox import queries as inbox
from ineen.ground.kernel.actors import Actor, Role
from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from ineen.policy.decisions import queries
from ineen.policy.decisions.actions import decline, rectify_answer, strike_answer, take_over
from ineen.policy.decisions.models import Answer
from ineen.policy.plans.models import MunicipalText
from tests.helpers.worlds import begins_with
from tests.helpers.writes import given
from tests.policy.decisions.pages import TOWN, client, text_of
from tests.policy.decisions.scene import (
    BAARN,
    NOW,
    SLUG,
    SOEST,
    TODAY,
    for_,
    plan_at_councils,
    somebody,
    viewer,
)
from tests.policy.decisions.walking import amended

pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(plan_at_councils)]
RIGHT, WHY = TODAY - timedelta(days=1), "Verkeerde vergadering."


@pytest.fixture
def griffier() -> Actor:
    return somebody(Role.GRIFFIER)


def about() -> dict[str, Any]:
    return {"now": NOW, "plan": SLUG, "municipality": SOEST, "amendment": amended().pk}


def answers(who: Actor) -> queries.AmendmentView:
    found = viewer(who)
    (one,) = queries.amendments(found, queries.dossier(found, SLUG))
    return one


def test_a_wrong_day_is_put_right_and_what_stood_stays(griffier: Actor) -> None:
    what = about()
    decline(by=griffier, decided_on=TODAY, reason="Nee.", **what)
    rectify_answer(by=griffier, decided_on=RIGHT, reason=WHY, **what)
    (said,) = answers(griffier).answers
    assert (said.decided_on, said.reason, said.corrected_because) == (RIGHT, "Nee.", WHY)
    assert [one.decided_on for one in said.was] == [TODAY]
    page = text_of(client(griffier).get(f"/besluiten/{SLUG}"))
    assert "Hersteld door griffier, GM0342: Verkeerde vergadering." in page
    assert "Vervallen: 20 november 2026" in page


def test_an_answer_that_was_none_is_struck_out_and_asked_again(griffier: Actor) -> None:
    what = about()
    decline(by=griffier, decided_on=TODAY, reason="Nee.", **what)
    assert not any("Neemt uw gemeente dit over" in one.sentence for one in inbox.waiting(viewer(griffier)))
    strike_answer(by=griffier, reason=WHY, **what)
    assert str(SOEST) in answers(griffier).open_to
    assert any("Neemt uw gemeente dit over" in one.sentence for one in inbox.waiting(viewer(griffier)))
    take_over(by=griffier, decided_on=TODAY, **what)
    told = answers(griffier)
    assert [(one.taken_over, one.struck) for one in told.every_answer] == [(True, False), (False, True)]
    with pytest.raises(NotAllowed, match="geldt in deze gemeente"):
        strike_answer(by=griffier, reason=WHY, **what)


def test_the_day_of_a_text_that_was_taken_over_moves_with_its_answer(griffier: Actor) -> None:
    what = about()
    take_over(by=griffier, decided_on=TODAY, **what)
    rectify_answer(by=griffier, decided_on=RIGHT, reason=WHY, **what)
    with scopes_disabled():
        assert MunicipalText.objects.get(municipality__area_code=str(SOEST)).since == RIGHT


def test_who_may_answer_may_put_right_and_nobody_else(griffier: Actor) -> None:
    what = about()
    decline(by=griffier, decided_on=TODAY, reason="Nee.", **what)
    for other in (somebody(Role.GRIFFIER, BAARN), somebody(Role.ADVISER), somebody(Role.COUNCIL_MEMBER)):
        with pytest.raises(NotAllowed):
            rectify_answer(by=other, decided_on=RIGHT, reason=WHY, **what)
        with pytest.raises(NotAllowed):
            strike_answer(by=other, reason=WHY, **what)
    coordinator = somebody(Role.COORDINATOR)
    with pytest.raises(BadInput, match="bron"):
        strike_answer(by=coordinator, reason=WHY, **what)
    strike_answer(by=for_(coordinator, SOEST), reason=WHY, **what)
    with pytest.raises(NotFound):
        rectify_answer(by=griffier, decided_on=RIGHT, reason=WHY, **what)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"reason": " "}, "Geef de reden"),
        ({"decided_on": TODAY}, "gelijk aan wat er staat"),
        ({"decided_on": TODAY + timedelta(days=1)}, "moet nog komen"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(griffier: Actor, changes: dict[str, Any], sentence: str) -> None:
    what = about()
    decline(by=griffier, decided_on=TODAY, reason="Nee.", **what)
    with pytest.raises(BadInput, match=sentence):
        rectify_answer(**what | {"by": griffier, "decided_on": RIGHT, "reason": WHY} | changes)


def test_the_page_of_the_amendment_puts_the_answer_right(griffier: Actor) -> None:
    what = about()
    decline(by=griffier, decided_on=TODAY, reason="Nee.", **what)
    browser, page = client(griffier), f"{TOWN}/amendementen/{what['amendment']}"
    assert "Klopt dit niet? Soest" in text_of(browser.get(f"/besluiten/{SLUG}"))
    wrong = browser.post(page, {"doe": "doorhalen", "d-reason": ""})
    assert "Zeg waarom dit besluit niet klopt" in text_of(wrong)
    assert "Hersteld." in text_of(browser.post(page, {"decided_on": RIGHT.isoformat(), "reason": WHY}, follow=True))
    done = browser.post(page, {"doe": "doorhalen", "d-reason": WHY}, follow=True)
    assert "Doorgehaald. Leg nu vast wat er wel is besloten." in text_of(done)
    assert "Neem over" in text_of(browser.get(page))


def test_what_was_recorded_is_never_changed(griffier: Actor) -> None:
    decline(by=griffier, decided_on=TODAY, reason="Nee.", **about())
    with given(), scopes_disabled():
        row = Answer.objects.get()
        with pytest.raises(DatabaseError), transaction.atomic():
            row.save()
