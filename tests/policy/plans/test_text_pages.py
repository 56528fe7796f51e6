"""The editor as a writer meets it, with and without script."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from ineen.ground.kernel.actors import Role
from ineen.ground.organisations import queries as organisations
from ineen.ground.organisations.models import Person
from ineen.policy.plans import actions, queries
from ineen.policy.plans.queries import PlanStage
from tests.helpers.queries import spent
from tests.policy.plans.scene import BY, NOW, TEXT
from tests.policy.plans.writers import PLAN, REASON, SOEST, acting, person, set_the_scene

pytestmark = pytest.mark.django_db(databases="__all__")

EDITOR = f"/schrijven/{PLAN}/tekst/plan/-/vision"
IN_PLACE = {"HX-Request": "true"}


def client_of(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client


def says() -> str:
    stored = queries.stored(BY, PLAN)
    assert stored
    return stored.vision


def form(text: str, *, began: str = TEXT.vision, **more: str) -> dict[str, str]:
    return {"text": text, "based_on": queries.digest(began)} | more


def page(response: Any) -> str:
    return str(response.content.decode())


def test_a_text_is_opened_written_and_saved_without_script() -> None:
    set_the_scene()
    client = client_of(person("noor"))
    opened = page(client.get(EDITOR))
    assert TEXT.vision in opened
    assert "Wat wilt u samen over vier jaar bereikt hebben" in opened
    response = client.post(EDITOR, form("Wij letten op elkaar."))
    assert (response.status_code, response["Location"]) == (302, EDITOR)
    assert says() == "Wij letten op elkaar."
    assert "staat in het plan" in page(client.get(EDITOR))


def test_in_place_the_text_takes_the_place_of_its_editor() -> None:
    set_the_scene()
    client = client_of(person("noor"))
    opened = page(client.get(EDITOR, headers=IN_PLACE))
    assert "<html" not in opened
    assert 'id="tekst-plan-vision"' in opened
    saved = page(client.post(EDITOR, form("Wij **letten** op elkaar."), headers=IN_PLACE))
    assert "<html" not in saved
    assert "<strong>letten</strong>" in saved
    assert "Bewaard in het plan" in saved


def test_two_writers_see_both_versions_after_saving_and_after_loading_again() -> None:
    set_the_scene()
    noor, sam = client_of(person("noor")), client_of(person("sam", at=SOEST))
    noor.post(EDITOR, form("Noor schrijft over rust."))
    response = sam.post(EDITOR, form("Sam schrijft over licht."))
    for client in (sam, noor):
        shown = page(client.get(response["Location"]))
        assert "rust." in shown
        assert "licht." in shown
        assert "<del>" in shown
        assert "<ins>" in shown
        assert "Bekijk de twee versies" in page(client.get(EDITOR))
    assert says() == "Noor schrijft over rust."
    in_place = sam.post(EDITOR, form("Sam nog eens."), headers=IN_PLACE)
    assert in_place["HX-Redirect"].startswith(f"/schrijven/{PLAN}/versies/")
    settled = noor.post(
        response["Location"], {"keuze": "merged", "text": "Rust en licht.", "based_on": queries.digest(says())}
    )
    assert settled.status_code == 302
    assert says() == "Rust en licht."
    assert "Hierover is beslist door adviseur veiligheid, Baarn" in page(sam.get(response["Location"]))
    again = sam.post(response["Location"], {"keuze": "mine", "based_on": queries.digest(says())})
    assert again.status_code == 422
    assert "Hierover is al beslist" in page(again)


def test_a_text_that_is_too_long_stays_in_the_form() -> None:
    set_the_scene()
    client = client_of(person("noor"))
    for headers in ({}, IN_PLACE):
        shown = page(client.post(EDITOR, form("lang " * 4_001), headers=headers))
        assert "er passen er 20.000" in shown
        assert "lang lang lang" in shown
    assert says() == TEXT.vision


def test_a_draft_is_kept_while_typing_and_only_its_writer_sees_it() -> None:
    set_the_scene()
    noor, colleague = client_of(person("noor")), client_of(person("sam"))
    kept = page(noor.post(f"{EDITOR}/concept", form("Nog niet af"), headers=IN_PLACE))
    assert "Concept bewaard om" in kept
    assert "nog niet in het plan" in kept
    assert says() == TEXT.vision
    opened = page(noor.get(EDITOR))
    assert "Nog niet af" in opened
    assert "In het plan staat nu" in opened
    for who in (colleague, client_of(person("frida", Role.PRIVACY_OFFICER))):
        assert "Nog niet af" not in page(who.get(EDITOR))
        assert "U hebt hier een concept" not in page(who.get(f"{EDITOR}/blok"))
    noor.post(EDITOR, form("Nu wel af"))
    assert says() == "Nu wel af"
    assert "Dit is uw concept" not in page(noor.get(EDITOR))


def test_what_the_plan_says_already_is_no_draft() -> None:
    set_the_scene()
    client = client_of(person("noor"))
    assert page(client.post(f"{EDITOR}/concept", form(TEXT.vision), headers=IN_PLACE)).strip() == ""
    assert "Dit is uw concept" not in page(client.get(EDITOR))


def test_who_types_is_told_that_somebody_else_changed_the_plan_meanwhile() -> None:
    set_the_scene()
    noor, sam = client_of(person("noor")), client_of(person("sam", at=SOEST))
    sam.post(EDITOR, form("Sam was eerder."))
    kept = page(noor.post(f"{EDITOR}/concept", form("Noor typt nog"), headers=IN_PLACE))
    assert "intussen wijzigde adviseur veiligheid, Soest deze tekst" in kept


def test_a_draft_that_is_thrown_away_can_be_taken_back() -> None:
    set_the_scene()
    client = client_of(person("noor"))
    client.post(f"{EDITOR}/concept", form("Bijna weg"))
    client.post(EDITOR, form("Bijna weg", doe="weg"))
    thrown = page(client.get(EDITOR))
    assert "Bijna weg" not in thrown
    assert "Haal concept terug" in thrown
    client.post(EDITOR, form("", doe="terug"))
    assert "Bijna weg" in page(client.get(EDITOR))


def test_the_preview_shows_what_is_typed_and_writes_nothing() -> None:
    set_the_scene()
    client = client_of(person("noor"))
    typed = form("- een\n- **twee** <script>alert(1)</script>", doe="voorbeeld")
    for headers in ({}, IN_PLACE):
        shown = page(client.post(EDITOR, typed, headers=headers))
        assert "<li><strong>twee</strong> &lt;script&gt;" in shown
    assert says() == TEXT.vision
    assert "Dit is uw concept" not in page(client.get(EDITOR))


def test_an_adopted_plan_says_why_and_the_draft_stays_readable() -> None:
    set_the_scene()
    noor = person("noor")
    client = client_of(noor)
    client.post(f"{EDITOR}/concept", form("Op het laatst nog dit"))
    actions.import_plan(by=BY, now=NOW, plan=_adopted(), replace=True)
    opened = page(client.get(EDITOR))
    assert "Op het laatst nog dit" in opened
    assert "wijzigt alleen nog door een besluit" in opened
    refused = client.post(EDITOR, form("Op het laatst nog dit"))
    assert refused.status_code == 422
    assert "Op het laatst nog dit" in page(refused)
    assert "Concept niet bewaard" in page(client.post(f"{EDITOR}/concept", form("En dit"), headers=IN_PLACE))


def _adopted() -> queries.PlanText:
    stored = queries.stored(BY, PLAN)
    assert stored
    return replace(stored, stage=PlanStage.ADOPTED)


def test_the_draft_of_a_theme_that_was_removed_is_kept_and_can_be_copied() -> None:
    set_the_scene()
    client = client_of(person("noor"))
    address = f"/schrijven/{PLAN}/tekst/theme/woonoverlast/reason"
    client.post(f"{address}/concept", form("Kostbare woorden", began=TEXT.themes[0].reason))
    stored = queries.stored(BY, PLAN)
    assert stored
    actions.import_plan(by=BY, now=NOW, plan=replace(stored, themes=stored.themes[1:]), replace=True)
    left = page(client.get(address))
    assert "staat niet meer in het plan" in left
    assert "Kostbare woorden" in left
    more = page(client.post(f"{address}/concept", form("Kostbare woorden en meer"), headers=IN_PLACE))
    assert "dit onderdeel staat niet meer in het plan" in more
    assert "Kostbare woorden en meer" in page(client.get(address))
    assert client_of(person("sam")).get(address).status_code == 404


def test_a_text_that_is_written_for_a_partner_says_so_with_its_source() -> None:
    set_the_scene()
    client = client_of(person("noor"))
    police = str(next(one.organisation for one in _members() if one.name == "Politie"))
    refused = client.post(EDITOR, form("De politie ziet dit.", on_behalf_of=police))
    assert refused.status_code == 422
    assert "De politie ziet dit." in page(refused)
    client.post(EDITOR, form("De politie ziet dit.", on_behalf_of=police, source="gesprek d.d. 3 maart 2026"))
    shown = page(client.get(f"{EDITOR}/blok"))
    assert "Namens Politie geschreven (gesprek d.d. 3 maart 2026), nog niet door hen bevestigd" in shown


def test_the_trail_of_a_text_leads_to_the_page_of_its_part_at_that_text() -> None:
    set_the_scene()
    client = client_of(person("noor"))
    for text, label, way in (
        (
            "goal/samen-oplossen/cause",
            "Buren lossen hun ruzie samen op.",
            "doelen/samen-oplossen#tekst-goal-samen-oplossen-cause",
        ),
        ("theme/woonoverlast/title", "Woonoverlast", "themas/woonoverlast#tekst-theme-woonoverlast-title"),
        ("chapter/GM0308/text", "Baarn", "gemeenten/GM0308#tekst-chapter-GM0308-text"),
        ("plan/-/vision", "Visie en samenwerking", "hoofdstukken/visie#tekst-plan-vision"),
        ("plan/-/title", "Gegevens van het plan", "gegevens"),
    ):
        shown = page(client.get(f"/schrijven/{PLAN}/tekst/{text}"))
        assert f'href="/schrijven/{PLAN}/{way}">{label}</a></li>' in shown
        target, _, anchor = way.partition("#")
        assert f'id="{anchor}"' in page(client.get(f"/schrijven/{PLAN}/{target}")) or not anchor


def test_who_was_signed_out_gets_no_login_page_in_the_place_of_her_words() -> None:
    set_the_scene()
    stranger = Client()
    for address in (EDITOR, f"{EDITOR}/concept"):
        answer = stranger.post(address, form("Wat ik typte."), headers=IN_PLACE)
        assert (answer.status_code, answer.content) == (401, b"")
    assert stranger.post(EDITOR, form("Wat ik typte.")).status_code == 302


def test_a_tab_hears_when_the_server_has_what_was_typed_and_not_when_it_was_refused() -> None:
    set_the_scene()
    client = client_of(person("noor"))
    assert "bewaard" in client.post(f"{EDITOR}/concept", form("Wat ik typte."), headers=IN_PLACE)["HX-Trigger"]
    assert "HX-Trigger" not in client.post(f"{EDITOR}/concept", form("x" * 200_000), headers=IN_PLACE)
    assert "HX-Trigger" not in client.post(EDITOR, form("x" * 200_000), headers=IN_PLACE)
    assert "bewaard" in client.post(EDITOR, form("Wat ik typte."), headers=IN_PLACE)["HX-Trigger"]


def _members() -> tuple[Any, ...]:
    return organisations.members([organisations.partnership("dal").pk])


def test_the_editor_asks_no_more_when_more_was_written() -> None:
    set_the_scene()
    noor = person("noor")
    client = client_of(noor)
    address = f"/schrijven/{PLAN}/tekst/theme/woonoverlast/reason"
    client.get(address)  # that she reads what is closed is told once a day
    for number in range(2):
        began = TEXT.themes[0].reason
        for who in (noor, person(f"sam{number}")):
            actions.write_text(
                by=acting(who), now=NOW, plan=PLAN, address=REASON, text=f"{who.name}", based_on=queries.digest(began)
            )
        asked = spent(client, address)
        assert asked <= 12
