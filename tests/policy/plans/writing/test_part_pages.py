"""The pages of themes, goals, signers, starter sets and the plan check."""

import json
import re
from decimal import Decimal
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from ineen.evidence import queries as evidence
from ineen.ground.audit.models import AuditEntry
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.refusals import BadInput, NotAllowed
from ineen.policy.plans import actions, queries
from ineen.policy.plans.queries import STARTER_SETS, Piece, TieKind
from ineen.policy.plans.queries.adding import with_lines
from tests.helpers.deliveries import deliver
from tests.policy.plans.writing.table import NOW, SLUG, TABLE, Table, lay, words

KEYS = next(one.keys for one in STARTER_SETS if one.slug == "overlast-en-woonoverlast")
pytestmark = pytest.mark.django_db(databases="__all__")


def send(client: Client, page: str, **typed: str) -> str:
    response = client.post(f"{TABLE}/{page}", typed, follow=True)
    return words(response.content)


# --- goals ---


@pytest.fixture
def figures(settings: LazySettings, tmp_path: object) -> None:
    settings.INEEN_DATA = tmp_path
    deliver({"GM0342": {"2023": 1380, "2024": 1510}})


@pytest.mark.usefixtures("figures")
def test_a_goal_gets_an_indicator_with_a_baseline_that_ineen_proposes() -> None:
    table = lay()
    client = table.client()
    page = client.get(f"{TABLE}/doelen/samen-oplossen?indicator=crime_total").content.decode()
    assert "Hoeveel mensen aangifte doen" in page
    assert "Bron: Politie, tabel 47013NED" in page
    assert re.search(r'name="baseline_value"[^>]*value="1510"|value="1510"[^>]*name="baseline_value"', page)
    told = send(
        client, "doelen/samen-oplossen", formulier="meten", indicator="crime_total", baseline_value="1.510",
        baseline_period="2024", target_bound="at_most", target_value="1.400", target_on="2027-12-31",
    )  # fmt: skip
    assert "Gewijzigd: meting van doel" in told
    goal = table.plan().goals[0]
    assert (goal.indicator, goal.baseline_value, goal.target_value) == ("crime_total", Decimal(1510), Decimal(1400))


def test_a_figure_that_follows_enforcement_says_so_before_it_is_chosen() -> None:
    page = words(lay().client().get(f"{TABLE}/doelen/samen-oplossen?indicator=drug_trade").content)
    assert "volgt de inzet van de politie" in page
    assert "“beter” of “slechter” geeft Ineen hier nooit" in page


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"target_value": "veel", "target_bound": "at_most"}, "Schrijf een getal"),
        ({"target_value": "12"}, "zegt of dat hooguit of minstens is"),
        ({"baseline_value": "12"}, "Een nulmeting heeft een getal én een jaar"),
        ({"baseline_value": "12", "baseline_period": "vorig jaar"}, "Schrijf een jaar, zoals 2025"),
        ({"target_on": "31-31-2027"}, "Schrijf de dag als"),
    ],
)
def test_what_does_not_go_together_is_told_and_stays_in_the_form(typed: dict[str, str], told: str) -> None:
    table = lay()
    sent = {"formulier": "meten", "indicator": "crime_total", **typed}
    response = table.client().post(f"{TABLE}/doelen/samen-oplossen", sent)
    page = response.content.decode()
    assert response.status_code == 422
    assert told in words(response.content)
    assert all(f'value="{value}"' in page for name, value in typed.items() if name != "target_bound")
    assert table.plan().goals[0].indicator == ""


def test_a_goal_is_moved_from_its_own_page_which_knows_its_theme() -> None:
    table = lay()
    table.joined_by("Baarn", "GM0308")
    actions.add_theme(**table.act("coordinator"), title="Haven", municipality="GM0308")
    client = table.client()
    page = client.get(f"{TABLE}/doelen/samen-oplossen").content.decode()
    trail = page[page.index('class="trail"') :]
    assert f'href="{TABLE}/themas/woonoverlast">Woonoverlast</a>' in trail[: trail.index("</ol>")]
    choices = re.findall(r'<option value="([^"]+)"', page[page.index('id="thema"') :])
    assert choices == ["woonoverlast", "fietsdiefstal", "vuurwerk"]  # the theme of another municipality is not hers
    told = send(client, "doelen/samen-oplossen", formulier="thema", theme="vuurwerk")
    assert "Verplaatst: doel “Buren lossen hun ruzie samen op.” van thema “Woonoverlast” naar thema “Vuurwerk”" in told
    assert "Ongedaan maken" in told
    assert [goal.slug for goal in table.plan().themes[2].goals] == ["samen-oplossen"]
    assert "staat al bij thema “Vuurwerk”" in send(client, "doelen/samen-oplossen", formulier="thema", theme="vuurwerk")


# --- the plan itself ---


def change_plan(table: Table, **changes: Any) -> Any:
    plan = table.plan()
    same: dict[str, Any] = {
        "title": plan.title, "kind": plan.kind, "period_first": plan.period_first, "period_last": plan.period_last,
        "audience": plan.audience, "ambitions": plan.ambitions,
    }  # fmt: skip
    return actions.change_plan(**table.act(), **same | changes)


def test_the_editor_opens_a_draft_to_councils_and_never_to_everybody() -> None:
    table = lay()
    before = table.plan()
    change = change_plan(table, audience=Audience.COUNCIL, ambitions=["Buren kennen elkaar.", " "])
    assert (table.plan().audience, table.plan().ambitions) == (Audience.COUNCIL, ("Buren kennen elkaar.",))
    with pytest.raises(BadInput, match="is een besluit"):
        change_plan(table, audience=Audience.PUBLIC)
    actions.undo_change(**table.act(), change=change.pk)
    assert table.plan() == before
    assert 'value="public"' not in table.client().get(f"{TABLE}/gegevens").content.decode()


def test_a_period_that_runs_backwards_is_told_and_stays_in_the_form() -> None:
    table = lay()
    sent = {
        "title": "Wat ik typte", "kind": "master_plan", "first": "2029-01-01", "last": "2028-01-01",
        "audience": "partnership", "ambitions": "",
    }  # fmt: skip
    page = table.client().post(f"{TABLE}/gegevens", sent)
    assert "ligt vóór de eerste" in words(page.content)
    assert "Wat ik typte" in page.content.decode()


# --- for a partner ---


def test_a_lead_entered_for_a_partner_names_the_talk_and_stays_marked_until_it_confirms() -> None:
    table = lay()
    client = table.client()
    sent = {"formulier": "trekker", "organisation": "Politie", "office": "teamchef"}
    assert "u vult het in voor een ander" in send(client, "themas/woonoverlast", **sent)
    assert not table.plan().themes[0].leads
    send(client, "themas/woonoverlast", **sent, source="overleg d.d. 3 maart")
    assert "namens, uit overleg d.d. 3 maart; nog niet bevestigd" in words(
        client.get(f"{TABLE}/themas/woonoverlast").content
    )
    assert AuditEntry.objects.get(act="add_lead").source == "overleg d.d. 3 maart"

    [waiting] = queries.to_confirm(table.viewer("partner_contributor"), SLUG)[1]
    with pytest.raises(NotAllowed, match="van deze organisatie zelf"):
        actions.confirm_piece(**table.act("coordinator"), piece=waiting.piece)
    partner = table.client("partner_contributor")
    partner.post(f"{TABLE}/bevestigen", {"doe": str(waiting.piece)})
    assert "nog niet bevestigd" not in words(client.get(f"{TABLE}/themas/woonoverlast").content)
    assert queries.to_confirm(table.viewer("partner_contributor"), SLUG)[1] == ()


def test_who_signs_is_added_changed_and_removed_and_comes_back() -> None:
    table = lay()
    change = actions.add_signer(
        **table.act() | {"by": table.actor("adviser")}, organisation="Politie", office="teamchef"
    )
    row = queries.outline(table.viewer(), SLUG).signers[0]
    client = table.client()
    client.post(f"{TABLE}/medeondertekenaars?wie={row.number}", {"formulier": "x", "office": "districtschef"})
    before = table.plan().co_signers
    assert before[0].office == "districtschef"
    gone = actions.remove_piece(**table.act(), piece=row.piece)
    actions.undo_change(**table.act(), change=gone.pk)
    assert table.plan().co_signers == before
    assert change.what == "Toegevoegd: Politie tekent mee"


def test_who_signs_and_other_plans_have_buttons_for_their_order_which_keep_the_focus() -> None:
    table = lay()
    for organisation in ("Politie", "GM0342"):
        actions.add_signer(**table.act(), organisation=organisation, office="")
    for name in ("Regionaal plan", "Veiligheidsagenda"):
        actions.add_tie(**table.act(), name=name, kind=TieKind.OTHER)
    client = table.client()
    for page in ("medeondertekenaars", "samenhang"):
        shown = client.get(f"{TABLE}/{page}").content.decode()
        button = re.findall(r'value="(omlaag [^"]+)"', shown)[0]
        after = client.post(f"{TABLE}/{page}", {"doe": button}, follow=True).content.decode()
        assert "staat nu onder" in after
        assert re.findall(r'value="(omlaag [^"]+)"', after)[1] == button
        assert re.search(rf'value="{button}"[^>]* aria-disabled="true" autofocus', after)
        assert after.count(" autofocus") == 1
    assert [one.organisation for one in table.plan().co_signers] == ["GM0342", "Politie"]
    assert [one.name for one in table.plan().ties] == ["Veiligheidsagenda", "Regionaal plan"]


# --- starter sets ---


def test_every_set_rests_on_figures_that_exist_and_says_their_limits() -> None:
    known = {one.id: one for one in evidence.indicators()}
    follows = {one.id for one in known.values() if one.direction is evidence.Direction.FOLLOWS_ENFORCEMENT}
    assert len(STARTER_SETS) == 7
    for chosen in STARTER_SETS:
        offered = {one.id for one in chosen.indicators}
        assert offered <= known.keys()
        assert all(one.limits for one in chosen.indicators)
        assert all(
            any("inzet van de politie" in limit for limit in one.limits)
            for one in chosen.indicators
            if one.id in follows
        )
        assert {goal.indicator for goal in chosen.goals} - {""} <= offered - follows
        assert all(bool(goal.indicator) != bool(goal.without_indicator) for goal in chosen.goals)
        assert chosen.sources
        assert chosen.measures
        assert chosen.partners
        assert chosen.questions


def test_she_takes_what_fits_nothing_is_overwritten_and_one_button_takes_it_back() -> None:
    table = lay()
    before = table.plan()
    told = send(
        table.client(), "startsets/overlast-en-woonoverlast", theme="woonoverlast", neem="about", priority="strategic"
    )
    assert "Overgenomen uit startset “Overlast en woonoverlast” in thema “Woonoverlast”" in told
    first = table.plan().themes[0]
    assert first.about.startswith("Buren die elkaar niet spreken.\n\nOverlast raakt mensen waar zij wonen")
    change = actions.take_from_set(
        **table.act(),
        name="overlast-en-woonoverlast",
        taken=["goal-0", "goal-1", "measure-0", "measure-1", "partner-0", "question-0"],
        theme="woonoverlast",
    )
    plan = table.plan()
    assert plan.themes[0].goals[0].title == "Buren lossen hun ruzie samen op."
    assert plan.themes[0].goals[2].indicator == "nuisance_alcohol_drugs"
    assert "- Buurtbemiddeling als eerste stap" in plan.themes[0].approach
    assert "- Woningcorporatie: spreekt huurders aan" in plan.themes[0].approach
    assert plan.analysis.startswith("Vragen bij Overlast en woonoverlast:\n\n- Waar en wanneer")
    kept = json.loads(AuditEntry.objects.filter(act="take_from_set").order_by("pk").last().details)  # type: ignore[union-attr]
    assert kept["startset"] == "overlast-en-woonoverlast"
    actions.undo_change(**table.act(), change=change.pk)
    assert table.plan().themes[0] == first
    assert table.plan().analysis == before.analysis


def test_a_set_makes_a_theme_of_its_own_where_none_is_chosen() -> None:
    table = lay()
    before = table.plan()
    change = actions.take_from_set(**table.act(), name="verkeersveiligheid", taken=["goal-0"], field="jeugd")
    theme = table.plan().themes[-1]
    assert (theme.title, theme.field, len(theme.goals)) == ("Verkeersveiligheid", "jeugd", 1)
    actions.undo_change(**table.act(), change=change.pk)
    assert table.plan() == before


def test_what_was_taken_is_marked_with_where_and_not_added_twice() -> None:
    table = lay()
    client = table.client()
    page = f"{TABLE}/startsets/overlast-en-woonoverlast"
    take: dict[str, Any] = {"name": "overlast-en-woonoverlast", "theme": "woonoverlast"}
    assert "al overgenomen" not in words(client.get(page).content)
    first = ["about", "goal-0", "measure-0", "measure-1", "partner-0", "question-0"]
    actions.take_from_set(**table.act(), **take, taken=first)
    actions.rename_piece(
        **table.act(),
        piece=Piece.parse(f"goal/{table.plan().goals[1].slug}"),
        title="Wie meldt, hoort binnen drie werkdagen wat ermee gebeurt.",
    )
    shown = client.get(page).content.decode()
    offers = {key: shown[shown.index(f'id="{key}"') :].split("</div>")[0] for key in KEYS}
    assert [key for key, offer in offers.items() if "al overgenomen" in offer] == first
    assert words(shown.encode()).count("al overgenomen: Woonoverlast") == 5
    assert "al overgenomen: Veiligheidsanalyse" in words(shown.encode())
    before = table.plan().themes[0]
    actions.take_from_set(
        **table.act(), **take, taken=["goal-0", "measure-0", "measure-2", "partner-0", "partner-1", "question-1"]
    )
    plan = table.plan()
    assert plan.themes[0].goals == before.goals
    assert plan.themes[0].approach == (
        "Maatregelen:\n\n"
        "- Buurtbemiddeling als eerste stap, snel beschikbaar en overal bekend.\n"
        "- Een vaste trap bij woonoverlast: gesprek, bemiddeling, waarschuwing, overleg met partners, "
        "gedragsaanwijzing.\n- Een overlastregisseur voor de dossiers die één organisatie niet oplost.\n\n"
        "Met wie:\n\n"
        "- Woningcorporatie: spreekt huurders aan, en kan als laatste het huurcontract inzetten\n"
        "- Buurtbemiddeling: brengt buren met elkaar in gesprek"
    )
    assert plan.analysis.count("Vragen bij") == 1
    assert len(plan.analysis.splitlines()) == 4
    with pytest.raises(BadInput, match="Er is niets gewijzigd"):
        actions.take_from_set(**table.act(), **take, taken=["about", "goal-0", "measure-2", "question-1"])


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("", "Met wie:\n\n- b"),
        ("Wij praten.", "Wij praten.\n\nMet wie:\n\n- b"),
        ("Met wie:\n\n- a\n\nDaarna.", "Met wie:\n\n- a\n- b\n\nDaarna."),
        ("Met wie:\n\nWij praten.", "Met wie:\n\n- b\n\nWij praten."),
        ("Met wie:\n- a\n  en haar buur\nDaarna.", "Met wie:\n- a\n  en haar buur\n- b\n\nDaarna."),
        ("Wij praten.\n\n- b", "Wij praten.\n\n- b"),
    ],
)
def test_a_line_joins_the_list_under_its_head_and_what_stands_stays(text: str, becomes: str) -> None:
    assert with_lines(text, "Met wie:", ["b"]) == becomes


def test_without_a_tick_nothing_is_taken() -> None:
    table = lay()
    assert "Vink eerst aan wat past" in send(table.client(), "startsets/ondermijning", theme="", priority="priority")
    assert len(table.plan().themes) == 3


# --- the plan check ---


def test_advice_is_set_aside_with_a_reason_makes_place_for_the_next_and_comes_back() -> None:
    table = lay()
    client = table.client()
    before = queries.outline(table.viewer(), SLUG).remedies
    at = before[0].at
    assert 'name="reden"' in client.get(f"{TABLE}/nakijken", {"opzij": at}).content.decode()
    assert "Zeg waarom dit hier niet nodig is" in send(client, "nakijken", punt=at, reden=" ")
    page = send(client, "nakijken", punt=at, reden="Dit is ons eerste plan samen.")
    assert "Reden: Dit is ons eerste plan samen." in page
    assert at not in [one.at for one in queries.outline(table.viewer(), SLUG).remedies]
    colleague = words(table.client("coordinator").get(f"{TABLE}/nakijken").content)
    assert "Dit is ons eerste plan samen." in colleague
    send(table.client("coordinator"), "nakijken", punt=at, doe="terug")
    assert queries.outline(table.viewer(), SLUG).remedies == before


def test_the_outline_shows_three_things_to_do_each_with_the_way_to_its_field() -> None:
    page = lay().client().get(TABLE).content.decode()
    todo = page[page.index('class="todo"') : page.index("Onlangs gewijzigd")]
    links = re.findall(r'<li><p><a class="utrecht-link utrecht-link--html-a" href="([^"]+)"', todo)
    assert len(links) == 3
    assert links[0] == f"{TABLE}/hoofdstukken/terugblik#tekst-plan-look_back"


def test_search_finds_a_draft_and_its_chapters_for_its_writers_alone() -> None:
    table = lay()
    actions.add_chapter(**table.act("coordinator"), municipality="GM0342")
    writer = words(table.client().get("/zoeken?zoek=woonoverlast").content)
    assert "Woonoverlast" in writer
    assert "Schrijf verder" in writer
    assert "Lokale hoofdstukken" in words(table.client().get("/zoeken?zoek=Soest").content)
    mayor = words(table.client("mayor").get("/zoeken?zoek=woonoverlast").content)
    assert "Woonoverlast" in mayor
    assert "Schrijf verder" not in mayor
    for part in ("neighbour", "resident", "council_member", "without-role"):
        assert "Buren" not in words(table.client(part).get("/zoeken?zoek=woonoverlast").content)
        assert "Niets gevonden" in words(table.client(part).get("/zoeken?zoek=woonoverlast").content)


def test_a_piece_is_read_as_it_is_written() -> None:
    assert str(Piece.parse("theme/ondermijning")) == "theme/ondermijning"
    assert NOW.year == 2026
