"""A demonstration from its first start on: broken off, begun again, edited, started without a network, thrown away."""

import json
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from tests.faces.command.test_serve import ADDRESS, descendants
from tests.helpers.installation import Installation
from tests.lanes import ROOT

pytestmark = pytest.mark.browser  # it loads all of it, as a user does: too long for every run
INTERRUPTED = 130
OURS = "Zo keken wij terug, in eigen woorden."
NO_NETWORK = """
import socket

def only_here(self, address, *, real=socket.socket.connect):
    if self.family != socket.AF_UNIX and not str(address[0]).startswith("127."):
        raise SystemExit(f"reaches out to {address}")
    return real(self, address)

socket.socket.connect = only_here
"""


@pytest.fixture
def here(tmp_path: Path) -> Installation:
    """An installation that meets no network: whoever reaches out ends with an error."""
    (tmp_path / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    data = tmp_path / "data"
    data.mkdir()
    paths = f"{tmp_path}:{ROOT / 'src'}:{ROOT}"
    return Installation(data, {"PYTHONPATH": paths, "PYTHONUNBUFFERED": "1"}).prepared()


@contextmanager
def started(here: Installation, *words: str) -> Iterator[tuple["subprocess.Popen[str]", IO[str]]]:
    """The demonstration as `script/demo` starts it; afterwards nothing of it runs."""
    command = [sys.executable, "-m", "ineen", "demonstration", "run", "--examples", "examples", "--port", "0", *words]
    with subprocess.Popen(
        command, env=here.environment(), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            assert process.stdout is not None
            yield process, process.stdout
        finally:
            process.kill()
    assert descendants(here.data) == []


def is_broken_off(here: Installation, at: str, *words: str) -> list[str]:
    """Ctrl-C as soon as a line says so; the lines until then."""
    said = []
    with started(here, *words) as (process, lines):
        for line in lines:
            said.append(line)
            if at in line:
                process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == INTERRUPTED, said
    assert "De volgende start gaat verder waar dit ophield." in said[-1]
    return said


def serves(here: Installation) -> list[str]:
    """What it said until it stood ready; then it answers, and ends at Ctrl-C."""
    said = []
    with started(here) as (process, lines):
        for line in lines:
            said.append(line)
            if found := ADDRESS.search(line):
                break
        else:
            pytest.fail("".join(said))
        with urllib.request.urlopen(found[0], timeout=60) as answer:
            assert answer.status == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0
    return said


def stands_in_a_database(here: Installation) -> bool:
    """Whether our words are in any file of a database, also where a transaction of it waits."""
    return any(OURS.encode() in path.read_bytes() for path in here.data.glob("*.sqlite3*"))


def test_from_the_first_start_to_the_last(here: Installation) -> None:
    assert any("maanden geladen" in line for line in is_broken_off(here, "maanden geladen"))
    resumed = "".join(serves(here))
    assert "maanden geladen" not in resumed  # what stood there is not made again
    assert "bes-2023-2026.yaml: ingelezen" in resumed
    assert here.python("tests.helpers.edited_text", OURS).strip() == OURS
    again = "".join(serves(here))
    assert "ingelezen" not in again
    assert here.python("tests.helpers.edited_text").strip() == OURS
    assert stands_in_a_database(here)
    fresh = "".join(is_broken_off(here, "verzonnen gebieden", "--fresh"))
    assert f"in {here.data} gaat weg: databases, cijfers en bestanden, ook wat u er zelf in wijzigde." in fresh
    assert not stands_in_a_database(here)
    assert json.loads((here.data / "demonstration.json").read_text(encoding="utf-8"))["made_of"] == ""


def test_fresh_throws_no_other_folder_away(here: Installation) -> None:
    done = here.ineen("demonstration", "run", "--fresh", "--port", "0")
    assert (done.returncode, "dit is geen map van de demo, dus er gaat niets weg" in done.stderr) == (1, True)


def test_a_folder_that_cannot_be_written_is_told_in_one_sentence(here: Installation) -> None:
    nowhere = Installation(Path("/proc/ineen"), here.settings)
    done = nowhere.ineen("demonstration", "run", "--port", "0")
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
