"""An implementation plan that everybody may read rests on a plan that nobody may read yet: that plan stays closed."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client

from ineen.ground.kernel.audience import Audience
from ineen.policy.plans.actions import import_plan
from tests.faces.publication.reading import text
from tests.helpers.public_site import BY, NOW
from tests.helpers.whole_thread import FEWER, PLAN, YEAR, whole_thread
from tests.helpers.worlds import begins_with

YEAR_PAGE = f"/uitvoeringsplannen/{YEAR.slug}"
OPEN = (
    "/",
    "/plannen",
    "/plannen/feed.atom",
    "/gebieden/GM0342-soest",
    "/zoeken?zoek=veilig",
    "/zoeken?zoek=buurtpreventie",
    YEAR_PAGE,
    f"{YEAR_PAGE}?zoek=ronde",
    f"{YEAR_PAGE}/maatregelen/buurtpreventie",
)
CLOSED = (
    f"/plannen/{PLAN.slug}",
    f"/plannen/{PLAN.slug}/cijfers.csv",
    f"/plannen/{PLAN.slug}/themas/veilig-wonen",
    f"/plannen/{PLAN.slug}/doelen/{FEWER.slug}",
    f"/plannen/{PLAN.slug}/doelen/{FEWER.slug}/cijfers.csv",
)


def closed(scratch: Path) -> None:
    """The whole thread, of which the plan is for councils."""
    whole_thread(scratch)
    import_plan(by=BY, now=NOW, plan=replace(PLAN, audience=Audience.COUNCIL), replace=True)


pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(closed)]


@pytest.mark.parametrize("path", OPEN)
def test_no_open_page_tells_of_the_closed_plan(client: Client, path: str) -> None:
    page = client.get(path).content.decode()
    for told in (PLAN.slug, PLAN.title, FEWER.slug, FEWER.title, "Veilig wonen", "veilig-wonen"):
        assert told not in page, (path, told)


@pytest.mark.parametrize("path", CLOSED)
def test_a_part_of_a_closed_plan_is_not_there(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404
    assert client.head(path).status_code == 404


def test_what_is_carried_out_can_still_be_read(client: Client) -> None:
    assert "Buurtpreventie in zes buurten" in text(client, YEAR_PAGE)
    assert "Waar gelopen wordt, wordt minder gestolen." in text(client, f"{YEAR_PAGE}/maatregelen/buurtpreventie")
