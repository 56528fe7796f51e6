"""What the tests of the pages share: the words of a page, and who looks."""

import re
from html import unescape
from typing import Any

from django.test import Client
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.organisations.models import Person
from ineen.policy.decisions.models import Course
from tests.policy.decisions.scene import (
    SLUG,
    SOEST,
)

TOWN = f"/besluiten/{SLUG}/gemeenten/GM0342"


def text_of(response: Any) -> str:
    """What stands on a page, without its marks."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split()).replace(" .", ".")


def client(actor: Actor) -> Client:
    found = Client()
    found.force_login(Person.objects.get(pk=str(actor.person)))
    return found


def stage(code: AreaCode = SOEST) -> str:
    with scopes_disabled():
        return Course.objects.get(municipality__area_code=str(code)).stage
