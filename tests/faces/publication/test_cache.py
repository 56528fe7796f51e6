"""A public page is made once for everybody, and gone the moment that residents may see something else."""

from dataclasses import replace

import pytest
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from ineen.evidence import queries as evidence
from ineen.evidence.actions import withdraw_delivery
from ineen.faces.publication.web import version as version_module
from ineen.faces.publication.web.cache import PublicationCache, is_for_everybody
from ineen.faces.publication.web.public import not_whole_yet, public_page
from ineen.ground.kernel.actors import RESIDENT
from ineen.ground.kernel.audience import Audience
from ineen.policy.plans import queries as plans
from ineen.policy.plans.actions import import_plan
from tests.browser.pages import PLAN
from tests.faces.publication.reading import text
from tests.helpers.public_site import BY, NOW, publish
from tests.helpers.worlds import begins_with
from tests.helpers.writes import given
from tests.people import make_cast

pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(publish)]
SLUG = PLAN.rpartition("/")[2]
SOEST = "/gebieden/GM0342-soest"


@pytest.fixture(autouse=True)
def _kept(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.INEEN_PAGE_CACHE_BYTES = 1_000_000
    settings.ALLOWED_HOSTS = ["een.test", "twee.test", "testserver"]
    monkeypatch.setattr(version_module, "SECONDS", 0.0)


def statements(client: Client, path: str) -> list[str]:
    """What one request asks of the database, the three questions about the version not counted."""
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    asked = [query["sql"] for query in captured.captured_queries if query["sql"].startswith("SELECT")]
    return asked[3:]


def change_plan(**changed: object) -> None:
    stored = plans.stored(BY, SLUG)
    assert stored is not None
    import_plan(by=BY, now=NOW, plan=replace(stored, **changed), replace=True)  # type: ignore[arg-type]


def test_a_page_is_made_once_and_is_the_same_when_it_is_answered_again(client: Client) -> None:
    first, again = client.get(PLAN), client.get(PLAN)
    assert again.content == first.content
    own = {"X-Request-ID"}
    assert {k: v for k, v in again.items() if k not in own} == {k: v for k, v in first.items() if k not in own}
    assert again["Content-Security-Policy"]
    assert again["X-Frame-Options"] == "DENY"
    assert statements(client, PLAN) == []


def test_each_answer_has_a_request_id_of_its_own(client: Client) -> None:
    assert len({client.get(PLAN)["X-Request-ID"] for _ in range(3)}) == 3


def test_a_changed_plan_shows_at_once(client: Client) -> None:
    assert "Criminaliteit houdt niet op bij de gemeentegrens." in text(client, PLAN)
    change_plan(vision="Veilig is samen.", why_together="")
    shown = text(client, PLAN)
    assert "Veilig is samen." in shown
    assert "Criminaliteit houdt niet op" not in shown


def test_a_plan_that_is_closed_is_gone_everywhere(client: Client) -> None:
    assert all("Integraal Veiligheidsplan BES-regio" in text(client, path) for path in ("/", "/plannen", SOEST))
    client.get(PLAN)
    change_plan(audience=Audience.PARTNERSHIP)
    assert client.get(PLAN).status_code == 404
    assert not any("Integraal Veiligheidsplan BES-regio" in text(client, path) for path in ("/", "/plannen", SOEST))


def test_a_withdrawn_figure_is_gone(client: Client) -> None:
    assert "1.510" in text(client, PLAN)
    content = evidence.source_versions(RESIDENT)[0].content_hash
    withdraw_delivery(by=BY, now=NOW, content=content, because="verkeerd bestand")
    assert "1.510" not in text(client, PLAN)
    assert client.get(f"{PLAN}/cijfers.csv").status_code == 404


def test_who_signed_in_neither_gets_nor_fills_the_copy_of_everybody(client: Client) -> None:
    person = make_cast()["coordinator"]
    assert person
    client.force_login(person)
    assert client.get(PLAN)["Cache-Control"] == "private, no-cache"
    client.cookies.clear()
    assert client.get(PLAN)["Cache-Control"] == "public, max-age=60"
    client.force_login(person)
    assert client.get(PLAN)["Cache-Control"] == "private, no-cache"
    assert statements(client, PLAN) != []


def test_signing_in_leaves_the_pages_of_everybody_in_memory(client: Client) -> None:
    person = make_cast()["coordinator"]
    assert person
    with given():
        person.set_password("waterkant-proef")
        person.save()
    client.get(PLAN)
    page = {"email": person.email, "password": "waterkant-proef"}
    assert Client().post("/inloggen", page).status_code == 302
    assert statements(client, PLAN) == []


def test_a_closed_plan_that_a_member_reads_stays_closed_for_residents(client: Client) -> None:
    cast = make_cast()
    person, stored = cast["coordinator"], plans.stored(BY, SLUG)
    assert person
    assert stored is not None
    closed = replace(stored, slug="besloten", partnership=cast.own.slug, audience=Audience.PARTNERSHIP)
    import_plan(by=BY, now=NOW, plan=closed)
    for _ in range(2):
        client.force_login(person)
        assert client.get("/plannen/besloten").status_code == 200
        client.cookies.clear()
        assert client.get("/plannen/besloten").status_code == 404


@pytest.mark.parametrize("own", [{"cookie": "iets=1"}, {"authorization": "Basic eA=="}])
def test_who_sends_something_of_their_own_is_answered_anew(client: Client, own: dict[str, str]) -> None:
    client.get(PLAN)
    with CaptureQueriesContext(connection) as captured:
        client.get(PLAN, headers=own)
    assert len(captured) > 3  # more than the version


def test_a_question_after_the_address_does_not_fill_the_memory(client: Client) -> None:
    assert "Soest" in text(client, "/gebieden?zoek=soest")
    assert "Baarn" in text(client, "/gebieden?zoek=baarn")
    client.get(f"{PLAN}?wat=1")
    assert statements(client, PLAN) != []


def test_an_unchanged_page_is_not_sent_again(client: Client) -> None:
    etag = client.get(PLAN)["ETag"]
    again = client.get(PLAN, headers={"if-none-match": etag})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)
    assert client.get(PLAN, headers={"if-none-match": '"anders"'}).status_code == 200


def test_only_the_head_of_a_page_is_answered_from_the_same_copy(client: Client) -> None:
    client.head(PLAN)
    assert statements(client, PLAN) != []
    head = client.head(PLAN)
    assert head.content == b""
    assert head["Content-Length"] == client.get(PLAN)["Content-Length"]


def test_a_page_that_is_not_there_is_looked_for_again(client: Client) -> None:
    assert client.get("/plannen/later").status_code == 404
    stored = plans.stored(BY, SLUG)
    assert stored is not None
    import_plan(by=BY, now=NOW, plan=replace(stored, slug="later"))
    assert client.get("/plannen/later").status_code == 200


def test_a_host_that_is_not_ours_gets_no_page_from_memory(client: Client) -> None:
    assert [client.get(PLAN, headers={"host": host}).status_code for host in ("een.test", "vreemd.test")] == [200, 400]


def everything(**headers: str) -> HttpResponse:
    return HttpResponse("dag", headers={"Cache-Control": "public, max-age=60"} | headers)


def answered(response: HttpResponse, *hosts: str) -> list[HttpResponse]:
    """What each request gets when the view answers each with a response of its own body."""
    count = iter(range(100))

    def view(request: HttpRequest) -> HttpResponse:
        own = HttpResponse(f"{next(count)}", status=response.status_code, headers=dict(response.items()))
        own.cookies = response.cookies
        return own

    kept = PublicationCache(view)
    return [kept(RequestFactory(headers={"host": host}).get("/")) for host in hosts]


def test_two_hosts_get_two_pages() -> None:
    bodies = [one.content for one in answered(everything(), "een.test", "twee.test", "een.test", "twee.test")]
    assert bodies == [b"0", b"1", b"0", b"1"]


def test_an_open_and_a_closed_line_have_each_their_own_copy(client: Client, settings: Settings) -> None:
    settings.SECURE_HSTS_SECONDS = 60
    answers = [client.get(PLAN, secure=secure, headers={"host": "een.test"}) for secure in (True, False, True)]
    assert [one.has_header("Strict-Transport-Security") for one in answers] == [True, False, True]


def test_an_error_is_not_kept() -> None:
    for status in (301, 404, 500):
        assert not is_for_everybody(HttpResponse("", status=status, headers={"Cache-Control": "public, max-age=60"}))


def test_what_is_shared_must_say_so() -> None:
    assert is_for_everybody(everything())
    assert is_for_everybody(everything(Vary="Cookie"))
    assert not is_for_everybody(HttpResponse("dag"))
    assert not is_for_everybody(everything(**{"Cache-Control": "private, max-age=60"}))
    assert not is_for_everybody(everything(**{"Cache-Control": "public"}))


@pytest.mark.parametrize("vary", ["Accept-Language", "Cookie, Accept-Language", "*"])
def test_what_differs_by_language_is_not_shared(vary: str) -> None:
    assert not is_for_everybody(everything(Vary=vary))


def test_what_was_made_for_one_request_is_not_shared() -> None:
    assert not is_for_everybody(everything(**{"Content-Security-Policy": "script-src 'nonce-abc'"}))
    with_cookie = everything()
    with_cookie.set_cookie("csrftoken", "x")
    assert not is_for_everybody(with_cookie)
    assert not is_for_everybody(everything(**{"Set-Cookie": "a=b"}))
    bodies = [one.content for one in answered(with_cookie, "een.test", "een.test")]
    assert bodies == [b"0", b"1"]


def test_a_page_that_still_waits_for_its_chart_is_made_again_for_everybody() -> None:
    @public_page
    def page(request: HttpRequest) -> HttpResponse:
        return not_whole_yet(HttpResponse("de grafiek wordt getekend"))

    response = page(RequestFactory().get("/"))
    assert response["Cache-Control"] == "max-age=0, public"
    assert not is_for_everybody(response)


def test_a_database_that_does_not_answer_shares_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def down() -> int:
        raise DatabaseError

    monkeypatch.setattr(version_module, "entries_so_far", down)
    assert [one.content for one in answered(everything(), "een.test", "een.test")] == [b"0", b"1"]
