"""Items go when their term has passed, and the log says how many."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from ineen.ground.audit.models import AuditEntry
from ineen.ground.inbox import actions
from ineen.ground.inbox.models import InboxItem
from ineen.ground.kernel.refusals import NotAllowed
from ineen.ground.organisations.models import Partnership, Person
from tests.ground.inbox.conftest import BY, NOW, Scene, actor
from tests.helpers.returning import returns

FORGET = "ineen.ground.inbox.tasks.forget"
pytestmark = pytest.mark.django_db(databases="__all__")


def posted(*to: Person, on: Partnership, now: datetime = NOW, key: str = "plan/1", **rest: Any) -> None:
    persons = [one.pk for one in to]
    actions.post(by=BY, now=now, to=persons, key=key, sentence="Iets.", url="/plannen/x", on=on, **rest)


def told() -> list[tuple[Any, int]]:
    entries = AuditEntry.objects.filter(what="oude punten van lijsten gewist").order_by("pk")
    return [(one.compartment, json.loads(one.details)["how_many"]) for one in entries]


def test_items_go_after_two_years_and_the_log_of_each_partnership_counts_them(scene: Scene) -> None:
    posted(scene.anna, scene.bram, on=scene.east, partnership=scene.east.pk)
    posted(scene.cora, on=scene.west, partnership=scene.west.pk)
    later = datetime(2027, 1, 1, tzinfo=UTC)
    posted(scene.anna, on=scene.east, key="plan/2", now=later, partnership=scene.east.pk)
    returns(FORGET, datetime(2028, 3, 2, 8, 59, tzinfo=UTC))
    assert (InboxItem.objects.count(), told()) == (4, [])
    returns(FORGET, datetime(2028, 3, 3, 9, 1, tzinfo=UTC))
    assert [one.key for one in InboxItem.objects.all()] == ["plan/2"]
    assert sorted(told(), key=str) == sorted([(scene.east.pk, 2), (scene.west.pk, 1)], key=str)


def test_an_item_of_no_partnership_goes_too(scene: Scene) -> None:
    posted(scene.anna, on=scene.east)
    returns(FORGET, datetime(2029, 1, 1, tzinfo=UTC))
    assert not InboxItem.objects.exists()
    assert [how_many for _, how_many in told()] == [1]


def test_a_shorter_term_of_the_installation_counts(scene: Scene, settings: Any) -> None:
    settings.INEEN_RETENTION = {"inbox.InboxItem": 1}
    posted(scene.anna, on=scene.east)
    returns(FORGET, datetime(2026, 4, 3, tzinfo=UTC))
    assert not InboxItem.objects.exists()


def test_nobody_does_this_by_hand(scene: Scene) -> None:
    with pytest.raises(NotAllowed, match="opdrachtregel"):
        actions.forget_items(by=actor(scene.anna), now=NOW, partnership=scene.east.pk)
