"""The calendar feed: opened by its key alone, with only what its person may see now."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from icalendar import Calendar, Component

from ineen.faces.desk.web.agenda import MOST_PER_HOUR
from ineen.ground.audit.models import AuditEntry
from ineen.ground.inbox import actions
from ineen.ground.inbox import queries as inbox
from ineen.ground.inbox.queries import Dated
from ineen.ground.kernel.actors import Viewer
from ineen.ground.organisations.actions import deactivate_person, end_membership
from ineen.ground.organisations.models import Person
from tests.faces.desk.conftest import Answer, Ask, signed_in, text_of
from tests.ground.inbox.conftest import BY, NOW, Scene, actor
from tests.helpers.queries import spent

pytestmark = pytest.mark.django_db(databases="__all__")
ODD = 'Raad; college, en \\ "iets" met een lange zin die ver over vijfenzeventig tekens heen gaat – échte tekens'


@pytest.fixture(autouse=True)
def site(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.INEEN_URL = "https://ineen.voorbeeld.nl"
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    cache.clear()

    def dates(viewer: Viewer) -> list[Dated]:
        return [
            Dated(ODD, date(2026, 3, 29), "/plannen/oost", key="raad"),
            Dated("Het plan loopt af.", date(2026, 10, 25), "/plannen/oost", key="einde"),
        ]

    monkeypatch.setattr(inbox, "_ask_dates", [dates])


def feed(person: Person) -> str:
    return f"/agenda/{actions.renew_calendar(by=actor(person), now=NOW)}.ics"


def events(response: Answer) -> dict[str, Component]:
    assert response.status_code == 200
    calendar = Calendar.from_ical(response.content)
    return {str(event["summary"]): event for event in calendar.walk("VEVENT")}


def test_the_feed_has_my_dates_as_whole_days(scene: Scene, ask: Ask) -> None:
    ask("Het plan ligt bij u.", scene.anna, due=date(2026, 3, 5))
    ask("Zonder datum.", scene.anna)
    ask("Voor Bram.", scene.bram, due=date(2026, 3, 5))
    response = Client().get(feed(scene.anna))
    found = events(response)
    assert set(found) == {ODD, "Het plan loopt af.", "Het plan ligt bij u."}
    # the nights in which the clock goes on and back are days like others
    assert (found[ODD].decoded("dtstart"), found[ODD].decoded("dtend")) == (date(2026, 3, 29), date(2026, 3, 30))
    assert found["Het plan loopt af."].decoded("dtend") == date(2026, 10, 26)
    assert found[ODD].decoded("dtstamp") == datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    assert str(found[ODD]["url"]) == "https://ineen.voorbeeld.nl/plannen/oost"
    assert b"DTSTAMP:20260302T090000Z" in response.content
    assert max(len(line) for line in response.content.split(b"\r\n")) <= 75


def test_an_event_is_known_again_when_its_words_or_day_change(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    address = feed(scene.anna)
    before = {str(event["uid"]) for event in events(Client().get(address)).values()}
    moved = [Dated("Anders.", date(2026, 4, 1), "/x", key="raad"), Dated("Ook.", date(2026, 4, 2), "/y", key="einde")]
    monkeypatch.setattr(inbox, "_ask_dates", [lambda _viewer: moved])
    after = {str(event["uid"]) for event in events(Client().get(address)).values()}
    assert before == after
    assert len(after) == 2
    of_bram = {str(event["uid"]) for event in events(Client().get(feed(scene.bram))).values()}
    assert not of_bram & after


def test_the_feed_needs_no_login_sets_no_cookie_and_is_kept_by_nobody(scene: Scene) -> None:
    client = Client()
    response = client.get(feed(scene.anna))
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert not response.cookies
    assert client.get("/mijn-werk").status_code == 302  # the key opens nothing else
    assert client.post(feed(scene.anna)).status_code == 405


def test_a_wrong_key_is_nowhere_and_costs_as_much_whatever_it_is(scene: Scene) -> None:
    address = feed(scene.anna)
    wrong = [
        address.replace(".ics", "x.ics"),
        "/agenda/x.ics",
        f"/agenda/{'a' * 43}.ics",
        f"/agenda/{scene.anna.pk}.ics",
    ]
    answers = [Client().get(one) for one in wrong]
    assert {answer.status_code for answer in answers} == {404}
    assert len({spent(Client(), one) for one in wrong}) == 1


def test_who_left_or_whose_account_was_closed_has_no_feed(scene: Scene) -> None:
    of_anna, of_bram = feed(scene.anna), feed(scene.bram)
    end_membership(by=BY, now=NOW, membership=scene.role_of_anna)
    deactivate_person(by=BY, now=NOW, person=scene.bram)
    assert [Client().get(one).status_code for one in (of_anna, of_bram)] == [404, 404]


def test_a_calendar_that_asks_without_end_has_to_wait(scene: Scene) -> None:
    address, other = feed(scene.anna), feed(scene.bram)
    statuses = [Client().get(address).status_code for _ in range(MOST_PER_HOUR + 1)]
    assert statuses == [200] * MOST_PER_HOUR + [429]
    assert Client().get(address).headers["Retry-After"] == "3600"
    assert Client().get(other).status_code == 200


def test_reading_the_feed_writes_nothing(scene: Scene) -> None:
    address = feed(scene.anna)
    before = AuditEntry.objects.count()
    Client().get(address)
    assert AuditEntry.objects.count() == before


# --- the page -----------------------------------------------------------------------------------------------------


def link_on(response: Answer) -> str:
    page = response.content.decode()
    start = page.index("https://ineen.voorbeeld.nl/agenda/")
    return page[start : page.index(".ics", start) + 4].removeprefix("https://ineen.voorbeeld.nl")


def test_i_make_a_link_see_it_once_renew_it_and_take_it_away(scene: Scene) -> None:
    client = signed_in(scene.anna)
    assert "U heeft nog geen link" in text_of(client.get("/mijn-werk/agenda"))
    made = client.post("/mijn-werk/agenda")
    assert made.headers["Cache-Control"] == "private, no-store"
    first = link_on(made)
    assert Client().get(first).status_code == 200
    assert "/agenda/" not in client.get("/mijn-werk/agenda").content.decode().replace("/mijn-werk/agenda", "")
    second = link_on(client.post("/mijn-werk/agenda"))
    assert [Client().get(one).status_code for one in (first, second)] == [404, 200]
    client.post("/mijn-werk/agenda/ingetrokken")
    assert Client().get(second).status_code == 404
    assert client.post("/mijn-werk/agenda/ingetrokken").status_code == 404


def test_a_link_is_of_one_person(scene: Scene) -> None:
    client = signed_in(scene.anna)
    client.post("/mijn-werk/agenda")
    assert "U heeft nog geen link" in text_of(signed_in(scene.bram).get("/mijn-werk/agenda"))
    assert signed_in(scene.bram).post("/mijn-werk/agenda/ingetrokken").status_code == 404
