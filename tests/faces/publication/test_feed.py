"""Who follows the plans hears of a new one and of each change; the feed is Atom as RFC 4287 has it."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django_scopes import scopes_disabled
from pytest_django import Settings

from ineen.ground.kernel.audience import Audience
from ineen.policy.plans import queries as plans
from ineen.policy.plans.actions import import_plan
from ineen.policy.plans.models import SafetyPlan
from tests.browser.pages import PLAN
from tests.helpers.public_site import BY, NOW, publish
from tests.helpers.worlds import begins_with
from tests.helpers.writes import given
from tests.people import make_cast

pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(publish)]
FEED = "/plannen/feed.atom"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
LATER = NOW + timedelta(days=40)


@pytest.fixture(autouse=True)
def _known_hosts(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["testserver", "veilig.test"]


def stored() -> plans.PlanText:
    found = plans.stored(BY, "bes-2023-2026")
    assert found is not None
    return found


def feed(client: Client, host: str = "testserver") -> ET.Element:
    response = client.get(FEED, headers={"host": host})
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(response.content)


def said(within: ET.Element, name: str) -> list[str]:
    return [one.text or "" for one in within.findall(f"a:{name}", ATOM)]


def entries(client: Client) -> list[ET.Element]:
    return feed(client).findall("a:entry", ATOM)


def test_the_feed_tells_of_the_plan_who_take_part_and_when_it_came_out(client: Client) -> None:
    (entry,) = entries(client)
    assert said(entry, "title") == ["Integraal Veiligheidsplan BES-regio 2023–2026"]
    (summary,) = said(entry, "summary")
    assert "Baarn, Bunschoten, De Bilt, Eemnes en Soest voor 2023–2026, vastgesteld." in summary
    assert "Nagebouwd" in summary
    assert [datetime.fromisoformat(text) for text in said(entry, "updated")] == [NOW]
    assert len(entry.findall("a:category", ATOM)) == 5


def test_every_part_that_the_standard_asks_for_is_there_once(client: Client) -> None:
    root = feed(client)
    for element in (root, *root.findall("a:entry", ATOM)):
        assert all(len(said(element, name)) == 1 for name in ("id", "title", "updated", "author"))
        assert all(":" in said(element, name)[0] for name in ("id",))
        links = [link.attrib for link in element.findall("a:link", ATOM)]
        assert [link["rel"] for link in links].count("alternate") == 1
        assert all(link["href"].startswith("http://testserver/") for link in links)
    assert said(root, "updated") == said(root.findall("a:entry", ATOM)[0], "updated")


def test_a_change_is_told_under_the_same_id(client: Client) -> None:
    (before,) = entries(client)
    import_plan(by=BY, now=LATER, plan=replace(stored(), title="Samen veilig"), replace=True)
    (after,) = entries(client)
    assert said(after, "id") == said(before, "id")
    assert said(after, "title") == ["Samen veilig"]
    assert [datetime.fromisoformat(text) for text in said(after, "updated")] == [LATER]
    assert said(after, "published") == said(before, "published")
    assert "Gewijzigd op 10 augustus 2026." in said(after, "summary")[0]


def test_the_id_is_the_same_under_another_name_of_the_site_and_the_links_are_not(client: Client) -> None:
    (here,), (there,) = (feed(client, host).findall("a:entry", ATOM) for host in ("testserver", "veilig.test"))
    assert said(here, "id") == said(there, "id")
    link = there.find("a:link", ATOM)
    assert link is not None
    assert link.attrib["href"] == f"http://veilig.test{PLAN}"


def test_only_what_is_public_is_told_also_to_a_member(client: Client) -> None:
    cast = make_cast()
    closed = replace(stored(), slug="besloten", partnership=cast.own.slug, audience=Audience.PARTNERSHIP)
    import_plan(by=BY, now=NOW, plan=closed)
    person = cast["coordinator"]
    assert person
    client.force_login(person)
    assert len(entries(client)) == 1


def test_a_plan_that_is_not_out_yet_is_not_told_of(client: Client) -> None:
    with given(), scopes_disabled():
        SafetyPlan.objects.update(published_at=timezone.now() + timedelta(days=1))
    assert entries(client) == []


def test_what_somebody_wrote_is_no_markup_for_a_reader(client: Client) -> None:
    import_plan(by=BY, now=LATER, plan=replace(stored(), title="<b>Veilig</b> & wel"), replace=True)
    (entry,) = entries(client)
    assert said(entry, "title") == ["<b>Veilig</b> & wel"]
    assert "<" not in said(entry, "summary")[0]


@pytest.mark.parametrize("path", ["/", "/plannen", PLAN])
def test_pages_about_plans_point_to_the_feed(client: Client, path: str) -> None:
    page = client.get(path).content.decode()
    assert '<link rel="alternate" type="application/atom+xml"' in page.split("</head>")[0]
