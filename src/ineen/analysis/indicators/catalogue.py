"""Indicators as data: each names the class that it counts and tells a reader how to take it."""

from dataclasses import dataclass
from enum import StrEnum

from ineen.analysis.store.cells import Measure
from ineen.ground.kernel.refusals import NotFound

REGISTERED = "Geregistreerde misdrijven"


class Direction(StrEnum):
    """What a higher figure means. A class that follows enforcement effort never gets a verdict better or worse."""

    LOWER_IS_BETTER = "lower_is_better"
    FOLLOWS_ENFORCEMENT = "follows_enforcement"
    MIXED = "mixed"  # holds classes that follow enforcement: no verdict either


@dataclass(frozen=True, slots=True)
class Indicator:
    """What a figure counts.

    numerator
        the publisher's subject and class that are counted.
    unit, title, note
        Dutch, as a reader sees them; the note says what the figure does not say.
    """

    id: str
    title: str
    numerator: Measure
    unit: str
    direction: Direction
    note: str


_ALL = (
    Indicator(
        id="crime_total",
        title="Geregistreerde misdrijven, totaal",
        numerator=Measure(REGISTERED, "Totaal misdrijven"),
        unit="misdrijven",
        direction=Direction.MIXED,
        note="Dit zijn de misdrijven die bij de politie bekend zijn. Hoeveel mensen aangifte doen en waarop de politie "
        "controleert, telt mee in dit getal. De politie herziet ook cijfers van eerdere jaren.",
    ),
    Indicator(
        id="dwelling_burglary",
        title="Diefstal en inbraak in woningen",
        numerator=Measure(REGISTERED, "1.1.1 Diefstal/inbraak woning"),
        unit="misdrijven",
        direction=Direction.LOWER_IS_BETTER,
        note="Niet iedereen doet aangifte van een inbraak of van een poging daartoe.",
    ),
    Indicator(
        id="drug_trade",
        title="Drugshandel",
        numerator=Measure(REGISTERED, "3.1.1 Drugshandel"),
        unit="misdrijven",
        direction=Direction.FOLLOWS_ENFORCEMENT,
        note="Dit cijfer volgt de inzet van de politie: wie meer controleert, vindt meer. Stijging kan succes zijn.",
    ),
)
INDICATORS = {indicator.id: indicator for indicator in _ALL}


def indicator_named(name: str) -> Indicator:
    """The indicator with this id; raises NotFound with the ids that there are."""
    if name not in INDICATORS:
        raise NotFound(f"Er is geen indicator {name!r}. Kies uit: {', '.join(INDICATORS)}.")
    return INDICATORS[name]
