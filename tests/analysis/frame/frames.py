"""Frames for tests: drawn by hypothesis, and as plain cells to compare with."""

import math

import numpy as np
from hypothesis import Phase, settings
from hypothesis import strategies as st

from ineen.analysis.frame.frame import Frame
from ineen.analysis.frame.status import Status, has_value

Told = tuple[Status, float | None]
# the assertion names the cell that is wrong: making the rest of its frame smaller would take minutes
cell_by_cell = settings(max_examples=30, phases=(Phase.explicit, Phase.generate))
_LIKELY = (0.1, 0.3, 0.3, 0.1, 0.1, 0.1)  # of each status, in their order
_ZERO = 0.17
WITHOUT_VALUE = (Status.ABSENT, Status.NOT_PUBLISHED, Status.UNKNOWN, Status.SUPPRESSED)


def drawn_frame(seed: int, areas: tuple[str, ...], periods: int, most: int) -> Frame:
    """By chance from a seed: zero is as likely as each of the reasons for having no value."""
    rng = np.random.default_rng(seed)
    names = (areas, ("misdrijven", "overlast"), tuple(range(2023, 2023 + periods)))
    shape = (len(areas), 2, periods)
    status = rng.choice(list(Status), shape, p=_LIKELY).astype(np.uint8)
    values = np.where(rng.random(shape) < _ZERO, 0.0, rng.integers(0, most + 1, shape))
    return Frame(*names, status, np.where(has_value(status), values, np.nan))


def frames(*, areas: tuple[str, ...] = ("A", "B", "C"), periods: int = 2, most: int = 40) -> st.SearchStrategy[Frame]:
    """Frames by their seed: cell by cell, hypothesis would be slow to draw them."""
    return st.integers(0, 2**32 - 1).map(lambda seed: drawn_frame(seed, areas, periods, most))


def at(frame: Frame, area: object, indicator: object, period: object) -> Told:
    """One cell by name; unknown where the frame does not have it."""
    if area not in frame.areas or indicator not in frame.indicators or period not in frame.periods:
        return Status.UNKNOWN, None
    place = (frame.areas.index(area), frame.indicators.index(indicator), frame.periods.index(period))
    value = float(frame.values[place])
    return Status(frame.status[place]), None if math.isnan(value) else value
