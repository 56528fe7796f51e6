"""Guards of the open world."""

from tests.architecture.mutations.mutation import Mutation

MUTATIONS = (
    Mutation(
        name="policy imports the vault",
        file="src/ineen/policy/plans/apps.py",
        old="",
        new="\nimport ineen.vault\n",
        test="lint-imports",
    ),
    Mutation(
        name="a plan of another partnership is visible",
        file="src/ineen/policy/plans/rules.py",
        old="    return public | own\n",
        new="    return public | Q(pk__isnull=False)\n",
        test="tests/policy/plans/test_visibility.py::test_each_role_sees_what_is_meant_for_it_and_nobody_elsewhere",
    ),
    Mutation(
        name="the draft of another partnership is told at some address",
        file="src/ineen/policy/plans/queries/earlier.py",
        old="texts_of(visible(viewer).filter(",
        new="texts_of(SafetyPlan.objects.filter(",
        test="tests/architecture/leaks/test_outside.py::test_no_address_tells_it_to_who_stands_outside",
    ),
    Mutation(
        name="anybody reads what an implementation plan lacks",
        file="src/ineen/policy/execution/rules.py",
        old="    if partnership not in written_by(viewer):\n",
        new="    if viewer is None:\n",
        test="tests/policy/execution/test_gaps.py::test_it_is_for_who_writes_it_only",
    ),
    Mutation(
        name="a plan row is found without a scope",
        file="src/ineen/policy/plans/models/plan.py",
        old='objects: "models.Manager[SafetyPlan]" = ScopedManager(partnership="partnership")',
        new='objects: "models.Manager[SafetyPlan]" = models.Manager()',
        test="tests/policy/plans/test_visibility.py::test_a_query_that_starts_from_nobody_is_refused",
    ),
    Mutation(
        name="a changed plan file overwrites unasked",
        file="src/ineen/policy/plans/actions/import_plan.py",
        old="    if not replace:\n",
        new="    if not replace and not before:\n",
        test="tests/policy/plans/test_import.py::test_a_plan_that_stands_is_not_overwritten_by_accident",
    ),
    Mutation(
        name="a theme on which actions hang is thrown away",
        file="src/ineen/policy/execution/models/plans.py",
        old='theme = models.ForeignKey("plans.Theme", models.PROTECT,',
        new='theme = models.ForeignKey("plans.Theme", models.CASCADE,',
        test="tests/policy/execution/test_import.py::"
        "test_a_theme_on_which_actions_hang_that_serve_none_of_its_goals_stays_too",
    ),
    Mutation(
        name="the second of two first imports at once gets a raw error",
        file="src/ineen/ground/audit/claiming.py",
        old="        if rows.exists():\n",
        new="        if not rows:\n",
        test="tests/policy/test_two_at_once.py",
        lane="postgres",
    ),
    Mutation(
        name="an open implementation plan tells on which closed plan it rests",
        file="src/ineen/policy/execution/queries/reading.py",
        old='return view if view.plan in seen else replace(view, plan="")',
        new="return view",
        test="tests/faces/publication/test_closed_plan.py::test_no_open_page_tells_of_the_closed_plan",
    ),
    Mutation(
        name="what a council only may read of the work is found by everybody",
        file="src/ineen/policy/execution/queries/reading.py",
        old="ImplementationPlan.objects.filter(plans.may_be_seen(viewer, secrecy=False))",
        new="ImplementationPlan.objects.all()",
        test="tests/policy/execution/test_search.py::test_what_is_not_public_is_not_found",
    ),
    Mutation(
        name="somebody acts in a plan with a function that she did not choose",
        file="src/ineen/ground/organisations/queries/viewers.py",
        old="return viewer_acting(by, now) if by.person else RESIDENT",
        new="return viewer_of(by.person, now) if by.person else RESIDENT",
        test="tests/policy/test_acting_as.py::test_a_plan_is_changed_as_the_function_that_has_it",
    ),
    Mutation(
        name="somebody decides with a function that she did not choose",
        file="src/ineen/policy/plans/queries/deciding.py",
        old="visible(organisations.viewer_acting(by, now))",
        new="visible(organisations.viewer_of(by.person, now))",
        test="tests/policy/test_acting_as.py::test_a_plan_is_submitted_as_the_function_that_has_it",
    ),
)
