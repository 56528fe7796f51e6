"""What a backup is refused for, before anything is touched."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ineen.faces.command.backups.manifest import Manifest, check_parts, check_version, read_manifest, write_manifest
from ineen.ground.kernel.refusals import BadInput

MIGRATIONS = {"default": ["plans.0001_initial"]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "copy"
    (folder / "files").mkdir(parents=True)
    (folder / "files/plan.pdf").write_text("plan")
    write_manifest(folder, content="ineen", made=datetime(2026, 1, 2, tzinfo=UTC), engines={}, migrations=MIGRATIONS)
    return folder


def refused(folder: Path, content: Any = "ineen") -> str:
    with pytest.raises(BadInput) as wrong:
        check_parts(folder, read_manifest(folder, content=content))
    return str(wrong.value)


def rewrite(folder: Path, **changes: Any) -> Manifest:
    manifest = json.loads((folder / "manifest.json").read_text()) | changes
    (folder / "manifest.json").write_text(json.dumps(manifest))
    return read_manifest(folder, content="ineen")


def test_a_whole_backup_is_accepted(folder: Path) -> None:
    manifest = read_manifest(folder, content="ineen")
    check_parts(folder, manifest)
    check_version(manifest, ["plans.0001_initial", "plans.0002_more"])
    assert [(part.path, part.size) for part in manifest.parts] == [("files/plan.pdf", 4)]


def test_a_changed_file_is_named(folder: Path) -> None:
    (folder / "files/plan.pdf").write_text("plannen")
    assert "files/plan.pdf is veranderd" in refused(folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "files/plan.pdf").unlink()
    assert "files/plan.pdf ontbreekt" in refused(folder)


def test_a_file_outside_the_folder_is_refused(folder: Path) -> None:
    (folder.parent / "elsewhere").write_text("plan")
    rewrite(folder, parts=[{"path": "../elsewhere", "sha256": "", "size": 4}])
    assert "wijst buiten de map" in refused(folder)


def test_a_file_that_the_backup_did_not_make_is_named(folder: Path) -> None:
    (folder / "files/later.pdf").write_text("ingebracht")
    assert "files/later.pdf hoort niet bij deze kopie" in refused(folder)


def test_a_newer_version_is_refused_with_both_versions(folder: Path) -> None:
    manifest = rewrite(folder, ineen="99.0")
    with pytest.raises(BadInput, match=r"nieuwere Ineen \(99.0; deze is .* kent plans.0001_initial niet"):
        check_version(manifest, [])


def test_a_folder_without_manifest_is_no_backup(tmp_path: Path) -> None:
    assert "manifest.json ontbreekt" in refused(tmp_path)


def test_an_unreadable_manifest_is_refused(folder: Path) -> None:
    (folder / "manifest.json").write_text("{")
    assert "niet te lezen" in refused(folder)


def test_a_folder_of_another_kind_is_refused(folder: Path) -> None:
    assert "hier staan ineen, en gevraagd is sleutels" in refused(folder, content="sleutels")
