"""Somebody with a password, in a partnership with others."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from ineen.ground.audit.models import AuditEntry
from ineen.ground.kernel.actors import Role
from ineen.ground.organisations.models import Membership, Organisation, Person
from tests.helpers.writes import given
from tests.people import Cast, make_cast

PASSWORD = "een lange zin van mij alleen"


@pytest.fixture(autouse=True)
def _nothing_counted_yet() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@dataclass(frozen=True)
class Scene:
    """The cast, of whom the adviser has a password."""

    cast: Cast
    adviser: Person

    def give(self, part: str, role: Role, *, organisation: str = "Soest") -> Membership:
        """One more membership, in the own partnership."""
        with given():
            made = Membership(
                person=self.cast[part],
                organisation=Organisation.objects.get(name=organisation),
                partnership=self.cast.own,
                role=role.value,
                since=date(2021, 1, 1),
            )
            made.save()
        return made


@pytest.fixture
def scene(db: None) -> Scene:
    cast = make_cast()
    with given():
        for person in cast.people.values():
            person.set_password(PASSWORD)
            person.save()
    adviser = cast["adviser"]
    assert adviser
    return Scene(cast, adviser)


def sign_in(client: Client, email: str, password: str = PASSWORD, **more: str) -> Any:
    """Post the form of /inloggen."""
    return client.post("/inloggen", {"email": email, "password": password, **more})


def told(what: str) -> list[AuditEntry]:
    """The entries that say this, oldest first."""
    return list(AuditEntry.objects.filter(what=what).order_by("pk"))
