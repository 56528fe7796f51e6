"""Which counts are too small to show by themselves, and how unsure everybody must stay about them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a floor is named at starting up, before anything is calculated
    from ineen.analysis.disclosure.arrays import Counts, Mask
    from ineen.analysis.disclosure.linked import LinkedCells


@dataclass(frozen=True, slots=True)
class Floor:
    """Counts below `least` are hidden.

    zero_is_shown
        whether a zero may be shown. Where even "nobody" tells something about somebody, it is hidden as well.

    A hidden count must look to everybody as if it may be zero and may be `least`: nobody can tell that there was one,
    nor that there were fewer than the floor. A count is of happenings and reports; who contributed them is not known
    here, so there is no rule about one contributor who knows his own part (dominance, p%).
    """

    least: int = 5
    zero_is_shown: bool = True

    def __post_init__(self) -> None:
        if self.least < 1:
            raise ValueError("a floor is at least one")

    def hidden(self, values: "Counts") -> "Mask":
        """Which of these counts are too small: the primary suppression."""
        small: Mask = values < self.least
        return small & (values > 0) if self.zero_is_shown else small

    def protects(self, cells: "LinkedCells") -> "Mask":
        """The cells that must stay unsure: too small, and not known to everybody already."""
        return self.hidden(cells.values) & ~cells.published

    def needs(self, values: "Counts") -> "tuple[Counts, Counts]":
        """By how much each count must seem able to be lower, and higher, in whole numbers."""
        return values.copy(), (self.least - values).clip(min=0)
