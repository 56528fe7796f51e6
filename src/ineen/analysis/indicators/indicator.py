"""What an indicator is."""

from dataclasses import dataclass
from enum import StrEnum

from ineen.analysis.store.cells import Measure

INHABITANTS = Measure("Bevolking", "Inwoners")


class Direction(StrEnum):
    """What a higher figure means. Only a class where lower is better ever gets a verdict better or worse."""

    LOWER_IS_BETTER = "lower_is_better"
    FOLLOWS_ENFORCEMENT = "follows_enforcement"  # more may be success
    MIXED = "mixed"  # more may be more trouble, more control or more people who report it


@dataclass(frozen=True, slots=True)
class Indicator:
    """What a figure counts, and how to take it.

    title, unit, note
        Dutch, as a reader sees them; the note says what the figure does not say.
    slug
        how it is called in an address: /cijfers/woninginbraak.
    one, more
        what is counted, as a sentence says it: 1 woninginbraak, 47 woninginbraken. Of an estimate what is estimated.
    numerator
        the publisher's subject and class that are counted.
    theme
        the code of its theme in the list of Kernbeleid Veiligheid ("1.3"); empty where it belongs to no single one.
    denominator, per, counted
        what it is set against: a rate is the number per `per` of what `counted` names. None for what is a denominator
        itself: a whole register was counted, and chance plays no part.
    surveyed
        an estimate from a sample: its margin is the publisher's, and several areas are never added.
    rounded_to
        the publisher rounds each count to a multiple of this.
    """

    id: str
    title: str
    numerator: Measure
    unit: str
    direction: Direction
    note: str
    slug: str
    one: str
    more: str
    theme: str = ""
    denominator: Measure | None = INHABITANTS
    per: int = 1000
    counted: str = "inwoners"
    surveyed: bool = False
    rounded_to: int = 1
