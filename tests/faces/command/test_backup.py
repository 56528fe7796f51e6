"""Backup and restore, as an operator runs them: whole installations, with the logins of production on PostgreSQL."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.databases import postgres_databases
from tests.helpers.installation import Installation

POSTGRES = os.environ.get("INEEN_TEST_POSTGRES", "")
SEALED = "audit-default.txt"


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """One with a row in every table, a figure, a file and seals."""
    if not POSTGRES:
        yield filled(Installation(tmp_path / "data"))
        return
    with postgres_databases(POSTGRES) as settings:
        yield filled(Installation(tmp_path / "data", settings))


def filled(installation: Installation) -> Installation:
    installation.python("tests.upgrade.filling")
    for name in ("figures/bron/cijfers.parquet", "files/plan.pdf"):
        path = installation.data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return installation


def wiped(installation: Installation) -> Installation:
    """All is lost but the address of the databases, which are empty."""
    shutil.rmtree(installation.data)
    return installation


def everything_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_what_was_backed_up_comes_back_whole(installation: Installation, tmp_path: Path) -> None:
    page = installation.python("tests.helpers.page", "/")
    made = installation.ineen("backup", str(tmp_path / "copy"), "--keys", str(tmp_path / "keys"))
    assert made.returncode == 0, made.stderr
    wiped(installation)
    with fresh_databases(installation) as settings:
        again = Installation(installation.data, settings)
        restored = again.ineen("restore", str(tmp_path / "copy"), "--keys", str(tmp_path / "keys"))
        assert restored.returncode == 0, restored.stdout + restored.stderr
        assert "het logboek is heel" in restored.stdout
        assert again.python("tests.helpers.page", "/") == page
        assert (again.data / "figures/bron/cijfers.parquet").read_text() == "figures/bron/cijfers.parquet"
        assert (again.data / "files/plan.pdf").exists()
        assert (again.data / "seals" / SEALED).exists()
        assert not [name for name in os.listdir(again.data) if name.startswith(".")]
