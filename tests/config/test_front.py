"""What is in memory is answered before Django is asked: the same page, for the same people, and as quickly gone."""

import json
import logging
from collections.abc import Callable, Iterable
from io import StringIO
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_started
from django.db import close_old_connections
from django.test import RequestFactory
from pytest_django import Settings

from ineen.config.front import Front, front
from ineen.config.logs import formatter
from ineen.evidence import queries as evidence
from ineen.evidence.actions import withdraw_delivery
from ineen.faces.publication.web import version as version_module
from ineen.faces.publication.web.cache import Memory
from ineen.ground.kernel.actors import RESIDENT
from tests.browser.pages import PLAN
from tests.helpers.public_site import BY, NOW, publish
from tests.helpers.worlds import begins_with

pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(publish)]


class House:
    """The application with its front, and how often Django was asked."""

    def __init__(self) -> None:
        self.asked = 0
        self.django = WSGIHandler()
        self.front = Front(self.inside, Memory(1_000_000))

    def inside(self, environ: Any, start_response: Any) -> Iterable[bytes]:
        self.asked += 1
        request_started.disconnect(close_old_connections)  # as Django's own test client does
        try:
            return self.django(environ, start_response)
        finally:
            request_started.connect(close_old_connections)

    def get(self, path: str = PLAN, *, method: str = "GET", **headers: str) -> tuple[str, dict[str, str], bytes]:
        """Status, headers and body."""
        told: list[Any] = []

        def start_response(*words: Any) -> Callable[[bytes], object]:
            told.extend(words)
            return told.append

        body = self.front(RequestFactory(headers=headers).generic(method, path).environ, start_response)
        return told[0], dict(told[1]), b"".join(body)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    clock = [100.0]
    monkeypatch.setattr(version_module, "monotonic", lambda: clock[0])
    return clock


@pytest.fixture
def house(settings: Settings, clock: list[float]) -> House:
    settings.INEEN_PAGE_CACHE_BYTES = 1_000_000
    settings.ALLOWED_HOSTS = ["een.test", "testserver"]
    return House()


def test_the_same_page_comes_without_asking_django(house: House) -> None:
    made, kept = house.get(), house.get()
    assert house.asked == 1
    assert made[0] == kept[0] == "200 OK"
    assert made[2] == kept[2]
    assert made[1].pop("X-Request-ID") != kept[1].pop("X-Request-ID")
    assert made[1] == kept[1]
    assert {"ETag", "Content-Length", "Content-Security-Policy", "Cache-Control"} <= kept[1].keys()


@pytest.mark.parametrize(
    "own",
    [
        {"cookie": "iets=1"},
        {"authorization": "Basic eA=="},
        {"method": "POST"},
        {"path": f"{PLAN}?wat=1"},
        {"host": "een.test"},
    ],
)
def test_who_asks_for_something_of_their_own_goes_on_to_django(house: House, own: dict[str, str]) -> None:
    house.get()
    house.get(**own)
    assert house.asked == 2


def test_an_unchanged_page_is_not_sent_again(house: House) -> None:
    etag = house.get()[1]["ETag"]
    assert house.get(**{"if-none-match": etag})[0] == "304 Not Modified"


def test_a_host_that_is_not_ours_gets_no_page(house: House) -> None:
    assert [house.get(host=host)[0] for host in ("een.test", "vreemd.test", "vreemd.test")][1:] == [
        "400 Bad Request",
        "400 Bad Request",
    ]


def test_a_withdrawn_figure_is_gone_within_a_second(house: House, clock: list[float]) -> None:
    assert b"1.510" in house.get()[2]
    content = evidence.source_versions(RESIDENT)[0].content_hash
    withdraw_delivery(by=BY, now=NOW, content=content, because="verkeerd bestand")
    clock[0] += 1.0
    assert b"1.510" not in house.get()[2]
    assert b"1.510" not in house.get()[2]


def test_a_request_has_the_id_that_it_came_with_or_one_of_its_own(house: House) -> None:
    assert {house.get(**{"x-request-id": "van-de-proxy"})[1]["X-Request-ID"] for _ in range(2)} == {"van-de-proxy"}
    found = {house.get(**{"x-request-id": "niet\tgoed"})[1]["X-Request-ID"] for _ in range(3)}
    assert len(found) == 3
    assert all(len(one) == 32 for one in found)


def test_a_page_from_memory_is_a_line_as_a_file_is(house: House) -> None:
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter(text=False))
    told = logging.getLogger("ineen.request")
    house.get()
    told.addHandler(handler)
    level = told.level
    try:
        told.setLevel(logging.INFO)
        house.get()
        assert stream.getvalue() == ""
        told.setLevel(logging.DEBUG)
        _, headers, _ = house.get()
    finally:
        told.setLevel(level)
        told.removeHandler(handler)
    line = json.loads(stream.getvalue())
    assert (line["event"], line["level"], line["method"], line["status"]) == ("request", "debug", "GET", 200)
    assert (line["route"], line["account"]) == ("(bestand of bewaarde pagina)", None)
    assert line["request_id"] == headers["X-Request-ID"]
    assert "bes-2023" not in stream.getvalue()


def test_without_a_memory_everything_goes_to_django(settings: Settings) -> None:
    settings.INEEN_PAGE_CACHE_BYTES = 0
    django = WSGIHandler()
    assert front(django) is django
    settings.INEEN_PAGE_CACHE_BYTES = 1_000_000
    assert isinstance(front(django), Front)
