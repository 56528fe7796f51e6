"""Who looked at what is closed stands in the log before she sees it; where that fails she sees nothing."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from django.utils import timezone

from ineen.ground.audit import reading
from ineen.ground.audit.history import Rows, history_of
from ineen.ground.audit.models import AuditEntry, StreamHead
from ineen.ground.audit.progress import entries_so_far, last_told
from ineen.ground.audit.reading import logs_reading
from ineen.ground.audit.verify import verify
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.refusals import NotFound
from ineen.ground.organisations.models import Person
from tests.ground.audit.scenes import CLERK, NOW, register
from tests.helpers.application_role import as_owner
from tests.helpers.queries import spent
from tests.helpers.writes import given

pytestmark = [pytest.mark.django_db(databases="__all__"), pytest.mark.urls(__name__)]
shown: list[str] = []


def about(viewer: Viewer, email: str = "") -> Iterator[Person]:
    if email == "weg":
        raise NotFound("Deze persoon is er niet.")
    yield from Person.objects.filter(email=email)


def page(request: HttpRequest, email: str) -> HttpResponse:
    shown.append(email)
    return HttpResponse(f"{AuditEntry.objects.filter(act='log_reading').count()} {StreamHead.objects.count()}")


def unmarked(request: HttpRequest, email: str) -> HttpResponse:
    return page(request, email)


@logs_reading("persoon bekeken", about)
def marked(request: HttpRequest, email: str) -> HttpResponse:
    return page(request, email)


@logs_reading("persoon bekeken", about, once_a_day=True)
def by_day(request: HttpRequest, email: str) -> HttpResponse:
    return page(request, email)


urlpatterns = [
    path("p/<str:email>", marked),
    path("dag/<str:email>", by_day),
    path("open/<str:email>", unmarked),
]


@pytest.fixture
def person() -> Person:
    shown.clear()
    return register(by=CLERK, now=NOW)


@pytest.fixture
def reader(client: Client, person: Person) -> Client:
    client.force_login(person)
    return client


def entries() -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(act="log_reading").order_by("pk"))


def test_it_is_told_before_it_is_shown(reader: Client, person: Person) -> None:
    assert reader.get(f"/p/{person.email}", {"zoek": "x"}).content.startswith(b"1 ")
    (entry,) = entries()
    assert (entry.what, entry.actor, entry.actor_label) == ("persoon bekeken", person.pk, "zonder functie")
    assert (entry.subject_model, entry.subject_id) == ("person", str(person.pk))
    assert "?zoek=x" in entry.details
    reader.get(f"/p/{person.email}")
    assert len(entries()) == 2


def test_where_it_cannot_be_told_nothing_is_shown(
    reader: Client, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(**told: object) -> None:
        raise OSError("de schijf is vol")

    monkeypatch.setattr(reading, "record", fails)
    with pytest.raises(OSError, match="vol"):
        reader.get(f"/p/{person.email}")
    assert shown == []


@pytest.mark.parametrize("address", ["/p/weg", "/p/niemand@voorbeeld.nl", "/open/{}", "/bestaat-niet"])
def test_what_is_not_shown_or_for_everybody_is_not_told(reader: Client, person: Person, address: str) -> None:
    reader.get(address.format(person.email))
    assert entries() == []


def test_a_stranger_leaves_nothing(client: Client, person: Person) -> None:
    client.get(f"/p/{person.email}")
    assert entries() == []


def test_handing_in_is_no_reading(reader: Client, person: Person) -> None:
    reader.post(f"/p/{person.email}")
    assert entries() == []


def test_once_a_day_means_a_day_in_amsterdam(reader: Client, person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    moments = [
        datetime(2026, 7, 1, 20, 0, tzinfo=UTC),
        datetime(2026, 7, 1, 21, 59, tzinfo=UTC),
        datetime(2026, 7, 1, 22, 1, tzinfo=UTC),  # the second of July
    ]
    for moment in moments:
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        reader.get(f"/dag/{person.email}", {"zoek": "x"})
    assert [(entry.at, "zoek" in entry.details) for entry in entries()] == [(moments[0], False), (moments[2], False)]
    assert len(shown) == 3


def test_once_a_day_is_for_each_person_and_each_row(reader: Client, person: Person, settings: Any) -> None:
    other = register(by=CLERK, now=NOW)
    reader.get(f"/dag/{person.email}")
    reader.get(f"/dag/{other.email}")
    second = Client()
    second.force_login(other)
    second.get(f"/dag/{person.email}")
    told = {(entry.actor, UUID(entry.subject_id)) for entry in entries()}
    assert told == {(person.pk, person.pk), (person.pk, other.pk), (other.pk, person.pk)}


def test_what_was_told_today_or_was_not_there_is_not_asked_again(
    reader: Client, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [1000.0]
    monkeypatch.setattr(reading, "monotonic", lambda: clock[0])
    reader.get(f"/dag/{person.email}")
    told = spent(reader, f"/dag/{person.email}")
    reader.get("/dag/later@voorbeeld.nl")
    assert spent(reader, "/dag/later@voorbeeld.nl") == told  # nothing to tell of, and not asked
    with given():
        Person.objects.create(email="later@voorbeeld.nl", name="Later Voorbeeld")
    reader.get("/dag/later@voorbeeld.nl")
    assert len(entries()) == 1
    clock[0] += 61
    reader.get("/dag/later@voorbeeld.nl")
    assert len(entries()) == 2
    monkeypatch.setattr(reading, "MOST_REMEMBERED", 1)
    reader.get("/dag/nog-iemand@voorbeeld.nl")
    reader.get(f"/dag/{person.email}")  # forgotten by this process, not by the log
    assert len(entries()) == 2


def test_looking_is_no_change(reader: Client, person: Person) -> None:
    before, last = entries_so_far(), last_told(Person, [person.pk])
    reader.get(f"/p/{person.email}")
    assert entries_so_far() == before
    assert last_told(Person, [person.pk]) == last
    assert [one.what for one in history_of(Rows("organisations", "person", [person.pk])).entries] == [
        "persoon ingeschreven"
    ]
    with as_owner("vault"):
        assert verify(now=timezone.now()).findings == []
