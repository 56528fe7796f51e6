"""Guards of areas that change."""

from tests.architecture.mutations.mutation import Mutation

MUTATIONS = (
    Mutation(
        name="a merger counts a part twice",
        file="src/ineen/analysis/areas/converting.py",
        old="    shares = np.array([1.0 if part.whole else part.weight or 0.0 for part in made_of])\n",
        new="    shares = np.array([2.0 if part.whole else part.weight or 0.0 for part in made_of])\n",
        test="tests/evidence/test_borders.py::TestASum::test_a_municipality_of_2023_shows_2021_as_the_sum_of_the_three_that_it_was",
    ),
    Mutation(
        name="a delivery that was recast is converted again",
        file="src/ineen/analysis/areas/parts.py",
        old="        if first < day <= last and not",
        new="        if day <= last and not",
        test="tests/evidence/test_borders.py::TestASum::test_a_delivery_that_its_publisher_recast_is_not_converted_again",
    ),
    Mutation(
        name="a sum over an unknown part is shown",
        file="src/ineen/analysis/areas/converting.py",
        old="    status = older.status.max(axis=0)\n",
        new="    status = older.status.min(axis=0)\n",
        test="tests/analysis/areas/test_areas.py::test_every_status_goes_through_a_merger_as_it_goes_through_a_sum",
    ),
    Mutation(
        name="a share of a divided area travels without its uncertainty",
        file="src/ineen/evidence/queries/widening.py",
        old="    return widened(value, low, high, variance) if variance else (low, high)\n",
        new="    return low, high\n",
        test="tests/evidence/test_borders.py::TestAShare::test_with_weights_it_is_an_estimate_with_a_wider_margin_that_says_so",
    ),
    Mutation(
        name="weights that do not add up to one are loaded",
        file="src/ineen/ground/kernel/area_changes.py",
        old="    if len(weights) == len(ones) and abs(sum(weights) - 1) > ROUNDING * len(ones):\n",
        new="    if not weights:\n",
        test="tests/ground/areas/test_changes.py::test_what_cannot_be_is_refused_with_its_line_and_nothing_is_written",
    ),
    Mutation(
        name="who left a group still counts in its sum",
        file="src/ineen/ground/areas/queries/groups.py",
        old=" and (one.valid_until is None or on <= one.valid_until)",
        new="",
        test="tests/faces/publication/test_group_pages.py::test_a_base_team_shows_its_sum_with_margin_and_who_is_missing_from_it",
    ),
    Mutation(
        name="a municipality is in two base teams at a time",
        file="src/ineen/ground/areas/actions/groups.py",
        old="    wrong = read.wrong + _twice(read)\n",
        new="    wrong = read.wrong\n",
        test="tests/ground/areas/test_groups.py::test_a_municipality_in_a_group_that_is_not_in_the_file_is_refused_too",
    ),
    Mutation(
        name="a share of a divided area is tested for change",
        file="src/ineen/evidence/queries/converted_frames.py",
        old="            if not all(one.exact for one in made_of):\n",
        new="            if not made_of:\n",
        test="tests/evidence/test_borders.py::TestAChangeThatWasLoaded::test_an_estimate_is_told_and_what_was_counted_on_other_ground_is_not_tested_for_it",
    ),
    Mutation(
        name="a sentence about a partial sum does not say who is missing",
        file="src/ineen/evidence/queries/statements.py",
        old="filter(None, [between, reserved, without, figure.made_of])",
        new="filter(None, [between, reserved, figure.made_of])",
        test="tests/faces/publication/test_group_pages.py::TestTheExplorer::test_a_group_is_asked_as_an_area_and_is_a_sum",
    ),
    Mutation(
        name="a member within its old borders is added as if it were today's",
        file="src/ineen/evidence/queries/figures.py",
        old=" if one.value is not None and one.borders is None}",
        new=" if one.value is not None}",
        test="tests/evidence/test_borders.py::TestAGroup::test_a_member_within_old_borders_is_missing_from_it",
    ),
    Mutation(
        name="what the page shows as an estimate is tested on the counts of then",
        file="src/ineen/evidence/queries/converted_frames.py",
        old="        unlike = estimated | (older != older[:, :1])\n",
        new="        unlike = older != older[:, :1]\n",
        test="tests/evidence/test_borders.py::TestAChangeThatWasLoaded::test_an_estimate_is_told_and_what_was_counted_on_other_ground_is_not_tested_for_it",
    ),
    Mutation(
        name="a sum is tested against a count within the borders of then",
        file="src/ineen/evidence/queries/converted_frames.py",
        old="        unlike = estimated | (older != older[:, :1])\n",
        new="        unlike = estimated\n",
        test="tests/evidence/test_borders.py::TestAChangeThatWasLoaded::test_a_sum_is_not_compared_with_a_count_within_the_borders_of_then",
    ),
    Mutation(
        name="who went into another member is counted there and beside it",
        file="src/ineen/evidence/queries/overlap.py",
        old="    told = {area: one for area, one in kept.items() if area not in whole}\n",
        new="    told = dict(counts)\n",
        test="tests/evidence/test_borders.py::TestAGroup::test_members_that_went_into_another_member_are_counted_once",
    ),
    Mutation(
        name="a map has two classes of one colour",
        file="src/ineen/analysis/charts/classes.py",
        old="    return [one for one in told if low < one <= high]\n",
        new="    return [one for one in told if low < one <= high][: most - 1]\n",
        test="tests/analysis/charts/test_classes.py::test_limits_are_round_and_of_counts_they_are_whole",
    ),
)
