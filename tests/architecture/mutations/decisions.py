"""Guards of decisions: order, roles, what is frozen, and who sees what before its time."""

from tests.architecture.mutations.mutation import Mutation

STATES = "tests/policy/decisions/test_states.py"
WALK = "tests/policy/decisions/test_walk.py"
SNAPSHOTS = "tests/policy/decisions/test_snapshots.py"
TABLE = "tests/policy/decisions/test_audience_table.py"

COUNCILS = "tests/faces/publication/test_councils.py"

MUTATIONS = (
    Mutation(
        name="who adopted a plan is told before it is out",
        file="src/ineen/policy/decisions/queries/outcomes.py",
        old='plans.may_be_seen(viewer, through="dossier__plan__"), ',
        new="",
        test=f"{COUNCILS}::test_nothing_is_told_before_it_is_out",
    ),
    Mutation(
        name="one council's text stands on the page of another",
        file="src/ineen/policy/decisions/queries/outcomes.py",
        old='FilteredRelation(texts, condition=Q((f"{texts}__municipality", F("municipality"))))',
        new="FilteredRelation(texts)",
        test=f"{COUNCILS}::test_the_page_of_a_municipality_has_her_own_text_and_no_other_has_it",
    ),
    Mutation(
        name="an embargo does not hold for who has a role",
        file="src/ineen/policy/plans/rules.py",
        old="    own &= _no_embargo(now, through) | _held(viewer, UNDER_EMBARGO, through) | offered\n",
        new="",
        test=f"{TABLE}::test_every_cell",
    ),
    Mutation(
        name="a secret plan is public",
        file="src/ineen/policy/plans/rules.py",
        old="(_no_secrecy(now, through) if secrecy else Q())",
        new="Q()",
        test=f"{TABLE}::test_every_cell",
    ),
    Mutation(
        name="secrecy ends a day early",
        file="src/ineen/policy/plans/rules.py",
        old="secrecy_until__lt",
        new="secrecy_until__lte",
        test=f"{TABLE}::test_the_last_day_of_secrecy_still_counts",
    ),
    Mutation(
        name="who may take a step is not asked",
        file="src/ineen/policy/decisions/queries/steps.py",
        old="    if viewer is not None:\n        rules.check_may_for",
        new="    if viewer is None:\n        rules.check_may_for",
        test=f"{STATES}::test_every_stage_lets_exactly_these_roles_take_this_step",
    ),
    Mutation(
        name="a council may adopt what its college has not offered",
        file="src/ineen/policy/decisions/states.py",
        old="    (S.COUNCIL, Step.ADOPT): _council(S.ADOPTED),\n",
        new="    (S.COUNCIL, Step.ADOPT): _council(S.ADOPTED),\n    (S.COLLEGE, Step.ADOPT): _council(S.ADOPTED),\n",
        test=f"{WALK}::test_a_council_cannot_go_before_its_college",
    ),
    Mutation(
        name="a griffier records for the neighbours",
        file="src/ineen/policy/decisions/rules.py",
        old="held.role in roles and held.organisation == municipality and held.partnership == partnership",
        new="held.role in roles and held.partnership == partnership",
        test=f"{WALK}::test_one_council_does_not_decide_for_another",
    ),
    Mutation(
        name="a decision for a body that does not sign in needs no source",
        file="src/ineen/policy/decisions/rules.py",
        old="    if needed and not source.strip():",
        new="    if not needed and not source.strip():",
        test=f"{WALK}::test_the_coordinator_records_for_who_does_not_sign_in_and_says_where_from",
    ),
    Mutation(
        name="a snapshot whose text was changed is shown",
        file="src/ineen/policy/decisions/queries/snapshots.py",
        old="return same(hash_of(row.content), row.sha256) and same(",
        new="return same(",
        test=f"{SNAPSHOTS}::test_a_snapshot_that_was_altered_in_the_database_is_refused",
    ),
    Mutation(
        name="who can write rows can make a snapshot fit",
        file="src/ineen/policy/decisions/queries/snapshots.py",
        old=" and same(seal_of(row.pk, row.sha256, row.made_at), row.seal)",
        new="",
        test=f"{SNAPSHOTS}::test_who_alters_the_text_cannot_make_the_hash_fit",
    ),
    Mutation(
        name="a snapshot is shown to who may not see the plan",
        file="src/ineen/policy/decisions/queries/snapshots.py",
        old="row = rows.first() if plans.titles(viewer, [slug]) else None",
        new="row = rows.first()",
        test=f"{SNAPSHOTS}::test_a_snapshot_of_a_plan_that_one_may_not_see_is_nowhere",
    ),
    Mutation(
        name="an amendment is the text of all at once",
        file="src/ineen/policy/decisions/actions/council.py",
        old="write_own(dossier, member, address, one.text, one.reason.strip(), since=since, shared=shared)",
        new="write_own(dossier, member, address, one.text, one.reason.strip(), since=since, shared=False)",
        test=f"{WALK}::test_the_walk_of_five_municipalities",
    ),
    Mutation(
        name="what a council adopted is taken back",
        file="src/ineen/policy/decisions/states.py",
        old="(S.COLLEGE, S.RETURNED, S.COUNCIL, S.REJECTED, S.WITHDRAWN)",
        new="S",
        test=f"{WALK}::test_taking_back_makes_it_a_draft_while_no_council_adopted",
    ),
    Mutation(
        name="the PDF of a secret plan is offered",
        file="src/ineen/faces/publication/queries.py",
        old="    if plan.secrecy or plan.audience",
        new="    if plan.audience",
        test="tests/policy/decisions/test_public.py::test_a_secret_plan_is_nowhere_from_the_moment_it_is_imposed",
    ),
    Mutation(
        name="a plan waits for somebody who may not see it",
        file="src/ineen/policy/decisions/queries/waiting.py",
        old='    return seen & Q((f"{through}partnership__in", viewer.partnerships))',
        new='    return Q((f"{through}partnership__in", viewer.partnerships))',
        test="tests/policy/decisions/test_waiting.py::test_a_plan_waits_for_nobody_who_may_not_see_it",
    ),
)
