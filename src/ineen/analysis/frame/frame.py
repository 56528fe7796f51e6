"""The frame itself: every combination of area, indicator and period is a cell, whether somebody told it or not."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, Self, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ineen.analysis.frame.status import Status, Statuses, has_value

Key = TypeVar("Key", bound=Hashable)
Axis = Literal["areas", "indicators", "periods"]
AXES: Final[tuple[Axis, ...]] = ("areas", "indicators", "periods")


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """Cells by integer position; the names of the positions stand beside them.

    areas, indicators, periods
        the name of each position along the three axes, each once: codes, ids and periods, or anything that can be
        looked up.
    status
        of shape areas × indicators × periods, as codes of `Status`.
    values
        of the same shape, in the unit of the indicator; not a number exactly where the status says that there is no
        value, so that whoever adds without looking gets no number rather than a wrong one. A float holds every whole
        number up to 2⁵³.
    """

    areas: tuple[Hashable, ...]
    indicators: tuple[Hashable, ...]
    periods: tuple[Hashable, ...]
    status: Statuses
    values: NDArray[np.float64]

    def __post_init__(self) -> None:
        names = (self.areas, self.indicators, self.periods)
        shape = tuple(map(len, names))
        for axis, told in zip(AXES, names, strict=True):
            if len(set(told)) != len(told):
                raise ValueError(f"a name stands twice among the {axis}")
        if self.status.shape != shape or self.values.shape != shape:
            raise ValueError(f"a frame of {shape} has a status and a value for each cell")
        if np.any(self.status > max(Status)):
            raise ValueError("there is a status that nobody knows")
        if np.any(has_value(self.status) != np.isfinite(self.values)) or np.any(np.isinf(self.values)):
            raise ValueError("a cell has a value exactly when its status says so")

    @classmethod
    def of_rows(
        cls,
        names: tuple[Sequence[Hashable], Sequence[Hashable], Sequence[Hashable]],
        keys: tuple[ArrayLike, ArrayLike, ArrayLike],
        status: ArrayLike,
        values: ArrayLike,
        *,
        zero_where_untold: bool = False,
    ) -> Self:
        """A frame from rows, each cell at most once.

        names
            of areas, indicators and periods: the frame is as large as these, whatever rows there are.
        keys
            per row its position along each axis.
        status, values
            per row; what stands as value of a row without one is not looked at.
        zero_where_untold
            for a source that leaves its zeros out, and says so: cells without a row are then zero, otherwise unknown.

        Raises ValueError for a key outside the frame and for a cell that is told twice.
        """
        shape = (len(names[0]), len(names[1]), len(names[2]))
        places = _places(keys, shape)
        untold = Status.FINAL if zero_where_untold else Status.UNKNOWN
        statuses = np.full(shape, untold, dtype=np.uint8)
        told = np.full(shape, 0.0 if zero_where_untold else np.nan)
        statuses.flat[places] = np.asarray(status, dtype=np.uint8)
        told.flat[places] = np.asarray(values, dtype=np.float64)
        told[~has_value(statuses)] = np.nan
        return cls(tuple(names[0]), tuple(names[1]), tuple(names[2]), statuses, told)

    def select(
        self,
        *,
        areas: Iterable[Hashable] | None = None,
        indicators: Iterable[Hashable] | None = None,
        periods: Iterable[Hashable] | None = None,
    ) -> Self:
        """The cells of these names, in this order; a name that the frame does not have is unknown everywhere."""
        wanted = (
            self.areas if areas is None else tuple(areas),
            self.indicators if indicators is None else tuple(indicators),
            self.periods if periods is None else tuple(periods),
        )
        status = np.full(tuple(map(len, wanted)), Status.UNKNOWN, dtype=np.uint8)
        values = np.full(status.shape, np.nan)
        pairs = [_both(mine, asked) for mine, asked in zip(self._names, wanted, strict=True)]
        here, there = (np.ix_(*[pair[side] for pair in pairs]) for side in (0, 1))
        status[there] = self.status[here]
        values[there] = self.values[here]
        return type(self)(*wanted, status, values)

    def over(self, older: "Frame") -> Self:
        """This frame laid over an older one: both together, and of what this one tells nothing, what that one tells.

        Only unknown gives way: what this frame calls absent, suppressed or not published stays so.
        """
        names = [tuple(dict.fromkeys((*mine, *theirs))) for mine, theirs in zip(self._names, older._names, strict=True)]
        areas, indicators, periods = names
        upper, lower = (one.select(areas=areas, indicators=indicators, periods=periods) for one in (self, older))
        silent = upper.status == Status.UNKNOWN
        status = np.where(silent, lower.status, upper.status)
        return type(self)(areas, indicators, periods, status, np.where(silent, lower.values, upper.values))

    def renamed(
        self, axis: Axis, names: tuple[Hashable, ...], status: Statuses, values: NDArray[np.float64]
    ) -> "Frame":
        """Other cells, with other names along one axis."""
        areas, indicators, periods = (
            names if one == axis else mine for one, mine in zip(AXES, self._names, strict=True)
        )
        return Frame(areas, indicators, periods, status, values)

    def counted(self) -> dict[Status, int]:
        """How many cells there are of each status."""
        counts = np.bincount(self.status.ravel(), minlength=len(Status))
        return {one: int(counts[one]) for one in Status}

    @property
    def _names(self) -> tuple[tuple[Hashable, ...], ...]:
        return (self.areas, self.indicators, self.periods)


def positions(names: Iterable[Key]) -> Mapping[Key, int]:
    """By name its position: how a reader turns names into the keys of `Frame.of_rows`."""
    return {name: place for place, name in enumerate(names)}


def _places(keys: tuple[ArrayLike, ArrayLike, ArrayLike], shape: tuple[int, int, int]) -> NDArray[np.intp]:
    try:
        places = np.ravel_multi_index(tuple(np.asarray(key, dtype=np.intp) for key in keys), shape)
    except ValueError:
        raise ValueError(f"a row lies outside the frame of {shape}") from None
    if len(np.unique(places)) != len(places):
        raise ValueError("a cell of the frame is told twice")
    return places


def _both(mine: Sequence[Hashable], asked: Sequence[Hashable]) -> tuple[list[int], list[int]]:
    """Of the names that are in both: where they stand in the first, and where in the second."""
    known = positions(mine)
    pairs = [(known[name], place) for place, name in enumerate(asked) if name in known]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]
