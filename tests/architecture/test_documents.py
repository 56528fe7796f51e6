"""What the repository says about itself holds."""

import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml

from tests.lanes import ROOT

DOCUMENTS = sorted(path for path in ROOT.glob("**/*.md") if not {".venv", "node_modules", "var"} & set(path.parts))
MOST_PACKAGES = 80


def test_publiccode_is_as_the_standard_says() -> None:
    schema = yaml.safe_load((ROOT / "tests" / "architecture" / "publiccode.schema.yml").read_text("utf-8"))
    jsonschema.validate(yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8")), schema)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", document.read_text("utf-8"))
    local = [link for link in links if "://" not in link and not link.startswith("mailto:")]
    assert [link for link in local if not (document.parent / link).exists()] == []


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
    for name in ("requirements.txt", "requirements-dev.txt"):
        assert "://" not in (ROOT / name).read_text("utf-8")


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
