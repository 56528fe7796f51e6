"""A database of every version that was ever released is brought up to now, and loses nothing."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.helpers.installation import KEYS, Installation
from tests.helpers.prepared import FILES
from tests.upgrade import store

THIS_COMMIT = "this commit"
# where a migration renames or removes a table on purpose: old name → new name, or "" when it is gone
MOVED: dict[str, str] = {}
OWN_BUSINESS = {"django_migrations", "sqlite_sequence"}


def counts(folder: Path) -> dict[tuple[str, str], int]:
    """Rows per database and table."""
    found = {}
    for alias, name in FILES.items():
        with closing(sqlite3.connect(folder / name)) as database:
            tables = [table for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            for table in set(tables) - OWN_BUSINESS:
                [(found[alias, table],)] = database.execute(f'SELECT count(*) FROM "{table}"')
    return found


@pytest.fixture(scope="module")
def dump_of_this_commit() -> str:
    return store.dumped()


@pytest.fixture(params=[THIS_COMMIT, *store.versions()])
def dump(request: pytest.FixtureRequest, dump_of_this_commit: str) -> str:
    return dump_of_this_commit if request.param == THIS_COMMIT else store.read(request.param)


def test_a_stored_database_is_brought_up_to_now_and_keeps_its_rows(dump: str, tmp_path: Path) -> None:
    store.load(dump, tmp_path)
    before = counts(tmp_path)
    assert before["default", "audit_auditentry"]
    assert before["vault", "audit_auditentry"]
    assert before["keys", "privacy_recordkey"]
    verified = Installation(tmp_path, KEYS).ineen("audit", "verify")  # every command migrates first
    assert verified.returncode == 0, verified.stdout + verified.stderr
    after = counts(tmp_path)
    kept = {(alias, MOVED.get(table, table)): rows for (alias, table), rows in before.items() if MOVED.get(table) != ""}
    assert {place: rows for place, rows in kept.items() if after.get(place, 0) < rows} == {}


def test_the_store_is_the_same_each_time_and_has_a_row_in_every_table(dump_of_this_commit: str, tmp_path: Path) -> None:
    store.load(dump_of_this_commit, tmp_path)
    of_django = ("auth_", "django_", "account_", "mfa_", "socialaccount_")
    empty = [table for (_, table), rows in counts(tmp_path).items() if not rows and not table.startswith(of_django)]
    assert empty == []
    assert store.dumped() == dump_of_this_commit
