"""Reading requests write nothing, in no database, and leave every connection as it was."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connections, transaction
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import path

from ineen.ground.audit.models import StreamHead
from ineen.ground.audit.readonly import WRITES_ON_GET, once, read_only
from ineen.ground.organisations.models import Person
from ineen.ground.outbox.models import Task
from ineen.ground.privacy.models import RecordKey
from tests.helpers.writes import given

WRITES: dict[str, Callable[[], object]] = {
    "default": lambda: StreamHead.objects.using("default").create(stream=str(uuid4())),
    "vault": lambda: StreamHead.objects.using("vault").create(stream=str(uuid4())),
    "keys": lambda: RecordKey.objects.create(record=str(uuid4()), wrapped=b"x", made="2026-11-22T09:00:00Z"),
}
READS: dict[str, Callable[[], int]] = {
    "default": Person.objects.count,
    "vault": lambda: Task.objects.using("vault").count(),
    "keys": RecordKey.objects.count,
}


def write(request: HttpRequest, alias: str) -> HttpResponse:
    WRITES[alias]()
    return HttpResponse()


def read_then_write(request: HttpRequest, alias: str) -> HttpResponse:
    READS[alias]()
    return write(request, alias)


def write_in_transaction(request: HttpRequest, alias: str) -> HttpResponse:
    with transaction.atomic(using=alias):
        READS[alias]()
        with transaction.atomic(using=alias):
            return write(request, alias)


def write_after_transaction(request: HttpRequest, alias: str) -> HttpResponse:
    with transaction.atomic(using=alias):
        READS[alias]()
    return write(request, alias)


def write_late(request: HttpRequest, alias: str) -> StreamingHttpResponse:
    def lines() -> Iterator[str]:
        yield f"{READS[alias]()}\n"
        WRITES[alias]()

    return StreamingHttpResponse(lines())


def page(request: HttpRequest, alias: str) -> HttpResponse:
    return HttpResponse(f"{READS[alias]()}")


VIEWS = (write, read_then_write, write_in_transaction, write_after_transaction, write_late, page)
urlpatterns = [path(f"{view.__name__}/<alias>", view) for view in VIEWS]
WRITERS = [view.__name__ for view in VIEWS[:-1]]


@pytest.fixture(autouse=True)
def _views(settings: Any) -> Iterator[None]:
    settings.ROOT_URLCONF = __name__
    with given():
        yield


def fetch(client: Client, method: str, address: str) -> bytes:
    response = client.generic(method, address)
    return b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]


@pytest.mark.parametrize("view", WRITERS)
@pytest.mark.django_db(databases="__all__", transaction=True)
def test_a_reading_request_that_writes_fails_and_the_connection_can_write_afterwards(client: Client, view: str) -> None:
    for alias, store in WRITES.items():
        with pytest.raises(DatabaseError, match=r"read-?only"):
            fetch(client, "GET", f"/{view}/{alias}")
        assert not connections[alias].in_atomic_block
        assert (StreamHead.objects.using("vault").count(), RecordKey.objects.count()) == (0, 0)
        store()
        StreamHead.objects.using("vault").all().delete()


@pytest.mark.parametrize("view", WRITERS)
@pytest.mark.django_db(databases="__all__")
def test_inside_the_transaction_of_a_test_the_same_holds(client: Client, view: str) -> None:
    with pytest.raises(DatabaseError, match=r"read-?only"):
        fetch(client, "GET", f"/{view}/default")
    WRITES["default"]()
    assert fetch(client, "GET", "/page/default") == b"0"


@pytest.mark.django_db(databases="__all__", transaction=True)
def test_a_failed_request_opens_the_connection_for_the_next(client: Client) -> None:
    client.raise_request_exception = False
    for method in ("GET", "HEAD", "OPTIONS"):
        assert client.generic(method, "/read_then_write/default").status_code == 500
    assert client.post("/read_then_write/default").status_code == 200
    assert StreamHead.objects.count() == 1


@pytest.mark.django_db(databases="__all__", transaction=True)
def test_a_stream_that_is_given_up_opens_the_connection(client: Client) -> None:
    response: Any = client.get("/write_late/default")
    assert next(iter(response.streaming_content)) == b"0\n"
    response.close()
    WRITES["default"]()


@pytest.mark.django_db(databases="__all__", transaction=True)
def test_a_page_opens_no_connection_that_it_does_not_use(client: Client) -> None:
    for connection in connections.all():
        connection.close()
    client.get("/page/default")
    assert (connections["vault"].connection, connections["keys"].connection) == (None, None)


@pytest.mark.django_db(databases="__all__")
def test_what_is_asked_once_is_asked_anew_by_the_next_request_and_while_things_change() -> None:
    asked: list[str] = []

    @once
    def ask(who: str) -> int:
        asked.append(who)
        return len(asked)

    for _ in range(2):
        with read_only():
            assert ask("anna") == ask("anna") != ask("bram")
    assert asked == ["anna", "bram"] * 2
    assert ask("anna") != ask("anna"), "outside of a reading request things change"


@pytest.mark.django_db(databases="__all__", transaction=True)
def test_sqlite_is_shut_once_for_pages_in_a_row_and_opened_by_the_first_that_may_write(client: Client) -> None:
    if connections["default"].vendor != "sqlite":
        return
    WRITES["default"]()
    with CaptureQueriesContext(connections["default"]) as asked:
        for _ in range(2):
            client.get("/page/default")
            READS["default"]()
        WRITES["default"]()
    told = [one["sql"] for one in asked.captured_queries if one["sql"].startswith("PRAGMA")]
    assert told == ["PRAGMA query_only=1", "PRAGMA query_only=0"]


def write_after_inner_block(alias: str, reads: tuple[str, ...]) -> None:
    with read_only():
        if "outer" in reads:
            READS[alias]()
        with read_only():
            if "inner" in reads:
                READS[alias]()
        WRITES[alias]()


@pytest.mark.parametrize("alias", WRITES)
@pytest.mark.parametrize("reads", [(), ("outer",), ("inner",), ("outer", "inner")])
@pytest.mark.django_db(databases="__all__", transaction=True)
def test_a_block_within_a_block_leaves_it_shut(alias: str, reads: tuple[str, ...]) -> None:
    for _ in range(2):  # the second time the connection may still be shut
        with pytest.raises(DatabaseError, match=r"read-?only"):
            write_after_inner_block(alias, reads)
        assert not connections[alias].in_atomic_block
    WRITES[alias]()
    assert READS[alias]() == (1 if alias == "keys" else 0)


def test_views_that_write_on_get_are_known_by_name() -> None:
    assert WRITES_ON_GET == ("account_oidc_callback",)  # back from the login of an own organisation
