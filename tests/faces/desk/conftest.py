"""A desk to sit at: who signs in, and something that waits."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Protocol

import pytest
from django.test import Client

from ineen.ground.inbox import actions
from ineen.ground.inbox.queries import Kind
from ineen.ground.organisations.models import Person
from tests.ground.inbox.conftest import BY, NOW, Scene, scene

__all__ = ["scene"]
Ask = Callable[..., None]


@pytest.fixture
def ask(scene: Scene) -> Ask:
    """Put something on lists: `ask("Het plan ligt bij u.", scene.anna, due=…)`."""

    def put(sentence: str, *to: Person, due: date | None = None, kind: Kind = Kind.TASK, key: str = "") -> None:
        actions.post(
            by=BY,
            now=NOW,
            to=[one.pk for one in to],
            key=key or sentence,
            sentence=sentence,
            url="/plannen/oost",
            on=scene.east,
            due=due,
            kind=kind,
            partnership=scene.east.pk,
        )

    return put


class Answer(Protocol):
    """What the test client gives back, as far as these tests look at it."""

    content: bytes
    status_code: int


def text_of(response: Answer) -> str:
    """What a page says, without its tags and with single spaces."""
    main = response.content.decode().partition("<main")[2]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", f"<main{main}")).split())


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client
