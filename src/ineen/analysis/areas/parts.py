"""Of what an area in one division consisted in an earlier one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ineen.ground.kernel.area_changes import ROUNDING, AreaChange, Basis, ChangeTable


@dataclass(frozen=True, slots=True)
class Part:
    """A share of an older area.

    weight
        the share, above 0 and at most 1; None where some of it is not known.
    certain
        whether nothing is unsure but what a division makes so: no border was moved by a few houses as well.
    measured
        whether the share was measured in people or addresses, and not in something that says less about them.
    """

    code: str
    weight: float | None
    certain: bool
    measured: bool

    @property
    def whole(self) -> bool:
        return self.weight is not None and self.weight > 1 - ROUNDING

    @property
    def exact(self) -> bool:
        """Whether what was counted in the older area is exactly what belongs here."""
        return self.whole and self.certain


def parts(table: ChangeTable, area: str, since: int, until: int) -> tuple[Part, ...]:
    """The areas of the division of one year that together are an area of a later one, in the order of their codes.

    since, until
        years of divisions, which hold on their 1 January: what changed after the first and up to the second counts.
    returns
        the area itself, whole and exact, where nothing of it changed in between, or `until` is not after `since`.

    Shares are multiplied along a chain of changes, and added where more ways lead from an older area to this one: an
    area that was divided and comes together again is whole, and exact.
    """
    found = {area: Part(area, 1.0, certain=True, measured=True)}
    first, last = date(since, 1, 1), date(until, 1, 1)
    for day, by_new in reversed(table.days):
        if first < day <= last and not found.keys().isdisjoint(by_new):
            found = _before(by_new, found.values())
    return tuple(found[code] for code in sorted(found))


def is_itself(found: tuple[Part, ...], area: str) -> bool:
    """Whether an area was the same ground under the same code."""
    return found == (Part(area, 1.0, certain=True, measured=True),)


def _before(by_new: Mapping[str, tuple[AreaChange, ...]], later: Iterable[Part]) -> dict[str, Part]:
    ways: defaultdict[str, list[Part]] = defaultdict(list)
    for part in later:
        for code, share in _sources(by_new, part):
            ways[code].append(share)
    return {code: _together(code, ones) for code, ones in ways.items()}


def _sources(by_new: Mapping[str, tuple[AreaChange, ...]], part: Part) -> list[tuple[str, Part]]:
    if part.code not in by_new:
        return [(part.code, part)]
    return [(one.old, _share(part, one)) for one in by_new[part.code]]


def _share(part: Part, one: AreaChange) -> Part:
    """Of an older area what lies in `part`."""
    weight = None if part.weight is None or one.weight is None else part.weight * one.weight
    certain = part.certain and (one.exact or not one.whole)
    return Part(one.old, weight, certain, part.measured and one.basis in _MEASURED)


def _together(code: str, ones: list[Part]) -> Part:
    weights = [one.weight for one in ones if one.weight is not None]
    weight = min(sum(weights), 1.0) if len(weights) == len(ones) else None
    return Part(code, weight, all(one.certain for one in ones), all(one.measured for one in ones))


_MEASURED = frozenset({Basis.WHOLE, Basis.INHABITANTS, Basis.ADDRESSES})
