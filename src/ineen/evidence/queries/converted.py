"""Counts in the area division of today: of what was told in an older one, its areas are added up, or divided."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ineen.analysis.areas.parts import Part, is_itself, parts
from ineen.evidence.queries.deliveries import Count, Deliveries, Made, newest_first
from ineen.evidence.queries.names import named
from ineen.ground.areas.queries import LAST_YEAR, change_table
from ineen.ground.kernel.area_changes import ChangeTable
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.figures import FigureStatus
from ineen.ground.kernel.periods import Period

if TYPE_CHECKING:
    from ineen.analysis.areas.converting import Converted

Counts = Mapping[tuple[AreaCode, Period], Count]
TOO_UNSURE: Final = "De onzekerheid die daarbij komt is groter dan het getal zelf: daarom tonen wij het niet."


def division_of(told: Deliveries) -> int:
    """The division in which figures are told: the newest that the product or one of the deliveries knows."""
    return max([LAST_YEAR, *(one.classification_year for one in told.stamps if one.classification_year)])


def table_of(told: Deliveries) -> ChangeTable:
    return change_table(told.changes)


def converted_counts(
    told: Deliveries, areas: Iterable[AreaCode], periods: Iterable[Period], *, of_their_year: bool = False
) -> dict[tuple[AreaCode, Period], Count]:
    """What `Deliveries.counts` says, and of areas that did not exist yet, or were smaller, what that makes of them.

    of_their_year
        whether what names no borders is within those of the year it is about.

    A delivery that was recast by its publisher is in the division of today, and is not converted. Where a part of an
    area that was smaller is not told, or nobody knows which share of it belongs here, its own count within its borders
    of then stands, and `Count.borders` tells so.
    """
    asked, wanted = list(areas), list(periods)
    ways = _Ways(told, of_their_year=of_their_year)
    changed = (area for area in asked if str(area) in ways.table.changed)
    older = {area: found for area in changed if (found := ways.of(area, wanted))}
    inner = {AreaCode(part.code) for found in older.values() for made_of in found.values() for part in made_of}
    counts = told.counts([*asked, *sorted(inner - set(asked))], wanted)
    return {
        (area, period): _count(ways, counts, area, period, older[area]) if area in older else counts[area, period]
        for area in asked
        for period in wanted
        if (area, period) in counts
    }


class _Ways:
    """Of what areas consisted in the divisions of the deliveries."""

    def __init__(self, told: Deliveries, *, of_their_year: bool) -> None:
        self.told, self.table, self.year = told, table_of(told), division_of(told)
        self._of_their_year = of_their_year
        self._divisions: dict[Period, list[int]] = {}

    def of(self, area: AreaCode, periods: Sequence[Period]) -> dict[int, tuple[Part, ...]]:
        """By division, of which areas this one was made in it; without those in which it was itself."""
        years = {year for period in periods for year in self.divisions(period)}
        found = {year: parts(self.table, str(area), year, self.year) for year in years}
        return {year: made_of for year, made_of in found.items() if not is_itself(made_of, str(area))}

    def divisions(self, period: Period) -> list[int]:
        """Those of the deliveries that speak of a period, the one that wins first."""
        if period not in self._divisions:
            self._divisions[period] = self._speaking(period)
        return self._divisions[period]

    def _speaking(self, period: Period) -> list[int]:
        text = str(period)
        speaking = [
            stamp.classification_year or (period.first.year if self._of_their_year else None)
            for at, stamp in enumerate(self.told.stamps)
            if text in self.told.versions[at].periods
        ]
        return list(dict.fromkeys(year for year in speaking if year))

    def division(self, count: Count, period: Period) -> int | None:
        return count.source.classification_year or (period.first.year if self._of_their_year else None)


def _count(ways: _Ways, counts: Counts, area: AreaCode, period: Period, older: Mapping[int, tuple[Part, ...]]) -> Count:
    direct = counts[area, period]
    if direct.damaged:
        return direct
    silent: Count | None = None
    for year in ways.divisions(period):
        if year not in older:
            if direct.told and ways.division(direct, period) == year:
                return direct
            continue
        found = _Parts(ways, counts, area, period, year, older[year])
        if found.all_told and not (direct.told and found.shares_unknown):
            return replace(found.count(), before=direct if direct.told else None)
        silent = silent or (found.count() if found.any_told else None)
    if direct.told:
        own = ways.division(direct, period)
        return replace(direct, borders=own if own in older else None)
    return silent or direct


@dataclass(frozen=True)
class _Parts:
    """The counts of the areas that were an area in one division, in one period."""

    ways: _Ways
    counts: Counts
    area: AreaCode
    period: Period
    year: int
    made_of: tuple[Part, ...]

    @property
    def cells(self) -> dict[AreaCode, Count]:
        return {AreaCode(part.code): self.counts[AreaCode(part.code), self.period] for part in self.made_of}

    @property
    def all_told(self) -> bool:
        return all(map(self._is_told, self.cells.values()))

    @property
    def shares_unknown(self) -> bool:
        """Whether of a divided area nobody knows how much of it belongs here."""
        return any(part.weight is None for part in self.made_of)

    @property
    def any_told(self) -> bool:
        return any(code != self.area and self._is_told(one) for code, one in self.cells.items())

    def _is_told(self, one: Count) -> bool:
        """Within the borders of this division, or of another in which the area was made of the same parts."""
        own = self.ways.division(one, self.period)
        if not one.told or own is None:
            return False
        return own == self.year or parts(self.ways.table, str(self.area), own, self.ways.year) == self.made_of

    def count(self) -> Count:
        """All together; without a value where one of them has none, or where the uncertainty is larger than it."""
        newest, *others = newest_first(one.source for one in self.cells.values())
        made = Made(tuple(self.cells), self._words, self.ways.year, exact=all(part.exact for part in self.made_of))
        empty = Count(None, FigureStatus.UNKNOWN, "", newest, other_sources=tuple(others), made=made)
        if why := self._refused():
            return replace(empty, why=f"{self._sentence} {why}")
        found = self._converted()
        value, variance = found.frame.values.item(), found.variance.item()
        status = _FIGURE_STATUS[int(found.frame.status.item())]
        if not status.has_value:
            return replace(empty, status=status, why=f"{self._sentence} {self._why(found)}")
        made = replace(made, variance=variance, unsure=bool(found.unsure.item()))
        return replace(empty, value=round(value), status=status, made=made)

    @property
    def _words(self) -> str:
        names = named(list(self.cells))
        if len(self.made_of) == 1 and self.made_of[0].exact:
            return f"overgenomen van {names} (indeling {self.ways.year})"
        exact = all(part.exact for part in self.made_of)
        return f"{'som van' if exact else 'omgerekend uit'} {names} (indeling {self.ways.year})"

    @property
    def _sentence(self) -> str:
        return f"{self._words[0].upper()}{self._words[1:]}."

    def _refused(self) -> str:
        if len({one.source.publisher for one in self.cells.values() if one.told}) > 1:
            return "Die cijfers komen van bronnen die niet op dezelfde manier tellen: wij tellen ze niet op."
        if unknown := [AreaCode(part.code) for part in self.made_of if part.weight is None]:
            return f"Welk deel van {named(unknown)} hierbij hoort, is niet bekend."
        if silent := [code for code, one in self.cells.items() if not self._is_told(one)]:
            return f"Van {named(silent)} is geen cijfer bekend."
        return ""

    def _converted(self) -> "Converted":
        import numpy as np

        from ineen.analysis.areas.converting import converted
        from ineen.analysis.frame.frame import Frame

        codes = tuple(str(code) for code in self.cells)
        shape = (len(codes), 1, 1)
        status = np.array([_STATUS[one.status] for one in self.cells.values()], dtype=np.uint8).reshape(shape)
        values = [np.nan if one.value is None else one.value for one in self.cells.values()]
        frame = Frame(codes, ("",), (self.period,), status, np.array(values, dtype=np.float64).reshape(shape))
        return converted(frame, self.ways.table, [str(self.area)], since=self.year, until=self.ways.year)

    def _why(self, found: "Converted") -> str:
        without = [code for code, one in self.cells.items() if one.value is None and one.status is not _ABSENT]
        if without:
            return f"Van {named(without)} is er geen getal. {' '.join(self._whys(without))}"
        absent = all(one.status is _ABSENT for one in self.cells.values())
        return " ".join(self._whys(list(self.cells))) if absent else TOO_UNSURE

    def _whys(self, codes: Sequence[AreaCode]) -> Iterator[str]:
        yield from dict.fromkeys(self.cells[code].why for code in codes)


_ABSENT: Final = FigureStatus.ABSENT
# in the order of `analysis.frame.status`, which needs NumPy: of several the highest holds
_ORDER: Final = (
    FigureStatus.ABSENT,
    FigureStatus.FINAL,
    FigureStatus.PROVISIONAL,
    FigureStatus.NOT_PUBLISHED,
    FigureStatus.UNKNOWN,
    FigureStatus.SUPPRESSED,
)
_STATUS: Final = {status: place for place, status in enumerate(_ORDER)}
_FIGURE_STATUS: Final = dict(enumerate(_ORDER))
