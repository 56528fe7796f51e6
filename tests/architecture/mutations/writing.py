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
        name="a starter set writes over a text",
        file=f"{PARTS}/taking.py",
        old="if text.strip() else more",
        new="if not text else more",
        test=f"{TESTS}/test_part_pages.py::test_she_takes_what_fits_nothing_is_overwritten_and_one_button_takes_it_back",
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
        old="    rules.check_may_start(viewer_behind(by, now), partnership.pk)\n",
        new="",
        test=f"{TESTS}/test_starting.py::test_a_draft_is_brought_in_for_ones_own_partnership_only",
    ),
)
