"""Somebody at the writing table: the people and a plan of their partnership, and what a page says. All invented."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from html import unescape
from typing import Any

from django.test import Client

from ineen.ground.kernel.actors import Actor, Viewer, system
from ineen.ground.kernel.audience import Audience
from ineen.ground.organisations.models import Organisation, OrganisationKind, PartnershipMember
from ineen.ground.organisations.queries import viewer_of
from ineen.policy.plans import queries
from ineen.policy.plans.actions import import_plan
from ineen.policy.plans.queries import PlanText
from tests.helpers.writes import given
from tests.people import LONG_AGO, Cast, make_cast
from tests.policy.plans.scene import TEXT

NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)
SLUG = "dal-2024-2027"
TABLE = f"/schrijven/{SLUG}"
DRAFT = replace(TEXT, partnership="eigen", audience=Audience.PARTNERSHIP)


@dataclass(frozen=True)
class Table:
    """The people around a draft."""

    cast: Cast

    def actor(self, part: str, **more: Any) -> Actor:
        person = self.cast[part]
        assert person is not None
        return Actor(person=person.pk, label=f"adviseur {part}", **more)

    def viewer(self, part: str = "adviser") -> Viewer:
        person = self.cast[part]
        assert person is not None
        return viewer_of(person.pk, NOW)

    def client(self, part: str = "adviser") -> Client:
        client = Client()
        if person := self.cast[part]:
            client.force_login(person)
        return client

    def plan(self) -> PlanText:
        return queries.plan(self.viewer(), SLUG)

    def plan_text(self) -> PlanText:
        found = queries.stored(system("test"), SLUG)
        assert found is not None
        return found

    def joined_by(self, name: str, code: str) -> None:
        """Another municipality takes part."""
        with given():
            town = Organisation.objects.create(kind=OrganisationKind.MUNICIPALITY, name=name, area_code=code)
            PartnershipMember.objects.create(partnership=self.cast.own, organisation=town, since=LONG_AGO)

    def act(self, part: str = "adviser") -> dict[str, Any]:
        return {"by": self.actor(part), "now": NOW, "plan": SLUG}


def lay(**changes: Any) -> Table:
    """The cast, and a draft of their own."""
    table = Table(make_cast())
    import_plan(by=system("test"), now=NOW, plan=replace(DRAFT, **changes))
    return table


def words(content: bytes) -> str:
    """What a page says, without its tags."""
    text = re.sub(r"<(script|style|head).*?</\1>", " ", content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())
