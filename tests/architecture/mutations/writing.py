"""Guards of the writing table: who changes a plan, what comes back, and what is never written over."""

from tests.architecture.mutations.mutation import Mutation

PARTS = "src/ineen/policy/plans/actions/parts"
TESTS = "tests/policy/plans/writing"
MUTATIONS = (
    Mutation(
        name="an adopted plan is changed at the writing table",
        file=f"{PARTS}/changing.py",
        old="        check(viewer, plan)\n",
        new="",
        test=f"{TESTS}/test_structure.py::test_an_adopted_plan_stays_as_it_is",
    ),
    Mutation(
        name="undoing writes over what a colleague wrote since",
        file=f"{PARTS}/undo.py",
        old="        raise BadInput(_AGAIN.format(name=name))",
        new="        pass",
        test=f"{TESTS}/test_undo.py::test_what_a_colleague_changed_since_is_not_overwritten",
    ),
    Mutation(
        name="undoing takes a theme away with what was written under it since",
        file=f"{PARTS}/undo.py",
        old="    if hanging or filled:",
        new="    if filled:",
        test=f"{TESTS}/test_undo.py::test_a_theme_on_which_was_written_since_is_not_taken_away",
    ),
    Mutation(
        name="a goal is put under the theme of another municipality",
        file=f"{PARTS}/structure.py",
        old="row_of(opened, Piece(PieceKind.THEME, theme))\n        was = row.theme",
        new="opened.plan.themes.get(slug=theme)\n        was = row.theme",
        test=f"{TESTS}/test_structure.py::test_a_goal_does_not_go_to_the_theme_of_another_municipality",
    ),
    Mutation(
        name="a lead that moved is not put back in its place",
        file=f"{PARTS}/undo.py",
        old='    if ORDER in step["before"]:',
        new='    if ORDER in step["before"] and hasattr(row, "slug"):',
        test=f"{TESTS}/test_structure.py::test_what_stands_around_the_themes_changes_places_and_back",
    ),
    Mutation(
        name="what was taken from a set before is taken again",
        file="src/ineen/policy/plans/queries/adding.py",
        old=" for line in lines if not has_line(text, line)]",
        new=" for line in lines]",
        test=f"{TESTS}/test_part_pages.py::test_what_was_taken_is_marked_with_where_and_not_added_twice",
    ),
    Mutation(
        name="a starter set writes over a text",
        file="src/ineen/policy/plans/queries/adding.py",
        old="if text.strip() else more",
        new="if not text else more",
        test=f"{TESTS}/test_part_pages.py::test_she_takes_what_fits_nothing_is_overwritten_and_one_button_takes_it_back",
    ),
    Mutation(
        name="a text of an earlier plan is written over what nobody saw",
        file=f"{PARTS}/earlier.py",
        old="            if seen.get(one.key) != one.digest:",
        new="            if one.key in seen and seen[one.key] != one.digest:",
        test=f"{TESTS}/test_earlier.py::test_nothing_is_written_over_without_having_been_shown",
    ),
    Mutation(
        name="a text of an earlier plan is written over what a colleague wrote meanwhile",
        file=f"{PARTS}/earlier.py",
        old="            if seen.get(one.key) != one.digest:",
        new="            if one.key not in seen:",
        test=f"{TESTS}/test_earlier.py::test_what_a_colleague_wrote_meanwhile_is_not_written_over_and_is_shown",
    ),
    Mutation(
        name="texts are taken from a plan that she may not see",
        file="src/ineen/policy/plans/queries/earlier.py",
        old="        row = texts_of(visible(viewer).filter(slug=slug), themes)",
        new="        row = texts_of(SafetyPlan.objects.filter(slug=slug), themes)",
        test=f"{TESTS}/test_earlier.py::test_a_plan_that_she_may_not_see_is_not_there_to_take_from",
    ),
    Mutation(
        name="the name of a closed plan is told to who may not see it",
        file=f"{PARTS}/earlier.py",
        old='        name = CLOSED if found.closed else f"“{found.text.title}”"',
        new='        name = f"“{found.text.title}”"',
        test=f"{TESTS}/test_earlier.py::test_a_closed_plan_is_warned_for_stands_in_the_log_and_is_not_named_to_others",
    ),
    Mutation(
        name="a page of the writing table is not in the reading log",
        file="src/ineen/policy/plans/web/closed.py",
        old="        return _logged(signed_in_page(*methods)(view))",
        new="        return signed_in_page(*methods)(view)",
        test=f"{TESTS}/test_reading_log.py::test_every_page_about_a_plan_tells_who_looked",
    ),
    Mutation(
        name="a plan becomes public at the writing table",
        file=f"{PARTS}/choices.py",
        old="    if (wanted is Audience.PUBLIC) != (was is Audience.PUBLIC):",
        new="    if wanted is None:",
        test=f"{TESTS}/test_part_pages.py::test_the_editor_opens_a_draft_to_councils_and_never_to_everybody",
    ),
    Mutation(
        name="anybody confirms for a partner",
        file="src/ineen/policy/plans/rules.py",
        old="    if organisation not in own:",
        new="    if not own:",
        test=f"{TESTS}/test_part_pages.py::"
        "test_a_lead_entered_for_a_partner_names_the_talk_and_stays_marked_until_it_confirms",
    ),
    Mutation(
        name="a plan file says itself that it is adopted and public",
        file="src/ineen/policy/plans/actions/start.py",
        old="    draft = replace(plan, stage=PlanStage.DRAFT, audience=Audience.PARTNERSHIP, rebuilt=False)",
        new="    draft = replace(plan, rebuilt=False)",
        test=f"{TESTS}/test_starting.py::test_a_file_is_shown_first_and_becomes_a_draft_whatever_it_says_of_itself",
    ),
    Mutation(
        name="a plan file of another partnership is brought in",
        file="src/ineen/policy/plans/actions/start.py",
        old="    rules.check_may_start(organisations.viewer_behind(by, now), partnership.pk)\n",
        new="",
        test=f"{TESTS}/test_starting.py::test_a_draft_is_brought_in_for_ones_own_partnership_only",
    ),
)
