"""The wall of the vault, with real transactions and the rights of the application."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.conf import settings
from django.db import ProgrammingError, connections, transaction

from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor, system
from ineen.ground.kernel.refusals import NotAllowed
from ineen.ground.outbox.models import Task
from ineen.ground.privacy.compartments import OutsideCompartment, across_compartments, compartment, current_compartment
from ineen.ground.privacy.database_roles import secure_database
from tests.helpers.application_role import as_owner
from tests.helpers.writes import given

EAST, WEST = UUID(int=1), UUID(int=2)
BOTH_LOCKS = pytest.mark.django_db(transaction=True, databases="__all__")


@act(database="vault")
def note_down(*, by: Actor, now: datetime, task: Task) -> None:
    record(on=task, what="gezien")


def of_the_vault(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    with connections["vault"].cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def everything() -> list[str]:
    """What the database itself lets through: no manager in between."""
    return sorted(words for (words,) in of_the_vault("SELECT words FROM wall_note"))


@pytest.fixture(autouse=True)
def _raw_rows() -> Iterator[None]:
    """What is tried here is the database itself, without acts."""
    with given():
        yield


@pytest.fixture
def notes(note: Any) -> Any:
    for place, words in ((EAST, "oost"), (WEST, "west")):
        with compartment(place):
            note.objects.using("vault").create(compartment=place, words=words)
    return note


@BOTH_LOCKS
def test_the_read_door_shows_the_rows_of_the_running_scope_only(notes: Any) -> None:
    with compartment(EAST):
        assert [row.words for row in notes.objects.using("vault").all()] == ["oost"]
        with compartment(WEST):
            assert [row.words for row in notes.objects.using("vault").all()] == ["west"]
        assert [row.words for row in notes.objects.using("vault").all()] == ["oost"]


@BOTH_LOCKS
def test_the_read_door_is_shut_outside_a_scope(notes: Any) -> None:
    with pytest.raises(OutsideCompartment, match="Note"):
        notes.objects.using("vault").count()


@BOTH_LOCKS
def test_the_read_door_is_shut_again_after_an_error(notes: Any) -> None:
    with pytest.raises(ZeroDivisionError), compartment(EAST):
        raise ZeroDivisionError
    assert current_compartment() is None
    with pytest.raises(OutsideCompartment):
        notes.objects.using("vault").count()


@pytest.mark.postgres
@BOTH_LOCKS
class TestRowLevelSecurity:
    """What SQLite cannot do. The first test says why the others mean something."""

    @pytest.fixture(autouse=True)
    def _bound(self, notes: Any) -> None:
        [(user, unbound, owner)] = of_the_vault(
            "SELECT current_user, rolsuper OR rolbypassrls, (SELECT tableowner FROM pg_tables WHERE tablename = "
            "'wall_note') FROM pg_roles WHERE rolname = current_user"
        )
        assert (user, unbound) == (settings.DATABASE_ROLES["vault"], False)
        assert owner != user
        assert everything() == []

    def test_without_a_scope_there_is_nothing_even_for_the_owner_of_the_table(self) -> None:
        with as_owner("vault"):
            of_the_vault("CREATE ROLE wall_owner")
            of_the_vault("GRANT USAGE, CREATE ON SCHEMA public TO wall_owner")
            of_the_vault("ALTER TABLE wall_note OWNER TO wall_owner")
            try:
                of_the_vault("SET ROLE wall_owner")
                assert everything() == []
            finally:
                of_the_vault("RESET ROLE")
                of_the_vault("ALTER TABLE wall_note OWNER TO CURRENT_USER")
                of_the_vault("DROP OWNED BY wall_owner")
                of_the_vault("DROP ROLE wall_owner")

    def test_a_scope_shows_its_own_rows(self) -> None:
        with compartment(EAST):
            assert everything() == ["oost"]

    def test_a_nested_scope_gives_the_outer_one_back(self) -> None:
        with compartment(EAST):
            with compartment(WEST):
                assert everything() == ["west"]
            assert everything() == ["oost"]

    def test_the_scope_ends_within_a_transaction_that_goes_on(self) -> None:
        with transaction.atomic(using="vault"):
            with compartment(EAST):
                assert everything() == ["oost"]
            assert everything() == []

    def test_the_scope_ends_with_an_error_within_a_transaction_that_goes_on(self) -> None:
        with transaction.atomic(using="vault"):
            with pytest.raises(ProgrammingError), compartment(EAST):
                of_the_vault("SELECT * FROM there_is_no_such_table")
            assert everything() == []
            assert current_compartment() is None

    def test_the_scope_does_not_stay_on_the_connection(self) -> None:
        backend = of_the_vault("SELECT pg_backend_pid()")
        with compartment(EAST):
            assert everything() == ["oost"]
        assert of_the_vault("SELECT pg_backend_pid()") == backend
        assert everything() == []

    def test_the_scope_does_not_stay_on_the_connection_after_an_error(self) -> None:
        with pytest.raises(ZeroDivisionError), compartment(EAST):
            raise ZeroDivisionError
        assert everything() == []

    def test_a_row_of_another_compartment_is_not_written(self) -> None:
        # without RETURNING, which would be refused for being read
        with pytest.raises(ProgrammingError, match="row-level security"), compartment(EAST):
            of_the_vault("INSERT INTO wall_note (compartment, words) VALUES (%s, 'verdwaald')", WEST)

    def test_a_row_is_not_moved_to_another_compartment(self) -> None:
        with pytest.raises(ProgrammingError, match="row-level security"), compartment(EAST):
            of_the_vault("UPDATE wall_note SET compartment = %s", WEST)

    def test_a_row_of_another_compartment_is_not_changed_or_removed(self) -> None:
        with compartment(EAST):
            of_the_vault("UPDATE wall_note SET words = 'gewijzigd' WHERE words = 'west'")
            of_the_vault("DELETE FROM wall_note WHERE words = 'west'")
        with compartment(WEST):
            assert everything() == ["west"]

    def test_the_application_does_not_read_across(self) -> None:
        with pytest.raises(NotAllowed, match=settings.KEEPER_ROLE), across_compartments():
            pass

    def test_the_keeper_reads_across_and_writes_nothing(self, notes: Any) -> None:
        with as_owner("vault"):
            with across_compartments():
                assert everything() == ["oost", "west"]
                assert notes.objects.using("vault").count() == 2
            with pytest.raises(ProgrammingError, match="permission denied"), across_compartments():
                of_the_vault("DELETE FROM wall_note")

    def test_the_keeper_steps_back_within_a_transaction_that_goes_on(self) -> None:
        with as_owner("vault"), transaction.atomic(using="vault"):
            [before] = of_the_vault("SELECT current_user")
            with across_compartments():
                assert of_the_vault("SELECT current_user") == [(settings.KEEPER_ROLE,)]
            assert of_the_vault("SELECT current_user") == [before]


@pytest.mark.postgres
@BOTH_LOCKS
class TestRights:
    def test_each_role_enters_its_own_database_only(self) -> None:
        entered = {
            (role, alias)
            for role in settings.DATABASE_ROLES.values()
            for alias in settings.DATABASES
            if of_the_vault("SELECT has_database_privilege(%s, %s, 'CONNECT')", role, settings.DATABASES[alias]["NAME"])
            == [(True,)]
        }
        assert entered == {(role, alias) for alias, role in settings.DATABASE_ROLES.items()}

    def test_a_login_of_the_policy_world_is_turned_away_at_the_vault(self) -> None:
        with as_owner("vault"):
            of_the_vault(f"CREATE ROLE wall_login LOGIN IN ROLE {settings.DATABASE_ROLES['default']}")
        given = connections["vault"].settings_dict
        try:
            with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
                psycopg.connect(host=given["HOST"], dbname=given["NAME"], user="wall_login")
        finally:
            with as_owner("vault"):
                of_the_vault("DROP ROLE wall_login")

    def test_a_login_that_is_not_there_yet_is_made_with_the_rights_of_its_role(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with as_owner("vault"):
            monkeypatch.setitem(settings.DATABASES["vault"], "USER", "wall_newcomer")
            secure_database("vault")
            try:
                role = settings.DATABASE_ROLES["vault"]
                assert of_the_vault("SELECT pg_has_role('wall_newcomer', %s, 'MEMBER')", role) == [(True,)]
                assert of_the_vault("SELECT rolcanlogin FROM pg_roles WHERE rolname = 'wall_newcomer'") == [(True,)]
            finally:
                of_the_vault("DROP ROLE wall_newcomer")

    def test_the_application_builds_nothing_in_the_vault(self) -> None:
        with pytest.raises(ProgrammingError, match="permission denied"):
            of_the_vault("CREATE TABLE wall_extra (id integer)")

    def test_every_table_with_a_compartment_is_locked(self) -> None:
        locked = of_the_vault(
            "SELECT c.relname, c.relrowsecurity, c.relforcerowsecurity, array_agg(p.polname::text ORDER BY p.polname) "
            "FROM pg_attribute a JOIN pg_class c ON a.attrelid = c.oid LEFT JOIN pg_policy p ON p.polrelid = c.oid "
            "WHERE a.attname = 'compartment' AND c.relkind = 'r' GROUP BY 1, 2, 3 ORDER BY 1"
        )
        assert "audit_auditentry" in [table for table, *_ in locked]
        assert [rest for _, *rest in locked] == [[True, True, ["in_scope", "keeper_reads"]]] * len(locked)

    @pytest.mark.parametrize("alias", ["default", "vault"])
    def test_what_happened_may_be_read_and_added_to_and_not_changed(self, alias: str) -> None:
        with connections[alias].cursor() as cursor:
            cursor.execute(
                "SELECT right_ FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) right_ "
                "WHERE has_table_privilege('audit_auditentry', right_)"
            )
            assert [right for (right,) in cursor.fetchall()] == ["SELECT", "INSERT"]

    def test_the_audit_of_a_compartment_is_written_and_read_in_its_scope_only(self) -> None:
        task = Task(id=UUID(int=3))
        task._state.db, task.compartment = "vault", EAST  # type: ignore[attr-defined]
        with compartment(EAST):
            note_down(by=system("test"), now=datetime(2026, 1, 2, tzinfo=UTC), task=task)
            assert of_the_vault("SELECT compartment FROM audit_auditentry") == [(EAST,)]
        assert of_the_vault("SELECT compartment FROM audit_auditentry") == []
        with pytest.raises(OutsideCompartment):
            note_down(by=system("test"), now=datetime(2026, 1, 2, tzinfo=UTC), task=task)
