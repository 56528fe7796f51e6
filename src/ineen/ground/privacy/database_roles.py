"""The wall in PostgreSQL: per database one application role with the least that it needs, and row-level security.

`ineen migrate` calls `secure_database` as the owner after the migrations. SQLite has none of this.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper

from ineen.ground.kernel.refusals import BadInput
from ineen.ground.privacy.compartments import SCOPE, VAULT

# after a transaction with a scope the setting is an empty text rather than absent
IN_SCOPE = f"compartment = NULLIF(current_setting('{SCOPE}', true), '')::uuid"


def secure_databases() -> list[str]:
    """Every database in turn, on its present connection; see `secure_database`."""
    return [line for alias in connections for line in secure_database(alias)]


def secure_database(alias: str) -> list[str]:
    """Grant the application role of this database what it needs and no more, and lock the compartments of the vault.

    Runs as the owner, and may run again. Returns what was done, in Dutch; nothing on SQLite.
    Raises BadInput with the SQL to run when a role is missing and the owner may not make it.
    """
    connection = connections[alias]
    if connection.vendor != "postgresql":
        return []
    role, keepers = settings.DATABASE_ROLES[alias], [settings.KEEPER_ROLE] if alias == VAULT else []
    with transaction.atomic(using=alias), connection.cursor() as cursor:
        login = settings.DATABASES[alias].get("USER", "")
        wanted = dict.fromkeys(filter(None, (role, *keepers, login)))
        if missing := [name for name in wanted if not _exists(cursor, name)]:
            _make_roles(cursor, alias, missing)
        for statement in (*_doors(cursor, alias, [role, *keepers]), *_grants(cursor, alias, role, keepers)):
            cursor.execute(statement)
        locked = _lock_compartments(cursor) if alias == VAULT else []
    done = [f"database {alias}: rechten van {role} gezet"]
    return done + [f"database {alias}: rijen van {table} afgeschermd per compartiment" for table in locked]


def role_statements(alias: str, roles: list[str]) -> list[str]:
    """The SQL that makes the roles of a database, for an administrator; a password is set apart from this."""
    user = settings.DATABASES[alias].get("USER", "")
    made = [f'CREATE ROLE "{name}" {"LOGIN" if name == user else "NOLOGIN"}' for name in roles]
    return [f"{statement} ROLE CURRENT_USER" if settings.KEEPER_ROLE in statement else statement for statement in made]


def weaknesses() -> list[str]:
    """What makes the wall weaker than it should be, in Dutch sentences, for `ineen doctor`."""
    found = []
    for alias in connections:
        if connections[alias].vendor != "postgresql":
            continue
        with connections[alias].cursor() as cursor:
            cursor.execute(
                "SELECT current_user, rolsuper OR rolbypassrls, EXISTS (SELECT FROM pg_tables WHERE tableowner = "
                "current_user AND schemaname = 'public') FROM pg_roles WHERE rolname = current_user"
            )
            user, unbound, owns = cursor.fetchone()
        if unbound or owns:
            found.append(
                f"Database {alias}: de toepassing verbindt als {user}, die {'alles mag' if unbound else 'eigenaar is'}."
                f" Verbind als {settings.DATABASE_ROLES[alias]} en geef de eigenaar apart op."
            )
    return found


def _exists(cursor: CursorWrapper, role: str) -> bool:
    cursor.execute("SELECT FROM pg_roles WHERE rolname = %s", [role])
    return cursor.fetchone() is not None


def _make_roles(cursor: CursorWrapper, alias: str, roles: list[str]) -> None:
    statements = role_statements(alias, roles)
    cursor.execute("SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user")
    if not cursor.fetchone()[0]:
        raise BadInput(
            f"de rol {' en '.join(roles)} bestaat niet, en deze eigenaar mag geen rollen maken. Laat een beheerder dit "
            f"uitvoeren en draai `ineen migrate` opnieuw:\n" + "\n".join(f"{line};" for line in statements),
            place=f"database {alias}",
        )
    for statement in statements:
        # another database of the same cluster may be at this point too
        cursor.execute(
            f"DO $$ BEGIN {statement}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
        )
    given = settings.DATABASES[alias]
    if given.get("USER") in roles and given.get("PASSWORD"):
        cursor.execute(f'ALTER ROLE "{given["USER"]}" PASSWORD %s', [given["PASSWORD"]])


def _doors(cursor: CursorWrapper, alias: str, roles: list[str]) -> Iterator[str]:
    """Only the roles of this database may enter it, and only the owner may build in it."""
    database = connections[alias].settings_dict["NAME"]
    yield f'REVOKE ALL ON DATABASE "{database}" FROM PUBLIC'
    yield "REVOKE CREATE ON SCHEMA public FROM PUBLIC"
    for role in roles:
        yield f'GRANT CONNECT ON DATABASE "{database}" TO "{role}"'
        yield f'GRANT USAGE ON SCHEMA public TO "{role}"'
    user = settings.DATABASES[alias].get("USER", "")
    if user and user != roles[0]:
        cursor.execute("SELECT %s = current_user OR pg_has_role(%s, %s, 'MEMBER')", [user, user, roles[0]])
        if not cursor.fetchone()[0]:
            yield f'GRANT "{roles[0]}" TO "{user}"'


def _grants(cursor: CursorWrapper, alias: str, role: str, keepers: list[str]) -> Iterator[str]:
    """History is append-only: what happened may be read and added to, and never changed."""
    append_only = {model._meta.db_table for model in apps.get_models() if getattr(model, "append_only", False)}
    for table in connections[alias].introspection.table_names(cursor):
        rights = "SELECT, INSERT, UPDATE, DELETE"
        if table in append_only:
            rights = "SELECT, INSERT"
        if table == "django_migrations":
            rights = "SELECT"
        yield f'REVOKE ALL ON "{table}" FROM PUBLIC, "{role}"'
        yield f'GRANT {rights} ON "{table}" TO "{role}"'
    yield f'GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO "{role}"'
    for keeper in keepers:
        yield f'GRANT SELECT ON ALL TABLES IN SCHEMA public TO "{keeper}"'
        yield f'GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO "{keeper}"'


def _lock_compartments(cursor: CursorWrapper) -> list[str]:
    """The second lock, on every table with a compartment; the keeper, and nobody by chance, reads across."""
    tables = _tables_with_compartment(cursor)
    for table in tables:
        cursor.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
        cursor.execute(f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY')
        cursor.execute(f'DROP POLICY IF EXISTS in_scope ON "{table}"')
        cursor.execute(f'CREATE POLICY in_scope ON "{table}" USING ({IN_SCOPE}) WITH CHECK ({IN_SCOPE})')
        cursor.execute(f'DROP POLICY IF EXISTS keeper_reads ON "{table}"')
        # by name rather than by membership: the owner is a member, and must say so to read across
        keeper = f"current_user = '{settings.KEEPER_ROLE}'"
        cursor.execute(f'CREATE POLICY keeper_reads ON "{table}" FOR SELECT USING ({keeper})')
    return tables


def _tables_with_compartment(cursor: CursorWrapper) -> list[Any]:
    cursor.execute(
        "SELECT c.table_name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, "
        "table_name) WHERE c.table_schema = 'public' AND c.column_name = 'compartment' AND table_type = 'BASE TABLE' "
        "ORDER BY 1"
    )
    return [table for (table,) in cursor.fetchall()]
