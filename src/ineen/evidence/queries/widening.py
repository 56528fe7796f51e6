"""What a conversion to the borders of today does to a figure: to its interval, and to what its method says."""

from collections.abc import Iterable
from typing import Final

from ineen.analysis.areas.shares import widened
from ineen.evidence.queries.deliveries import Count

ADDED: Final = "Hele gebieden zijn opgeteld: dat maakt het getal niet minder zeker."
DIVIDED: Final = (
    "Van een gebied dat verdeeld werd, telt een deel mee naar gewicht: dat is een schatting. De marge is daarom "
    "breder. Voor wie het precies wil weten: bij de marge van de telling komt die van de verdeling (beta-binomiaal; "
    "samengevoegd als bij Zou en Donner, 2008)."
)
UNSURE: Final = (
    "Een grens kan daarbij ook iets verlegd zijn: hoeveel dat scheelt, is niet bekend. Er is daarom geen marge."
)
Bounds = tuple[float | None, float | None]


def converted_bounds(value: float | None, low: float | None, high: float | None, counts: Iterable[Count]) -> Bounds:
    """The interval of a figure with the uncertainty of its conversions in it; none where nobody knows that."""
    made = [one.made for one in counts if one.made]
    if value is None or low is None or high is None or not made:
        return low, high
    if any(one.unsure for one in made):
        return None, None
    variance = sum(one.variance for one in made)
    return widened(value, low, high, variance) if variance else (low, high)


def how_made(counts: Iterable[Count]) -> str:
    """How counts were converted, as sentences of a method; empty where none was."""
    made = [one.made for one in counts if one.made]
    told = [f"{one.words[0].upper()}{one.words[1:]}." for one in made]
    if not made:
        return ""
    how = [DIVIDED] if any(one.variance for one in made) else []
    how += [UNSURE] if any(one.unsure for one in made) else []
    return " ".join([*told, *(how or [ADDED])])
