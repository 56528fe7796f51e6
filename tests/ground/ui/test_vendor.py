"""What the browser gets from others is exactly what was taken, with its licence beside it."""

import hashlib
import re
import tomllib
from pathlib import Path

import pytest

import ineen.ground.ui

UI = Path(ineen.ground.ui.__file__).parent
VENDOR = UI / "static" / "vendor"
FILES = tomllib.loads((VENDOR / "VENDOR.toml").read_text(encoding="utf-8"))["file"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file["path"]))
def test_a_vendored_file_is_the_one_that_was_taken(file: dict[str, str]) -> None:
    assert hashlib.sha256((VENDOR / file["path"]).read_bytes()).hexdigest() == file["sha256"]
    assert file["licence"] in ("EUPL-1.2", "OFL-1.1")


def test_no_file_stands_there_unnamed() -> None:
    there = {str(path.relative_to(VENDOR)) for path in VENDOR.rglob("*") if path.is_file()}
    assert there - {"VENDOR.toml"} == {file["path"] for file in FILES}


def test_each_folder_holds_its_licence() -> None:
    assert {
        folder.name for folder in VENDOR.iterdir() if folder.is_dir() and not list(folder.glob("LICENSE*"))
    } == set()


def test_nothing_is_fetched_from_elsewhere() -> None:
    sheets = [*VENDOR.rglob("*.css"), *(UI / "static" / "ui").glob("*.css")]
    assert [sheet.name for sheet in sheets if re.search(r"url\(['\"]?(https?:)?//|@import", sheet.read_text())] == []


def test_templates_use_no_component_that_was_not_vendored() -> None:
    known = set(re.findall(r"\.(utrecht-[\w-]+)", "".join(sheet.read_text() for sheet in VENDOR.rglob("*.css"))))
    templates = (UI.parents[1]).rglob("templates/**/*.html")
    used = {name for path in templates for name in re.findall(r"\butrecht-[\w-]*\w\b(?!-?\{)", path.read_text("utf-8"))}
    assert used - known == set()
