"""What the log tells, and what it must never tell."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any
from uuid import UUID

import pytest
import structlog
from django.db import DataError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from gunicorn.config import Config

from ineen.config.logs import WithoutAddress, formatter
from ineen.config.server import ServerLogger
from ineen.ground.audit.models import AuditEntry
from ineen.ground.organisations.models import Person
from tests.helpers.writes import given

NAME = "Wilhelmina Verzonnen"
Lines = Callable[[], list[dict[str, Any]]]


def page(request: HttpRequest, name: str) -> HttpResponse:
    return HttpResponse(name)


def broken(request: HttpRequest, name: str) -> HttpResponse:
    raise LookupError("er ging iets mis")


urlpatterns = [path("wie/<str:name>", page), path("stuk/<str:name>", broken), path("health/live", page, {"name": ""})]


@pytest.fixture
def lines() -> Iterator[Lines]:
    """What the log wrote so far, at every level."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(formatter(text=False))
    handler.addFilter(WithoutAddress())
    root = logging.getLogger()
    root.addHandler(handler)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    root.removeHandler(handler)


def vault_function(body: str) -> Callable[[str], None]:
    """A function of a room in the vault."""
    room = ModuleType("ineen.vault.cases.actions")
    exec(f"def act(name):\n    {body}", room.__dict__)
    function: Callable[[str], None] = room.__dict__["act"]
    return function


@pytest.mark.parametrize("column", ["details", "actor_label", "subject_id"])
def test_a_vault_value_in_a_log_is_left_out(lines: Lines, column: str) -> None:
    structlog.get_logger("ineen.test").info("saved", **{column: NAME}, inner={"rows": [{column: NAME}]}, stream="s")
    (line,) = lines()
    assert NAME not in json.dumps(line)
    assert (line[column], line["stream"], line["event"], line["level"]) == ("(weggelaten)", "s", "saved", "info")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("mail aan w.verzonnen@example.nl mislukt", "mail aan (e-mailadres) mislukt"),
        ("bsn 123456782.", "bsn (nummer)."),
        ("bsn 1234.56.782", "bsn (nummer)"),
        ("bel 06-12345678 of +31 30 123 45 67", "bel (telefoonnummer) of (telefoonnummer)"),
        ("47013NED: 342 gemeenten, 805590 in 2023-12", "47013NED: 342 gemeenten, 805590 in 2023-12"),
        ("taak 1b4e28ba-2fa1-11d2-883f-0016d3cca427", "taak 1b4e28ba-2fa1-11d2-883f-0016d3cca427"),
    ],
)
def test_addresses_and_numbers_of_people_leave_every_message(lines: Lines, text: str, kept: str) -> None:
    logging.getLogger("some.library").warning("%s", text)
    structlog.get_logger("ineen.test").info("x", note=text)
    foreign, own = lines()
    assert (foreign["event"], own["note"]) == (kept, kept)


def test_rows_and_unknown_objects_do_not_tell_what_they_hold(lines: Lines) -> None:
    structlog.get_logger("ineen.test").info(
        "x", row=AuditEntry(pk=7, what=NAME), thing=Exception(NAME), count=123456782
    )
    (line,) = lines()
    assert (line["row"], line["thing"], line["count"]) == ("audit.AuditEntry 7", "<Exception>", "(nummer)")


@pytest.mark.parametrize(
    "body",
    [
        "local = name; raise ValueError(f'{name} staat er al')",
        "import json; json.loads(name)",
    ],
)
def test_an_exception_out_of_the_vault_tells_where_and_not_what(lines: Lines, body: str) -> None:
    try:
        try:
            vault_function(body)(NAME)
        except ValueError as first:
            raise RuntimeError(f"mislukt: {first} voor {NAME}") from first
    except RuntimeError:
        structlog.get_logger("ineen.test").exception("task failed")
    (line,) = lines()
    assert NAME not in json.dumps(line)
    assert "in act" in line["exception"]
    assert "builtins.RuntimeError: (weggelaten)" in line["exception"]


def test_an_exception_of_the_open_world_says_what_is_wrong(lines: Lines) -> None:
    try:
        raise LookupError("gemeente GM9999 bestaat niet, vraag w@example.nl")
    except LookupError:
        logging.getLogger("some.library").exception("load failed")
    (line,) = lines()
    assert "GM9999 bestaat niet, vraag (e-mailadres)" in line["exception"]


@pytest.mark.postgres
@pytest.mark.django_db(databases="__all__")
def test_a_value_that_postgresql_refuses_is_not_repeated(lines: Lines) -> None:
    try:
        connection.cursor().execute("SELECT %s::integer", [NAME])
    except DataError:
        logging.getLogger("some.library").exception("query failed")
    (line,) = lines()
    assert NAME not in json.dumps(line)
    assert "DataError" in line["exception"]


@pytest.mark.urls(__name__)
def test_a_request_is_one_line_with_its_route_and_without_its_address(lines: Lines) -> None:
    response = Client().get("/wie/wilhelmina?zoek=verzonnen", headers={"X-Request-ID": "proef-12345"})
    assert response.headers["X-Request-ID"] == "proef-12345"
    (line,) = lines()
    assert line.pop("duration_ms") >= 0
    assert line.pop("timestamp")
    assert line == {
        "event": "request",
        "level": "info",
        "logger": "ineen.request",
        "request_id": "proef-12345",
        "method": "GET",
        "route": "/wie/<str:name>",
        "status": 200,
        "account": None,
    }


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("given", ["kort", "a" * 65, "met spatie ertussen", "regel\nregel-12345", "<script>12345"])
def test_a_request_id_that_could_forge_a_line_is_replaced(given: str) -> None:
    answered = Client().get("/wie/x", headers={"X-Request-ID": given}).headers["X-Request-ID"]
    assert answered != given
    assert UUID(answered)


@pytest.mark.urls(__name__)
def test_a_failing_page_tells_its_fault_and_not_its_address(lines: Lines) -> None:
    Client(raise_request_exception=False).get("/stuk/wilhelmina?zoek=verzonnen")
    told = lines()
    text = json.dumps(told)
    assert "wilhelmina" not in text
    assert "verzonnen" not in text
    assert [(line["logger"], line["level"]) for line in told] == [
        ("django.request", "error"),
        ("ineen.request", "error"),
    ]
    assert "LookupError: er ging iets mis" in told[0]["exception"]
    assert told[0]["request_id"] == told[1]["request_id"]


@pytest.mark.urls(__name__)
def test_an_address_that_does_not_exist_is_not_written_down(lines: Lines) -> None:
    Client().get("/wilhelmina/verzonnen")
    (line,) = lines()
    assert "wilhelmina" not in json.dumps(line)
    assert line["route"] == "(geen pagina)"


@pytest.mark.urls(__name__)
def test_a_wrong_host_is_one_line_too(lines: Lines) -> None:
    Client().get("/wie/x", headers={"Host": "wilhelmina.example.nl"})
    (line,) = lines()
    assert (line["status"], line["logger"]) == (400, "ineen.request")


def test_the_gunicorn_error_log_goes_without_the_address(lines: Lines) -> None:
    try:
        raise OSError("weg")
    except OSError:
        logging.getLogger("gunicorn.error").exception("Error handling request /wie/x?zoek=verzonnen")
    (line,) = lines()
    assert "verzonnen" not in json.dumps(line)
    assert "OSError: weg" in line["exception"]


def test_gunicorn_says_nothing_of_the_body_that_a_head_does_not_get(lines: Lines) -> None:
    said = logging.getLogger("gunicorn.http.wsgi")
    before = said.level
    try:
        ServerLogger(Config())
        said.warning("WSGI app sent body bytes on a no-body response")
        assert lines() == []
    finally:
        said.setLevel(before)


@pytest.mark.django_db(databases="__all__")
@pytest.mark.urls(__name__)
def test_a_request_names_the_account_and_never_the_person(lines: Lines) -> None:
    with given():
        person = Person.objects.create(email="w.verzonnen@example.nl", name=NAME)
        client = Client()
        client.force_login(person)
    client.get("/wie/x")
    (line,) = lines()
    assert line["account"] == str(person.pk)
    assert NAME not in json.dumps(line)
