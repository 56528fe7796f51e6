"""Guards of what is computed from figures."""

from tests.architecture.mutations.mutation import Mutation

_FRAME = "tests/analysis/frame/test_frame.py"
_INTERVALS = "tests/analysis/statistics/test_intervals.py"
_FUNNEL = "tests/analysis/statistics/test_funnel.py"
_STANDARD = "tests/analysis/statistics/test_standardised.py"
_SENTENCES = "tests/analysis/statistics/test_sentences.py"
_SEASONS = "tests/analysis/statistics/test_seasons.py"
_RANKS = "tests/analysis/statistics/test_ranks.py"
_SMALL = "tests/analysis/statistics/test_small_areas.py"
_CHANGE = "tests/analysis/statistics/test_change.py"
_KERNELS = "tests/analysis/national/test_kernels.py"
_COUNTRY = "tests/analysis/national/test_country.py"
_CUBE = "tests/analysis/national/test_cube.py"
_NATIONAL = "src/ineen/analysis/national"

MUTATIONS = (
    Mutation(
        name="on any engine a sum with an unknown cell has a value",
        file="src/ineen/analysis/engines/comparing.py",
        old="        status=parts.status.max(),\n",
        new="        status=parts.status.min(),\n",
        test="tests/analysis/engines/test_engines.py::test_the_cube_says_the_same",
    ),
    Mutation(
        name="a kernel takes the quantile of the next power of two",
        file=f"{_NATIONAL}/quantiles.py",
        old="away = 4.0 * mantissa - 3.0",
        new="away = 4.0 * mantissa - 3.001",
        test=f"{_KERNELS}::test_quantiles_are_those_of_scipy",
    ),
    Mutation(
        name="a kernel counts all of what was found itself",
        file=f"{_NATIONAL}/tails.py",
        old="return beyond * beta_fraction(hits + 1, misses, share) + density / 2",
        new="return beyond * beta_fraction(hits + 1, misses, share) + density",
        test=f"{_KERNELS}::test_more_than_found_is_the_mean_of_two_incomplete_betas",
    ),
    Mutation(
        name="a kernel tests changes as if counts varied by chance alone",
        file=f"{_NATIONAL}/dispersions.py",
        old="factor, part = 1 + excess,",
        new="factor, part = 1.0,",
        test=f"{_COUNTRY}::TestChanges::test_every_test_is_that_of_the_reference",
    ),
    Mutation(
        name="of what is found a kernel raises too many false alarms",
        file=f"{_NATIONAL}/dispersions.py",
        old="factor, part = 1 + excess,",
        new="factor, part = 1 + excess / 4,",
        test=f"{_COUNTRY}::TestFalseAlarms",
    ),
    Mutation(
        name="the kernel of small areas forgets that the prior is not known exactly",
        file=f"{_NATIONAL}/smoothing.py",
        old="told[4] += weight[one] * turned * turned",
        new="told[4] += 0.0",
        test=f"{_COUNTRY}::TestSmoothedRates::test_every_rate_and_bound_is_that_of_the_reference",
    ),
    Mutation(
        name="an area counts itself among those below it",
        file=f"{_NATIONAL}/ranking.py",
        old="left[one] = number[many] * times[one] - left[one] * back[one]",
        new="left[one] = number[many]",
        test=f"{_COUNTRY}::TestRanks::test_every_chance_is_that_of_the_reference_at_many_more_points",
    ),
    Mutation(
        name="the grid of ranks is as coarse as one area allows",
        file=f"{_NATIONAL}/ranking.py",
        old="    if len(finer) > len(grid):\n",
        new="    if len(finer) < len(grid):\n",
        test=f"{_COUNTRY}::TestRanks::test_every_chance_is_that_of_the_reference_at_many_more_points",
    ),
    Mutation(
        name="in a cube what nobody told is zero",
        file=f"{_NATIONAL}/cube.py",
        old="    status[silent] = untold\n",
        new="    status[silent] = Status.FINAL\n",
        test=f"{_CUBE}::TestWhatItHolds::test_zero_absent_unknown_and_suppressed_are_four",
    ),
    Mutation(
        name="a sum over a cube leaves out what is not known",
        file=f"{_NATIONAL}/sums.py",
        old="                _raise(told, status[period, indicator])\n",
        new="                pass\n",
        test=f"{_CUBE}::TestSums::test_a_sum_keeps_four_things_apart_as_a_sum_of_frames_does",
    ),
    Mutation(
        name="a damaged cube is used",
        file=f"{_NATIONAL}/cube.py",
        old="        sound = left == 0 and file.read() == digest.digest()\n",
        new="        sound = left == 0\n",
        test=f"{_CUBE}::TestOnTheDisk::test_one_other_byte_anywhere_is_seen",
    ),
    Mutation(
        name="a change of few areas is tested as if counts varied by chance alone",
        file="src/ineen/analysis/statistics/changes.py",
        old="dispersion = _dispersion([pair], place) or _dispersion([pair, *others], place)",
        new="dispersion = _dispersion([pair] * 9, place)",
        test=f"{_CHANGE}::TestOfFewAreas::test_one_pair_of_years_does_not_tell_and_eight_do",
    ),
    Mutation(
        name="the interval of a change is of another test",
        file="src/ineen/analysis/statistics/change.py",
        old="return np.asarray(found < 1 - level)",
        new="return np.asarray(found < (1 - level) / 2)",
        test=f"{_CHANGE}::TestBetweenWhichChanges",
    ),
    Mutation(
        name="a cell that nobody told is zero",
        file="src/ineen/analysis/frame/frame.py",
        old="        untold = Status.FINAL if zero_where_untold else Status.UNKNOWN\n",
        new="        untold, zero_where_untold = Status.FINAL, True\n",
        test=f"{_FRAME}::test_what_nobody_told_is_unknown_and_zero_only_where_the_source_leaves_zeros_out",
    ),
    Mutation(
        name="an older frame fills in what a newer one suppresses",
        file="src/ineen/analysis/frame/frame.py",
        old="silent = upper.status == Status.UNKNOWN",
        new="silent = upper.status >= Status.UNKNOWN",
        test=f"{_FRAME}::test_a_frame_over_another_gives_way_only_where_it_tells_nothing",
    ),
    Mutation(
        name="a sum leaves out the parts without a value",
        file="src/ineen/analysis/frame/arithmetic.py",
        old="part.status.max(axis=place, initial=Status.ABSENT)",
        new="part.status.min(axis=place, initial=Status.SUPPRESSED)",
        test=f"{_FRAME}::test_a_sum_is_as_well_known_as_the_least_known_of_its_parts",
    ),
    Mutation(
        name="where nobody lives a rate is zero",
        file="src/ineen/analysis/frame/arithmetic.py",
        old="status[np.broadcast_to(exposure.values == 0, status.shape)] = Status.ABSENT",
        new="against_zero = exposure.values == 0",
        test=f"{_FRAME}::test_a_rate_is_as_well_known_as_the_lesser_known_of_both",
    ),
    Mutation(
        name="a change is tested as if counts varied by chance alone",
        file="src/ineen/analysis/statistics/dispersion.py",
        old="return 1 + np.exp(self.level + self.slope * self._away(size))",
        new="return 1 + 0 * self._away(size)",
        test=f"{_CHANGE}::TestFalseAlarms::test_where_nothing_changed",
    ),
    Mutation(
        name="large areas get the dispersion of all",
        file="src/ineen/analysis/statistics/dispersion.py",
        old="_SLOPES: Final = np.linspace(0.0, 1.0, 9)",
        new="_SLOPES: Final = np.linspace(0.0, 0.0, 9)",
        test=f"{_CHANGE}::TestHowCountsVary::test_noise_in_proportion_to_the_count_is_recognised_at_every_size",
    ),
    Mutation(
        name="the dispersion is estimated with those in which much happened",
        file="src/ineen/analysis/statistics/robust.py",
        old="np.where(scaled <= bend, scaled, beyond)",
        new="np.where(scaled <= np.inf, scaled, beyond)",
        test=f"{_CHANGE}::TestHowCountsVary::test_a_few_areas_in_which_much_happened_do_not_hide_themselves",
    ),
    Mutation(
        name="where a frame does not tell how counts vary, chance alone is put in its place",
        file="src/ineen/analysis/statistics/dispersion.py",
        old="    if large.sum() < LEAST_CELLS:\n",
        new="    if not large.any():\n",
        test=f"{_CHANGE}::TestHowCountsVary::test_where_the_frame_has_too_few_counts_it_does_not_tell",
    ),
    Mutation(
        name="looking everywhere is not corrected for",
        file="src/ineen/analysis/statistics/change.py",
        old="flat[order] * flat.size / np.arange(flat.size, 0, -1)",
        new="flat[order]",
        test=f"{_CHANGE}::TestLookingEverywhere",
    ),
    Mutation(
        name="what has no value is left out of the changes without a word",
        file="src/ineen/analysis/statistics/changes.py",
        old="if one not in (Status.FINAL, Status.PROVISIONAL)}",
        new="if one is Status.ABSENT}",
        test=f"{_CHANGE}::TestOverAFrame",
    ),
    Mutation(
        name="how rates are spread is taken for certain from a few areas",
        file="src/ineen/analysis/statistics/small_areas.py",
        old="    if len(observed) < LEAST_AREAS:\n",
        new="    if not len(observed):\n",
        test=f"{_SMALL}::test_what_tells_no_prior_is_refused",
    ),
    Mutation(
        name="areas are drawn together more than they are alike",
        file="src/ineen/analysis/statistics/small_areas.py",
        old="np.tile(grid[1] ** -2.0, _STEPS)",
        new="np.tile(2 * grid[1] ** -2.0, _STEPS)",
        test=f"{_SMALL}::test_intervals_keep_their_promise_in_every_size_class",
    ),
    Mutation(
        name="the exact interval is drawn too narrow",
        file="src/ineen/analysis/statistics/intervals.py",
        old="gammaincinv(observed + 1, 1 - tail), dtype",
        new="gammaincinv(observed + 0.5, 1 - tail), dtype",
        test=f"{_INTERVALS}::test_over_all_means_the_exact_interval_never_holds_less_than_it_says",
    ),
    Mutation(
        name="the mid-P interval is the exact one",
        file="src/ineen/analysis/statistics/intervals.py",
        old="(fewer + gammaincc(observed + 1, mean)) / 2",
        new="(fewer * 0 + gammaincc(observed + 1, mean))",
        test=f"{_INTERVALS}::test_the_mid_p_interval_is_narrower_and_keeps_its_promise_on_average",
    ),
    Mutation(
        name="a funnel lets through what lies on the wrong side of its limit",
        file="src/ineen/analysis/statistics/funnel.py",
        old="gammaincc(counts + 1, means) > tail)",
        new="gammaincc(counts + 1, means) > 2 * tail)",
        test=f"{_FUNNEL}::test_of_areas_in_which_only_chance_works_no_more_lie_outside_than_is_said",
    ),
    Mutation(
        name="a funnel closes on large areas",
        file="src/ineen/analysis/statistics/funnel.py",
        old="np.sqrt(1 / (4 * sure) + between**2)",
        new="np.sqrt(1 / (4 * sure))",
        test=f"{_FUNNEL}::test_areas_that_differ_as_usual_lie_inside_at_998_and_with_chance_alone_they_do_not",
    ),
    Mutation(
        name="a standardised rate keeps the make-up of its own inhabitants",
        file="src/ineen/analysis/statistics/standardised.py",
        old="scaled = weights / weights.sum() / exposed",
        new="scaled = (weights >= 0) / exposed.sum(axis=-1, keepdims=True)",
        test=f"{_STANDARD}::test_the_make_up_of_the_inhabitants_is_taken_out",
    ),
    Mutation(
        name="the interval of a standardised rate takes its classes for one",
        file="src/ineen/analysis/statistics/standardised.py",
        old="np.sqrt(variance / np.where(enough, total, 1.0))",
        new="rate / np.where(enough, total, 1.0)",
        test=f"{_STANDARD}::test_the_rates_are_those_of_the_reference_and_so_are_the_intervals_within_what_byar_differs_from_exact",
    ),
    Mutation(
        name="what follows enforcement is called better or worse",
        file="src/ineen/analysis/statistics/sentences.py",
        old="    if direction is Direction.FOLLOWS_ENFORCEMENT:\n",
        new="    if direction is Direction.FOLLOWS_ENFORCEMENT and difference < 0:\n",
        test=f"{_SENTENCES}::test_what_follows_enforcement_or_reporting_gets_no_verdict",
    ),
    Mutation(
        name="a difference that chance explains gets a verdict",
        file="src/ineen/analysis/statistics/sentences.py",
        old="    if said is not Finding.FOUND:\n",
        new="    if said is Finding.UNTESTED:\n",
        test=f"{_SENTENCES}::test_a_verdict_is_given_only_to_what_chance_does_not_explain",
    ),
    Mutation(
        name="two years are called a season",
        file="src/ineen/analysis/statistics/seasons.py",
        old="LEAST_YEARS: Final = 3",
        new="LEAST_YEARS: Final = 2",
        test=f"{_SEASONS}::test_less_than_three_years_is_refused_and_so_is_a_missing_month",
    ),
    Mutation(
        name="one spring that stood still becomes a season",
        file="src/ineen/analysis/statistics/seasons.py",
        old="np.median(ratio[month == one])",
        new="np.mean(ratio[month == one])",
        test=f"{_SEASONS}::test_one_spring_in_which_the_country_stood_still_is_no_season",
    ),
    Mutation(
        name="a rank is told as if rates were known exactly",
        file="src/ineen/analysis/statistics/ranks.py",
        old="gammaincinv(shapes[:, np.newaxis], (points + 1) / 2)",
        new="gammaincinv(shapes[:, np.newaxis], 0.5 + 0 * points)",
        test=f"{_RANKS}::test_drawing_gives_the_same_to_a_thousandth",
    ),
    Mutation(
        name="an area with an unknown feature is like any other",
        file="src/ineen/analysis/statistics/similar.py",
        old="np.flatnonzero(known & (np.arange(len(table)) != place))",
        new="np.flatnonzero(np.arange(len(table)) != place)",
        test="tests/analysis/statistics/test_similar.py",
    ),
    Mutation(
        name="who was drawn together counts as drawn apart",
        file="src/ineen/analysis/statistics/survey.py",
        old="kinds = np.unique(cluster[here], return_inverse=True)[1]",
        new="kinds = np.arange(here.sum())",
        test="tests/analysis/statistics/test_survey.py::test_a_sample_of_clusters_is_as_r_prints_it",
    ),
    Mutation(
        name="a survey value is shown where few answered",
        file="src/ineen/analysis/statistics/survey.py",
        old="    if count < LEAST_RESPONDENTS:\n",
        new="    if count < 1:\n",
        test="tests/analysis/statistics/test_survey.py::"
        "test_too_few_answers_or_a_stratum_of_one_give_no_value_and_say_so",
    ),
)
