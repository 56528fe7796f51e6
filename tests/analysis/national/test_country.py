"""What is worked out for the whole country at once, against the functions that say what it means."""

import numpy as np
import pytest
from numpy.typing import NDArray

from ineen.analysis.frame.frame import Frame
from ineen.analysis.frame.status import Status, has_value
from ineen.analysis.national import changing
from ineen.analysis.national.exposures import Exposures
from ineen.analysis.national.ranking import national_ranks
from ineen.analysis.national.smoothing import smoothed_rates
from ineen.analysis.statistics import changes, ranks
from ineen.analysis.statistics.change import adjusted
from ineen.analysis.statistics.small_areas import prior_of, smoothed

AREAS = 342
RATES = np.geomspace(3e-6, 3e-2, 12)  # from less than one in most municipalities to some thousands


def country(seed: int = 20260301, years: int = 3) -> Frame:
    """Municipalities × indicators × years, with every status in it; one municipality doubles in the last year."""
    rng = np.random.default_rng(seed)
    people = np.exp(rng.normal(10.3, 0.8, AREAS))
    noise = np.exp(rng.normal(0, 0.06, (AREAS, len(RATES), years)))
    values = rng.poisson(people[:, None, None] * RATES[:, None] * noise).astype(np.float64)
    values[20, -1, -1] *= 2
    status = rng.choice([int(one) for one in Status], values.shape, p=[0.02, 0.7, 0.2, 0.04, 0.02, 0.02])
    status[20, -1] = Status.FINAL
    told = np.where(has_value(status.astype(np.uint8)), values, np.nan)
    names = (tuple(range(AREAS)), tuple(range(len(RATES))), tuple(range(years)))
    return Frame(*names, status.astype(np.uint8), told)


def inhabitants(frame: Frame) -> Frame:
    """Of each area in each year, some unknown and in one nobody."""
    people = np.full((AREAS, 1, len(frame.periods)), 40_000.0) * np.linspace(1, 1.1, len(frame.periods))
    people[0], status = 0.0, np.full(people.shape, Status.FINAL, dtype=np.uint8)
    status[1], people[1] = Status.UNKNOWN, np.nan
    return Frame(frame.areas, ("people",), frame.periods, status, people)


class TestChanges:
    @pytest.mark.parametrize("exposed", [False, True])
    def test_every_test_is_that_of_the_reference(self, exposed: bool) -> None:
        frame = country()
        exposure = inhabitants(frame) if exposed else None
        found = changing.changes(frame, 1, 2, exposure=exposure)
        told = changes.changes(frame, 1, 2, exposure=exposure)
        check_same(found, told)
        assert found.found()[20, -1]
        assert told.untold()  # of the rarest nothing can be told

    def test_where_one_pair_of_years_does_not_tell_the_earlier_ones_do(self) -> None:
        whole = country()
        few = whole.select(areas=whole.areas[:25])
        found = changing.changes(few, 1, 2, earlier=[(0, 1)])
        check_same(found, changes.changes(few, 1, 2, earlier=[(0, 1)]))
        assert found.tested.any()
        assert not changing.changes(few, 1, 2).tested.any()

    def test_no_areas_and_no_values_are_no_error(self) -> None:
        frame = country()
        check_same(changing.changes(frame.select(areas=[]), 1, 2), changes.changes(frame.select(areas=[]), 1, 2))
        unknown = frame.select(periods=[7, 8])
        assert not changing.changes(unknown, 7, 8).tested.any()


class TestFalseAlarms:
    """Benjamini and Hochberg promise that of what is found at most 5 % is false alarm. Whether that holds here."""

    TIMES, BLOCKS, INDICATORS, CHANGED = 300, 25, 6, 60

    def shares(self, shared: float) -> tuple[float, float]:
        """Over many countries: the mean share of false alarms, and the share of real changes that was found."""
        rng = np.random.default_rng(20260301)
        block = np.arange(AREAS) % self.BLOCKS
        people = np.exp(rng.normal(10.3, 0.8, AREAS))
        rates = np.geomspace(3e-4, 3e-2, self.INDICATORS)[:, None]
        shape, known = (self.INDICATORS, AREAS), np.ones((self.INDICATORS, AREAS), dtype=np.bool_)
        false, caught = [], []
        for _ in range(self.TIMES):
            own, common = rng.normal(0, 0.06, (2, *shape)), rng.normal(0, 0.06, (2, self.INDICATORS, self.BLOCKS))
            noise = np.sqrt(1 - shared) * own + np.sqrt(shared) * common[..., block]
            real = np.zeros(shape, dtype=np.bool_)
            real.flat[rng.choice(real.size, self.CHANGED, replace=False)] = True
            first = rng.poisson(people * rates * np.exp(noise[0])).astype(np.float64)
            second = rng.poisson(people * rates * np.exp(noise[1]) * np.where(real, 1.6, 1.0)).astype(np.float64)
            probability, _told = changing.tested(first, second, np.ones(shape), known)
            found = adjusted(probability) <= 0.05
            false.append((found & ~real).sum() / max(found.sum(), 1))
            caught.append((found & real).sum() / self.CHANGED)
        return float(np.mean(false)), float(np.mean(caught))

    @pytest.mark.parametrize("shared", [0.0, 0.5])
    def test_they_stay_under_five_in_a_hundred_also_where_neighbours_move_together(self, shared: float) -> None:
        false, caught = self.shares(shared)
        assert false <= 0.055
        assert caught > 0.3  # a test that finds nothing raises no false alarm either


def check_same(found: changes.Changes, told: changes.Changes) -> None:
    """Integers and the points of the grid exactly, probabilities to 1e-11, and the same findings."""
    for mine, theirs in zip(found.dispersion, told.dispersion, strict=True):
        assert (mine is None) == (theirs is None)
        if mine and theirs:
            assert (mine.level, mine.slope, mine.ratio, mine.cells) == (
                theirs.level,
                theirs.slope,
                theirs.ratio,
                theirs.cells,
            )
            assert mine.centre == pytest.approx(theirs.centre, rel=1e-13)
            assert mine.information == pytest.approx(theirs.information, rel=1e-12)
    assert np.array_equal(found.status, told.status)
    assert np.array_equal(found.difference, told.difference, equal_nan=True)
    assert np.array_equal(found.tested, told.tested)
    assert found.probability[told.tested] == pytest.approx(told.probability[told.tested], rel=1e-11)
    assert found.corrected[told.tested] == pytest.approx(told.corrected[told.tested], rel=1e-11)
    assert np.array_equal(found.found(), told.found())


def buurten(number: int = 2_000) -> tuple[NDArray[np.float64], NDArray[np.uint32]]:
    """Inhabitants, from nobody to 30,000, and counts of indicators: common, rare, and none at all."""
    rng = np.random.default_rng(20260301)
    people: NDArray[np.float64] = np.exp(rng.normal(6.6, 1.0, number)).round()
    people[:3] = 0
    rates = np.array([2e-5, 2e-3, 4e-2])[:, None] * rng.gamma(3, 1 / 3, (3, number))
    return people, np.vstack([rng.poisson(people * rates), np.zeros(number)]).astype(np.uint32)


class TestSmoothedRates:
    def test_every_rate_and_bound_is_that_of_the_reference(self) -> None:
        people, counts = buurten()
        found = smoothed_rates(counts, Exposures.of(people))
        lived = people > 0
        for row in range(3):
            told = smoothed(counts[row], people, prior_of(counts[row][lived], people[lived]))
            for mine, theirs in ((found.value, told.value), (found.low, told.low), (found.high, told.high)):
                assert mine[row] == pytest.approx(theirs, rel=1e-8)

    def test_what_was_never_counted_has_no_rate_and_what_is_not_known_has_none(self) -> None:
        people, counts = buurten()
        known = np.ones(counts.shape, dtype=np.bool_)
        known[1, 50:400] = False
        found = smoothed_rates(counts, Exposures.of(people), known=known)
        assert np.isnan(found.value[3]).all()
        assert np.array_equal(np.isnan(found.low[1]), ~known[1])
        here = known[1] & (people > 0)
        told = smoothed(counts[1], people, prior_of(counts[1][here], people[here]))
        assert found.high[1][known[1]] == pytest.approx(told.high[known[1]], rel=1e-8)

    def test_counts_in_their_millions_are_as_any_others(self) -> None:
        rng = np.random.default_rng(20260301)
        people: NDArray[np.float64] = rng.uniform(1e7, 1e8, 60).round()
        counts = rng.poisson(people * 0.05 * rng.gamma(50, 1 / 50, 60)).astype(np.uint32)[np.newaxis]
        found, told = (
            smoothed_rates(counts, Exposures.of(people)),
            smoothed(counts[0], people, prior_of(counts[0], people)),
        )
        assert found.value[0] == pytest.approx(told.value, rel=1e-6)

    def test_without_intervals_the_rates_are_the_same(self) -> None:
        people, counts = buurten()
        alone = smoothed_rates(counts, Exposures.of(people), intervals=False)
        assert np.array_equal(alone.value, smoothed_rates(counts, Exposures.of(people)).value, equal_nan=True)
        assert alone.low.shape == (4, 0)

    def test_too_few_areas_and_wrong_exposure_are_refused(self) -> None:
        for wrong in (np.ones(19), np.append(np.ones(30), -1), np.append(np.ones(30), np.nan)):
            with pytest.raises(ValueError, match="20 areas or more"):
                Exposures.of(wrong)


class TestRanks:
    @pytest.mark.parametrize(("least", "most"), [(0.5, 5), (1, 3_000), (900, 1_100)])
    def test_every_chance_is_that_of_the_reference_at_many_more_points(
        self, least: float, most: float, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(ranks, "_NODES", 800)
        rng = np.random.default_rng(20260301)
        size = np.exp(rng.uniform(np.log(least), np.log(most), 40))
        shape, rate = rng.poisson(size) + 0.5, size * np.exp(rng.normal(0, 0.3, 40))
        found, told = national_ranks(shape, rate), ranks.ranks(shape, rate)
        assert found.chances == pytest.approx(told.chances, abs=1e-5)
        assert found.chances.sum(axis=1) == pytest.approx(1)
        assert found.chances.sum(axis=0) == pytest.approx(1, abs=1e-4)  # every place is taken by somebody

    def test_drawing_lots_says_the_same_of_all_municipalities(self) -> None:
        rng = np.random.default_rng(20260301)
        people = np.exp(rng.normal(10.3, 0.8, AREAS))
        shape = rng.poisson(people * 0.003) + 0.5
        drawn = rng.standard_gamma(shape, (4_000, AREAS)) / people
        places = drawn.argsort(axis=1).argsort(axis=1) + 1
        found = national_ranks(shape, people)
        assert found.mean == pytest.approx(places.mean(axis=0), abs=5 * places.std(axis=0).max() / np.sqrt(4_000))
        assert found.among(10) == pytest.approx((places <= 10).mean(axis=0), abs=5 * 0.5 / np.sqrt(4_000))

    def test_who_surely_stands_where_and_who_is_alike(self) -> None:
        sure = national_ranks([1e6, 1e6, 1e6], [1e6, 3e6, 2e6])
        assert sure.interval()[0].tolist() == [3, 1, 2]
        alike = national_ranks(np.ones(4), np.ones(4))
        assert alike.chances == pytest.approx(np.full((4, 4), 0.25), abs=1e-5)
        assert national_ranks([2.0], [1.0]).chances.tolist() == [[1.0]]
        with pytest.raises(ValueError, match="above 0"):
            national_ranks([0.0], [1.0])
