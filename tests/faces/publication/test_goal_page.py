"""A resident reads a goal: the answer first, then the picture, the table, the source and what is done."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client

from ineen.evidence import queries as evidence
from ineen.faces.publication.charts import charts_of
from ineen.ground.kernel.actors import RESIDENT, HeldRole, Role, Viewer
from ineen.ground.organisations.models import Partnership
from ineen.ground.ui import thread
from ineen.ground.ui.thread import Subject
from ineen.policy.execution import queries as execution
from ineen.policy.plans import queries as plans
from ineen.policy.plans.actions import import_plan
from tests.faces.publication.reading import text
from tests.helpers.deliveries import deliver
from tests.helpers.public_site import BY, NOW
from tests.helpers.whole_thread import BAARN, PLAN, SOEST, whole_thread
from tests.helpers.worlds import begins_with
from tests.helpers.writes import given

pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(whole_thread)]
PAGE = f"/plannen/{PLAN.slug}"
GOAL = f"{PAGE}/doelen/minder-misdrijven"
THEME = PLAN.themes[0]


def with_goals(*changed: plans.GoalText, **plan: object) -> None:
    """The plan again, its first theme with other goals."""
    kept = tuple(goal for goal in THEME.goals if goal.slug not in {one.slug for one in changed})
    themes = (replace(THEME, goals=(*changed, *kept)), *PLAN.themes[1:])
    import_plan(by=BY, now=NOW, plan=replace(PLAN, themes=themes, **plan), replace=True)  # type: ignore[arg-type]


def test_a_goal_leads_with_where_it_stands_and_never_with_a_verdict(client: Client) -> None:
    shown = text(client, GOAL)
    assert (
        "In 2024 werden in Tweestroom 2.492 misdrijven geregistreerd (voorlopig). In 2023 waren dat er 2.374. "
        "Het doel voor eind 2027 is hooguit 2.200." in shown
    )
    for verdict in ("op koers", "gedaald", "gestegen", "beter", "slechter", "toegenomen", "afgenomen"):
        assert verdict not in shown.lower()


def test_beside_it_stand_now_then_and_the_target(client: Client) -> None:
    shown = text(client, GOAL)
    assert "Nu (2024) 2.492 tussen 2.395 en 2.592 34,6 per 1.000 inwoners (inwoners in 2023) voorlopig" in shown
    assert "Bij de start (2023) 2.374 volgens het plan Doel (eind 2027) hooguit 2.200" in shown
    assert "Na een misdrijf hoort u binnen twee dagen wat wij doen. Gemeenten Baarn Soest" in shown


def test_the_table_has_each_year_with_its_margin_its_rate_and_its_sources(client: Client) -> None:
    shown = text(client, GOAL)
    assert "Jaar Aantal Marge (95%) Per 1.000 inwoners 2021 2.403 2.307 – 2.502 33,6" in shown
    assert "2022 2.353 2.258 – 2.451 32,9 (2021)" in shown
    assert "2024 2.492 voorlopig" in shown
    assert "Bron: Politie, tabel 83648NED, opgehaald 23 juni 2026" in shown
    assert "Bron: CBS, tabel 03759ned" in shown
    assert "aantallen schommelen van jaar tot jaar meer dan door dit toeval alleen" in shown
    assert "Hoeveel mensen aangifte doen" in shown


@pytest.mark.parametrize("rebuilt", [False, True])
@pytest.mark.parametrize("goal", ["minder-misdrijven", "op-gemak", "minder-drugshandel", "nog-open"])
def test_the_thread_on_it_is_the_thread_of_its_rooms(goal: str, rebuilt: bool) -> None:
    open_goal = plans.GoalText(slug="nog-open", title="Nog open.")
    with_goals(open_goal, rebuilt=rebuilt, source="een bericht" if rebuilt else "")
    plan = plans.plan_with_goal(RESIDENT, PLAN.slug, goal)
    actions = execution.actions_under(RESIDENT, PLAN.slug, goal=goal, whole=False)
    subject = Subject(PLAN.slug, plan.themes[0].slug, goal)
    known = plans.stations_of_goal(plan) | execution.stations_of(actions, rebuilt=rebuilt)
    assert thread.draw(RESIDENT, subject, known=known) == thread.draw(RESIDENT, subject)


def test_who_holds_a_role_elsewhere_reads_the_same_goal() -> None:
    role = HeldRole(Role.COORDINATOR, partnership=uuid4(), organisation=uuid4())
    member = Viewer(person=uuid4(), held_roles=(role,))
    for viewer in (RESIDENT, member):
        assert plans.plan_with_goal(viewer, PLAN.slug, "minder-misdrijven").goals
        assert execution.actions_under(viewer, PLAN.slug, goal="minder-misdrijven")
    assert plans.plan_with_goal(member, PLAN.slug, "minder-misdrijven") == plans.plan_with_goal(
        RESIDENT, PLAN.slug, "minder-misdrijven"
    )
    assert execution.actions_under(member, PLAN.slug, goal="minder-misdrijven") == execution.actions_under(
        RESIDENT, PLAN.slug, goal="minder-misdrijven"
    )


def test_the_chart_comes_when_it_is_drawn_and_until_then_nobody_keeps_the_page(client: Client) -> None:
    before = client.get(GOAL)
    assert "De grafiek wordt nog getekend." in before.content.decode()
    assert "max-age=0" in before["Cache-Control"]
    plan = plans.plan(RESIDENT, PLAN.slug)
    chart = charts_of(RESIDENT, plan)["minder-misdrijven"]
    assert chart.target
    assert (chart.target.value, chart.target.label) == (2200.0, "doel 2027: hooguit 2.200")
    evidence.draw(chart)
    after = client.get(GOAL)
    page = after.content.decode()
    assert page.count("<svg") == 2
    assert 'role="img" aria-label="In 2024 waren het er 2.492 (voorlopig)' in page
    assert after["Cache-Control"] == "public, max-age=60"


def test_every_goal_with_figures_has_its_chart_for_the_document_and_the_worker() -> None:
    plan = plans.plan(RESIDENT, PLAN.slug)
    charts = charts_of(RESIDENT, plan)
    assert list(charts) == ["minder-misdrijven", "naar-verhouding", "rustig-station"]
    assert charts["naar-verhouding"].as_rate
    assert charts["naar-verhouding"].unit == "misdrijven per 1.000 inwoners"
    assert charts["rustig-station"].title == "Geregistreerde misdrijven, totaal per jaar, Soest"


def test_what_is_done_for_it_stands_below_with_who_and_when(client: Client) -> None:
    shown = text(client, GOAL)
    assert "Buurtpreventie in zes buurten voortzetting · bovenlokaal Baarn, adviseur veiligheid" in shown
    assert "maart – december 2025" in shown
    assert "Inbraakscan in zeshonderd woningen nieuw nog geen trekker klaar juli 2025" in shown
    assert 'href="/uitvoeringsplannen/tweestroom-2025/maatregelen/inbraakscan"' in client.get(GOAL).content.decode()


def test_the_thread_leads_to_the_theme_above_and_the_actions_below(client: Client) -> None:
    page = client.get(GOAL).content.decode()
    wide = page[page.index("thread__wide") : page.index("<details")]
    assert f'href="{PAGE}/themas/veilig-wonen#waarom"' in wide
    assert f'href="{GOAL}#maatregelen"' in wide
    assert "Doel<span" in wide


def test_a_goal_in_proportion_speaks_in_proportion(client: Client) -> None:
    shown = text(client, f"{PAGE}/doelen/naar-verhouding")
    assert "In 2024 werden in Tweestroom 34,6 misdrijven per 1.000 inwoners geregistreerd (voorlopig)." in shown
    assert "Het doel voor 1 juli 2027 is hooguit 30,5 per 1.000 inwoners." in shown
    assert "Nu (2024) 34,6 per 1.000 inwoners tussen 33,3 en 36,0 2.492 misdrijven, inwoners in 2023 voorlopig" in shown
    assert "Doel (1 juli 2027) hooguit 30,5 per 1.000 inwoners" in shown


def test_in_the_list_of_a_theme_a_number_keeps_its_reservation(client: Client) -> None:
    assert "2.492 misdrijven in 2024 (voorlopig) · doel voor eind 2027" in text(client, f"{PAGE}/themas/veilig-wonen")
    deliver({BAARN: {"2025": "."}, SOEST: {"2025": 1400}}, table="83649NED", retrieved=date(2026, 6, 24))
    assert "1.400 misdrijven in 2025 (onvolledig: zonder Baarn)" in text(client, f"{PAGE}/themas/veilig-wonen")


def test_a_goal_of_a_local_theme_is_about_that_municipality(client: Client) -> None:
    shown = text(client, f"{PAGE}/doelen/rustig-station")
    assert "In 2024 werden in Soest 1.510 misdrijven geregistreerd (voorlopig)." in shown
    assert "Gemeente Soest" in shown


@pytest.mark.parametrize(
    ("goal", "told"),
    [
        ("op-gemak", "De makers van het plan zeggen waarom: De vragenlijst komt pas in 2026."),
        ("minder-drugshandel", "Er is nog geen cijfer dat getoond kan worden"),
        ("nog-open", "Het plan zegt nog niet aan welk cijfer u ziet of dit doel gehaald wordt."),
    ],
)
def test_a_goal_without_a_figure_says_why(client: Client, goal: str, told: str) -> None:
    assert told in text(client, f"{PAGE}/doelen/{goal}")
    assert client.get(f"{PAGE}/doelen/{goal}/cijfers.csv").status_code == 404


def test_an_indicator_that_no_longer_exists_leaves_the_page_standing(client: Client) -> None:
    with_goals(replace(THEME.goals[0], indicator="afgeschaft"))
    assert "Er is nog geen cijfer dat getoond kan worden" in text(client, GOAL)


def test_under_a_rebuilt_plan_stands_no_figure_no_chart_and_no_reproach(client: Client) -> None:
    with_goals(rebuilt=True, source="een openbaar bericht")
    shown = text(client, GOAL)
    assert "Hoe u ziet of het lukt De bron noemt dit niet." in shown
    assert "2.492" not in shown
    assert charts_of(RESIDENT, plans.plan(RESIDENT, PLAN.slug)) == {}


def test_a_sum_from_which_a_member_is_missing_says_who_and_is_set_beside_nothing_else(client: Client) -> None:
    deliver({BAARN: {"2025": "."}, SOEST: {"2025": 1400}}, table="83649NED", retrieved=date(2026, 6, 24))
    shown = text(client, GOAL)
    assert "In 2025 werden in Tweestroom 1.400 misdrijven geregistreerd (onvolledig: zonder Baarn). Het doel" in shown


def test_a_revised_baseline_is_told_beside_what_the_plan_says(client: Client) -> None:
    deliver({BAARN: {"2023": 1000}}, table="83649NED", retrieved=date(2026, 6, 24))
    assert "Bij de start (2023) 2.374 volgens het plan de bron noemt nu 2.380" in text(client, GOAL)


def test_the_figures_can_be_taken_along(client: Client) -> None:
    response = client.get(f"{GOAL}/cijfers.csv")
    lines = response.content.decode("utf-8-sig").splitlines()
    assert response["Content-Disposition"] == f'attachment; filename="ineen-{PLAN.slug}-minder-misdrijven.csv"'
    assert lines[4].startswith(
        "Tweestroom;GM0308 GM0342;Geregistreerde misdrijven, totaal;2024;2492;misdrijven;voorlopig"
    )
    assert ";34,611;" in lines[4]
    assert ";72000;2023;CBS;03759ned;2026-06-23;" in lines[4]


def test_a_spreadsheet_takes_no_name_for_a_formula(client: Client) -> None:
    with given():
        Partnership.objects.update(name='=HYPERLINK("x")')
    line = client.get(f"{GOAL}/cijfers.csv").content.decode("utf-8-sig").splitlines()[1]
    assert line.startswith("\"'=HYPERLINK(")


def test_an_unknown_goal_says_where_to_look(client: Client) -> None:
    response = client.get(f"{PAGE}/doelen/bestaat-niet")
    assert response.status_code == 404
    assert "Kijk op de bladzijde van het plan welke doelen er zijn." in response.content.decode()
