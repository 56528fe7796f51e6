"""The key of a calendar feed: told once, kept as a hash, of one person."""

import pytest

from ineen.ground.audit.models import AuditEntry
from ineen.ground.inbox import actions, queries
from ineen.ground.inbox.models import CalendarKey
from ineen.ground.kernel.actors import RESIDENT
from ineen.ground.kernel.refusals import NotAllowed, NotFound
from ineen.ground.organisations import queries as organisations
from tests.ground.inbox.conftest import BY, NOW, Scene, actor


def test_a_key_opens_the_feed_of_who_made_it_and_is_kept_nowhere(scene: Scene) -> None:
    key = actions.renew_calendar(by=actor(scene.anna), now=NOW)
    assert queries.person_of_calendar(key) == scene.anna.pk
    assert key not in str(list(CalendarKey.objects.values()))
    assert key not in str(list(AuditEntry.objects.values("details", "what")))
    assert queries.calendar_since(organisations.viewer_of(scene.anna.pk, NOW)) == NOW
    assert queries.calendar_since(organisations.viewer_of(scene.bram.pk, NOW)) is None
    assert queries.calendar_since(RESIDENT) is None


def test_a_new_key_ends_the_old_one(scene: Scene) -> None:
    old, new = (actions.renew_calendar(by=actor(scene.anna), now=NOW) for _ in range(2))
    assert queries.person_of_calendar(old) is None
    assert queries.person_of_calendar(new) == scene.anna.pk


def test_a_key_that_was_taken_away_opens_nothing(scene: Scene) -> None:
    key, of_bram = (actions.renew_calendar(by=actor(one), now=NOW) for one in (scene.anna, scene.bram))
    actions.revoke_calendar(by=actor(scene.anna), now=NOW)
    assert queries.person_of_calendar(key) is None
    assert queries.person_of_calendar(of_bram) == scene.bram.pk
    with pytest.raises(NotFound):
        actions.revoke_calendar(by=actor(scene.anna), now=NOW)


@pytest.mark.parametrize("key", ["", "x", "é" * 43, "a" * 10_000])
def test_what_is_no_key_opens_nothing(scene: Scene, key: str) -> None:
    actions.renew_calendar(by=actor(scene.anna), now=NOW)
    assert queries.person_of_calendar(key) is None


def test_the_system_has_no_calendar(db: None) -> None:
    with pytest.raises(NotAllowed):
        actions.renew_calendar(by=BY, now=NOW)
    with pytest.raises(NotFound):
        actions.revoke_calendar(by=BY, now=NOW)
