"""Guards of what reaches everybody by two people."""

from tests.architecture.mutations.mutation import Mutation

_TESTS = "tests/evidence/test_releases.py"

MUTATIONS = (
    Mutation(
        name="one person approves a release twice",
        file="src/ineen/evidence/rules.py",
        old="if request.first_by is not None and viewer.person == request.first_by:",
        new="if request.second_by is not None and viewer.person == request.first_by:",
        test=f"{_TESTS}::test_nobody_approves_twice",
    ),
    Mutation(
        name="a withdrawn release still shows",
        file="src/ineen/evidence/queries/released.py",
        old="    if release.withdrawn_at is not None:\n        return ReleasedTable(row, release, ())\n",
        new="",
        test=f"{_TESTS}::test_a_withdrawn_release_shows_no_figure_and_leaves_a_mark",
    ),
    Mutation(
        name="what must be hidden besides is shown",
        file="src/ineen/evidence/actions/releases/calculating.py",
        old="hidden = _hidden(cells, answer.hidden | cells.withheld, ",
        new="hidden = _hidden(cells, answer.primary, ",
        test=f"{_TESTS}::test_the_small_count_cannot_be_calculated_and_stands_in_no_file",
    ),
    Mutation(
        name="an earlier release is not counted with",
        file="src/ineen/evidence/queries/releasing.py",
        old="if one.whole or one.same)",
        new="if False)",
        test=f"{_TESTS}::test_a_later_release_is_worked_out_with_the_earlier_one",
    ),
    Mutation(
        name="what nobody approved is published",
        file="src/ineen/evidence/actions/releases/publishing.py",
        old="    if worked.outcome.content != row.content_hash:\n",
        new="    if not worked.outcome.content:\n",
        test=f"{_TESTS}::test_what_changed_after_the_approval_is_not_published",
    ),
    Mutation(
        name="a sum tells what a release hides",
        file="src/ineen/evidence/queries/figures.py",
        old="hidden = FigureStatus.SUPPRESSED in _statuses(counts)",
        new="hidden = False",
        test=f"{_TESTS}::test_a_hidden_member_hides_the_sum_its_rate_and_its_place_in_a_picture",
    ),
    Mutation(
        name="a withdrawn delivery is released",
        file="src/ineen/evidence/actions/releases/publishing.py",
        old="    if gone := why_gone(row):\n",
        new="    if gone := None:\n",
        test=f"{_TESTS}::test_what_was_withdrawn_a_moment_ago_is_not_approved_and_not_published",
    ),
    Mutation(
        name="a lower floor uncovers what an earlier release hid",
        file="src/ineen/evidence/queries/releasing.py",
        old="Floor(max(one.least for one in all_)",
        new="Floor(request.least",
        test=f"{_TESTS}::test_a_lower_floor_uncovers_nothing_that_an_earlier_release_hid",
    ),
    Mutation(
        name="two releases at once do not see each other",
        file="src/ineen/evidence/actions/releases/publishing.py",
        old="    if earlier != worked.outcome.earlier:\n",
        new="    if earlier is None:\n",
        test=f"{_TESTS}::test_of_two_that_are_published_at_once_the_second_is_worked_out_with_the_first",
    ),
)
