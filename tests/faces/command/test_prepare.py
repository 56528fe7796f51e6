"""Every command finds its databases ready."""

import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from django.db import connections
from pytest_django import Settings

from ineen.faces.command.main import main
from ineen.faces.command.prepare import as_owner, pending_migrations, prepare_databases
from tests.helpers.databases import postgres_databases
from tests.helpers.prepared import FILES, copy_files
from tests.settings import POSTGRES


def ineen(data: Path, *words: str, **env: str) -> "subprocess.CompletedProcess[str]":
    """The command line in a process and a data folder of its own."""
    clean = {name: value for name, value in os.environ.items() if "DATABASE" not in name and name[:6] != "DJANGO"}
    return subprocess.run(
        [sys.executable, "-m", "ineen", *words],
        env=clean | {"INEEN_DATA": str(data)} | env,
        check=False,
        capture_output=True,
        text=True,
    )


def tables_of(path: Path) -> list[str]:
    """The SQL of every table, index and trigger, and the rows of Django's own tables: not when or in what order."""
    with closing(sqlite3.connect(path)) as database:
        made = [
            sql for (sql,) in database.execute("SELECT sql FROM sqlite_master WHERE sql NOT NULL ORDER BY name, sql")
        ]
        named = [line for line in database.iterdump() if re.match(r'INSERT INTO "(django|auth)_', line)]
    unordered = (re.sub(r"'\d{4}-\d\d-\d\d .*|(?<=django_migrations\" VALUES\()\d+", "", line) for line in named)
    return [*made, *sorted(unordered)]


def test_migrate_makes_three_databases_and_says_so(tmp_path: Path) -> None:
    first = ineen(tmp_path, "migrate")
    assert first.returncode == 0, first.stderr
    for alias in ("default", "vault", "keys"):
        assert f"database {alias}: " in first.stdout
    assert "gemeenten: " in first.stdout
    assert {path.name for path in tmp_path.glob("*.sqlite3")} == {"ineen.sqlite3", "vault.sqlite3", "keys.sqlite3"}
    copy_files(tmp_path / "prepared")
    for name in FILES.values():
        assert tables_of(tmp_path / name) == tables_of(tmp_path / "prepared" / name)


def test_a_database_out_of_reach_is_named_without_its_password(tmp_path: Path) -> None:
    url = f"postgres://ineen:geheim-woord@{str(tmp_path).replace('/', '%2F')}/weg"
    done = ineen(tmp_path, "migrate", VAULT_DATABASE_URL=url)
    assert done.returncode == 1
    assert "database vault: is niet bereikbaar" in done.stderr
    assert "VAULT_DATABASE_URL" in done.stderr
    assert "geheim-woord" not in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.django_db(databases="__all__")
def test_databases_that_stand_ready_are_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert not any(pending_migrations().values())
    assert prepare_databases() == [
        "gemeenten: 15 indelingen geladen",
        "veiligheidsregio's en politie-eenheden: 35 geladen",
    ]
    assert prepare_databases() == []
    assert main(["migrate"]) == 0
    assert "niets veranderd" in capsys.readouterr().out


@pytest.mark.django_db(databases=["keys"], transaction=True)
def test_the_owner_has_the_connection_only_while_migrating(settings: Settings, tmp_path: Path) -> None:
    usual = connections["keys"]
    settings.DATABASE_OWNER_URLS = {"keys": f"sqlite:///{tmp_path}/owner.sqlite3"}
    with as_owner("keys") as owner:
        assert connections["keys"] is owner
        assert str(owner.settings_dict["NAME"]).endswith("owner.sqlite3")
    assert connections["keys"] is usual


@pytest.mark.postgres
def test_a_first_time_that_broke_off_before_the_rights_were_set_is_mended(tmp_path: Path) -> None:
    with postgres_databases(POSTGRES) as told:
        assert ineen(tmp_path, "migrate", **told).returncode == 0
        with psycopg.connect(told["KEYS_DATABASE_OWNER_URL"], autocommit=True) as owner:
            owner.execute(f'REVOKE ALL ON django_migrations FROM "{told["INEEN_KEYS_ROLE"]}"')
        done = ineen(tmp_path, "plans", "list", **told)
    assert done.returncode == 0, done.stderr
