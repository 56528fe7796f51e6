"""Somebody says herself until when she has seen what changed."""

from datetime import timedelta

import pytest

from ineen.ground.inbox import actions, queries
from ineen.ground.kernel.refusals import NotAllowed
from ineen.ground.organisations import queries as organisations
from tests.ground.inbox.conftest import BY, NOW, Scene, actor


def test_what_was_seen_is_of_one_person_and_never_goes_back(scene: Scene) -> None:
    anna, bram = (organisations.viewer_of(one.pk, NOW) for one in (scene.anna, scene.bram))
    assert queries.seen_until(anna) is None
    for until in (NOW - timedelta(hours=1), NOW - timedelta(hours=2)):
        actions.mark_seen(by=actor(scene.anna), now=NOW, until=until)
    assert queries.seen_until(anna) == NOW - timedelta(hours=1)
    assert queries.seen_until(bram) is None


def test_nobody_has_seen_what_is_still_to_come(scene: Scene) -> None:
    actions.mark_seen(by=actor(scene.anna), now=NOW, until=NOW + timedelta(days=9))
    assert queries.seen_until(organisations.viewer_of(scene.anna.pk, NOW)) == NOW


def test_the_system_sees_nothing(db: None) -> None:
    with pytest.raises(NotAllowed):
        actions.mark_seen(by=BY, now=NOW, until=NOW)
