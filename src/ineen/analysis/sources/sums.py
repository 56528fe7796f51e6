"""Do the parts add up to the country?"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ineen.analysis.sources.regions import COUNTRY
from ineen.analysis.store.cells import Cell, Measure
from ineen.ground.kernel.area_codes import AreaKind
from ineen.ground.kernel.periods import Period

_PARTS = (AreaKind.MUNICIPALITY, AreaKind.POLICE_UNIT)


@dataclass(frozen=True, slots=True)
class SumCheck:
    """One comparison, in counts. `parts` leaves out what has no value; `without_value` says how many those are."""

    measure: Measure
    period: Period
    kind: AreaKind
    country: int
    parts: int
    without_value: int

    @property
    def difference(self) -> int:
        """Country minus parts; 0 when they add up."""
        return self.country - self.parts


def sum_checks(cells: Iterable[Cell]) -> tuple[SumCheck, ...]:
    """Compare municipalities, and police units, with the country: per measure and period in which both have a value.

    "Niet in te delen" counts as a part, as the publisher means it: with it the parts of table 47013NED add up exactly.
    """
    frames: defaultdict[tuple[Measure, Period, AreaKind], list[Cell]] = defaultdict(list)
    for cell in cells:
        frames[cell.key.measure, cell.key.period, cell.key.area.kind].append(cell)
    countries = {
        (cell.key.measure, cell.key.period): cell.value
        for cell in (one for many in frames.values() for one in many)
        if cell.key.area == COUNTRY and cell.value is not None
    }
    return tuple(
        _compared(measure, period, kind, country, parts)
        for (measure, period), country in sorted(countries.items())
        for kind in _PARTS
        if (parts := frames.get((measure, period, kind)))
    )


def _compared(measure: Measure, period: Period, kind: AreaKind, country: int, parts: list[Cell]) -> SumCheck:
    values = [cell.value for cell in parts if cell.value is not None]
    return SumCheck(measure, period, kind, country, sum(values), len(parts) - len(values))
