"""The fewest further cells to hide so that nobody can calculate a hidden one: secondary suppression, solved exactly.

A loop after Fischetti and Salazar (2001): choose the cheapest cells that satisfy what is known (`choosing`), attack the
choice (`attacker`), and learn from each attack that succeeds an inequality that every safe choice satisfies (`cuts`).
When no attack succeeds, the choice is safe, and no cheaper one is. What says "safe" is a table of whole numbers per
hidden cell and direction (`witnesses`); what says "no cheaper one" is a bound on whole costs.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import monotonic
from typing import Final

import numpy as np

from ineen.analysis.disclosure.arrays import Counts, Floats, Mask
from ineen.analysis.disclosure.attacker import Attacker
from ineen.analysis.disclosure.choosing import HALF, Chooser
from ineen.analysis.disclosure.cuts import Cut, cut_from, cuts_of_each_sum, one_more
from ineen.analysis.disclosure.floor import Floor
from ineen.analysis.disclosure.linked import LinkedCells
from ineen.analysis.disclosure.witnesses import DOWN, NEAR, UP, Target, Witnesses

SECONDS: Final = 60.0
Told = Callable[[int, int], None]


class CannotProtectError(ValueError):
    """Whatever is hidden, this cell can be calculated from what is published already."""

    def __init__(self, cell: int) -> None:
        super().__init__(f"cell {cell} follows from what is published already")
        self.cell = cell


@dataclass(frozen=True)
class Suppression:
    """Which cells to hide.

    primary, secondary
        those that are too small, and those that are hidden so that the others cannot be calculated.
    proven
        whether no choice hides less: otherwise time ran out, and the choice is safe but may hide too much.
    cost, bound
        what the secondary cells cost together, and what every safe choice costs at least.
    rounds
        how often was chosen and attacked.
    """

    primary: Mask
    secondary: Mask
    proven: bool
    cost: int
    bound: int
    rounds: int

    @property
    def hidden(self) -> Mask:
        together: Mask = self.primary | self.secondary
        return together


def targets_of(cells: LinkedCells, floor: Floor) -> tuple[Target, ...]:
    """Per cell that must stay unsure, how much lower and higher it must seem able to be."""
    lower, higher = floor.needs(cells.values)
    protects = np.flatnonzero(floor.protects(cells)).tolist()
    both = ((cell, direction, needs[cell]) for cell in protects for direction, needs in ((UP, higher), (DOWN, lower)))
    return tuple(Target(cell, direction, int(amount)) for cell, direction, amount in both)


def suppress(
    cells: LinkedCells,
    floor: Floor,
    *,
    costs: Counts | None = None,
    seconds: float = SECONDS,
    told: Told = lambda *_: None,
) -> Suppression:
    """The cheapest safe choice of hidden cells.

    costs
        per cell in whole numbers above zero what it costs to hide it; None where each counts as one.
    seconds
        how long may be looked for a cheaper choice, or a proof that there is none. A safe choice always comes.
    told
        hears after each round how many cells must seem unsure, and how many of them do already.

    Raises CannotProtectError for a cell that follows from what is published already.
    """
    asked = np.ones(len(cells), dtype=np.int64) if costs is None else costs
    if (asked < 1).any():
        raise ValueError("hiding a cell costs at least one")
    return _Search(cells, floor, asked, monotonic() + seconds, told).found()


class _Search:
    """One search, from the first inequalities to the answer."""

    def __init__(self, cells: LinkedCells, floor: Floor, costs: Counts, until: float, told: Told) -> None:
        self.cells, self.costs, self.until, self.told = cells, costs, until, told
        self.primary = floor.protects(cells)
        self.always: Mask = self.primary | cells.withheld
        self.candidates: Mask = ~self.always & ~cells.published
        self.targets = targets_of(cells, floor)
        self.attacker = Attacker(cells)
        self.witnesses = Witnesses(cells, self.targets)
        self.chooser = Chooser(cells, self.candidates, self.always, costs)
        self.best = self.candidates  # safe if anything is

    def found(self) -> Suppression:
        """Learn first what no choice may lack; then choose, attack and learn until the choice is safe."""
        if not self.targets:
            return Suppression(self.primary, np.zeros_like(self.primary), True, 0, 0, 0)
        self.chooser.add(cuts_of_each_sum(self.cells, self.targets, self.always))
        shares, bound = self._learned()
        self._keep_mended(shares > HALF)
        rounds = 0
        while self._cost(self.best) > bound and (choice := self.chooser.cheapest(self._left())):
            rounds += 1
            bound = max(bound, choice.bound)
            self._keep_mended(choice.hidden)
        cost = self._cost(self.best)
        return Suppression(self.primary, self.best, cost <= bound, cost, bound, rounds)

    def _left(self) -> float:
        return max(self.until - monotonic(), 0.0)

    def _learned(self) -> tuple[Floats, int]:
        """What is learnt where cells may be hidden in part: how much of each, and a bound."""
        shares, bound = np.zeros(len(self.cells)), 0
        while self._left() and (found := self.chooser.relaxed(self._left())):
            shares, bound = found
            if not self.chooser.add(self._weak(shares)):
                break
        return shares, bound

    def _weak(self, shares: Floats) -> Iterator[Cut]:
        """What each target asks that these shares do not give."""
        self.attacker.loosen(np.maximum(shares, self.always), self.always, max(one.amount for one in self.targets))
        reached = np.zeros(len(self.targets), dtype=np.bool_)
        for place, target in enumerate(self.targets):
            if reached[place] or not target.amount:
                continue
            attack = self.attacker.aim(target)
            reached |= self.witnesses.as_far(attack.values)
            cut = None if reached[place] else cut_from(self.cells, target, attack.multipliers, self.always)
            if cut and cut.held_by(shares) < cut.least - NEAR:
                yield cut

    def _attacked(self, hidden: Mask) -> list[Cut]:
        """What the attacks that succeed teach; nothing where the choice is safe."""
        self.attacker.hide(hidden)
        reached = self._reached_at_once(hidden)
        cuts = [
            cut
            for place in np.flatnonzero(~reached).tolist()
            if not reached[place] and (cut := self._aimed(place, hidden, reached))
        ]
        self.told(int(reached.sum()), len(self.targets))
        return cuts

    def _reached_at_once(self, hidden: Mask) -> Mask:
        reached = self.witnesses.reached(hidden)
        for direction in (UP, DOWN):
            while wanted := [
                one for one, done in zip(self.targets, reached, strict=True) if not done and one.direction == direction
            ]:
                more = self.witnesses.add(self.attacker.aim_at_many(wanted), hidden) & ~reached
                if not more.any():
                    break
                reached |= more
        return reached

    def _aimed(self, place: int, hidden: Mask, reached: Mask) -> Cut | None:
        target = self.targets[place]
        attack = self.attacker.aim(target)
        if attack.reached < target.amount - NEAR:
            return self._cut(target, attack.multipliers, hidden)
        reached |= self.witnesses.add(attack.table, hidden)
        if not reached[place] and (whole := self.attacker.whole(target)) is not None:
            reached |= self.witnesses.add(whole, hidden)
        return None if reached[place] else self._one_more(target, hidden)

    def _cut(self, target: Target, multipliers: Counts, hidden: Mask) -> Cut:
        cut = cut_from(self.cells, target, multipliers, self.always)
        if cut is None or cut.satisfied_by(hidden):
            return self._one_more(target, hidden)
        if sum(cut.weights) < cut.least:  # not even with all of them hidden
            raise CannotProtectError(target.cell)
        return cut

    def _one_more(self, target: Target, hidden: Mask) -> Cut:
        cut = one_more(hidden, self.candidates)
        if not cut.cells:
            raise CannotProtectError(target.cell)
        return cut

    def _keep_mended(self, chosen: Mask) -> None:
        """Hide more until the choice is safe, learning on the way; then show again what turns out not to be needed."""
        hidden = chosen | self.always
        while cuts := self._attacked(hidden):
            self.chooser.add(cuts)
            for cut in cuts:
                if not cut.satisfied_by(hidden):
                    _satisfy(cut, hidden, self.costs)
        for cell in np.flatnonzero(hidden & self.candidates).tolist():
            hidden[cell] = False
            if not self.witnesses.reached(hidden).all():
                hidden[cell] = True
        safe: Mask = hidden & self.candidates
        if self._cost(safe) < self._cost(self.best):
            self.best = safe

    def _cost(self, chosen: Mask) -> int:
        return int(self.costs[chosen].sum())


def _satisfy(cut: Cut, hidden: Mask, costs: Counts) -> None:
    """Hide cells of an inequality until it holds: those that bring most for what they cost first."""
    order = sorted(zip(cut.cells, cut.weights, strict=True), key=lambda one: (-one[1] / costs[one[0]], one[0]))
    for cell, _weight in order:
        if cut.satisfied_by(hidden):
            return
        hidden[cell] = True
