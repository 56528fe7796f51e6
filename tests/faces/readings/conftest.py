"""A partnership with something to read, on a site with areas."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.utils.html import strip_tags
from pytest_django import Settings

from tests.helpers.public_site import know_the_areas
from tests.helpers.reading_figures import deliver_findings
from tests.people import Cast, make_cast

SignedIn = Callable[[str], Client]


def words_of(content: bytes) -> str:
    """What a page says, one space between words."""
    return " ".join(strip_tags(content.decode().replace("<", " <")).replace("&#x27;", "'").split()).replace(" .", ".")


def shown(client: Client, address: str) -> str:
    """What the page at an address says."""
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return words_of(response.content)


@pytest.fixture
def cast(settings: Settings, tmp_path: Path) -> Cast:
    settings.INEEN_DATA = tmp_path
    know_the_areas(tmp_path)
    cast = make_cast()
    deliver_findings()
    return cast


@pytest.fixture
def as_(cast: Cast) -> SignedIn:
    """A browser in which one of the cast signed in."""

    def sign_in(part: str) -> Client:
        client = Client()
        if person := cast[part]:
            client.force_login(person)
        return client

    return sign_in
