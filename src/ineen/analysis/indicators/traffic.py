"""Registered road accidents: what `sources/bron` counts in the file of Rijkswaterstaat."""

from ineen.analysis.indicators.indicator import Direction, Indicator
from ineen.analysis.store.cells import Measure

_REGISTERED = (
    "Niet elk ongeval wordt geregistreerd. Ongevallen met alleen fietsers en met lichte schade ontbreken vaak, en "
    "hoeveel er ontbreekt, verschilt per jaar."
)
_WHERE = "Het ongeval telt in de gemeente waar het gebeurde, ook als de weg van het Rijk of de provincie is."


def _accidents(name: str, title: str, category: str, direction: Direction, *, slug: str, one: str) -> Indicator:
    measure = Measure("Verkeersongevallen", category)
    more = one.replace("ongeval", "ongevallen")
    note = f"{_REGISTERED} {_WHERE}"
    return Indicator(name, title, measure, "ongevallen", direction, note, slug, one, more, "4.1")


TRAFFIC = (
    _accidents(
        "fatal_accidents",
        "Verkeersongevallen met dodelijke afloop",
        "Ongevallen met dodelijke afloop",
        Direction.LOWER_IS_BETTER,
        slug="dodelijke-ongevallen",
        one="ongeval met dodelijke afloop",
    ),
    _accidents(
        "injury_accidents",
        "Verkeersongevallen met letsel",
        "Ongevallen met letsel",
        Direction.MIXED,
        slug="letselongevallen",
        one="ongeval met letsel",
    ),
    _accidents(
        "registered_accidents",
        "Verkeersongevallen, alle geregistreerde",
        "Alle geregistreerde ongevallen",
        Direction.MIXED,
        slug="alle-ongevallen",
        one="geregistreerd ongeval",
    ),
)
