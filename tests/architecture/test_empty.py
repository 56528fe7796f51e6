"""On an installation without content every list says what it is for, and what to do first."""

from datetime import date
from http import HTTPStatus
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from ineen.ground.areas.actions import load_municipalities
from ineen.ground.kernel.actors import Actor
from ineen.policy.plans.actions import start_plan
from ineen.policy.plans.queries import PlanKind
from tests.architecture.routes import ROUTES
from tests.helpers.public_site import BY, NOW
from tests.people import EVERYONE, Cast, make_cast

pytestmark = pytest.mark.django_db(databases="__all__")
EMPTY = 'class="empty"'

# pages with nothing that could be empty: who has a row here says why
NEVER_EMPTY = {
    "forms": (
        "/inloggen", "/wachtwoord-vergeten", "/wachtwoord-vergeten/gevraagd", "/wachtwoord-vergeten/nieuw",
        "/profiel/wachtwoord", "/profiel/tweede-stap", "/uitnodigingen/nieuw", "/mijn-werk/agenda", "/logboek/inzage",
        "/schrijven/nieuw", "/schrijven/inlezen", "/zoeken", "/profiel/adres",
    ),
    "whoever looks stands in it": ("/profiel", "/profiel/sessies", "/profiel/gegevens", "/mensen", "/logboek"),
    "what Ineen brings": ("/gebieden", "/rondleiding", "/bronnen/aanleveren", "/bronnen/verversen"),
}  # fmt: skip
OF_A_PLAN = (
    "/plannen/leeg", "/schrijven/leeg", "/schrijven/leeg/concepten", "/schrijven/leeg/samenhang",
    "/schrijven/leeg/medeondertekenaars", "/schrijven/leeg/overnemen", "/schrijven/leeg/bevestigen",
    "/gebieden/GM0342-soest", "/bronnen/politie-47013", "/zoeken?zoek=qqqq",
)  # fmt: skip


@pytest.fixture
def cast(settings: Settings, tmp_path: Path) -> Cast:
    """Everybody of a partnership in which nothing was done yet."""
    settings.INEEN_DATA = tmp_path
    load_municipalities(by=BY, now=NOW)
    return make_cast()


def test_every_list_of_a_new_installation_says_what_it_is_for(cast: Cast) -> None:
    known = {address for addresses in NEVER_EMPTY.values() for address in addresses}
    silent, seen = set(), set()
    for part in EVERYONE:
        client = Client()
        if person := cast[part]:
            client.force_login(person)
        for address in (one for one in ROUTES if "<" not in one):
            response = client.get(address)
            if response.status_code == HTTPStatus.OK and response["Content-Type"].startswith("text/html"):
                seen.add(address)
                if address not in known and EMPTY not in response.content.decode():
                    silent.add((part, address))
    assert silent == set()
    assert known <= seen


def test_the_lists_of_a_plan_that_was_just_begun_say_so_too(cast: Cast) -> None:
    adviser = cast["adviser"]
    assert adviser
    start_plan(
        by=Actor(person=adviser.pk, label="adviseur veiligheid, Soest"),
        now=NOW,
        partnership=cast.own.pk,
        slug="leeg",
        title="Een leeg plan",
        kind=PlanKind.SAFETY_PROGRAMME,
        period_first=date(2027, 1, 1),
        period_last=date(2028, 12, 31),
    )
    client = Client()
    client.force_login(adviser)
    assert [one for one in OF_A_PLAN if EMPTY not in client.get(one).content.decode()] == []
