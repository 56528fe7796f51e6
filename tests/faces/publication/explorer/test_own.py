"""Who works for a municipality finds it in front, and residents see nobody's."""

import pytest
from django.test import Client

from tests.faces.publication.explorer.country import TOTAL
from tests.faces.publication.reading import text
from tests.helpers.public_site import publish as site
from tests.helpers.worlds import begins_with
from tests.people import make_cast

pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(site)]


def test_an_adviser_finds_her_own_municipality_before_she_chose_one(client: Client) -> None:
    adviser = make_cast()["adviser"]
    assert adviser
    client.force_login(adviser)
    for path in (TOTAL, "/cijfers"):
        assert "Uw gemeenten: Soest" in text(client, path)
        assert '?gebied=GM0342">Soest</a>' in client.get(path).content.decode()
    assert "Uw gemeenten" not in text(client, f"{TOTAL}?gebied=GM0308")


def test_a_resident_sees_none(client: Client) -> None:
    assert "Uw gemeenten" not in text(client, TOTAL)
    assert "Uw gemeenten" not in text(client, "/cijfers")
