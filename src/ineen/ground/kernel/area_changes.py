"""What went into what when areas change: a table with dates and weights, and what such a table must hold."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import groupby
from typing import Final, NamedTuple

ROUNDING: Final = 1e-6  # of weights that are written as decimals


class Basis(StrEnum):
    """What a weight was measured by; the words stand in files."""

    WHOLE = "geheel"
    INHABITANTS = "inwoners"
    ADDRESSES = "adressen"
    SURFACE = "oppervlakte"
    OTHER = "anders"
    UNKNOWN = "onbekend"


@dataclass(frozen=True, slots=True)
class AreaChange:
    """Ground of `old` that belongs to `new` from the day `on`.

    weight
        the share of `old` that went to `new`, above 0 and at most 1; None where nobody knows how much.
    exact
        whether all that was counted in this share of `old` is counted in `new`: only true of a whole area, and not of
        every one, since a border may have been moved by a few houses as well.

    An area that keeps its ground while it takes in other ground, or that gives a part away, also stands in the table
    with itself.
    """

    old: str
    new: str
    on: date
    weight: float | None
    basis: Basis
    exact: bool

    @property
    def whole(self) -> bool:
        return self.weight is not None and self.weight > 1 - ROUNDING

    @property
    def moves(self) -> bool:
        """Whether the ground has another code afterwards."""
        return self.old != self.new


@dataclass(frozen=True)
class ChangeTable:
    """A table of changes without faults, in the order of their days. `faults` says which those are."""

    changes: tuple[AreaChange, ...]

    def __post_init__(self) -> None:
        if wrong := list(faults(self.changes)):
            raise ValueError(" ".join(one.words for one in wrong))

    @cached_property
    def days(self) -> tuple[tuple[date, Mapping[str, tuple[AreaChange, ...]]], ...]:
        """Every day with changes, the oldest first, and by new code what came together in it."""
        ordered = sorted(self.changes, key=lambda one: (one.on, one.new, one.old))
        return tuple((day, _by_new(ones)) for day, ones in groupby(ordered, key=lambda one: one.on))

    @cached_property
    def changed(self) -> frozenset[str]:
        """The codes that have other ground than under this code before, or none before."""
        return frozenset(one.new for one in self.changes)


class Fault(NamedTuple):
    """What cannot be, as one Dutch sentence; `rows` are the changes that together make it so."""

    words: str
    rows: tuple[AreaChange, ...]


def faults(changes: Iterable[AreaChange]) -> Iterator[Fault]:
    """What cannot be in a table of changes: nothing where all is well."""
    told = list(changes)
    for one in told:
        yield from _in_row(one)
    given: defaultdict[tuple[date, str], list[AreaChange]] = defaultdict(list)
    for one in told:
        given[one.on, one.old].append(one)
    for (day, old), ones in given.items():
        yield from _in_sum(old, day, ones)
    yield from _in_circles(told)


def _in_row(one: AreaChange) -> Iterator[Fault]:
    if one.weight is not None and not 0 < one.weight <= 1:
        yield Fault(f"Het gewicht van {one.old} naar {one.new} ligt niet tussen 0 en 1.", (one,))
    if one.exact and not one.whole:
        words = f"alleen een heel gebied is dat (van {one.old} naar {one.new})."
        yield Fault(f"Een deel van {one.old} is nooit precies: {words}", (one,))


def _in_sum(old: str, day: date, ones: Sequence[AreaChange]) -> Iterator[Fault]:
    if len({one.new for one in ones}) < len(ones):
        yield Fault(f"Van {old} naar hetzelfde gebied staat er op {day} meer dan één rij.", tuple(ones))
    weights = [one.weight for one in ones if one.weight is not None]
    if len(weights) == len(ones) and abs(sum(weights) - 1) > ROUNDING * len(ones):
        total = f"{sum(weights):.6f}".rstrip("0").rstrip(".").replace(".", ",")
        words = f"De gewichten van {old} op {day} zijn samen {total}, en moeten samen 1 zijn."
        yield Fault(words, tuple(ones))


def _in_circles(told: Iterable[AreaChange]) -> Iterator[Fault]:
    """Whole areas that become each other on one day: nobody can say which was first. On two days somebody can."""
    moved: defaultdict[date, dict[str, AreaChange]] = defaultdict(dict)
    for one in told:
        if one.whole and one.moves:
            moved[one.on][one.old] = one
    for ones in moved.values():
        yield from _in_circle(ones)


def _in_circle(moved: Mapping[str, AreaChange]) -> Iterator[Fault]:
    heirs = {old: one.new for old, one in moved.items()}
    seen: set[str] = set()
    for start in heirs:
        path: list[str] = []
        code: str | None = start
        while code is not None and code not in seen:
            seen.add(code)
            path.append(code)
            code = heirs.get(code)
        if code in path:
            ring = path[path.index(str(code)) :]
            words = f"De gebieden {', '.join([*ring, ring[0]])} gaan in een kring in elkaar over."
            yield Fault(words, tuple(moved[one] for one in ring))


def _by_new(ones: Iterable[AreaChange]) -> Mapping[str, tuple[AreaChange, ...]]:
    return {new: tuple(rows) for new, rows in groupby(ones, key=lambda one: one.new)}
