"""Absent, zero, unknown and suppressed are four, and stay four: each cell is compared with the rule in plain Python."""

import numpy as np
import pytest
from hypothesis import given

from ineen.analysis.frame.arithmetic import rates, summed
from ineen.analysis.frame.frame import Frame
from ineen.analysis.frame.status import Status, has_value
from tests.analysis.frame.frames import Told, at, cell_by_cell, frames

NAMES = (("A", "B"), ("misdrijven",), (2023, 2024))


def added(cells: list[Told]) -> Told:
    """What a sum must be: no part without a value is taken for zero, and nothing at all is no zero either."""
    status = max([one[0] for one in cells], default=Status.ABSENT)
    values = [one[1] for one in cells if one[1] is not None]
    return status, sum(values) if status in (Status.FINAL, Status.PROVISIONAL) else None


def against(count: Told, exposure: Told) -> Told:
    both = (count[0], exposure[0])
    if Status.ABSENT in both or exposure[1] == 0:
        return Status.ABSENT, None
    if count[1] is None or exposure[1] is None:
        return max(both), None
    return max(both), 1000 * count[1] / exposure[1]


@cell_by_cell
@given(frames(), frames(areas=("B", "C", "D"), periods=3))
def test_a_frame_over_another_gives_way_only_where_it_tells_nothing(newer: Frame, older: Frame) -> None:
    both = newer.over(older)
    assert (both.areas, both.periods) == (("A", "B", "C", "D"), (2023, 2024, 2025))
    for area in both.areas:
        for indicator in both.indicators:
            for period in both.periods:
                above, below = at(newer, area, indicator, period), at(older, area, indicator, period)
                wanted = below if above[0] is Status.UNKNOWN else above
                assert at(both, area, indicator, period) == wanted


@cell_by_cell
@given(frames())
def test_a_sum_is_as_well_known_as_the_least_known_of_its_parts(frame: Frame) -> None:
    groups = {"beide": ("A", "B"), "alleen C": ("C",), "niemand": (), "met een vreemde": ("A", "E")}
    sums = summed(frame, "areas", groups)
    for name, members in groups.items():
        for indicator in frame.indicators:
            for period in frame.periods:
                parts = [at(frame, member, indicator, period) for member in members]
                assert at(sums, name, indicator, period) == added(parts)


@cell_by_cell
@given(frames())
def test_a_sum_over_periods_follows_the_same_rule(frame: Frame) -> None:
    sums = summed(frame, "periods", {"samen": frame.periods})
    for area in frame.areas:
        parts = [at(frame, area, "overlast", period) for period in frame.periods]
        assert at(sums, area, "overlast", "samen") == added(parts)


@cell_by_cell
@given(frames(), frames(most=3))
def test_a_rate_is_as_well_known_as_the_lesser_known_of_both(counts: Frame, exposure: Frame) -> None:
    found = rates(counts, exposure, per=1000)
    one_for_all = exposure.select(indicators=["overlast"])
    shared = rates(counts, one_for_all, per=1000)
    for area in counts.areas:
        for period in counts.periods:
            for indicator in counts.indicators:
                count = at(counts, area, indicator, period)
                wanted = against(count, at(exposure, area, indicator, period))
                assert at(found, area, indicator, period) == wanted
                wanted = against(count, at(exposure, area, "overlast", period))
                assert at(shared, area, indicator, period) == wanted


@cell_by_cell
@given(frames())
def test_a_selection_keeps_what_there_is_and_calls_the_rest_unknown(frame: Frame) -> None:
    chosen = frame.select(areas=["C", "E", "A"], periods=[2024])
    for area in chosen.areas:
        assert at(chosen, area, "misdrijven", 2024) == at(frame, area, "misdrijven", 2024)
    assert sum(frame.counted().values()) == frame.status.size
    assert frame.counted()[Status.SUPPRESSED] == int((frame.status == Status.SUPPRESSED).sum())


def test_what_nobody_told_is_unknown_and_zero_only_where_the_source_leaves_zeros_out() -> None:
    rows = (([0, 1], [0, 0], [0, 1]), [Status.FINAL, Status.SUPPRESSED], [7, 3])
    unknown = Frame.of_rows(NAMES, *rows)
    assert unknown.status.ravel().tolist() == [Status.FINAL, Status.UNKNOWN, Status.UNKNOWN, Status.SUPPRESSED]
    zero = Frame.of_rows(NAMES, *rows, zero_where_untold=True)
    assert zero.status.ravel().tolist() == [Status.FINAL, Status.FINAL, Status.FINAL, Status.SUPPRESSED]
    assert zero.values.ravel()[:3].tolist() == [7, 0, 0]
    assert np.isnan(zero.values.ravel()[3])
    assert has_value(zero.status).sum() == 3


def test_adding_the_values_without_looking_gives_no_number() -> None:
    frame = Frame.of_rows(NAMES, ([0], [0], [0]), [Status.FINAL], [7])
    assert np.isnan(frame.values.sum())


@pytest.mark.parametrize(
    ("keys", "why"), [(([0, 0], [0, 0], [1, 1]), "told twice"), (([0, 2], [0, 0], [0, 0]), "outside the frame")]
)
def test_rows_that_do_not_fit_are_refused(keys: tuple[list[int], list[int], list[int]], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Frame.of_rows(NAMES, keys, [Status.FINAL, Status.FINAL], [1, 2])


@pytest.mark.parametrize(
    ("areas", "status", "values", "why"),
    [
        (("A",), [[[Status.UNKNOWN]]], [[[0.0]]], "exactly when its status says so"),
        (("A",), [[[Status.FINAL]]], [[[np.nan]]], "exactly when its status says so"),
        (("A",), [[[Status.FINAL]]], [[[np.inf]]], "exactly when its status says so"),
        (("A",), [[[9]]], [[[np.nan]]], "nobody knows"),
        (("A", "B"), [[[Status.FINAL]]], [[[1.0]]], "for each cell"),
        (("A", "A"), [[[Status.FINAL]], [[Status.FINAL]]], [[[1.0]], [[1.0]]], "twice among the areas"),
    ],
)
def test_a_frame_that_contradicts_itself_is_refused(
    areas: tuple[str, ...], status: list[list[list[int]]], values: list[list[list[float]]], why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        Frame(areas, ("misdrijven",), (2024,), np.array(status, dtype=np.uint8), np.array(values))


def test_a_rate_needs_the_exposure_of_the_same_cells() -> None:
    counts = Frame.of_rows(NAMES, ([], [], []), [], [])
    with pytest.raises(ValueError, match="same areas and periods"):
        rates(counts, counts.select(areas=["A"]))
    with pytest.raises(ValueError, match="one for all"):
        rates(counts, counts.select(indicators=["overlast", "drugs"]))
