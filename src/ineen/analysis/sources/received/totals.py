"""Rows that are the sum of other rows: by their name, and by their figures. Who adds all, counts them twice."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ineen.analysis.sources.received.mapping import plain

_BY_NAME = re.compile(r"(?:eind|sub)?tota(?:al|len)\b.*|.*\b(?:eind|sub)?totaal|alle\b.*|som\b.*|samen|gezamenlijk|som")
_ENOUGH = 2  # parts, and places where they add up


@dataclass(frozen=True, slots=True)
class Total:
    """What seems to be a total: `kind` is category or area.

    added_up
        in how many places it is the sum of all others; 0 where only its name says so.
    """

    kind: str
    label: str
    added_up: int


def called_total(label: str) -> bool:
    """Whether a name says that it is a total."""
    return bool(_BY_NAME.fullmatch(plain(label)))


def totals(kind: str, values: Iterable[tuple[str, object, Decimal]]) -> tuple[Total, ...]:
    """What seems to be a total, in the order in which it comes.

    values
        the label, where else the figure stands (its area and period, or its class and period), and the figure.

    By name; or because wherever it has a figure beside two or more others it is their sum, in two places at least where
    that is not zero. What is called a total is no part of the sum of others.
    """
    by_place: defaultdict[object, dict[str, Decimal]] = defaultdict(dict)
    order: dict[str, None] = {}
    for label, place, value in values:
        by_place[place][label] = value
        order[label] = None
    named = [label for label in order if called_total(label)]
    added = {label: _times_sum(label, named, list(by_place.values())) for label in order}
    largest = _only_largest({label: times for label, times in added.items() if times}, by_place.values())
    return tuple(Total(kind, one, added[one]) for one in order if one in named or one in largest)


def _times_sum(label: str, named: Sequence[str], places: Sequence[dict[str, Decimal]]) -> int:
    times = 0
    parted = [(told, [told[one] for one in told if one != label and one not in named]) for told in places]
    most = max(len(parts) for _, parts in parted)
    for told, parts in parted:
        if label not in told or len(parts) < max(most, _ENOUGH):  # where a part has no figure, nobody can tell
            continue
        if told[label] != sum(parts):
            return 0
        times += bool(told[label])
    return times if times >= _ENOUGH else 0


def _only_largest(added: dict[str, int], places: Iterable[dict[str, Decimal]]) -> frozenset[str]:
    """Of two that are each the sum of the rest, as 5 = 5 + 0, the one with the largest figures."""
    if len(added) <= 1:
        return frozenset(added)
    told = list(places)
    size = {label: sum((one.get(label, Decimal(0)) for one in told), Decimal(0)) for label in added}
    most = max(size.values())
    return frozenset(label for label in added if size[label] == most)
