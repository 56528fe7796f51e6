"""Somebody with a password, in a partnership with others."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from ineen.ground.audit.models import AuditEntry
from ineen.ground.kernel.actors import Actor, Role
from ineen.ground.organisations.models import Membership, Organisation, Person
from ineen.ground.outbox.worker import Worker
from tests.helpers.writes import given
from tests.people import Cast, make_cast

PASSWORD = "een lange zin van mij alleen"


@pytest.fixture(autouse=True)
def _nothing_counted_yet() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def _as_installed(settings: Settings) -> None:
    settings.INEEN_SECOND_STEP_ROLES = settings.ENVIRONMENT["INEEN_SECOND_STEP_ROLES"]


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


def actor(scene: Scene, part: str) -> Actor:
    """One of the cast, as who acts."""
    person = scene.cast[part]
    assert person
    return Actor(person=person.pk, label=part)


def work_off() -> None:
    """Let the worker do what waits."""
    Worker(clock=timezone.now, periodic=()).work_off()


def mailed(address: str) -> list[str]:
    """The paths of the links in what was really mailed to an address, oldest first."""
    texts = [str(message.body) for message in mail.outbox if message.to == [address]]
    return [path for text in texts for path in re.findall(r"http://127\.0\.0\.1:8000(\S+)", text)]
