"""Putting back what was removed, moved or replaced: also later, also by a colleague, and never over what came after."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import system
from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.policy.plans import actions, queries
from ineen.policy.plans.models import PlanChange
from ineen.policy.plans.queries import Piece, PriorityClass
from ineen.policy.plans.tasks import forget_changes
from tests.policy.plans.writing.table import NOW, SLUG, Table, lay

pytestmark = pytest.mark.django_db(databases="__all__")
OVERLAST = Piece.parse("theme/woonoverlast")


def undo(table: Table, change: PlanChange, part: str = "adviser") -> PlanChange:
    return actions.undo_change(**table.act(part), change=change.pk)


@pytest.mark.parametrize(
    "piece", ["theme/woonoverlast", "theme/vuurwerk", "theme/fietsdiefstal", "field/wonen", "goal/samen-oplossen"]
)
def test_what_was_removed_comes_back_whole_and_where_it_stood(piece: str) -> None:
    table = lay()
    before = table.plan()
    change = actions.remove_piece(**table.act(), piece=Piece.parse(piece))
    assert table.plan() != before
    undo(table, change, "coordinator")
    assert table.plan() == before


@pytest.mark.parametrize("direction", ["up", "down"])
def test_a_move_is_taken_back(direction: str) -> None:
    table = lay()
    before = table.plan()
    piece = Piece.parse("theme/vuurwerk" if direction == "up" else "theme/fietsdiefstal")
    undo(table, actions.move_piece(**table.act(), piece=piece, direction=direction))  # type: ignore[arg-type]
    assert table.plan() == before


def test_a_goal_goes_back_to_its_theme_where_it_stood() -> None:
    table = lay()
    for title in ("Tweede", "Derde"):
        actions.add_goal(**table.act(), theme="woonoverlast", title=title)
    before = table.plan()
    change = actions.move_goal(**table.act(), goal="tweede", theme="vuurwerk")
    assert [goal.slug for goal in table.plan().themes[0].goals] == ["samen-oplossen", "derde"]
    undo(table, change, "coordinator")
    assert table.plan() == before


def test_a_goal_does_not_go_back_to_a_theme_that_went_after_it() -> None:
    table = lay()
    change = actions.move_goal(**table.act(), goal="samen-oplossen", theme="vuurwerk")
    theme = actions.remove_piece(**table.act(), piece=OVERLAST)
    with pytest.raises(BadInput, match=r"samen op\.” stond onder een thema dat er niet meer is"):
        undo(table, change)
    undo(table, theme)
    undo(table, change)
    assert [goal.slug for goal in table.plan().themes[0].goals] == ["samen-oplossen"]


def test_undoing_can_be_undone_again_and_again() -> None:
    table = lay()
    before = table.plan()
    change = actions.remove_piece(**table.act(), piece=OVERLAST)
    without = table.plan()
    back = undo(table, change)
    assert table.plan() == before
    again = undo(table, back)
    assert table.plan() == without
    undo(table, again)
    assert table.plan() == before


def test_one_change_is_taken_back_once() -> None:
    table = lay()
    change = actions.remove_piece(**table.act(), piece=OVERLAST)
    undo(table, change)
    with pytest.raises(BadInput, match="al ongedaan gemaakt"):
        undo(table, change, "coordinator")
    assert [theme.slug for theme in table.plan().themes].count("woonoverlast") == 1


def test_other_values_come_back() -> None:
    table = lay()
    before = table.plan()
    change = actions.change_theme(
        **table.act(),
        theme="woonoverlast",
        priority=PriorityClass.MAINTENANCE,
        field="jeugd",
        municipality="",
        ambitions=["Buren kennen elkaar."],
    )
    assert table.plan().themes[0].priority is PriorityClass.MAINTENANCE
    undo(table, change)
    assert table.plan() == before


def test_what_a_colleague_changed_since_is_not_overwritten() -> None:
    table = lay()
    change = actions.rename_piece(**table.act(), piece=OVERLAST, title="Overlast van buren")
    actions.rename_piece(**table.act("coordinator"), piece=OVERLAST, title="Buren en overlast")
    with pytest.raises(BadInput, match="daarna opnieuw gewijzigd"):
        undo(table, change)
    assert table.plan().themes[0].title == "Buren en overlast"


def test_a_theme_on_which_was_written_since_is_not_taken_away() -> None:
    table = lay()
    change = actions.add_theme(**table.act(), title="Digitaal")
    actions.add_goal(**table.act("coordinator"), theme="digitaal", title="Minder slachtoffers")
    with pytest.raises(BadInput, match="daarna verder geschreven"):
        undo(table, change)
    assert table.plan().themes[-1].goals


def test_a_goal_does_not_come_back_without_its_theme() -> None:
    table = lay()
    goal = actions.remove_piece(**table.act(), piece=Piece.parse("goal/samen-oplossen"))
    theme = actions.remove_piece(**table.act(), piece=OVERLAST)
    with pytest.raises(BadInput, match="Zet eerst dat thema terug"):
        undo(table, goal)
    undo(table, theme)
    undo(table, goal)
    assert [one.slug for one in table.plan().goals] == ["samen-oplossen"]


def test_a_theme_comes_back_without_a_field_that_went_after_it() -> None:
    table = lay()
    theme = actions.remove_piece(**table.act(), piece=OVERLAST)
    actions.remove_piece(**table.act(), piece=Piece.parse("field/wonen"))
    undo(table, theme)
    assert (table.plan().themes[0].slug, table.plan().themes[0].field) == ("woonoverlast", "")


def test_a_theme_comes_back_beside_a_new_one_of_the_same_name() -> None:
    table = lay()
    change = actions.remove_piece(**table.act(), piece=OVERLAST)
    actions.add_theme(**table.act(), title="Woonoverlast")
    undo(table, change)
    assert sorted(one.slug for one in table.plan().themes if one.title == "Woonoverlast") == [
        "woonoverlast",
        "woonoverlast-2",
    ]


def test_after_a_week_it_is_forgotten_and_not_before() -> None:
    table = lay()
    change = actions.remove_piece(**table.act(), piece=OVERLAST)
    worker = system("worker")
    assert queries.plans_with_old_changes(worker, NOW + timedelta(days=6, hours=23)) == ()
    late = {"by": table.actor("adviser"), "now": NOW + timedelta(days=6, hours=23), "plan": SLUG}
    actions.undo_change(**late, change=change.pk)  # type: ignore[arg-type]
    late["now"] = NOW + timedelta(days=8)
    with pytest.raises(NotFound, match="tot 7 dagen"):
        actions.undo_change(**late, change=change.pk)  # type: ignore[arg-type]
    forget_changes(SimpleNamespace(by=worker, now=NOW + timedelta(days=15)))
    with scopes_disabled():
        assert not PlanChange.objects.exists()


def test_the_change_of_another_plan_is_not_there() -> None:
    table = lay()
    with pytest.raises(NotFound):
        actions.undo_change(**table.act(), change=uuid4())
