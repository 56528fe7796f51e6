"""`script/check wall`: breaks each guarded thing in a copy of the repository, and demands that its test goes red.

A test that stays green is a guard that guards nothing. Arguments choose mutations whose name holds that text.
"""

import itertools
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from tests.architecture.mutations import MUTATIONS, Mutation
from tests.helpers.prepared import STORE
from tests.lanes import COMPILED, ROOT, postgres_cluster

IGNORED = shutil.ignore_patterns(".git", ".venv", "var", ".cache", "node_modules")
_moments = itertools.count(1)


@contextmanager
def copy_of_the_house() -> Iterator[Path]:
    """Made once for many mutations: copying takes as long as a test."""
    with tempfile.TemporaryDirectory(prefix="ineen-wall-") as folder:
        yield Path(shutil.copytree(ROOT, Path(folder) / "ineen", ignore=IGNORED))


@contextmanager
def broken(mutation: Mutation, copy: Path) -> Iterator[None]:
    """The copy is broken in one place while the block runs, and whole afterwards."""
    path = copy / mutation.file
    whole = path.read_text("utf-8")
    if mutation.old and whole.count(mutation.old) != 1:
        raise SystemExit(f"{mutation.name}: {mutation.file} holds the text to break {whole.count(mutation.old)} times")
    path.write_text(whole.replace(mutation.old, mutation.new) if mutation.old else whole + mutation.new, "utf-8")
    moment = next(_moments)  # a time that no other version has: what was compiled from another one is not used
    os.utime(path, (moment, moment))
    try:
        yield
    finally:
        shutil.copy2(ROOT / mutation.file, path)  # with its time


class Forks:
    """The process in which the tests of one copy run, each in a fork: see `forks.py`."""

    def __init__(self, asked: IO[str], answers: IO[str]) -> None:
        self._asked, self._answers = asked, answers

    def goes_red(self, mutation: Mutation) -> bool:
        with tempfile.TemporaryDirectory(prefix="ineen-wall-data-") as folder:
            data, said = Path(folder) / "data", Path(folder) / "said"
            print(json.dumps([mutation.test, str(data), str(said)]), file=self._asked, flush=True)
            (code, seconds), text = json.loads(self._answers.readline()), said.read_text("utf-8", "replace")
        # pytest: 1 is a failing test; anything else (no such test, a syntax error) proves nothing
        red = code == 1 and "no tests ran" not in text
        print(
            f"red   {seconds:5.1f} s  {mutation.name}" if red else f"GREEN {mutation.name}: {code}\n{text}", flush=True
        )
        return red


@contextmanager
def forks(copy: Path, postgres: str) -> Iterator[Forks]:
    own = {"PYTHONPATH": f"{copy / 'src'}:{copy}", "INEEN_TEST_STORE": str(STORE), "INEEN_TEST_POSTGRES": postgres}
    env = os.environ | COMPILED | own | {"CI": "true"}  # Hypothesis then draws the same examples every time
    env.pop("DJANGO_SETTINGS_MODULE", None)  # a library that asks for settings too early is told so
    command = [sys.executable, "-P", str(copy / "tests" / "architecture" / "forks.py")]
    with subprocess.Popen(
        command, cwd=copy, env=env, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin
        assert process.stdout
        yield Forks(process.stdin, process.stdout)


def all_noticed(waiting: "deque[Mutation]", postgres: str = "") -> list[bool]:
    """Breaks one after the other in a copy of its own until none waits; for each whether its test went red."""
    noticed: list[bool] = []
    if not waiting:
        return noticed
    with copy_of_the_house() as copy, forks(copy, postgres) as process:
        while mutation := _next_of(waiting):
            with broken(mutation, copy):
                noticed.append(process.goes_red(mutation))
    return noticed


def _next_of(waiting: "deque[Mutation]") -> Mutation | None:
    with suppress(IndexError):  # none is left, or another thread took the last
        return waiting.popleft()
    return None


def all_on_postgres(waiting: "deque[Mutation]") -> list[bool]:
    """One after the other: they share one cluster."""
    if not waiting:
        return []
    with postgres_cluster() as address:
        return all_noticed(waiting, address)


def main(arguments: Sequence[str]) -> int:
    chosen = [m for m in MUTATIONS if not arguments or any(word in m.name for word in arguments)]
    lanes = {lane: deque(m for m in chosen if m.lane == lane) for lane in ("core", "postgres")}
    side_by_side = os.cpu_count() or 1
    with ThreadPoolExecutor(side_by_side) as together:
        running = [together.submit(all_on_postgres, lanes["postgres"])]
        running += [together.submit(all_noticed, lanes["core"]) for _ in range(side_by_side)]
        noticed = [red for share in running for red in share.result()]
    print(f"{noticed.count(True)} passed, {noticed.count(False)} failed")
    return 0 if len(noticed) == len(chosen) > 0 and all(noticed) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
