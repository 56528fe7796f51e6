"""Databases are migrated once: tests, and installations beside them, start from a copy of what that made.

It is kept by a name that changes with whatever migrations are made of: SQLite files in `.cache/prepared`, or in the
folder `INEEN_TEST_STORE`; on PostgreSQL templates in the cluster.
"""

import fcntl
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

from tests.lanes import ROOT

STORE = Path(os.environ.get("INEEN_TEST_STORE", ROOT / ".cache" / "prepared"))
SOURCE = ROOT / "src"
FILES = {"default": "ineen.sqlite3", "vault": "vault.sqlite3", "keys": "keys.sqlite3"}
URLS = {"default": "DATABASE_URL", "vault": "VAULT_DATABASE_URL", "keys": "KEYS_DATABASE_URL"}
OWNER = "owner_of_prepared"  # of every template; no superuser
ALSO_DECIDE = ("ineen/config/settings.py", "ineen/config/routers.py")
IMPORTED = re.compile(r"^\s*(?:from|import) (ineen[\w.]+)", re.MULTILINE)


def copy_files(folder: Path) -> None:
    """Give an installation its databases, as `migrate` leaves them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in FILES.values():
        shutil.copy(_files() / name, folder / name)


@contextmanager
def copied_databases(postgres: str) -> Iterator[None]:
    """Every connection leads to a database of this test process: a file, or in the cluster at this address."""
    from django.db import connections

    for alias in connections:
        settings = connections[alias].settings_dict
        settings["NAME"] = settings["TEST"]["NAME"]
        copy_database(alias, settings["NAME"], postgres)
    try:
        yield
    finally:
        connections.close_all()
        if not postgres:
            for alias in connections:
                Path(connections[alias].settings_dict["TEST"]["NAME"]).unlink()


def copy_database(alias: str, name: str | Path, postgres: str) -> None:
    """A database of this name, with tables and without a row of a test: a file, or in the cluster at this address."""
    if not postgres:
        shutil.copy(_files() / FILES[alias], name)
        return
    with psycopg.connect(f"{postgres}/postgres", autocommit=True) as cluster:
        cluster.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cluster.execute(f'CREATE DATABASE "{name}" TEMPLATE "{templates(postgres)[alias]}"')


def templates(address: str) -> dict[str, str]:
    """Per alias the database to copy in the cluster at this address; its tables belong to `OWNER`."""
    names = {alias: f"prepared_{_key()}_{alias}" for alias in FILES}
    with _one_at_a_time(), psycopg.connect(f"{address}/postgres", autocommit=True) as cluster:
        known = {name for (name,) in cluster.execute("SELECT datname FROM pg_database")}
        if not known >= set(names.values()):
            _make_templates(cluster, address, names)
    return names


def _make_templates(cluster: "psycopg.Connection[tuple[str]]", address: str, names: Mapping[str, str]) -> None:
    if not cluster.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [OWNER]).fetchone():
        cluster.execute(f"CREATE ROLE {OWNER} LOGIN CREATEROLE")
    for alias in names:
        cluster.execute(f"DROP DATABASE IF EXISTS making_{alias}")
        cluster.execute(f"CREATE DATABASE making_{alias} OWNER {OWNER}")
    host = address.partition("@")[2]
    with TemporaryDirectory(prefix="ineen-prepared-") as folder:
        _migrate(Path(folder), {URLS[alias]: f"postgres://{OWNER}@{host}/making_{alias}" for alias in names})
    for alias, name in names.items():
        cluster.execute(f"ALTER DATABASE making_{alias} RENAME TO {name}")


@cache
def _files() -> Path:
    ready = STORE / _key()
    with _one_at_a_time():
        if not ready.exists():
            with TemporaryDirectory(dir=STORE) as folder:
                _migrate(Path(folder), {})
                made = Path(folder) / "made"
                made.mkdir()
                for name in FILES.values():
                    (Path(folder) / name).rename(made / name)
                made.rename(ready)
    return ready


def _migrate(folder: Path, urls: dict[str, str]) -> None:
    """In processes of their own, side by side: they leave no connection behind."""
    usual = {name: value for name, value in os.environ.items() if "DATABASE" not in name}
    own = {"INEEN_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "ineen.config.settings", "PYTHONPATH": str(SOURCE)}
    command = [sys.executable, "-m", "django", "migrate", "-v0", "--database"]
    running = [subprocess.Popen([*command, alias], cwd=ROOT, env=usual | own | urls) for alias in FILES]
    ended = [one.wait() for one in running]
    if any(ended):
        raise RuntimeError("the databases of the tests cannot be migrated: see above")


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    STORE.mkdir(parents=True, exist_ok=True)
    with (STORE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@cache
def _key() -> str:
    migrations = sorted(SOURCE.rglob("migrations/*.py"))
    imported = {name for path in migrations for name in IMPORTED.findall(path.read_text("utf-8"))}
    others = {*ALSO_DECIDE, *(f"{name.replace('.', '/')}.py" for name in imported)}
    parts = [path.read_bytes() for path in (*migrations, *(SOURCE / name for name in sorted(others)))]
    parts += [version(name).encode() for name in ("django", "django-allauth", "psycopg")]
    return sha256(b"\0".join(parts)).hexdigest()[:16]
