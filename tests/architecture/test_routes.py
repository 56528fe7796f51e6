"""Every address, for every part of the cast: the status, nothing written, and no more queries when there is more."""

from collections.abc import Iterator
from dataclasses import replace
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from ineen.faces.exchange.actions import import_package
from ineen.faces.exchange.package import Package, read_package
from ineen.ground.kernel.audience import Audience
from ineen.policy.plans import queries as plans
from ineen.policy.plans.actions import import_plan
from tests.architecture.routes import CLOSED, NOWHERE, ROUTES
from tests.architecture.routes.route import Route
from tests.helpers.handing_in import add_submissions
from tests.helpers.public_site import BY, EXAMPLE, NOW
from tests.helpers.queries import spent
from tests.helpers.reading_figures import add_fixed_readings
from tests.helpers.receiving import add_received
from tests.helpers.releasing import add_releases
from tests.helpers.whole_thread import add_closed_twin, whole_site
from tests.helpers.worlds import begins_with
from tests.people import EVERYONE, RESIDENT, Cast, make_cast

pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(whole_site)]


def addresses(resolver: URLResolver, before: str = "/") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield here
        else:
            yield from addresses(pattern, here)


@pytest.fixture
def cast() -> Cast:
    cast = make_cast()
    add_submissions(cast)
    add_fixed_readings(cast)
    add_received(cast)
    add_releases(cast)
    return cast


def another_plan(number: int) -> Package:
    text = EXAMPLE.read_text("utf-8").replace("sleutel: bes-2023-2026", f"sleutel: voorbeeld-{number}")
    return read_package(text.encode(), name=f"voorbeeld-{number}.yaml")


def add_closed_plan(cast: Cast) -> None:
    """In the cast's own partnership, for that partnership only."""
    text = plans.stored(BY, "bes-2023-2026")
    assert text is not None
    closed = replace(text, slug="besloten", partnership=cast.own.slug, audience=Audience.PARTNERSHIP)
    import_plan(by=BY, now=NOW, plan=closed)
    add_closed_twin(cast.own.slug)


def add_draft(cast: Cast) -> None:
    """Of the cast's own partnership, to write in."""
    text = plans.stored(BY, "tweestroom-2024-2027")
    assert text is not None
    draft = replace(text, slug="concept-plan", partnership=cast.own.slug, stage=plans.PlanStage.DRAFT)
    draft = replace(draft, audience=Audience.PARTNERSHIP, themes=text.themes[:2])
    import_plan(by=BY, now=NOW, plan=draft)


def client_of(cast: Cast, part: str) -> Client:
    client = Client()
    if person := cast[part]:
        client.force_login(person)
    return client


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert set(addresses(get_resolver())) == set(ROUTES)


def test_what_each_part_of_the_cast_gets(cast: Cast) -> None:
    clients = {part: client_of(cast, part) for part in EVERYONE}
    add_closed_plan(cast)
    add_draft(cast)
    for route in (*ROUTES.values(), *CLOSED):
        got = {part: client.get(route.example).status_code for part, client in clients.items()}
        assert got == {part: route.status(part) for part in EVERYONE}, route.example


def test_an_address_asks_no_more_when_there_is_more(cast: Cast) -> None:
    client = client_of(cast, RESIDENT)
    asked = {}
    for route in ROUTES.values():
        client.get(route.example)  # what is asked once per process is not the page's
        asked[route.example] = spent(client, route.example)
    for number in range(3):
        import_package(by=BY, now=NOW, package=another_plan(number))
    assert {address: spent(client, address) for address in asked} == asked
    assert [route for route in ROUTES.values() if asked[route.example] > route.queries] == []


def test_an_address_stays_within_its_budget_for_who_signs_in(cast: Cast) -> None:
    add_closed_plan(cast)
    add_draft(cast)
    client = client_of(cast, "coordinator")
    asked = {}
    for route in (*ROUTES.values(), *CLOSED):
        client.get(route.example)  # that she reads what is closed is told once a day
        # one more than a resident: whether she writes the plan, and is told what its thread still lacks
        if (many := spent(client, route.example)) > max(route.queries, Route.queries) + 1:
            asked[route.example] = many
    assert asked == {}


def test_an_address_that_stands_for_nothing_is_nowhere_for_everybody(cast: Cast) -> None:
    for part in EVERYONE:
        client = client_of(cast, part)
        got = {address: client.get(address).status_code for address in NOWHERE}
        assert set(got.values()) == {HTTPStatus.NOT_FOUND}, (part, got)


def test_addresses_that_only_show_take_nothing_in(cast: Cast) -> None:
    client = client_of(cast, RESIDENT)
    showing = [route.example for route in ROUTES.values() if not route.posts]
    got = {example: client.post(example).status_code for example in showing}
    assert got == dict.fromkeys(got, HTTPStatus.METHOD_NOT_ALLOWED)
