"""A meeting about figures: opened, taken up again, each figure out by one of five doors, closed, and its report."""

import csv
from typing import Any

import pytest
from django.test import Client
from django_scopes import scopes_disabled

from ineen.evidence.models import FigureMeeting, MeetingItem, MeetingResult, Reading, Waiver
from ineen.ground.kernel.refusals import BadInput
from ineen.policy.execution.models import ActionProposal
from ineen.policy.plans.actions import parts as outline
from ineen.policy.plans.models import FigureCitation
from ineen.policy.plans.queries.pieces import Piece, PieceKind
from tests.faces.readings.conftest import SignedIn, shown, words_of
from tests.helpers.public_site import NOW
from tests.helpers.reading_figures import EARLIER, TEXT, acting, open_meeting, revise
from tests.helpers.whole_thread import add_whole_thread
from tests.helpers.writing import SLUG, set_writing_scene
from tests.people import Cast

pytestmark = pytest.mark.django_db(databases="__all__")
NEW = "/cijferoverleg/nieuw"


def opened(client: Client) -> str:
    """Open a meeting as the form proposes it; the address of its first figure."""
    form = client.get(NEW).context["form"]
    sent = {"held_on": "2026-07-01", "offices": "teamchef, adviseur", **form.initial}
    sent["held_on"] = form["held_on"].value().isoformat()
    response = client.post(NEW, sent)
    assert response.status_code == 302, words_of(response.content)
    return str(response["Location"])


def sent(client: Client, address: str, **data: Any) -> str:
    response = client.post(address, data, follow=True)
    assert response.status_code == 200, response.status_code
    return words_of(response.content)


@pytest.fixture
def writing(cast: Cast) -> Cast:
    add_whole_thread()
    set_writing_scene(cast)
    return cast


def test_a_meeting_from_its_opening_to_its_report(as_: SignedIn) -> None:
    coordinator = as_("coordinator")
    first = opened(coordinator)
    page = shown(coordinator, first)
    assert "1 van 1" in page
    assert "In 2024 werden in Soest 410 diefstallen en inbraken in woningen geregistreerd" in page
    assert "<svg" in coordinator.get(first).content.decode()
    after = sent(coordinator, first, outcome="incident", text=TEXT)
    assert f"Geduid : incident: {TEXT}" in after
    assert "Eerder geduid" not in after
    meeting = first.rpartition("/")[0]
    assert "1 van de 1 cijfers zijn besproken." in shown(coordinator, meeting)
    assert "Hieronder staat het verslag." in sent(coordinator, f"{meeting}/afgesloten")
    report = shown(as_("mayor"), meeting)
    assert TEXT in report
    assert "Soest en Politie" in report or "Politie en Soest" in report
    assert "afgesloten" in shown(coordinator, "/cijferoverleg")
    lines = list(
        csv.reader(coordinator.get(f"{meeting}/verslag.csv").content.decode("utf-8-sig").splitlines(), delimiter=";")
    )
    assert lines[0][0] == "nummer"
    assert lines[1][1:4] == ["Diefstal en inbraak in woningen", "Soest", "2024"]
    assert lines[1][7:9] == ["geduid", f"incident: {TEXT}"]
    assert "Politie" in dict(zip(*lines[:2], strict=True))["aan tafel"]


def test_it_is_taken_up_where_it_was_left_and_its_agenda_stays_as_it_was(cast: Cast, as_: SignedIn) -> None:
    meeting = open_meeting(cast)
    here = f"/cijferoverleg/{meeting.pk}"
    coordinator = as_("coordinator")
    sent(coordinator, f"{here}/1", outcome="real", text=TEXT)
    revise(395)
    again = as_("coordinator")
    page = shown(again, here)
    assert "1 van de 2 cijfers zijn besproken." in page
    assert "Ga verder met cijfer 2" in page
    assert "In 2024 werden in Soest 410" in page
    assert "Het cijfer is sindsdien herzien: 410 → 395." in page
    assert "Het cijferoverleg van 1 juli 2026 is nog niet afgesloten." in shown(again, "/mijn-werk")


def test_what_the_table_reads_is_the_figure_on_the_table_also_when_it_was_revised_meanwhile(
    cast: Cast, as_: SignedIn
) -> None:
    meeting, coordinator = open_meeting(cast), as_("coordinator")
    here = f"/cijferoverleg/{meeting.pk}"
    revise(395)
    sent(coordinator, f"{here}/1", outcome="real", text=TEXT)
    sent(coordinator, f"{here}/2/niet-nodig", reason="Al besproken")
    with scopes_disabled():
        items = {one.number: one.figure_id for one in MeetingItem.objects.filter(meeting=meeting)}
        assert Reading.objects.get().figure_id == items[1]
        assert Waiver.objects.get().figure_id == items[2]
    assert "Eén cijfer wacht op een duiding." in shown(coordinator, "/duidingen")


def test_a_figure_gets_a_place_in_the_plan_that_is_being_written(writing: Cast, as_: SignedIn) -> None:
    meeting, coordinator = open_meeting(writing), as_("coordinator")
    here = f"/cijferoverleg/{meeting.pk}/1"
    place = f"{SLUG}|theme/woonoverlast/reason"
    after = sent(coordinator, f"{here}/plek", place=place)
    assert "Bij “Woonoverlast, waarom dit gewicht” in Samen verder" in after
    assert "Dit cijfer staat al bij deze tekst." in words_of(coordinator.post(f"{here}/plek", {"place": place}).content)
    with scopes_disabled():
        (row,) = FigureCitation.objects.select_related("figure")
        assert row.figure.sentence.startswith("In 2024 werden in Soest 410")
    theme = shown(coordinator, f"/plannen/{SLUG}/themas/woonoverlast")
    assert "Dit rust op:" in theme
    assert "In 2024 werden in Soest 410" in theme
    text = shown(coordinator, f"/schrijven/{SLUG}/tekst/theme/woonoverlast/reason")
    assert "In 2024 werden in Soest 410" in text
    removed = sent(
        coordinator, f"/schrijven/{SLUG}/tekst/theme/woonoverlast/reason", doe="cijfer-weg", cijfer=str(row.pk)
    )
    assert "Het cijfer staat niet meer bij deze tekst." in removed
    assert "In 2024 werden in Soest 410" not in removed


def test_an_action_is_proposed_under_a_goal(writing: Cast, as_: SignedIn) -> None:
    meeting, coordinator = open_meeting(writing), as_("coordinator")
    here = f"/cijferoverleg/{meeting.pk}/1"
    police = next(
        key for key, name in coordinator.get(here).context["action_form"].fields["owner"].choices if name == "Politie"
    )
    goal = f"{SLUG}|samen-oplossen"
    assert "Schrijf in één zin" in words_of(coordinator.post(f"{here}/maatregel", {"goal": goal, "title": ""}).content)
    after = sent(coordinator, f"{here}/maatregel", goal=goal, title="Een schouw van de achterpaden", owner=police)
    assert "“Een schouw van de achterpaden”, bij het doel" in after
    page = shown(coordinator, f"/plannen/{SLUG}/doelen/samen-oplossen")
    assert "Voorgesteld, nog in geen plan" in page
    assert "Een schouw van de achterpaden" in page
    assert "Naar aanleiding van: Diefstal en inbraak in woningen, Soest, 2024" in page
    with scopes_disabled():
        (row,) = ActionProposal.objects.all()
    assert "ingetrokken" in sent(coordinator, f"/duidingen/voorstel/{row.pk}/ingetrokken")
    assert "Een schouw van de achterpaden" not in shown(coordinator, f"/plannen/{SLUG}/doelen/samen-oplossen")


def test_who_proposes_no_action_reads_why_and_keeps_what_she_typed(writing: Cast, as_: SignedIn) -> None:
    meeting, analyst = open_meeting(writing), as_("analyst")
    here = f"/cijferoverleg/{meeting.pk}/1"
    why = "Alleen een adviseur of coördinator van dit verband stelt een maatregel voor."
    assert why in shown(analyst, here)
    assert 'name="maatregel"' not in analyst.get(here).content.decode()
    refused = analyst.post(f"{here}/maatregel", {"goal": f"{SLUG}|samen-oplossen", "title": "Een schouw"})
    page = refused.content.decode()
    assert refused.status_code == 200
    assert 'value="Een schouw"' in page


def test_a_goal_stays_while_something_is_proposed_under_it_and_goes_when_that_is_withdrawn(
    writing: Cast, as_: SignedIn
) -> None:
    meeting, coordinator, by = open_meeting(writing), as_("coordinator"), acting(writing, "coordinator")
    outline.add_goal(by=by, now=NOW, plan=SLUG, theme="woonoverlast", title="Minder inbraken")
    here, goal = f"/cijferoverleg/{meeting.pk}/1/maatregel", Piece(PieceKind.GOAL, "minder-inbraken")
    sent(coordinator, here, goal=f"{SLUG}|minder-inbraken", title="Een schouw van de achterpaden")
    with pytest.raises(BadInput, match=r"wat is voorgesteld: “Een schouw van de achterpaden”\. Trek dat voorstel"):
        outline.remove_piece(by=by, now=NOW, plan=SLUG, piece=goal)
    with scopes_disabled():
        row = ActionProposal.objects.get()
    sent(coordinator, f"/duidingen/voorstel/{row.pk}/ingetrokken")
    outline.remove_piece(by=by, now=NOW, plan=SLUG, piece=goal)
    with scopes_disabled():
        row.refresh_from_db()
    assert (row.goal, row.goal_title) == (None, "Minder inbraken")


def test_what_needs_no_reading_is_done_and_comes_back_when_that_is_taken_back(cast: Cast, as_: SignedIn) -> None:
    meeting, coordinator = open_meeting(cast), as_("coordinator")
    here = f"/cijferoverleg/{meeting.pk}"
    assert "Dit cijfer hoeft niet geduid." in sent(coordinator, f"{here}/1/niet-nodig", reason="Al besproken")
    assert "1 van de 2 cijfers zijn besproken." in shown(coordinator, here)
    waiver = coordinator.get("/duidingen").context["waived"][0].id
    sent(coordinator, f"/duidingen/toch/{waiver}")
    page = shown(coordinator, here)
    assert "0 van de 2 cijfers zijn besproken." in page
    assert "teruggenomen" in page


def test_a_closed_meeting_takes_nothing_in_until_it_is_opened_again(cast: Cast, as_: SignedIn) -> None:
    meeting, coordinator = open_meeting(cast), as_("coordinator")
    here = f"/cijferoverleg/{meeting.pk}"
    sent(coordinator, f"{here}/afgesloten")
    assert coordinator.post(f"{here}/1", {"outcome": "real", "text": TEXT}).status_code == 403
    assert "Dit overleg is al afgesloten." in sent(coordinator, f"{here}/afgesloten")
    assert "Het overleg is weer open." in sent(coordinator, f"{here}/heropend")
    assert "Vastgelegd." in sent(coordinator, f"{here}/1", outcome="real", text=TEXT)


def test_who_leads_none_reads_along_and_another_partnership_sees_nothing(cast: Cast, as_: SignedIn) -> None:
    meeting = open_meeting(cast)
    here = f"/cijferoverleg/{meeting.pk}"
    police = as_("partner_contributor")
    assert "Alleen een adviseur, coördinator of analist van dit verband leidt" in shown(police, f"{here}/1")
    assert police.post(f"{here}/1", {"outcome": "real", "text": TEXT}).status_code == 403
    assert as_("neighbour").get(here).status_code == 404
    assert as_("neighbour").post(f"{here}/1", {"outcome": "real", "text": TEXT}).status_code == 404
    with scopes_disabled():
        assert not MeetingResult.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"held_on": "1999-01-01"}, "Deze datum kan niet."),
        ({"held_on": "gisteren"}, "Schrijf de datum als"),
        ({"present": []}, "Kies welke organisaties er aan tafel zitten."),
        ({"figures": []}, "Kies ten minste één cijfer."),
        ({"figures": ["crime_total|GM0342|2024"]}, "Een van deze cijfers is intussen geduid."),
        ({"offices": "x" * 301}, "301 tekens"),
    ],
)
def test_an_opening_that_cannot_be_says_why_and_keeps_what_was_filled_in(
    as_: SignedIn, wrong: dict[str, Any], said: str
) -> None:
    coordinator = as_("coordinator")
    form = coordinator.get(NEW).context["form"]
    data = {"held_on": form["held_on"].value().isoformat(), "offices": "teamchef", **form.initial} | wrong
    page = coordinator.post(NEW, data).content.decode()
    assert said in page
    assert f'value="{data["offices"]}"' in page
    with scopes_disabled():
        assert not FigureMeeting.objects.exists()


def test_where_nothing_waits_there_is_nothing_to_open(cast: Cast, as_: SignedIn) -> None:
    coordinator = as_("coordinator")
    sent(coordinator, "/duidingen/woninginbraak?gebied=GM0342&periode=2024", outcome="real", text=TEXT)
    assert "Er wacht niets op een duiding" in shown(coordinator, NEW)


def test_the_question_of_a_meeting_waits_with_the_police(cast: Cast, as_: SignedIn) -> None:
    meeting = open_meeting(cast, "coordinator", EARLIER)
    after = sent(as_("coordinator"), f"/cijferoverleg/{meeting.pk}/1", outcome="question", text="Wat was dit?")
    assert "Gevraagd" in after
    assert "Vraag bij een cijfer" in shown(as_("partner_contributor"), "/mijn-werk")
