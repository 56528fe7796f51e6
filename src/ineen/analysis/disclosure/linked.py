"""Cells that are linked by sums: what somebody who reads all of them together can calculate with."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:  # names and sums are read at starting up; arrays are made when somebody calculates
    from scipy.sparse import csr_array

    from ineen.analysis.disclosure.arrays import Counts, Mask

Key = tuple[Any, ...]  # one name along each axis
Named = TypeVar("Named", bound=Key)


class Sum(NamedTuple):
    """One cell is the sum of others; all by position."""

    total: int
    parts: tuple[int, ...]


class Group(NamedTuple):
    """One name along an axis stands for others together: a year for its months, a municipality for its wijken."""

    whole: Hashable
    parts: tuple[Hashable, ...]


class Rest(NamedTuple):
    """What of a whole lies in none of the parts that are told: counts without an address, a class nobody delivered."""

    whole: Hashable
    parts: tuple[Hashable, ...]


@dataclass(frozen=True)
class LinkedCells:
    """Counts of several tables and years at once, each cell once, with every sum that holds between them.

    keys
        the name of each cell, each once.
    values
        whole numbers, none below zero.
    sums
        which cell is the sum of which; raises ValueError for one that does not hold.
    published
        the cells that everybody knows already, because an earlier release or another publisher shows them: they cannot
        be hidden any more.
    withheld
        the cells that are not shown whatever happens: an earlier release hid them, and the new tables do not have them.
    """

    keys: tuple[Any, ...]
    values: "Counts"
    sums: tuple[Sum, ...]
    published: "Mask"
    withheld: "Mask"

    def __post_init__(self) -> None:
        if len(set(self.keys)) != len(self.keys):
            raise ValueError("a cell stands twice among the linked cells")
        if any(one.shape != (len(self.keys),) for one in (self.values, self.published, self.withheld)):
            raise ValueError("every linked cell has a count, is published or not, and withheld or not")
        if (self.published & self.withheld).any():
            raise ValueError("a cell cannot be published and withheld")
        if (self.values < 0).any():
            raise ValueError("a count is not below zero")
        for one in self.sums:
            if self.values[one.total] != self.values[list(one.parts)].sum():
                raise ValueError(f"{self.keys[one.total]} is not the sum of its parts")

    def __len__(self) -> int:
        return len(self.keys)

    @cached_property
    def matrix(self) -> "csr_array":
        """The sums as rows, parts 1 and total -1: times the values of any table that is possible it is zero."""
        import numpy as np
        from scipy.sparse import csr_array

        columns = [place for one in self.sums for place in (*one.parts, one.total)]
        signs = [sign for one in self.sums for sign in (*[1] * len(one.parts), -1)]
        starts = np.cumsum([0, *(len(one.parts) + 1 for one in self.sums)])
        shape = (len(self.sums), len(self))
        return csr_array((np.array(signs, dtype=np.int64), np.array(columns, dtype=np.int64), starts), shape=shape)

    def adds_up(self, table: "Counts") -> bool:
        """Whether somebody may take these whole numbers for the true ones, but for what is published."""
        return bool((table >= 0).all() and not (self.matrix @ table).any())


def linked(
    counts: Mapping[Named, int],
    groups: Sequence[Iterable[Group]],
    published: Iterable[Key] = (),
    withheld: Iterable[Key] = (),
) -> LinkedCells:
    """The cells of one or more tables with the sums between them.

    counts
        per cell, named by one name along each axis, its count. The same name in two tables is the same cell.
    groups
        per axis which names stand for others together. A name may stand for several divisions: a year for its months
        and for its quarters. A sum holds where the whole is a cell; parts that are no cells cannot occur, and add
        nothing. Raises ValueError where a whole is not the sum of its parts.
    published, withheld
        names of cells that are known already, and of those that are not shown whatever happens.
    """
    import numpy as np

    keys = tuple(counts)
    places = {key: place for place, key in enumerate(keys)}
    return LinkedCells(
        keys,
        np.array([counts[key] for key in keys], dtype=np.int64),
        tuple(dict.fromkeys(_sums(places, groups))),
        _among(keys, published),
        _among(keys, withheld),
    )


def with_totals(counts: Mapping[Named, int], groups: Sequence[Sequence[Group]]) -> dict[Key, int]:
    """The counts and every total over them, along each axis in turn; a group of which nothing is a cell has none."""
    told: dict[Key, int] = dict(counts.items())
    for axis, along in enumerate(groups):
        for group in along:
            members = set(group.parts)
            sums: dict[Key, int] = {}
            for key, count in told.items():
                if key[axis] in members:
                    whole = (*key[:axis], group.whole, *key[axis + 1 :])
                    sums[whole] = sums.get(whole, 0) + count
            told |= {key: count for key, count in sums.items() if key not in told}
    return told


@dataclass(frozen=True, slots=True)
class Table:
    """What is or was shown together, with all its totals; `groups` as `linked` takes them."""

    counts: Mapping[Key, int]
    groups: Sequence[Sequence[Group]]


@dataclass(frozen=True, slots=True)
class Shown:
    """An earlier table: `shown` names the cells whose count everybody read. The others were hidden, and still are."""

    table: Table
    shown: frozenset[Key]


def joined(new: Table, earlier: Sequence[Shown], known: Mapping[Key, int]) -> LinkedCells:
    """A new table linked with the earlier ones and with what others publish, cell by cell.

    known
        counts that others publish.

    The keys of the answer are pairs of a name and its count: a name with the same count is the same cell wherever it
    stands. With another count it was revised, and nobody can calculate from the one to the other. Where a whole is more
    than its parts, what is left over is a cell too: it stands in no table, and follows from what does. A whole that is
    less than its parts is no sum of them.
    """
    import numpy as np

    tables = [new, *(one.table for one in earlier)]
    cells: dict[Key, int] = {(key, count): count for table in tables for key, count in table.counts.items()}
    drawn = dict.fromkeys(one for table in tables for one in _drawn(table))
    cells |= {part: part[1] for _, parts in drawn for part in parts}
    read = {(key, one.table.counts[key]) for one in earlier for key in one.shown}
    read |= known.items() & cells.keys()
    gone = cells.keys() - new.counts.items() - read
    keys = tuple(cells)
    places = {key: place for place, key in enumerate(keys)}
    sums = (Sum(places[whole], tuple(places[part] for part in parts)) for whole, parts in drawn)
    values = np.array(list(cells.values()), dtype=np.int64)
    return LinkedCells(keys, values, tuple(dict.fromkeys(sums)), _among(keys, read), _among(keys, gone))


def _drawn(table: Table) -> Iterator[tuple[Key, tuple[Key, ...]]]:
    """Which cell is the sum of which in a table, what is left over among them; all as keys of `joined`."""
    counts = table.counts
    for axis, group, whole, parts in _wholes(counts, table.groups):
        rest = counts[whole] - sum(counts[part] for part in parts)
        cells = tuple((part, counts[part]) for part in parts)
        if rest > 0:
            cells = (*cells, ((*whole[:axis], Rest(*group), *whole[axis + 1 :]), rest))
        if rest >= 0:
            yield (whole, counts[whole]), cells


def _sums(places: Mapping[Named, int], groups: Sequence[Iterable[Group]]) -> Iterator[Sum]:
    for _axis, _group, whole, parts in _wholes(places, groups):
        yield Sum(places[whole], tuple(places[part] for part in parts))


def _wholes(
    cells: Mapping[Named, int], groups: Sequence[Iterable[Group]]
) -> Iterator[tuple[int, Group, Named, tuple[Named, ...]]]:
    for axis, along in enumerate(groups):
        by_whole: dict[Hashable, list[Named]] = {}
        for key in cells:
            by_whole.setdefault(key[axis], []).append(key)
        for group in along:
            for key in by_whole.get(group.whole, ()):
                if parts := _parts(cells, key, axis, group):
                    yield axis, group, key, parts


def _parts(cells: Mapping[Named, int], key: Named, axis: int, group: Group) -> tuple[Named, ...]:
    names: Iterable[Any] = ((*key[:axis], part, *key[axis + 1 :]) for part in group.parts)
    return tuple(name for name in names if name in cells)


def _among(keys: Iterable[Key], some: Iterable[Key]) -> "Mask":
    import numpy as np

    chosen = set(some)
    return np.array([key in chosen for key in keys], dtype=np.bool_)
