"""From months and buurten to years and municipalities: coarser tables hide less, and are offered first."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from ineen.analysis.disclosure.classes import class_groups
from ineen.analysis.disclosure.floor import Floor
from ineen.analysis.disclosure.linked import Group, Key, Table
from ineen.ground.kernel.area_codes import AreaCode, AreaKind
from ineen.ground.kernel.periods import Period

ENOUGH: Final = 0.05  # of the cells: where no more than this is too small, a table is full
_AREAS: Final = (AreaKind.MUNICIPALITY, AreaKind.WIJK, AreaKind.BUURT)  # each lies in the one before


Within = Mapping[str, Collection[str]]  # per code of a whole those of its parts


class Grain(StrEnum):
    """How long the periods of a table are."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"


_GRAINS: Final = tuple(Grain)


class Name(NamedTuple):
    """The name of a cell: what was counted where and when."""

    area: AreaCode
    category: str
    period: Period


class Rung(NamedTuple):
    """One rung of the ladder: how fine a table is."""

    area: AreaKind
    grain: Grain

    def is_finer_than(self, other: "Rung") -> bool:
        """Whether it is finer in one of both ways."""
        areas = _AREAS.index(self.area) > _AREAS.index(other.area)
        return areas or _GRAINS.index(self.grain) > _GRAINS.index(other.grain)


@dataclass(frozen=True, slots=True)
class Coarsened:
    """The cells of one rung with their totals per municipality and year.

    table
        the cells that have a count.
    unknown
        those that have none, because nothing or not everything about them was told.
    """

    rung: Rung
    table: Table
    unknown: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Fullness:
    """What one rung would hide at least, totals aside: cells, those above zero, those too small, and their share."""

    rung: Rung
    cells: int
    above_zero: int
    small: int
    lost: float

    @property
    def percent(self) -> int:
        """Its share of all counts, in whole percents; less than one is not none."""
        return max(round(100 * self.lost), 1 if self.lost else 0)

    @property
    def full(self) -> bool:
        return self.small <= ENOUGH * self.cells


def rungs(names: Iterable[Name]) -> tuple[Rung, ...]:
    """The rungs that these cells can stand on, the coarsest first."""
    told = list(names)
    finest_area = max((_AREAS.index(one.area.kind) for one in told if one.area.kind in _AREAS), default=-1)
    finest_grain = max((_GRAINS.index(grain) for one in told if (grain := grain_of(one.period))), default=-1)
    found = [Rung(area, grain) for area in _AREAS[: finest_area + 1] for grain in _GRAINS[: finest_grain + 1]]
    return tuple(sorted(found, key=lambda one: (_AREAS.index(one.area) + _GRAINS.index(one.grain), one)))


def at(counts: Mapping[Name, int | None], rung: Rung, within: Within) -> Coarsened:
    """The table of one rung, with its totals.

    counts
        per cell its count, None where it is not known. Of a rung the cells that were told count; where there are none,
        what lies in them is added up. A period of which a part is missing is left out, and a sum of which a part is not
        known is not known. What was told of the areas around them stands beside it as it was told.
    within
        which wijken a municipality has and which buurten a wijk: some of them together are not the whole.
    """
    leaves = _areas_at(_periods_at(counts, rung.grain), rung.area, within)
    groups = _groups(leaves)
    told = _with_totals(leaves, groups)
    known: dict[Key, int] = {key: count for key, count in told.items() if count is not None}
    return Coarsened(rung, Table(known, groups), tuple(Name(*key) for key, count in told.items() if count is None))


def fullness(found: Coarsened, floor: Floor) -> Fullness:
    """How much is too small on a rung. What must be hidden besides is known only when it is worked out."""
    import numpy as np

    kind, grain = found.rung
    own = [count for key, count in found.table.counts.items() if key[0].kind is kind and grain_of(key[2]) is grain]
    values = np.array(own, dtype=np.int64)
    small = floor.hidden(values)
    total = int(values.sum())
    lost = int(values[small].sum()) / total if total else 0.0
    return Fullness(found.rung, len(values), int((values > 0).sum()), int(small.sum()), lost)


def advised(ladder: Iterable[Fullness]) -> Rung:
    """The finest rung that is full, otherwise the coarsest. Raises ValueError for a ladder without rungs."""
    told = list(ladder)
    if not told:
        raise ValueError("a ladder has rungs")
    return next((one.rung for one in reversed(told) if one.full), told[0].rung)


def grain_of(period: Period) -> Grain | None:
    """Which grain a period has; None where it is no month, quarter or year."""
    first = period.first
    if period.is_year:
        return Grain.YEAR
    if period.is_month:
        return Grain.MONTH
    quarter = first.month % 3 == 1 and period == Period.months(first.year, first.month, 3)
    return Grain.QUARTER if quarter else None


def _periods_at(counts: Mapping[Name, int | None], grain: Grain) -> dict[Name, int | None]:
    """Cells of one grain: as they were told, else all months or quarters of one added up."""
    made = {name: count for name, count in counts.items() if grain_of(name.period) is grain}
    told = {name.period for name in counts}
    for finer in _GRAINS[_GRAINS.index(grain) + 1 :]:
        parts: dict[Name, list[int | None]] = {}
        for name, count in counts.items():
            whole = _around(name.period, grain)
            if grain_of(name.period) is finer and told.issuperset(_within(whole, finer)):
                parts.setdefault(name._replace(period=whole), []).append(count)
        needed = {name: len(_within(name.period, finer)) for name in parts}
        made = {name: _sum(some) if len(some) == needed[name] else None for name, some in parts.items()} | made
    return made


def _areas_at(counts: Mapping[Name, int | None], kind: AreaKind, within: Within) -> dict[Name, int | None]:
    """Cells of one kind of area and of what lies around them: as they were told, else all that lies in one added up."""
    made = dict(counts)
    for whole in reversed(_AREAS[:-1]):
        finer = _AREAS[_AREAS.index(whole) + 1]
        parts: dict[Name, dict[str, int | None]] = {}
        for name, count in made.items():
            if name.area.kind is finer:
                around = name._replace(area=_area_around(name.area, whole))
                parts.setdefault(around, {})[str(name.area)] = count
        for name, some in parts.items():
            every = within.get(str(name.area))
            made.setdefault(name, _sum(some.values()) if every and some.keys() >= set(every) else None)
    return {name: count for name, count in made.items() if name.area.kind in _AREAS[: _AREAS.index(kind) + 1]}


def _groups(leaves: Mapping[Name, int | None]) -> tuple[tuple[Group, ...], ...]:
    areas, periods = {name.area for name in leaves}, {name.period for name in leaves}
    years = {Period.year(one.first.year) for one in periods}
    grains = {grain for one in periods if (grain := grain_of(one)) and grain is not Grain.YEAR}
    whole = (Group(year, _within(year, grain)) for year in sorted(years) for grain in grains)
    around = [*_area_groups(areas, AreaKind.WIJK), *_area_groups(areas, AreaKind.MUNICIPALITY)]
    if any(count is None and name.area.kind is AreaKind.WIJK for name, count in leaves.items()):
        around += _buurten_of_towns(areas)
    return (
        tuple(around),
        class_groups({((name.area, name.period), name.category): count for name, count in leaves.items()}),
        tuple(group for group in whole if periods.issuperset(group.parts)),
    )


def _area_groups(areas: Iterable[AreaCode], kind: AreaKind) -> Iterator[Group]:
    finer = _AREAS[_AREAS.index(kind) + 1]
    parts: dict[AreaCode, set[AreaCode]] = {}
    for area in areas:
        if area.kind in _AREAS and _AREAS.index(area.kind) >= _AREAS.index(finer):
            parts.setdefault(_area_around(area, kind), set()).add(_area_around(area, finer))
    return (Group(whole, tuple(sorted(some))) for whole, some in sorted(parts.items()))


def _buurten_of_towns(areas: Iterable[AreaCode]) -> Iterator[Group]:
    """Where a wijk between them is not known, what is told of its buurten is still a part of the town."""
    parts: dict[AreaCode, list[AreaCode]] = {}
    for area in sorted(areas):
        if area.kind is AreaKind.BUURT:
            parts.setdefault(_area_around(area, AreaKind.MUNICIPALITY), []).append(area)
    return (Group(whole, tuple(some)) for whole, some in parts.items())


def _with_totals(leaves: Mapping[Name, int | None], groups: tuple[tuple[Group, ...], ...]) -> dict[Key, int | None]:
    told: dict[Key, int | None] = dict(leaves.items())
    for axis, along in enumerate(groups):
        for group in along:
            members, parts = set(group.parts), dict[Key, list[int | None]]()
            for key, count in told.items():
                if key[axis] in members:
                    parts.setdefault((*key[:axis], group.whole, *key[axis + 1 :]), []).append(count)
            told = {key: _sum(some) for key, some in parts.items()} | told
    return {Name(*key): count for key, count in told.items()}


def _sum(parts: Iterable[int | None]) -> int | None:
    some = list(parts)
    return None if None in some else sum(one or 0 for one in some)


def _around(period: Period, grain: Grain) -> Period:
    year, month = period.first.year, period.first.month
    if grain is Grain.YEAR:
        return Period.year(year)
    return Period.months(year, month - (month - 1) % 3, 3) if grain is Grain.QUARTER else Period.months(year, month)


def _within(whole: Period, grain: Grain) -> tuple[Period, ...]:
    step = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.YEAR: 12}[grain]
    first, last = whole.first.month, whole.last.month
    return tuple(Period.months(whole.first.year, month, step) for month in range(first, last + 1, step))


def _area_around(area: AreaCode, kind: AreaKind) -> AreaCode:
    if area.kind is kind:
        return area
    return AreaCode(f"WK{area.code[2:8]}") if kind is AreaKind.WIJK else AreaCode(f"GM{area.code[2:6]}")
