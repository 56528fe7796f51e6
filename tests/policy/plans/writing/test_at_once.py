"""Two people change one outline at the same moment, on connections of their own."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connections

from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.policy.plans import actions, queries
from ineen.policy.plans.queries import Piece
from tests.policy.plans.writing.table import SLUG, Table, lay

pytestmark = pytest.mark.django_db(databases="__all__", transaction=True)
OVERLAST, DIEFSTAL = Piece.parse("theme/woonoverlast"), Piece.parse("theme/fietsdiefstal")


def at_once(*each: Callable[[], object]) -> list[str]:
    """What came of each: nothing, or the sentence with which it was refused."""
    start, told = Barrier(len(each)), [""] * len(each)

    def go(place: int, one: Callable[[], object]) -> None:
        try:
            start.wait()
            one()
        except (BadInput, NotFound) as refused:
            told[place] = str(refused)
        finally:
            connections.close_all()

    threads = [Thread(target=go, args=pair) for pair in enumerate(each)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


def slugs(table: Table) -> list[str]:
    return [theme.slug for theme in table.plan().themes]


def test_of_two_who_remove_one_theme_one_does_it_and_the_other_hears_that_it_is_gone() -> None:
    table = lay()
    told = at_once(
        lambda: actions.remove_piece(**table.act("adviser"), piece=OVERLAST),
        lambda: actions.remove_piece(**table.act("coordinator"), piece=OVERLAST),
    )
    assert sorted(map(bool, told)) == [False, True]
    assert "Onlangs gewijzigd" in max(told)
    assert slugs(table) == ["fietsdiefstal", "vuurwerk"]
    assert len(queries.changes_made(table.viewer(), SLUG)) == 1


def test_a_move_and_a_removal_at_once_leave_a_whole_order() -> None:
    table = lay()
    at_once(
        lambda: actions.move_piece(**table.act("adviser"), piece=DIEFSTAL, direction="down"),
        lambda: actions.remove_piece(**table.act("coordinator"), piece=OVERLAST),
        lambda: actions.add_theme(**table.act("coordinator"), title="Digitaal"),
    )
    assert slugs(table) == ["vuurwerk", "fietsdiefstal", "digitaal"]


def test_of_two_who_undo_one_change_one_does_it() -> None:
    table = lay()
    before = table.plan()
    change = actions.remove_piece(**table.act(), piece=OVERLAST)
    told = at_once(
        lambda: actions.undo_change(**table.act("adviser"), change=change.pk),
        lambda: actions.undo_change(**table.act("coordinator"), change=change.pk),
    )
    assert sorted(map(bool, told)) == [False, True]
    assert table.plan() == before
