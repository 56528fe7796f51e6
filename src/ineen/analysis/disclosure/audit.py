"""What somebody can infer from everything that is shown together, cell by cell: the last word before a release."""

from dataclasses import dataclass

import numpy as np

from ineen.analysis.disclosure.arrays import Mask
from ineen.analysis.disclosure.attacker import Attacker
from ineen.analysis.disclosure.floor import Floor
from ineen.analysis.disclosure.linked import LinkedCells
from ineen.analysis.disclosure.suppression import targets_of
from ineen.analysis.disclosure.witnesses import DOWN, NEAR, Target, Witnesses


@dataclass(frozen=True, slots=True)
class Inferable:
    """Between which whole numbers a cell that must stay unsure lies for a reader; `high` is None where nobody can tell.

    safe
        whether it may seem as low and as high as the floor asks: for both there is a table of whole numbers that agrees
        with all that is shown.
    """

    cell: int
    low: int
    high: int | None
    safe: bool


def audit(cells: LinkedCells, hidden: Mask, floor: Floor) -> tuple[Inferable, ...]:
    """Every cell that must stay unsure, attacked with all cells that are not hidden.

    hidden
        what no table shows. Of `LinkedCells.published` nothing is hidden, of `withheld` all; raises ValueError else.

    The reader knows every sum, that counts are whole and not below zero, and the floor. What one party knows by itself,
    of its own reports or from the street, is not taken into account: nobody can list that.
    """
    if (hidden & cells.published).any() or (cells.withheld & ~hidden).any():
        raise ValueError("what is published is not hidden, and what is withheld is")
    targets = targets_of(cells, floor)
    attacker, witnesses = Attacker(cells), Witnesses(cells, targets)
    attacker.hide(hidden)
    for direction in (-DOWN, DOWN):
        if wanted := [one for one in targets if one.direction == direction]:
            witnesses.add(attacker.aim_at_many(wanted), hidden)
    unreached = [one for one, done in zip(targets, witnesses.reached(hidden), strict=True) if not done]
    for target in unreached:
        _search(attacker, witnesses, target, hidden)
    reached = dict(zip(targets, witnesses.reached(hidden).tolist(), strict=True))
    found = []
    for cell in np.flatnonzero(floor.protects(cells)).tolist():
        low, high = attacker.interval(cell)
        found.append(Inferable(cell, low, high, all(reached[one] for one in targets if one.cell == cell)))
    return tuple(found)


def _search(attacker: Attacker, witnesses: Witnesses, target: Target, hidden: Mask) -> None:
    """Look for a table that reaches the target, unless one that came by does."""
    place = witnesses.targets.index(target)
    if witnesses.reached(hidden)[place]:
        return
    attack = attacker.aim(target)
    if attack.reached < target.amount - NEAR or witnesses.add(attack.table, hidden)[place]:
        return
    if (whole := attacker.whole(target)) is not None:
        witnesses.add(whole, hidden)
