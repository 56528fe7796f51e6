"""Guards of decisions: order, roles, what is frozen, and who sees what before its time."""

from tests.architecture.mutations.mutation import Mutation

STATES = "tests/policy/decisions/test_states.py"
WALK = "tests/policy/decisions/test_walk.py"
COURSES = "tests/policy/decisions/test_courses.py"
AMENDMENTS = "tests/policy/decisions/test_amendments.py"
SNAPSHOTS = "tests/policy/decisions/test_snapshots.py"
TABLE = "tests/policy/decisions/test_audience_table.py"

CORRECTING = "tests/policy/decisions/test_correcting.py"
COUNCILS = "tests/faces/publication/test_councils.py"

MUTATIONS = (
    Mutation(
        name="who adopted a plan is told before it is out",
        file="src/ineen/policy/decisions/queries/outcomes.py",
        old='plans.seen_by_all(through="dossier__plan__")',
        new="Q()",
        test=f"{COUNCILS}::test_nothing_is_told_before_it_is_out",
    ),
    Mutation(
        name="who works elsewhere is told where a plan lies",
        file="src/ineen/policy/decisions/queries/outcomes.py",
        old='plans.may_be_seen(viewer, through="dossier__plan__")',
        new="Q()",
        test=f"{WALK}::test_nobody_of_another_partnership_gets_near",
    ),
    Mutation(
        name="what a council has not decided is told as hers",
        file="src/ineen/policy/decisions/queries/outcomes.py",
        old="    if stage in _AT_A_BODY:\n",
        new="    if stage in _AT_A_BODY and not texts:\n",
        test=f"{COUNCILS}::test_what_a_council_will_choose_is_not_told_before_it_decided",
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
        name="who wrote along loses sight when a college offers the plan",
        file="src/ineen/policy/plans/actions/record.py",
        old="    Audience.PARTNERSHIP: Audience.PARTNERSHIP_AND_COUNCIL,\n",
        new="    Audience.PARTNERSHIP: Audience.COUNCIL,\n",
        test=f"{WALK}::test_who_wrote_along_keeps_seeing_the_plan_when_the_councils_begin_to",
    ),
    Mutation(
        name="a plan for the administration opens for partners with its council",
        file="src/ineen/policy/plans/actions/record.py",
        old="    Audience.ADMINISTRATION: Audience.COUNCIL,\n",
        new="    Audience.ADMINISTRATION: Audience.PARTNERSHIP_AND_COUNCIL,\n",
        test=f"{WALK}::test_what_was_for_the_administration_opens_for_its_councils_and_nobody_else",
    ),
    Mutation(
        name="a file replaces the text that bodies decide about",
        file="src/ineen/policy/plans/actions/import_plan.py",
        old="    queries.check_may_replace(by, before.slug, before.title)\n",
        new="",
        test=f"{COURSES}::test_a_plan_that_was_submitted_is_not_brought_in_anew_until_it_is_taken_back",
    ),
    Mutation(
        name="the mark of who a file did not hear is lost",
        file="src/ineen/policy/plans/actions/writing.py",
        old="order=order, **said, **same)",
        new="order=order, **said)",
        test="tests/policy/plans/test_import.py::"
        "test_what_was_entered_for_a_partner_stays_marked_where_the_file_says_the_same",
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
        name="who may put a record right is not asked",
        file="src/ineen/policy/decisions/queries/correcting.py",
        old="    rules.check_may_for(viewer, partnership, municipality, body=body, own=own, name=name)\n",
        new="",
        test=f"{CORRECTING}::test_a_griffier_of_another_municipality_may_not",
    ),
    Mutation(
        name="a decision is struck out under what was built on it",
        file="src/ineen/policy/decisions/queries/correcting.py",
        old="    if not last:\n",
        new="    if not last and False:\n",
        test=f"{CORRECTING}::test_what_something_was_built_on_is_not_struck_out",
    ),
    Mutation(
        name="what was recorded wrongly still counts",
        file="src/ineen/policy/decisions/queries/standing.py",
        old="rows.filter(~Exists(model._default_manager.filter(same)))",
        new="rows.all()",
        test=f"{CORRECTING}::test_what_was_put_right_twice_holds_as_it_was_put_right_last",
    ),
    Mutation(
        name="a plan stays public on an adoption that was none",
        file="src/ineen/policy/decisions/actions/correcting.py",
        old="        plan_acts.record_publication_struck(**about)\n",
        new="        pass\n",
        test=f"{CORRECTING}::test_what_came_out_on_an_adoption_that_was_none_is_closed_again_for_everybody",
    ),
    Mutation(
        name="SQLite lets a decision be changed since corrections came",
        file="src/ineen/policy/decisions/migrations/0003_corrections.py",
        old="        migrations.RunPython(refuse, migrations.RunPython.noop),\n",
        new="",
        test=f"{SNAPSHOTS}::test_history_is_never_changed",
    ),
    Mutation(
        name="SQLite lets an answer be changed since corrections came",
        file="src/ineen/policy/decisions/migrations/0004_corrected_answers.py",
        old="        migrations.RunPython(refuse, migrations.RunPython.noop),\n",
        new="",
        test="tests/policy/decisions/test_correcting_answers.py::test_what_was_recorded_is_never_changed",
    ),
    Mutation(
        name="an answer that was struck out still answers",
        file="src/ineen/policy/decisions/queries/standing.py",
        old="    return _last(rows, Answer).exclude(struck=True)\n",
        new="    return _last(rows, Answer)\n",
        test="tests/policy/decisions/test_correcting_answers.py::test_an_answer_that_was_none_is_struck_out_and_asked_again",
    ),
    Mutation(
        name="a council loses what it received when a plan is taken back",
        file="src/ineen/policy/plans/actions/record.py",
        old='    _move(plan, PlanStage.DRAFT, "plan teruggehaald naar concept")\n',
        new='    _move(plan, PlanStage.DRAFT, "plan teruggehaald naar concept")\n'
        "    SafetyPlan.objects.filter(pk=plan).update(audience=Audience.PARTNERSHIP)\n",
        test=f"{COURSES}::test_councils_that_got_the_plan_keep_reading_it_after_it_was_taken_back_and_strangers_do_not",
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
        old='Snapshot.objects.filter(plans.may_be_seen(viewer, through="dossier__plan__"), pk__in=keys)',
        new="Snapshot.objects.filter(pk__in=keys)",
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
        test=f"{COURSES}::test_taking_back_makes_it_a_draft_while_no_council_adopted",
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
        file="src/ineen/policy/plans/queries/following.py",
        old="own = self.visible(viewer).filter(",
        new="own = self.visible(viewer).model.objects.filter(",
        test="tests/policy/decisions/test_waiting.py::test_a_plan_waits_for_nobody_who_may_not_see_it",
    ),
)
