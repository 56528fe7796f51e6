"""Two writers at the same moment, on connections of their own; and the same two versions after a restart."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from threading import Barrier, Thread
from uuid import UUID

import pytest
from django.db import connections

from ineen.ground.kernel.refusals import BadInput
from ineen.ground.organisations import queries as organisations
from ineen.ground.organisations.models import Person
from ineen.policy.plans import actions, queries
from ineen.policy.plans.queries import SettledBy
from tests.lanes import ROOT
from tests.policy.plans.scene import BY, NOW, TEXT
from tests.policy.plans.writers import PLAN, VISION, acting, person, set_the_scene

pytestmark = pytest.mark.django_db(databases="__all__", transaction=True)


def says() -> str:
    stored = queries.stored(BY, PLAN)
    assert stored
    return stored.vision


def at_once(*each: Callable[[], object]) -> None:
    """Everybody on a connection of her own, from the same moment."""
    start = Barrier(len(each))

    def go(one: Callable[[], object]) -> None:
        try:
            start.wait()
            one()
        finally:
            connections.close_all()

    threads = [Thread(target=go, args=(one,)) for one in each]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def writing(who: Person, text: str, kept: dict[str, UUID | None]) -> Callable[[], None]:
    def write() -> None:
        based_on = queries.digest(TEXT.vision)
        done = actions.write_text(by=acting(who), now=NOW, plan=PLAN, address=VISION, text=text, based_on=based_on)
        kept[text] = done.conflict

    return write


def test_of_writers_at_the_same_moment_one_is_first_and_nobody_loses_a_word() -> None:
    set_the_scene()
    people = [person(name) for name in ("noor", "sam", "kim", "jip")]
    kept: dict[str, UUID | None] = {}
    at_once(*(writing(who, f"Zoals {who.name} het zegt.", kept) for who in people))
    first = [text for text, conflict in kept.items() if conflict is None]
    assert len(kept) == 4
    assert first == [says()]
    viewer = organisations.viewer_of(people[0].pk, NOW)
    beside = {which: queries.conflict(viewer, PLAN, which) for which in kept.values() if which}
    assert {one.mine for one in beside.values()} == set(kept) - set(first)
    assert {one.theirs for one in beside.values()} == set(first)


def test_two_who_choose_at_the_same_moment_do_not_both_choose() -> None:
    set_the_scene()
    noor, sam = person("noor"), person("sam")
    kept: dict[str, UUID | None] = {}
    writing(noor, "Van Noor.", kept)()
    writing(sam, "Van Sam.", kept)()
    told: list[str] = []

    def choosing(who: Person, text: str) -> Callable[[], None]:
        def choose() -> None:
            try:
                actions.settle_conflict(
                    by=acting(who),
                    now=NOW,
                    plan=PLAN,
                    conflict=kept["Van Sam."] or UUID(int=0),
                    choice=SettledBy.MERGED,
                    based_on=queries.digest("Van Noor."),
                    text=text,
                )
                told.append("chosen")
            except BadInput as refusal:
                told.append(str(refusal))

        return choose

    at_once(choosing(noor, "Samen, zegt Noor."), choosing(sam, "Samen, zegt Sam."))
    assert "chosen" in told
    assert any("Hierover is al beslist" in one for one in told)


def test_both_versions_are_there_after_a_restart() -> None:
    set_the_scene()
    noor, sam = person("noor"), person("sam")
    kept: dict[str, UUID | None] = {}
    writing(noor, "Noor schrijft over rust.", kept)()
    writing(sam, "Sam schrijft over licht.", kept)()
    databases = {alias: str(connections[alias].settings_dict["NAME"]) for alias in connections}
    connections.close_all()
    which = kept["Sam schrijft over licht."]
    for who in (noor, sam):
        script = {"databases": databases, "person": str(who.pk), "address": f"/schrijven/{PLAN}/versies/{which}"}
        shown = subprocess.run(
            [sys.executable, "-m", "tests.policy.plans.reader_process", json.dumps(script)],
            cwd=ROOT, env=os.environ | {"PYTHONPATH": "src", "DJANGO_SETTINGS_MODULE": "tests.settings"},
            capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        assert "rust." in shown
        assert "licht." in shown
