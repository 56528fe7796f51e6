"""For every role something waits that is hers, and doing it takes it away; days are counted from the first start."""

import re
from datetime import UTC, date, datetime, timedelta
from html import unescape
from pathlib import Path
from unittest.mock import patch

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.timezone import localdate

from ineen.faces.demonstration.people import CAST, acts_as, load_people
from ineen.faces.demonstration.work import DIGITAL, load_work
from ineen.faces.demonstration.years import load_years
from ineen.ground.inbox import queries as inbox
from ineen.ground.inbox.queries import Waiting
from ineen.ground.kernel.actors import RESIDENT, Role
from ineen.ground.organisations import queries as organisations
from ineen.ground.outbox.worker import Worker
from ineen.policy.decisions import queries as decisions
from ineen.policy.execution import queries as execution
from ineen.policy.plans.queries import PlanStage
from tests.faces.demonstration.region import BY, loaded, signed_in_as
from tests.helpers.handing_in import OVERDUE
from tests.helpers.handing_in import work as worker
from tests.helpers.worlds import begins_with

FIRST = datetime(2026, 11, 29, 9, tzinfo=UTC)
WITHOUT_A_TASK = {"beheerder"}

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The moment that it is, to be set."""
    moment = [FIRST]
    monkeypatch.setattr(timezone, "now", lambda: moment[0])
    return moment


def region(_folder: Path) -> None:
    with patch.object(timezone, "now", lambda: FIRST):
        loaded(FIRST)
        worker(FIRST)


def waits(role: Role, now: datetime) -> tuple[Waiting, ...]:
    return inbox.waiting(organisations.viewer_acting(acts_as(role, now), now))


@begins_with(region)
def test_something_waits_for_each_with_a_page_to_do_it_on_and_the_walk_leads_somewhere(client: Client) -> None:
    for one in CAST:
        signed_in_as(client, one.key)
        page = client.get("/mijn-werk").content.decode()
        found = re.search(r'<p class="rows__title">.*?href="([^"]+)"', page, re.DOTALL)
        if one.key not in WITHOUT_A_TASK:
            assert found, one.key
            assert (one.key, client.get(unescape(found[1])).status_code) == (one.key, 200)
        if one.key in {"adviseur", "partner", "raadslid"}:
            walk_leads_somewhere(client, one.key)
        client.logout()


def walk_leads_somewhere(client: Client, key: str) -> None:
    assert "In vijf minuten door Ineen" in client.get("/mijn-werk").content.decode()
    steps = re.findall(r'name="stap" value="([^"]+)"', client.get("/rondleiding").content.decode())
    assert len(steps) >= 6
    for step in steps:
        answer = client.post("/rondleiding/stap", {"stap": step}, follow=True)
        assert (key, step, answer.status_code) == (key, step, 200)
        assert "Verder met de rondleiding</a>" in answer.content.decode()
    assert client.get("/rondleiding").content.decode().count("gedaan</span>") == len(steps)
    assert "In vijf minuten door Ineen" not in client.get("/mijn-werk").content.decode()


@begins_with(region)
def test_what_somebody_does_goes_off_her_list(client: Client) -> None:
    adviser_chooses(client)
    partner_confirms(client)
    officer_reads_the_question(client)
    analyst_sees_the_newest_month(client)
    for key, role in (("raadslid", Role.COUNCIL_MEMBER), ("privacy", Role.PRIVACY_OFFICER)):
        signed_in_as(client, key)
        (told,) = waits(role, FIRST)
        assert client.post("/mijn-werk/weggelegd", {"stuk": str(told.item)}).status_code == 302
        assert waits(role, FIRST) == ()
        client.logout()


def adviser_chooses(client: Client) -> None:
    signed_in_as(client, "adviseur")
    (choose,) = (one.url for one in waits(Role.ADVISER, FIRST) if "twee versies" in one.sentence)
    page = client.get(choose).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="(?!csrf)([^"]+)" value="([^"]*)"', page))
    button = re.search(r'<button[^>]*name="([^"]+)"[^>]*value="([^"]+)"', page)
    assert button, page
    assert client.post(choose, hidden | {button[1]: button[2]}).status_code == 302
    for role in (Role.ADVISER, Role.COORDINATOR):
        assert not any("twee versies" in one.sentence for one in waits(role, FIRST))
    client.logout()


def partner_confirms(client: Client) -> None:
    signed_in_as(client, "partner")
    (asked,) = waits(Role.PARTNER_CONTRIBUTOR, FIRST)
    assert 'name="doe" value="bevestig"' in client.get(asked.url).content.decode()
    assert client.post(asked.url, {"doe": "bevestig"}).status_code == 302
    assert waits(Role.PARTNER_CONTRIBUTOR, FIRST) == ()
    client.logout()


def officer_reads_the_question(client: Client) -> None:
    signed_in_as(client, "privacy")
    (asked,) = waits(Role.PRIVACY_OFFICER, FIRST)
    assert "Wat bewaart Ineen dan nog over mij" in client.get(asked.url).content.decode()
    assert "bewaart" not in asked.sentence  # it leaves the house in a digest
    client.logout()


def analyst_sees_the_newest_month(client: Client) -> None:
    signed_in_as(client, "analist")
    (asked,) = waits(Role.ANALYST, FIRST)
    assert "september 2026" in client.get(asked.url).content.decode()
    client.logout()


@begins_with(region)
def test_loading_again_does_nothing_and_weeks_later_days_of_bodies_lie_ahead_again(clock: list[datetime]) -> None:
    assert load_people(by=BY, now=FIRST) == []
    assert [*load_work(now=FIRST), *load_years(by=BY, now=FIRST)] == []
    clock[0] = later = FIRST + timedelta(days=40)
    assert list(load_work(now=later)) == [
        "waterkant-digitaal: nieuwe data voor Oeverveen",
        "waterkant-digitaal: nieuwe data voor Zuidhaven",
    ]
    for role in (Role.MAYOR, Role.GRIFFIER):
        assert [one.due for one in waits(role, later) if one.due and one.due < localdate(later)] == []
    assert "zou al bij het college van Merenbroek" in waits(Role.COORDINATOR, later)[0].sentence
    viewer = organisations.viewer_acting(acts_as(Role.COORDINATOR, later), later)
    days = {one.name: one.college_on for one in decisions.dossier(viewer, DIGITAL.slug).courses}
    assert days["Oeverveen"] == date(2026, 11, 29)  # her college decided then
    assert days["Zuidhaven"] == date(2027, 1, 17)
    assert list(load_work(now=later)) == []


@begins_with(region)
def test_a_delivery_that_expired_comes_anew(clock: list[datetime]) -> None:
    clock[0] = later = FIRST + timedelta(days=2)
    Worker(clock=lambda: later, periodic=(OVERDUE,)).work_off()
    assert list(load_work(now=later)) == ["verzonnen-cijfers-2026-09.csv: aangeleverd"]


@begins_with(region)
def test_next_year_has_a_draft_that_is_not_finished() -> None:
    adviser = organisations.viewer_acting(acts_as(Role.ADVISER, FIRST), FIRST)
    draft = execution.implementation_plan(adviser, "waterkant-uitvoeringsplan-2027")
    assert (draft.title, draft.stage) == ("Uitvoeringsplan Waterkant 2027", PlanStage.DRAFT)
    assert {one.ends_on.year for one in draft.actions if one.ends_on} == {2027}
    said = {remedy.advice for remedy in execution.check_implementation_plan(draft, rests_on=None)}
    assert {
        "noem wie dit trekt: organisatie en functie.",
        "zeg wanneer dit begint en wanneer het klaar is.",
        "vul in wat is toegekend zodra dat besloten is.",
        "zeg wanneer u aan wie laat zien wat dit opleverde.",
    } <= said
    assert draft.slug not in {one.slug for one in execution.lines_visible_to(RESIDENT)}


def test_in_a_later_year_the_plans_are_of_that_year(clock: list[datetime]) -> None:
    clock[0] = datetime(2027, 3, 10, 9, tzinfo=UTC)
    loaded(clock[0])
    plan = execution.implementation_plan(RESIDENT, "waterkant-uitvoeringsplan-2027")
    assert (plan.title, plan.stage, plan.period_first) == (
        "Uitvoeringsplan Waterkant 2027",
        PlanStage.ADOPTED,
        date(2027, 1, 1),
    )
    assert "Klaverzijl betaalt zijn deel in 2028." in {
        one.note for action in plan.actions for one in action.funding
    } | {one.note for one in plan.funding}


@begins_with(region)
def test_what_became_a_draft_last_year_is_not_written_over(clock: list[datetime]) -> None:
    clock[0] = datetime(2027, 1, 5, 9, tzinfo=UTC)
    assert list(load_years(by=BY, now=clock[0])) == ["waterkant-uitvoeringsplan-2028: begonnen als concept"]
