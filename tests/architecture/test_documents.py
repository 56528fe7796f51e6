"""What the repository says about itself holds."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import jsonschema
import pytest
import yaml

from ineen.config.environment import SETTINGS
from tests.architecture import documents
from tests.helpers.command_words import unknown_words, words_of
from tests.lanes import ROOT

DOCUMENTS = documents.documents()
NAMES = re.compile(r"\b(?:INEEN_[A-Z0-9_]+|(?:[A-Z]+_)?DATABASE_(?:OWNER_)?URL)\b")
MOST_PACKAGES = 80


def test_publiccode_is_as_the_standard_says() -> None:
    schema = yaml.safe_load((ROOT / "tests" / "architecture" / "publiccode.schema.yml").read_text("utf-8"))
    jsonschema.validate(yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8")), schema)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    assert [link for link in documents.links(document) if not documents.leads_somewhere(document, link)] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_command_that_a_document_names_is_there(document: Path) -> None:
    wrong = []
    for command in documents.commands(document):
        script, *words = words_of(command) or [command]
        if script in ("ineen", "script/ineen"):
            wrong += [f"{command}: {word}" for word in unknown_words(words)]
        elif not (ROOT / script).is_file():
            wrong.append(command)
    assert wrong == []


def test_every_setting_that_a_document_names_is_there() -> None:
    known = {setting.name for setting in SETTINGS}
    for folder in ("tests", "script", "deploy"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix in ("", ".py", ".yaml", ".sh"):
                known |= set(NAMES.findall(path.read_text("utf-8")))
    named = {(path.name, name) for path in DOCUMENTS for name in NAMES.findall(documents.text_of(path))}
    assert named
    assert {(where, name) for where, name in named if name.rstrip("_") not in known} == set()


def test_decisions_are_numbered_once_and_say_three_things() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [int(path.name[:4]) for path in decisions]
    assert numbers == list(range(1, len(numbers) + 1))
    for path in decisions:
        text = path.read_text("utf-8")
        assert all(f"**{part}.**" in text for part in ("Context", "Choice", "Consequence")), path.name


def test_every_script_says_what_it_does_in_its_first_lines() -> None:
    for path in (ROOT / "script").iterdir():
        assert path.read_text("utf-8").splitlines()[1].startswith("# "), path.name


def test_the_runtime_lock_is_light_and_names_no_address() -> None:
    lock = (ROOT / "requirements.txt").read_text("utf-8")
    assert lock.count("==") <= MOST_PACKAGES
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-all.txt"):
        assert "://" not in (ROOT / name).read_text("utf-8")


def test_what_judges_the_pages_is_one_version_from_wherever_it_comes() -> None:
    folder = ROOT / "bench" / "lighthouse"
    wanted = json.loads((folder / "package.json").read_text("utf-8"))["dependencies"]
    assert [name for name, version in wanted.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []
    packages = json.loads((folder / "package-lock.json").read_text("utf-8"))["packages"]
    assert [name for name, told in packages.items() if name and ("resolved" in told or "integrity" not in told)] == []


def test_the_python_that_the_readme_asks_is_what_setup_and_the_project_ask() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    least = project["requires-python"].removeprefix(">=")
    assert f"Python {least} or newer with pip" in (ROOT / "README.md").read_text("utf-8")
    assert f"sys.version_info < ({least.replace('.', ', ')})" in (ROOT / "script" / "setup").read_text("utf-8")


def test_every_dependency_says_why() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    lines = [line for line in project.split("[tool.")[0].splitlines() if re.match(r'    "[a-z]', line)]
    assert lines
    assert [line for line in lines if "# " not in line] == []


def test_generated_files_are_fresh() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.architecture.generated", "--check"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
