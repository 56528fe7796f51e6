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
        file="src/ineen/policy/plans/queries/reading.py",
        old="return public | rules.seen_through_roles(viewer) if",
        new="return public | Q(pk__isnull=not viewer.held_roles) if",
        test="tests/policy/plans/test_visibility.py::test_each_role_sees_what_is_meant_for_it_and_nobody_elsewhere",
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
        test="tests/policy/execution/test_import.py::test_a_theme_on_which_actions_hang_stays",
    ),
)
