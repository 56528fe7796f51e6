"""The digest by mail: to who wants it, on working days from seven, only where something waits, and only once."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from unittest.mock import Mock

import pytest
from django.test import Client

from ineen.faces.desk.tasks import persons_at, send_digests
from ineen.ground.audit.models import AuditEntry
from ineen.ground.inbox import queries as inbox
from ineen.ground.inbox.queries import Waiting
from ineen.ground.kernel.actors import Viewer, system
from ineen.ground.organisations.actions import choose_digest, deactivate_person, end_membership
from ineen.ground.organisations.models import Digest, Person
from ineen.ground.outbox.models import Mail
from ineen.ground.outbox.worker import Worker
from tests.faces.desk.conftest import Ask, text_of
from tests.ground.inbox.conftest import BY, NOW, Scene, actor

pytestmark = pytest.mark.django_db(databases="__all__")
MONDAY = datetime(2026, 11, 30, 6, 0, tzinfo=UTC)  # seven in Amsterdam, in winter


@pytest.fixture(autouse=True)
def nobody_else(scene: Scene, settings: Any) -> None:
    """Anna wants it daily, Bram weekly, Cora never."""
    settings.INEEN_URL = "https://ineen.voorbeeld.nl"
    for person, digest in ((scene.anna, Digest.DAILY), (scene.bram, Digest.WEEKLY), (scene.cora, Digest.NEVER)):
        choose_digest(by=actor(person), now=NOW, person=person.pk, digest=digest)


def run(now: datetime) -> list[str]:
    """Who has a message after the task ran at a moment, each message once."""
    send_digests(Mock(now=now, by=system("worker")))
    return sorted(Mail.objects.values_list("address", flat=True))


ANNA, BRAM = "anna@voorbeeld.nl", "bram@voorbeeld.nl"


def test_on_a_working_day_who_wants_it_daily_gets_it(scene: Scene, ask: Ask) -> None:
    ask("Het plan ligt bij u.", scene.anna, scene.bram, scene.cora)
    assert run(MONDAY + timedelta(days=1)) == [ANNA]


def test_on_the_first_of_the_week_who_wants_it_weekly_gets_it_too(scene: Scene, ask: Ask) -> None:
    ask("Het plan ligt bij u.", scene.anna, scene.bram, scene.cora)
    assert run(MONDAY) == [ANNA, BRAM]


def test_after_easter_monday_the_weekly_one_comes_on_tuesday(scene: Scene, ask: Ask) -> None:
    ask("Het plan ligt bij u.", scene.bram)
    assert run(datetime(2026, 4, 6, 6, 0, tzinfo=UTC)) == []
    assert run(datetime(2026, 4, 7, 6, 0, tzinfo=UTC)) == [BRAM]


@pytest.mark.parametrize(
    ("moment", "gets"),
    [
        (datetime(2026, 11, 30, 5, 59, tzinfo=UTC), False),  # before seven
        (datetime(2026, 11, 28, 9, 0, tzinfo=UTC), False),  # Saturday
        (datetime(2026, 11, 29, 9, 0, tzinfo=UTC), False),  # Sunday
        (datetime(2026, 4, 27, 9, 0, tzinfo=UTC), False),  # King's day
        (datetime(2026, 7, 1, 4, 59, tzinfo=UTC), False),  # before seven, in summer
        (datetime(2026, 7, 1, 5, 0, tzinfo=UTC), True),  # seven, in summer
        (datetime(2026, 3, 30, 5, 0, tzinfo=UTC), True),  # the first day after the clock went on
        (datetime(2026, 10, 26, 5, 30, tzinfo=UTC), False),  # half past six, the first day after it went back
        (datetime(2026, 10, 26, 6, 0, tzinfo=UTC), True),
    ],
)
def test_seven_is_seven_in_amsterdam(scene: Scene, ask: Ask, moment: datetime, gets: bool) -> None:
    ask("Het plan ligt bij u.", scene.anna)
    assert run(moment) == ([ANNA] if gets else [])
    assert bool(persons_at(moment)) is gets


def test_where_nothing_waits_nothing_is_sent_and_nothing_written(scene: Scene) -> None:
    before = AuditEntry.objects.count()
    assert run(MONDAY) == []
    assert AuditEntry.objects.count() == before


def test_running_again_sends_nothing_again_and_the_next_day_does(scene: Scene, ask: Ask) -> None:
    ask("Het plan ligt bij u.", scene.anna)
    for hours in (0, 1, 9):
        assert run(MONDAY + timedelta(hours=hours)) == [ANNA]
    assert run(MONDAY + timedelta(days=1)) == [ANNA, ANNA]
    assert AuditEntry.objects.filter(what="samenvatting per mail verstuurd").count() == 2


def test_the_worker_sends_at_its_slot_and_not_what_came_after_it(scene: Scene, ask: Ask, mailoutbox: list[Any]) -> None:
    clock = Mock(return_value=MONDAY - timedelta(minutes=5))
    ask("Het plan ligt bij u.", scene.anna)

    def at(moment: datetime) -> list[list[str]]:
        clock.return_value = moment
        Worker(clock=clock).work_off()
        return [message.to for message in mailoutbox]

    assert at(MONDAY - timedelta(minutes=5)) == []
    assert at(MONDAY + timedelta(minutes=1)) == [[ANNA]]
    ask("Dit kwam later.", scene.anna, scene.bram)
    assert at(MONDAY + timedelta(hours=3)) == [[ANNA]]
    assert at(MONDAY + timedelta(days=1)) == [[ANNA], [ANNA]]


def test_who_left_or_whose_account_was_closed_gets_none(scene: Scene, ask: Ask) -> None:
    choose_digest(by=actor(scene.bram), now=NOW, person=scene.bram.pk, digest=Digest.DAILY)
    ask("Het plan ligt bij u.", scene.anna, scene.bram)
    end_membership(by=BY, now=NOW, membership=scene.role_of_anna)
    deactivate_person(by=BY, now=NOW, person=scene.bram)
    assert run(MONDAY) == []


def test_only_what_she_may_see_at_that_moment_is_in_it(
    scene: Scene, ask: Ask, monkeypatch: pytest.MonkeyPatch, mailoutbox: list[Any]
) -> None:
    def of_a_room(viewer: Viewer) -> list[Waiting]:
        return [Waiting("Twee versies van één tekst.", "/x", due=date(2026, 12, 2))] if viewer.partnerships else []

    monkeypatch.setattr(inbox, "_ask_waiting", [of_a_room])
    ask("Het plan ligt bij u.", scene.anna)
    ask("Iets voor Bram.", scene.bram)
    run(MONDAY + timedelta(days=1))
    (message,) = Mail.objects.all()
    assert message.subject == "Er wachten 2 dingen op u in Ineen"
    assert "- Twee versies van één tekst. (morgen)\n  https://ineen.voorbeeld.nl/x\n" in message.text
    assert "- Het plan ligt bij u.\n  https://ineen.voorbeeld.nl/plannen/oost\n" in message.text
    assert "Iets voor Bram." not in message.text
    assert "&" not in message.text


def test_a_long_list_is_cut_and_says_so(scene: Scene, ask: Ask) -> None:
    for number in range(33):
        ask(f"Nummer {number}.", scene.anna)
    run(MONDAY + timedelta(days=1))
    assert "En nog 3 andere." in Mail.objects.get().text


# --- the end of it ------------------------------------------------------------------------------------------------


@pytest.fixture
def link(scene: Scene, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> str:
    ask("Het plan ligt bij u.", scene.anna)
    run(MONDAY)
    message = Mail.objects.get(address=ANNA)
    found = re.search(r"https://ineen.voorbeeld.nl(/samenvatting/afmelden/\S+)", message.text)
    assert found
    assert message.unsubscribe == found.group(0)
    return found.group(1)


def digest_of(person: Person) -> str:
    return Person.objects.get(pk=person.pk).digest


def test_opening_the_link_ends_nothing(scene: Scene, link: str) -> None:
    for method in ("get", "head"):
        response = getattr(Client(), method)(link)
        assert response.status_code == 200
    assert "Stop de samenvatting" in text_of(Client().get(link))
    assert digest_of(scene.anna) == Digest.DAILY


def test_one_click_ends_it_without_a_login_or_a_cookie(scene: Scene, link: str) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post(link, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")
    assert "U krijgt geen samenvatting meer" in text_of(response)
    assert not response.cookies
    assert digest_of(scene.anna) == Digest.NEVER
    assert digest_of(scene.bram) == Digest.WEEKLY
    entry = AuditEntry.objects.latest("pk")
    assert (entry.actor, entry.actor_label) == (scene.anna.pk, "afmeldlink in een bericht")


@pytest.mark.parametrize("change", [lambda link: link[:-1], lambda link: link + "x", lambda link: link[:30] + "AAAA"])
def test_a_link_that_was_changed_ends_nothing(scene: Scene, link: str, change: Any) -> None:
    for method in ("get", "post"):
        assert getattr(Client(), method)(change(link)).status_code == 404
    assert digest_of(scene.anna) == Digest.DAILY


def test_of_a_closed_account_nothing_is_written_or_told(scene: Scene, link: str) -> None:
    deactivate_person(by=BY, now=NOW, person=scene.anna)
    before = AuditEntry.objects.count()
    assert Client().post(link).status_code == 200
    assert AuditEntry.objects.count() == before


def test_the_link_opens_nothing_else(scene: Scene, link: str) -> None:
    client = Client()
    client.post(link)
    assert client.get("/mijn-werk").status_code == 302
