"""Figures set against their denominator: a number per 1,000 inhabitants, or in Dutch why there is none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ineen.analysis.indicators.catalogue import Indicator
from ineen.evidence.queries.borders import has_grown, has_other_ground, is_absent
from ineen.evidence.queries.converted import converted_counts, table_of
from ineen.evidence.queries.deliveries import Count, Deliveries, newest_first
from ineen.evidence.queries.names import named
from ineen.ground.kernel.area_changes import ChangeTable
from ineen.ground.kernel.area_codes import AreaCode, AreaGroup
from ineen.ground.kernel.figures import Figure, Rate, SourceStamp
from ineen.ground.kernel.periods import Period
from ineen.ground.ui.formats import listed, number

TOO_FEW = "zegt zo'n getal te weinig."
LEAST = 1000  # below it a rate misleads: a few cases more or less, and people who are there but do not live there


@dataclass(frozen=True, slots=True)
class Denominators:
    """What figures of one indicator are set against: per area, the whole years in which it was counted.

    stamps
        the deliveries that these counts could come from, the one that wins first.
    table
        how areas changed, as it was asked with those deliveries.
    """

    indicator: Indicator
    years: Mapping[AreaCode, Mapping[Period, Count]]
    stamps: Sequence[SourceStamp]
    table: ChangeTable

    def beside(self, figure: Figure, added: Iterable[AreaCode] | None = None) -> Figure:
        """The figure with its rate, or with the reason why it has none.

        added
            of a group the members that were added, where that are not all: others lie in them.
        """
        if figure.value is None or self.indicator.denominator is None:
            return figure
        members = figure.area.members if isinstance(figure.area, AreaGroup) else (figure.area,)
        members = members if added is None else tuple(added)
        if why := self._not_at_all(figure, members):
            return replace(figure, without_rate=why)
        year = self._year(members, figure.period)
        if year is None:
            return replace(figure, without_rate=f"{self._not_counted(members)} {self._therefore}")
        if figure.low is None:
            return replace(figure, without_rate=f"De marge van dit getal is niet bekend. {self._therefore}")
        counted = {member: self._fitting(figure, member, year) for member in members}
        if why := self._not_comparable(figure, counted, year):
            return replace(figure, without_rate=f"{why} {self._therefore}")
        return replace(figure, rate=self._rate(figure, counted, year))

    @property
    def _name(self) -> str:
        return f"aantal per {number(self.indicator.per)} {self.indicator.counted}"

    @property
    def _therefore(self) -> str:
        return f"Daarom is er geen {self._name}."

    def _not_at_all(self, figure: Figure, members: Sequence[AreaCode]) -> str:
        if figure.missing:
            return f"De som is onvolledig. {self._therefore}"
        if not figure.period.is_year:
            return f"Een {self._name} geven we alleen bij hele jaren."
        if not self.stamps:
            return f"Er zijn nog geen aantallen {self.indicator.counted} ingelezen. {self._therefore}"
        return ""

    def _year(self, members: Sequence[AreaCode], period: Period) -> Period | None:
        """The newest year in which all were counted and that is not after the period, else the nearest after it."""
        counted = [self.years.get(member, {}) for member in members]
        if all(period in years for years in counted):
            return period
        common = set.intersection(*map(set, counted))
        return max((year for year in common if year <= period), default=min(common, default=None))

    def _fitting(self, figure: Figure, member: AreaCode, year: Period) -> Count:
        """Of today's ground, or of that of then where the figure is about that."""
        count, borders = self.years[member][year], figure.stamp.classification_year
        apart = count.before is not None and has_other_ground(self.table, member, borders, _borders(count, year))
        return count.before if apart and count.before else count

    def _not_counted(self, members: Sequence[AreaCode]) -> str:
        lacking = [member for member in members if not self.years.get(member)]
        if not lacking:
            return f"De aantallen {self.indicator.counted} van deze gebieden komen niet uit hetzelfde jaar."
        who = "dit gebied" if len(members) == 1 else named(lacking)
        divisions = sorted({stamp.classification_year for stamp in self.stamps if stamp.classification_year})
        if divisions and all(is_absent(one, year) for one in lacking for year in divisions):
            return (
                f"{who[0].upper()}{who[1:]} {'bestaat' if len(lacking) == 1 else 'bestaan'} niet in de gebiedsindeling "
                f"van {listed(divisions)}, waarin de {self.indicator.counted} geteld zijn."
            )
        return f"Van {who} is geen aantal {self.indicator.counted} bekend."

    def _not_comparable(self, figure: Figure, counted: Mapping[AreaCode, Count], year: Period) -> str:
        borders = figure.stamp.classification_year
        years = {area: (borders, _borders(one, year)) for area, one in counted.items()}
        if other := [area for area in counted if has_other_ground(self.table, area, *years[area])]:
            who = "dit gebied" if len(counted) == 1 else named(other)
            if all(has_grown(self.table, area, *years[area]) for area in other):
                what = f"kwam er bij {who} (een deel van) een andere gemeente bij"
                return f"Na de telling van de {self.indicator.counted} {what}."
            return f"De {self.indicator.counted} zijn geteld toen {who} andere grenzen had."
        estimated = [area for area, one in counted.items() if one.made and not one.made.exact]
        if estimated:
            who = "dit gebied" if len(counted) == 1 else named(estimated)
            return f"Hoeveel {self.indicator.counted} {who} had, is omgerekend van een verdeeld gebied, en niet geteld."
        total = _total(counted.values())
        if total < LEAST:
            few, counts = number(total), f"{number(LEAST)} {self.indicator.counted}"
            return f"In {year} waren hier {few} {self.indicator.counted}. Onder de {counts} {TOO_FEW}"
        return ""

    def _rate(self, figure: Figure, counted: Mapping[AreaCode, Count], year: Period) -> Rate:
        total = _total(counted.values())
        newest, *others = newest_first(
            stamp for count in counted.values() for stamp in (count.source, *count.other_sources)
        )
        value, low, high = (
            (bound or 0) * self.indicator.per / total for bound in (figure.value, figure.low, figure.high)
        )
        return Rate(value, low, high, self.indicator.per, self.indicator.counted, total, year, newest, tuple(others))


def is_too_small(figure: Figure) -> bool:
    """Whether a figure has no rate because too few people live there."""
    return TOO_FEW in figure.without_rate


def denominators(told: Deliveries, indicator: Indicator, areas: Iterable[AreaCode]) -> Denominators:
    """What the deliveries of its denominator say, for figures of an indicator about these areas."""
    years_told = (period for period in told.periods() if period.is_year)
    counts = converted_counts(told, areas, years_told, of_their_year=True)
    years: dict[AreaCode, dict[Period, Count]] = {}
    for (area, period), count in counts.items():
        if count.value is not None:
            years.setdefault(area, {})[period] = count
    return Denominators(indicator, years, told.stamps, table_of(told))


def _borders(count: Count, year: Period) -> int:
    """Inhabitants of which the source does not say in which borders are taken to be within those of their year."""
    return count.division or year.first.year


def _total(counts: Iterable[Count]) -> int:
    return sum(int(count.value or 0) for count in counts)
