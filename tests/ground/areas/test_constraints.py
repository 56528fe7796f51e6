"""What the database itself refuses, tried with bad rows."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from ineen.ground.areas.models import Area, Division
from tests.helpers.writes import given

pytestmark = pytest.mark.django_db(databases="__all__")
DIVISION: dict[str, Any] = {"origin": "list", "digest": "0" * 64, "loaded_at": datetime(2026, 1, 5, tzinfo=UTC)}
TOWN = {"code": "GM9001", "kind": "municipality", "name": "Waterdún", "municipality": "GM9001"}
WIJK = {"code": "WK900100", "kind": "wijk", "name": "Haven", "municipality": "GM9001", "parent": "GM9001"}
BUURT = {"code": "BU90010000", "kind": "buurt", "name": "Oude Haven", "municipality": "GM9001", "parent": "WK900100"}


@pytest.fixture
def _divisions(db: None) -> None:
    with given():
        Division.objects.create(year=2023, **DIVISION)
        Division.objects.create(year=2024, **DIVISION)
        Area.objects.create(division_id=2023, **TOWN)


@pytest.mark.usefixtures("_divisions")
@pytest.mark.parametrize(
    "bad",
    [
        TOWN,
        TOWN | {"code": "WK900100"},
        TOWN | {"code": "GM9002"},
        TOWN | {"code": "GM9002", "municipality": "GM9002", "parent": "GM9001"},
        TOWN | {"code": "GM9002", "municipality": "GM9002", "kind": "province"},
        WIJK | {"parent": ""},
        WIJK | {"parent": "GM9002"},
        WIJK | {"code": "BU90010000"},
        BUURT | {"parent": "GM9001"},
        BUURT | {"kind": "wijk"},
    ],
)
def test_the_database_refuses_a_bad_area(bad: dict[str, str]) -> None:
    with given(), pytest.raises(IntegrityError), transaction.atomic():
        Area.objects.create(division_id=2023, **bad)


@pytest.mark.usefixtures("_divisions")
@pytest.mark.parametrize("good", [WIJK, BUURT, TOWN | {"code": "GM9002", "municipality": "GM9002"}])
def test_the_database_takes_a_good_area(good: dict[str, str]) -> None:
    with given():
        assert Area.objects.create(division_id=2023, **good).year == 2023
        Area.objects.create(division_id=2024, **good)


@pytest.mark.parametrize("bad", [{"year": 20233}, {"year": 1900}, {"year": 2023, "origin": "hearsay"}])
def test_the_database_refuses_a_bad_division(db: None, bad: dict[str, Any]) -> None:
    with given(), pytest.raises(IntegrityError), transaction.atomic():
        Division.objects.create(**(DIVISION | bad))
