"""Backup and restore, as an operator runs them: whole installations, with the logins of production on PostgreSQL."""

import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.helpers.databases import postgres_databases
from tests.helpers.installation import Installation
from tests.settings import POSTGRES

FIGURE, FILE = "figures/bron/cijfers.parquet", "files/plan.pdf"


@dataclass(frozen=True)
class Scene:
    """An installation with a row in every table, a page of it, its backup, and an empty installation."""

    first: Installation
    page: str
    copy: Path
    keys: Path
    second: Installation


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    folder = tmp_path_factory.mktemp("backup")
    with ExitStack() as stack:
        settings = [
            stack.enter_context(postgres_databases(POSTGRES, migrated=migrated)) if POSTGRES else {}
            for migrated in (True, False)
        ]
        first = Installation(folder / "first", settings[0]).prepared()
        second = Installation(folder / "second", settings[1])
        first.python("tests.upgrade.filling")
        for name in (FIGURE, FILE):
            path = first.data / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(name)
        done = first.ineen("backup", str(folder / "copy"), "--keys", str(folder / "keys"))
        assert done.returncode == 0, done.stderr
        yield Scene(first, first.python("tests.helpers.page", "/"), folder / "copy", folder / "keys", second)


def files_of(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_backup_says_what_is_in_it_and_holds_no_key(scene: Scene) -> None:
    manifest = json.loads((scene.copy / "manifest.json").read_text())
    assert set(manifest["engines"]) == {"default", "vault"}
    assert "audit.0001_initial" in manifest["migrations"]["vault"]
    assert {part["path"] for part in manifest["parts"]} | {"manifest.json"} == files_of(scene.copy)
    assert not [name for name in files_of(scene.copy) if "secret" in name or "keys" in name]
    assert {"secrets/ineen_audit_key", "secrets/ineen_vault_key"} <= files_of(scene.keys)


def test_a_backup_keeps_the_keys_apart_and_overwrites_nothing(scene: Scene, tmp_path: Path) -> None:
    before = (scene.copy / "manifest.json").read_text()
    assert "al in gebruik" in scene.first.ineen("backup", str(scene.copy)).stderr
    assert (scene.copy / "manifest.json").read_text() == before
    inside = scene.first.ineen("backup", str(tmp_path / "copy"), "--keys", str(tmp_path / "copy" / "keys"))
    assert "bewaar de sleutels apart" in inside.stderr
    assert not (tmp_path / "copy").exists()
    assert "sleutels zijn niet bewaard" in scene.first.ineen("backup", str(tmp_path / "copy")).stdout


def test_what_was_backed_up_comes_back_whole(scene: Scene) -> None:
    restored = scene.second.ineen("restore", str(scene.copy), "--keys", str(scene.keys))
    assert restored.returncode == 0, restored.stdout + restored.stderr
    assert "het logboek is heel" in restored.stdout
    data = scene.second.data
    assert scene.second.python("tests.helpers.page", "/") == scene.page
    assert [(data / name).read_text() for name in (FIGURE, FILE)] == [FIGURE, FILE]
    assert {"seals/audit-default.txt", "seals/audit-vault.txt"} <= files_of(data)
    assert [path.name for path in data.iterdir() if path.name.startswith(".")] == []


def test_a_damaged_backup_touches_nothing(scene: Scene, tmp_path: Path) -> None:
    shutil.copytree(scene.copy, tmp_path / "copy")
    (tmp_path / "copy" / FILE).write_text("anders")
    (scene.first.data / FIGURE).write_text("nu")
    refused = scene.first.ineen("restore", str(tmp_path / "copy"), "--overwrite")
    assert refused.returncode == 1
    assert f"{FILE} is veranderd" in refused.stderr
    assert (scene.first.data / FIGURE).read_text() == "nu"


def test_what_stands_is_replaced_when_asked_and_what_was_destroyed_stays_destroyed(scene: Scene) -> None:
    refused = scene.first.ineen("restore", str(scene.copy))
    assert "hier staan al gegevens" in refused.stderr
    (scene.first.data / FILE).write_text("later")
    scene.first.python("tests.helpers.destroying")
    replaced = scene.first.ineen("restore", str(scene.copy), "--keys", str(scene.keys), "--overwrite")
    assert replaced.returncode == 0, replaced.stdout + replaced.stderr
    assert "Herhaalde vernietigingen: 1." in replaced.stdout
    assert "het logboek is heel" in replaced.stdout
    assert (scene.first.data / FILE).read_text() == FILE
