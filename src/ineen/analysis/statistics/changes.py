"""Which cells of a frame changed from one period to the next, with every cell accounted for."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ineen.analysis.frame.arithmetic import combined
from ineen.analysis.frame.frame import Frame
from ineen.analysis.frame.status import Status, Statuses, has_value
from ineen.analysis.statistics.change import adjusted
from ineen.analysis.statistics.dispersion import Dispersion, dispersion_over

FALSE_ALARMS: Final = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class Changes:
    """The changes of areas × indicators, from one period to another.

    status
        of both periods together: what has no value in one of them was not tested.
    difference
        after − before, in counts; not a number where it was not tested.
    probability, corrected
        as `change_test` gives it, and as `adjusted` does over all that was tested; likewise.
    dispersion
        per indicator; None where the frame has too few counts to tell, and then nothing of it was tested.
    """

    areas: tuple[Hashable, ...]
    indicators: tuple[Hashable, ...]
    status: Statuses
    difference: NDArray[np.float64]
    probability: NDArray[np.float64]
    corrected: NDArray[np.float64]
    dispersion: tuple[Dispersion | None, ...]

    @property
    def tested(self) -> NDArray[np.bool_]:
        return np.isfinite(self.probability)

    def found(self, false_alarms: float = FALSE_ALARMS) -> NDArray[np.bool_]:
        """The cells that changed, of which at most this share is expected to be false alarm."""
        return self.tested & (np.nan_to_num(self.corrected, nan=1.0) <= false_alarms)

    def left_out(self) -> dict[Status, int]:
        """How many cells were not tested for want of a value, by the reason."""
        return {one: int((self.status == one).sum()) for one in Status if one not in (Status.FINAL, Status.PROVISIONAL)}

    def untold(self) -> int:
        """How many cells have both values and were not tested, since their indicator has too few counts."""
        return int((has_value(self.status) & ~self.tested).sum())


def changes(
    frame: Frame,
    before: Hashable,
    after: Hashable,
    *,
    exposure: Frame | None = None,
    earlier: Sequence[tuple[Hashable, Hashable]] = (),
) -> Changes:
    """Test every cell of a frame of counts that has a value in both periods; correct over all of them together.

    frame
        counts: all areas of the country, not a selection, since the others show how counts vary.
    exposure
        of one indicator: inhabitants, or days. Where it has no value or is zero the cell is not tested.
    earlier
        pairs of periods from before. Where too few areas show in one pair how an indicator varies, these show it too.
        What all areas then had in common counts as variation: few areas cannot tell it apart. So a change must be
        larger to be found, never smaller.
    """
    pair = pair_of(frame, before, after, exposure)
    others = [pair_of(frame, *one, exposure) for one in earlier]
    probability = np.full_like(pair.first, np.nan)
    dispersions = []
    for place in range(pair.first.shape[1]):
        dispersion = _dispersion([pair], place) or _dispersion([pair, *others], place)
        dispersions.append(dispersion)
        if dispersion is not None:
            known = has_value(pair.status[:, place])
            probability[known, place] = dispersion.test(*pair.known(place))
    return changes_of(frame, pair, probability, tuple(dispersions))


def changes_of(
    frame: Frame, pair: "Pair", probability: NDArray[np.float64], dispersion: tuple[Dispersion | None, ...]
) -> Changes:
    """The answer from its probabilities, not a number where a cell was not tested: corrected over all of them."""
    corrected = np.full_like(probability, np.nan)
    tested = np.isfinite(probability)
    corrected[tested] = adjusted(probability[tested])
    difference = np.where(has_value(pair.status), pair.second - pair.first, np.nan)
    return Changes(frame.areas, frame.indicators, pair.status, difference, probability, corrected, dispersion)


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """Areas × indicators in two periods; `ratio` is exposure after ÷ before."""

    first: NDArray[np.float64]
    second: NDArray[np.float64]
    ratio: NDArray[np.float64]
    status: Statuses

    def known(self, place: int) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        """Of one indicator the cells that have both values."""
        here = has_value(self.status[:, place])
        return self.first[here, place], self.second[here, place], self.ratio[here, place]


def pair_of(frame: Frame, before: Hashable, after: Hashable, exposure: Frame | None) -> Pair:
    """Both periods beside each other; where the exposure has no value or is zero the cell has none."""
    chosen = frame.select(periods=(before, after))
    first, second = chosen.values[..., 0], chosen.values[..., 1]
    status = combined(chosen.status[..., 0], chosen.status[..., 1])
    ratio = np.ones_like(first)
    if exposure is not None:
        against = exposure.select(areas=frame.areas, periods=(before, after))
        missing = np.where(against.values == 0, Status.ABSENT, against.status).astype(np.uint8)
        status = combined(status, missing[..., 0], missing[..., 1])
        told = np.broadcast_to(has_value(combined(missing[..., 0], missing[..., 1])), first.shape)
        ratio = np.where(told, against.values[..., 1] / np.where(told, against.values[..., 0], 1.0), 1.0)
    return Pair(first, second, ratio, status)


def _dispersion(pairs: Sequence[Pair], place: int) -> Dispersion | None:
    """Of one indicator, each with its own: burglaries vary otherwise than bicycle thefts."""
    first, second, ratio = (np.concatenate(one) for one in zip(*(pair.known(place) for pair in pairs), strict=True))
    return dispersion_over(first, second, ratio)
