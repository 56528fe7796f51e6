"""Changing the parts of a plan, one act per thing done; each returns the change with which it can be undone."""

from ineen.policy.plans.actions.parts.around import (
    add_chapter,
    add_lead,
    add_signer,
    add_tie,
    change_signer,
    change_tie,
    confirm_piece,
)
from ineen.policy.plans.actions.parts.choices import Measure, change_plan, change_theme, measure_goal, move_theme
from ineen.policy.plans.actions.parts.earlier import take_from_plan
from ineen.policy.plans.actions.parts.structure import (
    add_field,
    add_goal,
    add_theme,
    move_goal,
    move_piece,
    remove_piece,
    rename_piece,
)
from ineen.policy.plans.actions.parts.taking import take_from_set
from ineen.policy.plans.actions.parts.undo import forget_changes, undo_change

__all__ = [
    "Measure",
    "add_chapter",
    "add_field",
    "add_goal",
    "add_lead",
    "add_signer",
    "add_theme",
    "add_tie",
    "change_plan",
    "change_signer",
    "change_theme",
    "change_tie",
    "confirm_piece",
    "forget_changes",
    "measure_goal",
    "move_goal",
    "move_piece",
    "move_theme",
    "remove_piece",
    "rename_piece",
    "take_from_plan",
    "take_from_set",
    "undo_change",
]
