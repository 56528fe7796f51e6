"""Whoever starts the demonstration can be anybody of the region."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from ineen.faces.demonstration.people import CAST, PASSWORD
from tests.faces.demonstration.region import loaded
from tests.helpers.worlds import begins_with

pytestmark = pytest.mark.django_db(databases="__all__")


def region(_folder: Path) -> None:
    loaded(timezone.now())


@begins_with(region)
def test_the_page_where_one_signs_in_offers_everybody(client: Client) -> None:
    page = client.get("/inloggen").content.decode()
    assert "Bekijk als" in page
    assert all(f'value="{one.email}"' in page for one in CAST)


def test_where_no_region_was_loaded_nobody_is_offered(client: Client) -> None:
    assert "Bekijk als" not in client.get("/inloggen").content.decode()


@begins_with(region)
def test_in_production_nobody_is_offered_nor_comes_in(client: Client, settings: Settings) -> None:
    settings.ENVIRONMENT = SimpleNamespace(production=True)
    assert "Bekijk als" not in client.get("/inloggen").content.decode()
    answer = client.post("/inloggen", {"email": CAST[0].email, "password": PASSWORD})
    assert answer.status_code == 200
    assert "_auth_user_id" not in client.session
