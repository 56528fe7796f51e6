"""What limits attempts counts exactly, also between processes, and throws nothing out that still counts."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from ineen.config.limits import LimitsCache
from tests.lanes import ROOT

TIMES = 60
ALLOWED = 20  # of `attempts_process.RATE`


@pytest.fixture
def limits(tmp_path: Path) -> LimitsCache:
    return LimitsCache(tmp_path / "limits.sqlite3", {})


def race(tmp_path: Path, processes: int) -> list[dict[str, Any]]:
    """Several processes try at the same time; what each was let through."""
    location, go = str(tmp_path / "limits.sqlite3"), tmp_path / "go"
    command = [sys.executable, "-m", "tests.config.attempts_process", location, str(go), str(TIMES)]
    running = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(processes)]
    for process in running:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    go.touch()
    return [json.loads(process.communicate(timeout=60)[0]) for process in running]


def test_processes_that_try_at_once_are_let_through_exactly_as_often_as_is_allowed(tmp_path: Path) -> None:
    told = race(tmp_path, 2)
    by_key = zip(*(one["added"] for one in told), strict=True)
    assert all(sum(each) == 1 for each in by_key)  # every key was added once, by one of them
    assert sum(one["allowed"] for one in told) == ALLOWED


def test_who_comes_in_between_looking_and_writing_is_not_written_over(limits: LimitsCache) -> None:
    """Between reading and writing a value is made into JSON: there the other one comes."""
    told: list[bool | None] = []

    def the_other_first(value: Any) -> str:
        if not told:
            told.append(None)
            told[0] = limits.add("anna", "the other", 3600)
        return json.JSONEncoder().encode(value)

    with mock.patch("ineen.config.limits.json.dumps", the_other_first):
        told.append(limits.add("anna", "the first", 3600))
    assert told == [True, False]
    assert limits.get("anna") == "the other"


def test_what_is_full_of_others_still_counts(limits: LimitsCache) -> None:
    limits.set("anna", [1.0], 3600)
    for number in range(2_000):
        limits.add(f"noise-{number}", number, 3600)
    assert limits.get("anna") == [1.0]


def test_only_what_has_passed_goes(limits: LimitsCache) -> None:
    with mock.patch("ineen.config.limits.time", return_value=1_000.0), mock.patch("time.time", return_value=1_000.0):
        limits.set("short", 1, 10)
        limits.set("always", 2, None)
        assert not limits.add("short", 3, 10)
    with mock.patch("ineen.config.limits.time", return_value=1_011.0):
        assert limits.get("short") is None
        assert not limits.touch("short", 10)
        assert limits.add("short", 4, None)
        assert (limits.get("short"), limits.get("always")) == (4, 2)
    assert limits.delete("short")
    assert not limits.delete("short")
    limits.clear()
    assert limits.get("always", "weg") == "weg"
