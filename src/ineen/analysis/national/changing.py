"""`statistics.changes`, compiled: the same tests of the same cells, some twenty times as fast."""

from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from ineen.analysis.frame.frame import Frame
from ineen.analysis.frame.status import has_value
from ineen.analysis.national.compiled import kernel, spread
from ineen.analysis.national.dispersions import CELLS, FIELDS, change_probability, dispersion_of, fit_dispersion
from ineen.analysis.statistics.changes import Changes, Pair, changes_of, pair_of

Array = NDArray[np.float64]


def changes(
    frame: Frame,
    before: Hashable,
    after: Hashable,
    *,
    exposure: Frame | None = None,
    earlier: Sequence[tuple[Hashable, Hashable]] = (),
) -> Changes:
    """As `statistics.changes.changes`: levels and slopes are the same, probabilities to 1e-11 of themselves."""
    pair = pair_of(frame, before, after, exposure)
    probability, told = tested(*_turned(pair))
    untold = np.flatnonzero(told[:, CELLS] == 0)
    if len(untold) and earlier:
        others = [_turned(pair_of(frame, *one, exposure)) for one in earlier]
        more = [
            np.concatenate([one[untold] for one in parts], axis=1) for parts in zip(_turned(pair), *others, strict=True)
        ]
        again, told[untold] = tested(*more)
        probability[untold] = again[:, : probability.shape[1]]
    return changes_of(frame, pair, np.ascontiguousarray(probability.T), tuple(map(dispersion_of, told)))


def tested(first: Array, second: Array, ratio: Array, known: NDArray[np.bool_]) -> tuple[Array, Array]:
    """Per indicator its dispersion over all areas that have both counts, and with it the test of each of them.

    first, second, ratio, known
        indicators × areas: counts in both periods, exposure after ÷ before, and which have both counts.
    returns
        the probabilities, of the same shape, not a number where nothing was tested; and per indicator what
        `dispersions.dispersion_of` reads.
    """
    probability = np.full(first.shape, np.nan)
    told = np.zeros((len(first), FIELDS))
    spread(lambda start, end: test_indicators(first, second, ratio, known, probability, told, start, end), len(first))
    return probability, told


@kernel
def test_indicators(
    first: Array,
    second: Array,
    ratio: Array,
    known: NDArray[np.bool_],
    probability: Array,
    told: Array,
    start: int,
    end: int,
) -> None:
    for indicator in range(start, end):
        here = np.flatnonzero(known[indicator])
        before, after, exposed = first[indicator][here], second[indicator][here], ratio[indicator][here]
        fit_dispersion(before, after, exposed, told[indicator])
        if told[indicator, CELLS] == 0:
            continue
        for one in range(len(here)):
            probability[indicator, here[one]] = change_probability(
                before[one], after[one], exposed[one], told[indicator]
            )


def _turned(pair: Pair) -> tuple[Array, Array, Array, NDArray[np.bool_]]:
    """Indicators first: each is worked out by itself."""
    turned = (np.ascontiguousarray(one.T) for one in (pair.first, pair.second, pair.ratio))
    first, second, ratio = turned
    return first, second, ratio, np.ascontiguousarray(has_value(pair.status).T)
