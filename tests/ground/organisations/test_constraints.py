"""What the database itself refuses, tried with bad rows."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from ineen.ground.organisations.models import Membership, Organisation, Partnership, PartnershipMember, Person
from tests.ground.organisations.conftest import Scene
from tests.helpers.writes import given

pytestmark = pytest.mark.django_db(databases="__all__")
DAY = date(2026, 3, 2)
Write = Callable[[Scene], object]


def person(**changed: Any) -> Write:
    row = {"email": "bo@voorbeeld.nl", "name": "Bo Voorbeeld"} | changed
    return lambda _: Person.objects.create(**row)


def organisation(**row: Any) -> Write:
    return lambda _: Organisation.objects.create(**row)


def partnership(**row: Any) -> Write:
    return lambda _: Partnership.objects.create(**row)


def part(*, where: str = "west", **changed: Any) -> Write:
    def write(scene: Scene) -> object:
        row = {"partnership": getattr(scene, where), "organisation": scene.soest, "since": DAY}
        return PartnershipMember.objects.create(**(row | changed))

    return write


def appoint(**changed: Any) -> Write:
    def write(scene: Scene) -> object:
        row = {"partnership": scene.east, "organisation": scene.soest, "person": scene.anna, "role": "adviser"}
        return Membership.objects.create(**(row | {"since": DAY} | changed))

    return write


def two_open_memberships(scene: Scene) -> None:
    appoint()(scene)
    appoint(since=date(2026, 5, 1))(scene)


@pytest.mark.parametrize(
    "bad",
    [
        person(email="anna.voorbeeld@voorbeeld.nl"),
        person(email="Bo@voorbeeld.nl"),
        person(email=""),
        person(name=""),
        person(is_active=False),
        person(deactivated_at=datetime(2026, 3, 2, tzinfo=UTC)),
        organisation(kind="municipality", name="Zonder code"),
        organisation(kind="municipality", name="Wijk", area_code="WK0342"),
        organisation(kind="municipality", name="Soest twee", area_code="GM0342"),
        organisation(kind="police", name="Met code", area_code="GM0001"),
        organisation(kind="police", name="Politie, basisteam Voorbeeld"),
        organisation(kind="circus", name="Onbekend"),
        organisation(kind="police", name=""),
        partnership(slug="oost", name="Weer"),
        partnership(slug="", name="Zonder adres"),
        partnership(slug="zonder-naam", name=""),
        part(until=date(2026, 3, 1)),
        part(where="east"),
        appoint(until=date(2026, 3, 1)),
        appoint(role="king"),
        two_open_memberships,
    ],
)
def test_the_database_refuses_a_bad_row(scene: Scene, bad: Write) -> None:
    with given(), pytest.raises(IntegrityError), transaction.atomic():
        bad(scene)


@pytest.mark.parametrize(
    "good",
    [
        person(),
        organisation(kind="police", name="Andere"),
        partnership(slug="noord", name="Voorbeeld-Noord"),
        part(),
        part(until=DAY),
        appoint(),
    ],
)
def test_the_database_takes_a_good_row(scene: Scene, good: Write) -> None:
    with given():
        assert good(scene)
