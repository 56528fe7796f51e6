"""The pages where a council changes the text, and where the others answer."""

import re
from http import HTTPStatus

import pytest
from django.utils import timezone

from ineen.ground.kernel.actors import Role
from ineen.policy.decisions.models import CourseStage
from tests.policy.decisions.pages import TOWN, client, stage, text_of
from tests.policy.decisions.scene import (
    BAARN,
    PLACE,
    SLUG,
    somebody,
    to_councils,
)
from tests.policy.decisions.walking import OWN, amended

pytestmark = [pytest.mark.django_db(databases="__all__"), pytest.mark.usefixtures("brought_in")]


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


def test_a_text_that_was_chosen_by_mistake_is_left_out_again() -> None:
    to_councils()
    browser = client(somebody(Role.GRIFFIER))
    both = {
        "plaats": ["plan//vision", PLACE],
        "a1-text": "Weg",
        "a1-reason": "",
        "a2-text": OWN,
        "a2-reason": "Geduld.",
    }
    page = browser.post(f"{TOWN}/amendement", both | {"doe": "weg 1", "decided_on": "2026-11-03"}).content.decode()
    assert page.count('name="plaats"') == 1
    assert f'name="plaats" value="{PLACE}"' in page
    assert 'name="a1-text"' in page
    assert OWN in page
    assert "Geduld." in page
    assert 'name="a2-text"' not in page
    assert stage() == CourseStage.COUNCIL


def test_what_the_act_refuses_of_an_amendment_stands_at_its_field() -> None:
    to_councils()
    browser = client(somebody(Role.GRIFFIER))
    same = "Eerst praten, dan pas handhaven."
    form = {
        "plaats": ["plan//vision", PLACE],
        "a1-text": "Samen veilig.",
        "a1-reason": "Korter.",
        "a2-text": same,
        "a2-reason": "Geduld.",
        "decided_on": "2026-11-03",
    }
    answer = browser.post(f"{TOWN}/amendement", form)
    page = answer.content.decode()
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert '<li><a href="#id_a2-text">De nieuwe tekst is gelijk aan wat er staat.</a></li>' in page
    assert 'id="id_a2-text_error"><span class="hidden-text">Fout: </span>De nieuwe tekst is gelijk' in page
    assert re.search(r'<textarea name="a2-text"[^>]*aria-describedby="[^"]*id_a2-text_error"', page)
    assert 'aria-invalid="true"' in page
    assert all(typed in page for typed in ("Samen veilig.", "Korter.", same, "Geduld."))
    assert stage() == CourseStage.COUNCIL
