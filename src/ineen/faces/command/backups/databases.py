"""One database to a file and back: SQLite by its backup interface, PostgreSQL by pg_dump and pg_restore."""

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import dj_database_url
from django.conf import settings
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from ineen.faces.command.prepare import as_owner
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.privacy.compartments import VAULT


def engine(alias: str) -> str:
    """`sqlite` or `postgresql`."""
    return str(connections[alias].vendor)


def dump_name(alias: str) -> str:
    return f"databases/{alias}.{'sqlite3' if engine(alias) == 'sqlite' else 'dump'}"


def sqlite_path(alias: str) -> Path:
    return Path(settings.DATABASES[alias]["NAME"])


def applied_migrations(alias: str) -> list[str]:
    """As "app.name". Raises BadInput when there is no database yet."""
    if engine(alias) == "sqlite" and not sqlite_path(alias).is_file():
        raise BadInput("bestaat nog niet; er is niets om te bewaren.", place=f"database {alias}")
    return sorted(".".join(key) for key in MigrationRecorder(connections[alias]).applied_migrations())


def size(alias: str) -> int:
    """Bytes that a dump may need."""
    if engine(alias) == "sqlite":
        return sqlite_path(alias).stat().st_size
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])


def is_empty(alias: str) -> bool:
    """Whether a restore would overwrite nothing."""
    if engine(alias) == "sqlite":
        return not sqlite_path(alias).exists()
    with as_owner(alias) as owner:
        return not owner.introspection.table_names()


def check_programs(aliases: Sequence[str], programs: Sequence[str]) -> None:
    """Raises BadInput when PostgreSQL's own programs are needed and absent."""
    if all(engine(alias) == "sqlite" for alias in aliases):
        return
    for program in programs:
        if not shutil.which(program):
            raise BadInput(
                f"het programma {program} ontbreekt. Op Debian en Ubuntu: apt-get install postgresql-client."
            )


def dump(alias: str, path: Path) -> None:
    """A consistent copy, also while others write. Raises BadInput with PostgreSQL's own words when it refuses."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if engine(alias) == "sqlite":
        source = f"{sqlite_path(alias).absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(source, uri=True, timeout=60)) as here, closing(sqlite3.connect(path)) as there:
            here.backup(there)
            there.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
        return
    _run(["pg_dump", "-Fc", "--no-owner", "--no-privileges", "-f", str(path), *_keeper(alias)], alias)


def load_postgresql(alias: str, path: Path) -> None:
    """Put a dump in place of every table of the database, in one transaction."""
    with as_owner(alias) as owner:
        quote = owner.ops.quote_name
        tables = ", ".join(quote(name) for name in owner.introspection.table_names())
    empty = f"DROP TABLE IF EXISTS {tables} CASCADE" if tables else "SELECT"
    with tempfile.TemporaryDirectory(prefix="ineen-") as scratch:
        script = Path(scratch) / "restore.sql"
        _run(["pg_restore", "--no-owner", "--no-privileges", "-f", str(script), str(path)], alias)
        once = ["psql", "-X", "-q", "-1", "-v", "ON_ERROR_STOP=1", "-o", os.devnull]
        _run([*once, "-c", empty, "-f", str(script)], alias)


def _keeper(alias: str) -> list[str]:
    """Row-level security binds the owner too: a dump of the vault is read by the keeper."""
    if alias != VAULT:
        return []
    with as_owner(alias) as owner, owner.cursor() as cursor:
        cursor.execute("SELECT pg_has_role(oid, 'MEMBER') FROM pg_roles WHERE rolname = %s", [settings.KEEPER_ROLE])
        member = cursor.fetchone()
    return ["--enable-row-security", f"--role={settings.KEEPER_ROLE}"] if member and member[0] else []


def _run(command: Sequence[str], alias: str) -> None:
    done = subprocess.run(  # noqa: S603 - our own words and paths, no shell
        command, env=_environment(alias), check=False, capture_output=True, text=True
    )
    if done.returncode:
        told = done.stderr.strip().splitlines() or ["zonder uitleg"]
        raise BadInput(f"{command[0]} hield op: {told[0]}", place=f"database {alias}")


def _environment(alias: str) -> Mapping[str, str]:
    """Where the database is, told outside the command line: a password there is readable for every user."""
    url = settings.DATABASE_OWNER_URLS[alias]
    given: Mapping[str, Any] = dj_database_url.parse(url) if url else connections[alias].settings_dict
    names = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD", "NAME": "PGDATABASE"}
    told = {variable: str(given[name]) for name, variable in names.items() if given.get(name)}
    if mode := given.get("OPTIONS", {}).get("sslmode"):
        told["PGSSLMODE"] = str(mode)
    return {**os.environ, **told}
