"""Which classes of a table are totals of others. Who reads a table sees that, whatever a class is called."""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from ineen.analysis.disclosure.linked import Group

if TYPE_CHECKING:  # a ladder is made at starting up; arrays when somebody calculates
    from numpy.typing import NDArray

_FEWEST: Final = 3  # of two classes one is no total of the other
_LOOKS: Final = 4_000  # at choices of parts, per class
_MOST: Final = 0.5  # of the places: one mistake in a file makes no total another figure
_ANSWERS: Final = 4  # where several choices add up, a reader may take any of them for the parts


def class_groups(told: Mapping[tuple[Hashable, str], int | None]) -> tuple[Group, ...]:
    """Every class that is the sum of others, totals and subtotals alike, with those others.

    told
        per place (an area and a period) and class its count, None where it is not known.

    The sum of some others must hold wherever all of them are known, that of all others in most of those places; and
    somewhere it is not zero. Where a part is not known nothing speaks against it: who links the cells counts what is
    left over.
    """
    import numpy as np

    classes, places = sorted({one for _, one in told}), sorted({place for place, _ in told}, key=str)
    if len(classes) < _FEWEST:
        return ()
    counts = np.array([[_count(told.get((place, one))) for place in places] for one in classes], dtype=np.int64)
    known = counts >= 0
    counts = np.where(known, counts, 0)
    order = sorted(range(len(classes)), key=lambda one: -int(counts[one].sum()))
    found = (
        Group(classes[whole], tuple(sorted(classes[one] for one in parts)))
        for whole in order
        for parts in _parts_of(whole, order, counts, known)
    )
    return tuple(dict.fromkeys(found))


def _parts_of(
    whole: int, order: Sequence[int], counts: "NDArray[Any]", known: "NDArray[Any]"
) -> Iterator[Collection[int]]:
    others = tuple(one for one in order if one != whole)
    if _adds_up(whole, others, counts, known, least=_MOST):
        yield others
    yield from _Search(whole, others, counts, known).found()


class _Search:
    """The choices of parts of one class, the largest parts first, so that a subtotal comes before what lies in it."""

    def __init__(self, whole: int, others: Sequence[int], counts: "NDArray[Any]", known: "NDArray[Any]") -> None:
        self.whole, self.counts, self.known = whole, counts, known
        self.others = [one for one in others if counts[one].any()]
        self.looks, self.answers = _LOOKS, _ANSWERS

    def found(self) -> Iterator[tuple[int, ...]]:
        yield from self._further((), 0, self.counts[self.whole])

    def _further(self, chosen: tuple[int, ...], start: int, left: "NDArray[Any]") -> Iterator[tuple[int, ...]]:
        if len(chosen) > 1 and _adds_up(self.whole, chosen, self.counts, self.known):
            self.answers -= 1
            yield chosen
            return
        for place in range(start, len(self.others)):
            if self.looks <= 0 or self.answers <= 0:
                return
            self.looks -= 1
            one = self.others[place]
            rest = left - self.counts[one]
            if (rest[self.known[self.whole]] >= 0).all():
                yield from self._further((*chosen, one), place + 1, rest)


def _adds_up(
    whole: int, parts: Sequence[int], counts: "NDArray[Any]", known: "NDArray[Any]", least: float = 1.0
) -> bool:
    """Whether it does in this share at least of the places where all are known and something was counted."""
    where = known[[whole, *parts]].all(axis=0) & (counts[[whole, *parts]] > 0).any(axis=0)
    equal = counts[whole][where] == counts[list(parts)][:, where].sum(axis=0)
    return bool(equal.any() and equal.mean() >= least)


def _count(told: int | None) -> int:
    return -1 if told is None else told
