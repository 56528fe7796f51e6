"""Each guard of the house, and how to break what it protects: the named test must then fail."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mutation:
    """Replace `old` by `new` in `file`; `test` (a pytest id, or `lint-imports`) must go red.

    `old` empty means: `new` is added at the end of `file`, which is made where it does not exist.
    `lane` is `core`, or `postgres` where SQLite has no such protection.
    """

    name: str
    file: str
    old: str
    new: str
    test: str
    lane: str = "core"


MUTATIONS: tuple[Mutation, ...] = (
    Mutation(
        name="the kernel imports Django",
        file="src/ineen/ground/kernel/periods.py",
        old="",
        new="\nimport django\n",
        test="lint-imports",
    ),
    Mutation(
        name="a vault value in a log",
        file="src/ineen/config/scrubber.py",
        old="if personal is not Personal.NONE:",
        new="if personal is Personal.CRIMINAL:",
        test="tests/config/test_logs.py::test_a_vault_value_in_a_log_is_left_out",
    ),
    Mutation(
        name="an exception out of the vault tells values in a log",
        file="src/ineen/config/scrubber.py",
        old="silent = any(_passed_vault(one.__traceback__) for one in chain)",
        new="silent = False",
        test="tests/config/test_logs.py::test_an_exception_out_of_the_vault_tells_where_and_not_what",
    ),
    Mutation(
        name="a query string in a log",
        file="src/ineen/config/requests.py",
        old='route = f"/{request.resolver_match.route}" if request.resolver_match else UNKNOWN_ROUTE',
        new="route = request.get_full_path()",
        test="tests/config/test_logs.py::test_a_request_is_one_line_with_its_route_and_without_its_address",
    ),
    Mutation(
        name="production accepts a default key",
        file="src/ineen/config/refusals.py",
        old="found += [*_keys(environment), ",
        new="found += [",
        test="tests/config/test_environment.py::test_production_refuses_a_key_that_nobody_chose_or_that_is_guessed",
    ),
    Mutation(
        name="starting up imports something heavy",
        file="src/ineen/ground/areas/apps.py",
        old="from django.apps import AppConfig\n",
        new="import duckdb\nfrom django.apps import AppConfig\n",
        test="tests/architecture/test_imports.py",
    ),
    Mutation(
        name="work is put in the outbox outside an act",
        file="src/ineen/ground/outbox/queue.py",
        old="    if current is None or current.database != database or not connections[database].in_atomic_block:",
        new="    if current is not None and current.database != database:",
        test="tests/ground/outbox/test_queue.py::test_work_is_refused_outside_an_act",
    ),
    Mutation(
        name="vault work carries text",
        file="src/ineen/ground/outbox/payloads.py",
        old='    if database != "vault":\n        return\n',
        new="    return\n",
        test="tests/ground/outbox/test_queue.py::test_the_vault_refuses_what_could_tell_of_a_person",
    ),
    Mutation(
        name="two workers take the same task",
        file="src/ineen/ground/outbox/leases.py",
        old="filter(pk=chosen.pk, state=TaskState.WAITING)",
        new="filter(pk=chosen.pk)",
        test="tests/ground/outbox/test_worker.py::test_what_one_worker_took_another_does_not_take",
    ),
    Mutation(
        name="the reaper does nothing",
        file="src/ineen/ground/outbox/leases.py",
        old="    if not late.exists():\n        return 0",
        new="    return 0",
        test="tests/ground/outbox/test_worker_side_by_side.py::test_a_worker_killed_midway_loses_nothing_and_doubles_nothing",
    ),
    Mutation(
        name="effects stand without the mark that the task is done",
        file="src/ineen/ground/outbox/work.py",
        old="        with writing(self.database):\n            yield\n            finish(",
        new="        if True:\n            yield\n            finish(",
        test="tests/ground/outbox/test_worker_side_by_side.py::test_a_worker_killed_midway_loses_nothing_and_doubles_nothing",
    ),
    Mutation(
        name="a worker that lost its lease ends the task",
        file="src/ineen/ground/outbox/leases.py",
        old="state=TaskState.RUNNING, held_by=self.holder)",
        new="state__in=TaskState.values)",
        test="tests/ground/outbox/test_worker.py::test_a_lease_that_ran_out_is_taken_back_and_the_late_worker_cannot_end_it",
    ),
    Mutation(
        name="an error of the vault is told in the log",
        file="src/ineen/ground/outbox/worker.py",
        old='if lease.database == "vault":',
        new='if lease.database == "nowhere":',
        test="tests/ground/outbox/test_worker.py::test_an_error_in_the_vault_stays_in_the_vault",
    ),
    Mutation(
        name="mail that may have been accepted is sent again",
        file="src/ineen/ground/outbox/tasks.py",
        old="row.filter(handed_over_at__isnull=True).update(",
        new="row.update(",
        test="tests/ground/outbox/test_mail.py::test_mail_that_may_have_been_accepted_is_not_sent_again",
    ),
    Mutation(
        name="analysis imports Django",
        file="src/ineen/analysis/store/cells.py",
        old="",
        new="\nimport django\n",
        test="lint-imports",
    ),
    Mutation(
        name="a face imports analysis",
        file="src/ineen/faces/command/figures.py",
        old="",
        new="\nfrom ineen.analysis.store import reading\n",
        test="lint-imports",
    ),
    Mutation(
        name="a dot in a police export is read as zero",
        file="src/ineen/analysis/sources/text.py",
        old="        return _NO_VALUE[text], None\n",
        new="        return status, 0\n",
        test="tests/analysis/sources/test_politie.py",
    ),
    Mutation(
        name="an export without its last line is accepted",
        file="src/ineen/analysis/sources/politie.py",
        old="if found[-1][1] != [_LAST_LINE]:",
        new="if not found:",
        test="tests/analysis/sources/test_politie.py",
    ),
    Mutation(
        name="a damaged Parquet file is accepted",
        file="src/ineen/analysis/store/writing.py",
        old="    return _digest(path) == path.stem\n",
        new="    return bool(path.stem)\n",
        test="tests/analysis/store/test_store.py::"
        "test_a_damaged_file_is_refused_by_its_hash_and_mended_by_writing_again",
    ),
    Mutation(
        name="a version without a release is shown",
        file="src/ineen/evidence/queries/released.py",
        old=".filter(release__isnull=False)",
        new=".all()",
        test="tests/evidence/test_released.py::test_a_version_without_release_gives_nobody_a_figure",
    ),
    Mutation(
        name="Released is made in a second place",
        file="src/ineen/evidence/queries/catalogue.py",
        old="",
        new="\n\ndef bypass(released: type) -> object:\n    Released = released\n    return Released(None, ())\n",
        test="tests/evidence/test_released.py::test_released_is_made_in_one_place_only",
    ),
    Mutation(
        name="policy imports the vault",
        file="src/ineen/policy/plans/apps.py",
        old="",
        new="\nimport ineen.vault\n",
        test="lint-imports",
    ),
    Mutation(
        name="an upward foreign key",
        file="src/ineen/ground/areas/models.py",
        old="",
        new='\n\nclass Up(models.Model):\n    by = models.ForeignKey("organisations.Person", models.CASCADE, "+")\n',
        test="tests/architecture/test_registry.py::test_every_foreign_key_points_downwards_or_stays_in_its_room",
    ),
    Mutation(
        name="a foreign key out of the vault",
        file="src/ineen/ground/outbox/models.py",
        old="",
        new='\n\nclass Outward(models.Model):\n    of = models.ForeignKey("privacy.RecordKey", models.CASCADE, "+")\n',
        test="tests/architecture/test_registry.py::test_no_foreign_key_leaves_its_database",
    ),
    Mutation(
        name="a foreign key that leaves an attribute in another room",
        file="src/ineen/ground/organisations/models.py",
        old="",
        new='\n\nclass Visible(models.Model):\n    area = models.ForeignKey("areas.Area", models.CASCADE)\n',
        test="tests/architecture/test_registry.py::test_a_key_to_another_room_leaves_no_attribute_there",
    ),
    Mutation(
        name="a table of the keys in the vault",
        file="src/ineen/config/routers.py",
        old='return frozenset({"keys"})',
        new='return frozenset({"keys", "vault"})',
        test="tests/config/test_routers.py::test_the_vault_holds_nothing_of_the_open_world_but_what_both_need",
    ),
    Mutation(
        name="rows on two sides of the wall are related",
        file="src/ineen/config/routers.py",
        old="return homes & {row._state.db} if row._state.db else homes",
        new="return homes",
        test="tests/config/test_routers.py::test_rows_on_two_sides_are_never_related",
    ),
    Mutation(
        name="the read door of the vault shows every compartment",
        file="src/ineen/ground/privacy/compartments.py",
        old="rows.filter(compartment=scope)",
        new="rows",
        test="tests/vault/test_wall.py::test_the_read_door_shows_the_rows_of_the_running_scope_only",
    ),
    Mutation(
        name="the read door of the vault is open without a scope",
        file="src/ineen/ground/privacy/compartments.py",
        old="if scope is None:",
        new="if scope == EVERY:",
        test="tests/vault/test_wall.py::test_the_read_door_is_shut_outside_a_scope",
    ),
    Mutation(
        name="row-level security is off",
        file="src/ineen/ground/privacy/database_roles.py",
        old="ENABLE ROW LEVEL SECURITY",
        new="DISABLE ROW LEVEL SECURITY",
        test="tests/vault/test_wall.py::TestRowLevelSecurity::test_a_scope_shows_its_own_rows",
        lane="postgres",
    ),
    Mutation(
        name="row-level security does not bind the owner",
        file="src/ineen/ground/privacy/database_roles.py",
        old=" FORCE ROW LEVEL SECURITY",
        new=" NO FORCE ROW LEVEL SECURITY",
        test="tests/vault/test_wall.py::TestRowLevelSecurity::test_without_a_scope_there_is_nothing_even_for_the_owner_of_the_table",
        lane="postgres",
    ),
    Mutation(
        name="the policy of the compartments is open",
        file="src/ineen/ground/privacy/database_roles.py",
        old="USING ({IN_SCOPE}) WITH CHECK ({IN_SCOPE})",
        new="USING (true)",
        test="tests/vault/test_wall.py::TestRowLevelSecurity::test_a_scope_shows_its_own_rows",
        lane="postgres",
    ),
    Mutation(
        name="the policy of the compartments lets any row in",
        file="src/ineen/ground/privacy/database_roles.py",
        old="WITH CHECK ({IN_SCOPE})",
        new="WITH CHECK (true)",
        test="tests/vault/test_wall.py::TestRowLevelSecurity::test_a_row_of_another_compartment_is_not_written",
        lane="postgres",
    ),
    Mutation(
        name="the policy of the compartments is missing",
        file="src/ineen/ground/privacy/database_roles.py",
        old='CREATE POLICY in_scope ON "{table}" USING ({IN_SCOPE}) WITH CHECK ({IN_SCOPE})',
        new="SELECT 1",
        test="tests/vault/test_wall.py::TestRights::test_every_table_with_a_compartment_is_locked",
        lane="postgres",
    ),
    Mutation(
        name="the scope is not cleared in a transaction that goes on",
        file="src/ineen/ground/privacy/compartments.py",
        old="            _tell_database(outer)",
        new="            pass",
        test="tests/vault/test_wall.py::TestRowLevelSecurity::test_the_scope_ends_within_a_transaction_that_goes_on",
        lane="postgres",
    ),
    Mutation(
        name="the scope stays on the connection",
        file="src/ineen/ground/privacy/compartments.py",
        old="SELECT set_config(%s, %s, true)",
        new="SELECT set_config(%s, %s, false)",
        test="tests/vault/test_wall.py::TestRowLevelSecurity::test_the_scope_does_not_stay_on_the_connection",
        lane="postgres",
    ),
    Mutation(
        name="the keeper stays the keeper",
        file="src/ineen/ground/privacy/compartments.py",
        old="            _become(before)",
        new="            pass",
        test="tests/vault/test_wall.py::TestRowLevelSecurity::test_the_keeper_steps_back_within_a_transaction_that_goes_on",
        lane="postgres",
    ),
    Mutation(
        name="the application reads across compartments",
        file="src/ineen/ground/privacy/compartments.py",
        old="    if not may:",
        new="    if may is None:",
        test="tests/vault/test_wall.py::TestRowLevelSecurity::test_the_application_does_not_read_across",
        lane="postgres",
    ),
    Mutation(
        name="the policy world may enter the vault",
        file="src/ineen/ground/privacy/database_roles.py",
        old="    yield f'REVOKE ALL ON DATABASE \"{database}\" FROM PUBLIC'\n",
        new="",
        test="tests/vault/test_wall.py::TestRights::test_a_login_of_the_policy_world_is_turned_away_at_the_vault",
        lane="postgres",
    ),
    Mutation(
        name="the application may change audit entries",
        file="src/ineen/ground/privacy/database_roles.py",
        old='rights = "SELECT, INSERT"\n',
        new='rights = "SELECT, INSERT, UPDATE"\n',
        test="tests/vault/test_wall.py::TestRights::test_what_happened_may_be_read_and_added_to_and_not_changed",
        lane="postgres",
    ),
)
