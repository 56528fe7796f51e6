"""Areas that change: sums stay exact, shares get less sure, and what is not known stays so."""

from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ineen.analysis.areas.converting import converted
from ineen.analysis.areas.parts import Part, is_itself, parts
from ineen.analysis.areas.shares import concentration, share_variance, widened
from ineen.analysis.frame.arithmetic import summed
from ineen.analysis.frame.frame import Frame
from ineen.analysis.frame.status import Status
from ineen.analysis.statistics.intervals import poisson_interval
from ineen.ground.kernel.area_changes import AreaChange, Basis, ChangeTable, faults
from tests.analysis.frame.frames import cell_by_cell, drawn_frame

A, B, C, D, E = "GM0001", "GM0002", "GM0003", "GM0004", "GM0005"
NEW_YEAR = {year: date(year, 1, 1) for year in range(2018, 2027)}


def goes(old: str, new: str, year: int = 2023, weight: float | None = 1.0, *, exact: bool | None = None) -> AreaChange:
    whole = weight == 1
    basis = Basis.WHOLE if whole else Basis.INHABITANTS
    return AreaChange(old, new, NEW_YEAR[year], weight, basis, whole if exact is None else exact)


def table(*changes: AreaChange) -> ChangeTable:
    return ChangeTable(changes)


def told(**values: float | Status) -> Frame:
    """One indicator in one period; a status where there is no value."""
    status = [[[one if isinstance(one, Status) else Status.FINAL]] for one in values.values()]
    numbers = [[[np.nan if isinstance(one, Status) else float(one)]] for one in values.values()]
    return Frame(tuple(values), ("misdrijven",), (2020,), np.array(status, dtype=np.uint8), np.array(numbers))


MERGER = table(goes(A, C), goes(B, C))
SPLIT = table(goes(A, B, weight=0.25), goes(A, C, weight=0.75), goes(B, B), goes(C, C))


def test_a_merger_adds_its_parts_exactly_and_each_of_them_once() -> None:
    found = converted(told(GM0001=120, GM0002=34), MERGER, [C], since=2020, until=2026)
    assert found.frame.values.item() == 154
    assert (found.variance.item(), found.exact.item(), found.converted.tolist()) == (0, True, [True])


def test_an_area_that_took_in_another_is_itself_and_the_other() -> None:
    grown = table(goes(A, B), goes(B, B))
    assert [(one.code, one.exact) for one in parts(grown, B, 2020, 2026)] == [(A, True), (B, True)]
    assert converted(told(GM0001=5, GM0002=70), grown, [B], since=2020, until=2026).frame.values.item() == 75


@pytest.mark.parametrize(("since", "until"), [(2023, 2026), (2018, 2022), (2026, 2020)])
def test_nothing_is_converted_twice_or_before_it_changed(since: int, until: int) -> None:
    assert is_itself(parts(MERGER, C, since, until), C)
    found = converted(told(GM0003=154), MERGER, [C], since=since, until=until)
    assert (found.frame.values.item(), found.converted.tolist()) == (154, [False])


def test_a_chain_of_changes_is_followed_to_its_beginning() -> None:
    chain = table(goes(A, C, 2019), goes(B, C, 2019), goes(C, D, 2021), goes(D, E, 2023, 0.5), goes(D, D, 2023, 0.5))
    assert [one.code for one in parts(chain, D, 2018, 2022)] == [A, B]
    assert [(one.code, one.weight) for one in parts(chain, E, 2018, 2026)] == [(A, 0.5), (B, 0.5)]


def test_what_was_divided_and_came_together_again_is_whole_and_exact() -> None:
    again = table(goes(A, B, 2019, 0.3), goes(A, C, 2019, 0.7), goes(B, D), goes(C, D))
    (found,) = parts(again, D, 2018, 2026)
    assert (found.code, found.exact) == (A, True)
    assert converted(told(GM0001=99), again, [D], since=2018, until=2026).exact.item()


def test_a_share_is_less_sure_than_a_count_and_the_interval_says_so() -> None:
    found = converted(told(GM0001=400, GM0002=300, GM0003=10), SPLIT, [B], since=2020, until=2026)
    value, variance = found.frame.values.item(), found.variance.item()
    assert (value, found.exact.item()) == (400, False)
    assert variance == pytest.approx(400 * 0.25 * 0.75 * (1 + 399 * 0.03))
    low, high = map(float, poisson_interval(400))
    wide_low, wide_high = widened(value, low, high, variance)
    assert wide_low < low - 20
    assert high + 20 < wide_high


def test_a_share_that_is_less_sure_than_it_is_large_is_unknown() -> None:
    small = table(goes(A, B, weight=0.02), goes(A, C, weight=0.98))
    found = converted(told(GM0001=40), small, [B, C], since=2020, until=2026)
    assert found.frame.status[:, 0, 0].tolist() == [Status.UNKNOWN, Status.FINAL]
    assert np.isnan(found.frame.values[0].item())


def test_a_share_that_nobody_knows_makes_the_sum_unknown() -> None:
    unknown = table(goes(A, B, weight=None), goes(A, C, weight=None), goes(B, B))
    found = converted(told(GM0001=40, GM0002=10), unknown, [B], since=2020, until=2026)
    assert (found.frame.status.item(), np.isnan(found.frame.values.item())) == (Status.UNKNOWN, True)


def test_a_border_that_may_have_moved_a_little_is_never_exact() -> None:
    about = table(goes(A, C, exact=False), goes(B, C))
    found = converted(told(GM0001=4, GM0002=5), about, [C], since=2020, until=2026)
    assert (found.frame.values.item(), found.unsure.item(), found.exact.item()) == (9, True, False)


def test_no_areas_give_an_empty_frame() -> None:
    assert converted(told(GM0001=4), MERGER, [], since=2020, until=2026).frame.areas == ()


@cell_by_cell
@given(st.integers(0, 2**32 - 1))
def test_every_status_goes_through_a_merger_as_it_goes_through_a_sum(seed: int) -> None:
    frame = drawn_frame(seed, (A, B, D), 2, 40)
    merged = converted(frame, MERGER, [C], since=2020, until=2026).frame
    added = summed(frame, "areas", {C: (A, B)})
    np.testing.assert_array_equal(merged.status, added.status)
    np.testing.assert_array_equal(merged.values, added.values)


@cell_by_cell
@given(st.integers(0, 2**32 - 1), st.floats(0.05, 0.95))
def test_a_division_loses_nothing_and_hides_what_is_hidden(seed: int, weight: float) -> None:
    frame = drawn_frame(seed, (A,), 2, 4000)
    divided = table(goes(A, B, weight=weight), goes(A, C, weight=1 - weight))
    found = converted(frame, divided, [B, C], since=2020, until=2026)
    both = ~np.isnan(found.frame.values).any(axis=0)
    np.testing.assert_allclose(found.frame.values.sum(axis=0)[both], frame.values[0][both])
    without = np.isnan(frame.values[0])
    np.testing.assert_array_equal(found.frame.status[0][without], frame.status[0][without])
    assert not found.exact[:, (frame.values[0] > 0) & both].any()


@cell_by_cell
@given(st.integers(0, 2**32 - 1))
def test_whole_areas_keep_the_total_of_the_country_whatever_they_merge_into(seed: int) -> None:
    """Of the count in any one of them, as of any other: nothing falls between two divisions."""
    rng = np.random.default_rng(seed)
    codes = [f"GM{number:04d}" for number in range(1, 13)]
    changes, alive = [], set(codes)
    for year, fresh in ((2019, "GM0100"), (2021, "GM0101"), (2023, "GM0102")):
        gone = sorted(rng.choice(sorted(alive), size=2, replace=False).tolist())
        changes += [goes(old, fresh, year) for old in gone]
        alive = (alive - set(gone)) | {fresh}
    counts = rng.integers(0, 1000, len(codes))
    frame = told(**{code: int(count) for code, count in zip(codes, counts, strict=True)})
    found = converted(frame, ChangeTable(tuple(changes)), sorted(alive), since=2018, until=2026)
    assert found.frame.values.sum() == counts.sum()
    assert found.exact.all()


def test_the_beta_binomial_variance_is_that_of_its_draws() -> None:
    rng = np.random.default_rng(7)
    weight, rho, count = 0.3, 0.03, 200
    size = 1 / rho - 1  # α + β
    shares = rng.beta(weight * size, (1 - weight) * size, 400_000)
    drawn = rng.binomial(count, shares).var()
    assert float(share_variance(count, weight, rho)) == pytest.approx(drawn, rel=0.02)


def test_the_interval_of_a_share_holds_the_true_count_nineteen_times_in_twenty() -> None:
    rng = np.random.default_rng(11)
    weight, rho, mean, size = 0.3, 0.03, 500.0, 1 / 0.03 - 1
    counts = rng.poisson(mean, 4000)
    shares = rng.beta(weight * size, (1 - weight) * size, 4000)
    low, high = poisson_interval(np.rint(counts * weight))
    rows = zip(counts * weight, low, high, share_variance(counts, weight, rho), shares * mean, strict=True)
    bounds = [(*widened(value, min(a, value), max(b, value), var), true) for value, a, b, var, true in rows]
    assert 0.935 < np.mean([a <= true <= b for a, b, true in bounds]) < 0.985


@pytest.mark.parametrize("weight", [0, -0.1, 1.1])
def test_what_is_no_share_is_refused(weight: float) -> None:
    with pytest.raises(ValueError, match="shares"):
        share_variance(10, weight, 0.03)


def test_of_what_was_not_measured_hardly_anything_is_known() -> None:
    assert concentration(Part("GM0001", 0.5, certain=True, measured=True)) == 0.03
    assert concentration(Part("GM0001", 0.5, certain=True, measured=False)) == pytest.approx(1 / 3)
    assert concentration(Part("BU00010001", 0.5, certain=True, measured=True)) == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ([goes(A, B, weight=0.5), goes(A, C, weight=0.4)], "De gewichten van GM0001 op 2023-01-01 zijn samen 0,9"),
        ([goes(A, B, weight=0.7), goes(A, C, weight=0.7)], "zijn samen 1,4, en moeten samen 1 zijn"),
        ([goes(A, B), goes(B, A)], "gaan in een kring in elkaar over"),
        ([goes(A, B), goes(B, C), goes(C, A)], "GM0001, GM0002, GM0003, GM0001 gaan in een kring"),
        ([goes(A, B, weight=0.5, exact=True), goes(A, C, weight=0.5)], "Een deel van GM0001 is nooit precies"),
        ([goes(A, B, weight=0.0), goes(A, C)], "ligt niet tussen 0 en 1"),
        ([goes(A, B, weight=0.5), goes(A, B, weight=0.5)], "meer dan één rij"),
    ],
)
def test_a_table_that_cannot_be_is_refused_with_the_reason(changes: list[AreaChange], words: str) -> None:
    assert any(words in one.words for one in faults(changes)), list(faults(changes))
    with pytest.raises(ValueError, match="GM0001"):
        ChangeTable(tuple(changes))


def test_the_days_of_a_table_follow_each_other() -> None:
    mixed = table(goes(C, D, 2023), goes(A, C, 2019), goes(B, C, 2019))
    assert all(one[0] < other[0] for one, other in pairwise(mixed.days))
    assert mixed.changed == {C, D}
