"""The test of change, by hand and against the binomial distribution; how counts vary; and looking everywhere."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.stats import binom, norm
from scipy.stats import t as student

from ineen.analysis.frame.frame import Frame
from ineen.analysis.frame.status import Status
from ineen.analysis.statistics.change import adjusted, change_interval, change_test
from ineen.analysis.statistics.changes import changes
from ineen.analysis.statistics.dispersion import Dispersion, dispersion_over
from tests.analysis.frame.frames import at, cell_by_cell, drawn_frame
from tests.analysis.statistics.police import YEARS, police_totals

# as many as there are municipalities, of sizes like theirs: from some fifty registered crimes a year to ten thousand
SIZES: NDArray[np.float64] = np.round(np.geomspace(50.0, 12_000.0, 342))


class TestOfOneCell:
    # n = 6, of which 5: (1 + 6 ÷ 2) ÷ 64 on this side; n = 3, all after: ½ ÷ 8; with twice the exposure after, 1 of 1
    @pytest.mark.parametrize(
        ("before", "after", "ratio", "wanted"),
        [(1, 5, 1.0, 8 / 64), (0, 3, 1.0, 1 / 8), (0, 1, 2.0, 2 / 3), (4, 4, 1.0, 1.0), (0, 0, 1.0, 1.0)],
    )
    def test_by_hand(self, before: int, after: int, ratio: float, wanted: float) -> None:
        assert change_test(before, after, dispersion=1, exposure_ratio=ratio) == pytest.approx(wanted, rel=1e-12)

    @given(st.integers(0, 3000), st.integers(0, 3000), st.floats(0.1, 10))
    def test_without_dispersion_it_is_the_binomial_distribution(self, before: int, after: int, ratio: float) -> None:
        size, share = before + after, ratio / (1 + ratio)
        half = binom.pmf(after, size, share) / 2
        sides = binom.cdf(after, size, share) - half, binom.sf(after, size, share) + half
        found = change_test(before, after, dispersion=1, exposure_ratio=ratio)
        assert found == pytest.approx(2 * min(sides) if size else 1, rel=1e-6, abs=1e-12)

    @given(st.integers(0, 500), st.integers(0, 500), st.floats(1, 9), st.floats(0.1, 10), st.floats(3, 500))
    def test_back_in_time_it_says_the_same(
        self, before: int, after: int, factor: float, ratio: float, known: float
    ) -> None:
        there = change_test(before, after, dispersion=factor, freedom=known, exposure_ratio=ratio)
        back = change_test(after, before, dispersion=factor, freedom=known, exposure_ratio=1 / ratio)
        assert there == pytest.approx(back, rel=1e-6, abs=1e-12)

    @given(st.integers(0, 500), st.integers(0, 500), st.floats(1, 5), st.floats(1.1, 3))
    def test_counts_that_vary_more_prove_less(self, before: int, after: int, factor: float, more: float) -> None:
        little, much = change_test([before] * 2, [after] * 2, dispersion=[factor, factor * more])
        assert much >= little - 1e-12

    def test_of_large_counts_it_is_the_normal_curve_and_with_estimated_dispersion_that_of_student(self) -> None:
        score = (51_200 - 50_000) / np.sqrt(100_000 * 4 / 4)
        assert change_test(48_800, 51_200, dispersion=4) == pytest.approx(2 * norm.sf(score), rel=5e-3)
        found = change_test(48_800, 51_200, dispersion=4, freedom=20)
        assert found == pytest.approx(2 * student.sf(score, 20), rel=5e-3)

    @pytest.mark.parametrize(
        ("before", "after", "options", "why"),
        [
            (-1, 2, {"dispersion": 1}, "0 and up"),
            (float("nan"), 2, {"dispersion": 1}, "0 and up"),
            (1, 2, {"dispersion": 0.5}, "1 or more"),
            (1, 2, {"dispersion": 1, "exposure_ratio": 0}, "above 0"),
            (1, 2, {"dispersion": 1, "freedom": 0}, "above 0"),
        ],
    )
    def test_what_cannot_be_is_refused(self, before: float, after: float, options: dict[str, float], why: str) -> None:
        with pytest.raises(ValueError, match=why):
            change_test(before, after, **options)


class TestBetweenWhichChanges:
    @settings(deadline=None, max_examples=30)
    @given(st.integers(1, 3000), st.integers(1, 3000), st.floats(1, 9), st.floats(0.2, 5), st.floats(0.8, 0.9999))
    def test_at_both_ends_the_test_is_just_not_refused(
        self, before: int, after: int, factor: float, ratio: float, level: float
    ) -> None:
        low, high = change_interval(
            before, after, dispersion=factor, freedom=40, exposure_ratio=ratio, confidence=level
        )
        assert low < (after + 0.5) / ((before + 0.5) * ratio) < high
        for bound in (float(low), float(high)):
            if 1e-4 < bound < 1e4:
                told = change_test(before, after, dispersion=factor, freedom=40, exposure_ratio=ratio * bound)
                assert told == pytest.approx(1 - level, rel=1e-5)

    def test_it_holds_1_exactly_where_the_test_does_not_refuse_no_change(self) -> None:
        rng = np.random.default_rng(6)
        before, after = rng.poisson(80, 400), rng.poisson(100, 400)
        low, high = change_interval(before, after, dispersion=1.5)
        assert ((low <= 1) & (high >= 1) == (change_test(before, after, dispersion=1.5) >= 0.05)).all()

    def test_it_holds_the_true_change_as_often_as_it_says(self) -> None:
        rng = np.random.default_rng(7)
        before, after = rng.poisson(60, 20_000), rng.poisson(90, 20_000)
        low, high = change_interval(before, after, dispersion=1)
        assert ((low <= 1.5) & (high >= 1.5)).mean() == pytest.approx(0.95, abs=0.01)

    def test_where_nothing_was_counted_there_is_no_bound(self) -> None:
        low, high = change_interval([0, 7], [7, 0], dispersion=1)
        assert low[0] > 0
        assert (low[1], high[0]) == (0, np.inf)
        assert high[1] < 1


class TestLookingEverywhere:
    def test_the_example_of_benjamini_and_hochberg(self) -> None:
        """Their fifteen comparisons (1995, section 3.2): at 5 % the first four are found."""
        told = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344]
        told += [0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0]
        found = adjusted(told)
        assert (found <= 0.05).sum() == 4
        assert found[:4] == pytest.approx([0.0015, 0.003, 0.0095, 0.035625])
        assert (adjusted(told[::-1])[::-1] == found).all()

    @given(st.lists(st.floats(0, 1), max_size=30))
    def test_cells_are_found_exactly_as_the_step_up_procedure_finds_them(self, told: list[float]) -> None:
        found, size = adjusted(told), len(told)
        below = [place for place, p in enumerate(sorted(told), 1) if size * p / place <= 0.05]
        assert (found <= 0.05).sum() == max(below, default=0)

    @pytest.mark.parametrize("wrong", [[0.5, float("nan")], [1.2]])
    def test_what_was_not_tested_is_never_silently_among_them(self, wrong: list[float]) -> None:
        with pytest.raises(ValueError, match="leave out"):
            adjusted(wrong)


def drawn(
    noise: NDArray[np.float64], rng: np.random.Generator, changed: NDArray[np.float64] | float = 1.0
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Two years of 342 areas; `noise` is 2 × 342, on the logarithm of the rate."""
    return rng.poisson(SIZES * np.exp(noise[0])), rng.poisson(SIZES * changed * np.exp(noise[1]))


def estimated(before: NDArray[np.int64], after: NDArray[np.int64]) -> Dispersion:
    found = dispersion_over(before, after)
    assert found is not None
    return found


class TestHowCountsVary:
    def test_plain_chance_is_recognised(self) -> None:
        rng = np.random.default_rng(1)
        found = estimated(*drawn(np.zeros((2, 342)), rng))
        assert (found.at([100, 2_000, 20_000]) < 1.25).all()
        assert found.ratio == pytest.approx(1, abs=0.02)

    def test_noise_in_proportion_to_the_count_is_recognised_at_every_size(self) -> None:
        """With noise of 5 % in both years the factor is 1 + n · 0.05² ÷ 2."""
        rng = np.random.default_rng(2)
        sizes = np.array([500, 2_000, 20_000])
        found = np.mean([estimated(*drawn(rng.normal(0, 0.05, (2, 342)), rng)).at(sizes) for _ in range(20)], axis=0)
        assert found == pytest.approx(1 + sizes * 0.05**2 / 2, rel=0.12)

    def test_a_common_change_and_unequal_exposure_are_no_dispersion(self) -> None:
        rng = np.random.default_rng(3)
        days = rng.choice([0.9, 1.1], 342)
        before, after = rng.poisson(SIZES), rng.poisson(SIZES * 0.8 * days)
        found = dispersion_over(before, after, days)
        assert found is not None
        assert found.ratio == pytest.approx(0.8, abs=0.01)
        assert (found.at(SIZES) < 1.4).all()

    def test_a_few_areas_in_which_much_happened_do_not_hide_themselves(self) -> None:
        rng = np.random.default_rng(4)
        calm = rng.normal(0, 0.05, (2, 342))
        stirred = calm.copy()
        stirred[1, ::25] += 1.5
        still, moved = (estimated(*drawn(noise, np.random.default_rng(5))) for noise in (calm, stirred))
        assert moved.at(3_000) == pytest.approx(still.at(3_000), rel=0.35)

    def test_where_the_frame_has_too_few_counts_it_does_not_tell(self) -> None:
        few = np.full(342, 3)
        few[:29] = 30
        assert dispersion_over(few, few) is None


class TestFalseAlarms:
    """Of what is found, at most 5 % and half a point may be false alarm, however much counts vary."""

    @pytest.mark.parametrize("together", [0.0, 0.035], ids=["each area by itself", "regions together"])
    def test_where_nothing_changed(self, together: float) -> None:
        rng = np.random.default_rng(11)
        alarms = {"plain": 0, "as the frame shows": 0}
        for _ in range(100):
            regions = rng.normal(0, together, (2, 40))[:, np.arange(342) % 40]
            before, after = drawn(regions + rng.normal(0, 0.04, (2, 342)), rng)
            alarms["plain"] += bool((adjusted(change_test(before, after, dispersion=1)) <= 0.05).any())
            alarms["as the frame shows"] += bool((adjusted(estimated(before, after).test(before, after)) <= 0.05).any())
        assert alarms["as the frame shows"] / 100 <= 0.055
        assert alarms["plain"] == 100

    def test_where_some_changed(self) -> None:
        rng = np.random.default_rng(12)
        false, seen = [], []
        for _ in range(60):
            real = rng.random(342) < 0.1
            before, after = drawn(rng.normal(0, 0.05, (2, 342)), rng, np.where(real, 1.5, 1.0))
            found = adjusted(estimated(before, after).test(before, after)) <= 0.05
            false.append((found & ~real).sum() / max(found.sum(), 1))
            seen.append((found & real).sum() / real.sum())
        assert np.mean(false) <= 0.055
        assert np.mean(seen) > 0.6


def towns(seed: int, count: int, years: int, noise: float) -> Frame:
    """Few areas, many years, in which nothing changes but what all have in common from year to year."""
    rng = np.random.default_rng(seed)
    sizes = np.geomspace(300, 1_600, count)[:, np.newaxis]
    common = np.exp(rng.normal(0, 0.02, years))
    values = rng.poisson(sizes * common * np.exp(rng.normal(0, noise, (count, years))))
    status = np.full((count, 1, years), Status.FINAL, dtype=np.uint8)
    return Frame(tuple(range(count)), ("a",), tuple(range(years)), status, values[:, np.newaxis].astype(np.float64))


class TestOfFewAreas:
    """Where too few areas show how counts vary, earlier years show it too."""

    PAIRS = tuple((year - 1, year) for year in range(1, 8))

    def test_one_pair_of_years_does_not_tell_and_eight_do(self) -> None:
        frame = towns(1, 5, 9, 0.05)
        assert changes(frame, 7, 8).dispersion == (None,)
        found = changes(frame, 7, 8, earlier=self.PAIRS)
        assert found.dispersion[0] is not None
        assert found.dispersion[0].cells == 40
        assert found.tested.all()

    def test_what_is_tested_is_the_newest_pair_alone(self) -> None:
        frame = towns(2, 5, 9, 0.05)
        frame.values[:, :, 3] *= 3
        found = changes(frame, 7, 8, earlier=self.PAIRS)
        assert (found.difference[:, 0] == frame.values[:, 0, 8] - frame.values[:, 0, 7]).all()
        assert not found.found().any()

    def test_where_many_areas_show_it_earlier_years_are_left_alone(self) -> None:
        frame = towns(3, 40, 9, 0.05)
        assert (changes(frame, 7, 8).probability == changes(frame, 7, 8, earlier=self.PAIRS).probability).all()

    @pytest.mark.parametrize("noise", [0.0, 0.05])
    def test_false_alarms_stay_few(self, noise: float) -> None:
        alarms = [changes(towns(seed, 5, 9, noise), 7, 8, earlier=self.PAIRS).found().any() for seed in range(400)]
        assert np.mean(alarms) <= 0.055

    def test_a_change_that_really_is_one_is_found(self) -> None:
        seen = []
        for seed in range(60):
            frame = towns(seed, 5, 9, 0.03)
            frame.values[2, 0, 8] *= 1.6
            seen.append(changes(frame, 7, 8, earlier=self.PAIRS).found()[2, 0])
        assert np.mean(seen) > 0.9


class TestOverAFrame:
    @cell_by_cell
    @given(st.integers(0, 10**6), st.sampled_from([5, 400]))
    def test_every_cell_is_accounted_for_and_only_values_are_tested(self, seed: int, most: int) -> None:
        frame = drawn_frame(seed, tuple(f"G{number}" for number in range(100)), 2, most)
        found = changes(frame, 2023, 2024)
        assert int(found.tested.sum()) + sum(found.left_out().values()) + found.untold() == found.status.size
        for place, area in enumerate(frame.areas):
            first, second = (at(frame, area, "overlast", year) for year in (2023, 2024))
            both = first[1] is not None and second[1] is not None
            wanted = Status.ABSENT if Status.ABSENT in (first[0], second[0]) else max(first[0], second[0])
            assert found.status[place, 1] == wanted
            assert bool(np.isfinite(found.difference[place, 1])) == both
            assert both or not found.tested[place, 1]
            assert both or not found.found(1.0)[place, 1]
            assert found.tested[place, 1] == (both and found.dispersion[1] is not None)

    def test_what_is_zero_in_both_years_was_looked_at_and_counts_in_the_correction(self) -> None:
        areas = tuple(range(342))
        values = np.stack([SIZES, SIZES], axis=1)[:, np.newaxis, :]
        values[0, 0] = (40, 400)
        half = values.copy()
        half[171:] = 0
        status = np.full(values.shape, Status.FINAL, dtype=np.uint8)
        gone = np.where(np.arange(342)[:, np.newaxis, np.newaxis] < 171, status, Status.UNKNOWN).astype(np.uint8)
        zeros = changes(Frame(areas, ("a",), (1, 2), status, half), 1, 2)
        unknown = changes(Frame(areas, ("a",), (1, 2), gone, np.where(half > 0, half, np.nan)), 1, 2)
        assert zeros.corrected[0, 0] == pytest.approx(2 * unknown.corrected[0, 0])
        assert (zeros.left_out()[Status.UNKNOWN], unknown.left_out()[Status.UNKNOWN]) == (0, 171)

    def test_against_inhabitants_growth_is_no_change_and_who_has_none_is_not_tested(self) -> None:
        areas = tuple(range(342))
        counts: NDArray[np.float64] = np.stack([SIZES, np.round(SIZES * 1.5)], axis=1)[:, np.newaxis, :]
        people = np.stack([SIZES * 20, SIZES * 30], axis=1)[:, np.newaxis, :]
        people[0] = 0
        status = np.full(counts.shape, Status.FINAL, dtype=np.uint8)
        found = changes(
            Frame(areas, ("a",), (1, 2), status, counts),
            1,
            2,
            exposure=Frame(areas, ("inwoners",), (1, 2), status, people),
        )
        assert found.probability[1:].min() > 0.9
        assert (found.left_out()[Status.ABSENT], int(found.tested.sum())) == (1, 341)

    @pytest.mark.data
    def test_the_real_municipalities_from_2023_to_2024(self) -> None:
        """Plain chance points at 77 of 342; with the factor 4 that all show together, three; with size in it, one."""
        frame = police_totals()
        first, second = (frame.values[:, 0, frame.periods.index(year)] for year in YEARS[1:])
        soest = frame.areas.index("Soest")
        assert (len(frame.areas), first[soest], second[soest]) == (342, 1380, 1510)
        plain, shared = (change_test(first, second, dispersion=factor) for factor in (1, 4))
        assert (adjusted(plain) <= 0.05).sum() == 77
        assert (adjusted(shared) <= 0.05).sum() == 3
        assert (round(plain[soest], 3), round(shared[soest], 2)) == (0.016, 0.23)
        found = changes(frame, *YEARS[1:])
        assert [frame.areas[place] for place in np.flatnonzero(found.found())] == ["Rozendaal"]
        assert found.probability[soest, 0] == pytest.approx(0.26, abs=0.005)
        assert found.dispersion[0] is not None
        assert found.dispersion[0].at([1_000, 3_000, 10_000]) == pytest.approx([3.4, 4.6, 6.7], abs=0.05)
        assert sum(found.left_out().values()) == 0
