"""`script/check wall`: breaks each guarded thing in a copy of the repository, and demands that its test goes red.

A test that stays green is a guard that guards nothing. Arguments choose mutations whose name holds that text.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from tests.architecture.mutations import MUTATIONS, Mutation
from tests.helpers.prepared import STORE
from tests.lanes import COMPILED, ROOT, postgres_cluster

MOST_MEMORY = 6 * 1024**3
MOST_SECONDS = 120
IGNORED = shutil.ignore_patterns(".git", ".venv", "var", ".cache", "node_modules")


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
    try:
        yield
    finally:
        shutil.copy2(ROOT / mutation.file, path)  # with its time: what was compiled from the broken one is not used


def _bounded() -> None:
    """What is broken may eat without end: it gets so much memory and processor time, and fails."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


def goes_red(mutation: Mutation, copy: Path, postgres: str) -> bool:
    bin_folder = Path(sys.executable).parent
    own = {"PYTHONPATH": f"{copy / 'src'}:{copy}", "INEEN_TEST_STORE": str(STORE), "INEEN_TEST_POSTGRES": postgres}
    env = os.environ | COMPILED | own | {"CI": "true"}  # Hypothesis then draws the same examples every time
    if mutation.test == "lint-imports":
        command = [str(bin_folder / "lint-imports"), "--no-cache"]
    else:
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:xdist", mutation.test]
    with tempfile.TemporaryDirectory(prefix="ineen-wall-data-") as data:
        env["INEEN_DATA"] = data
        done = subprocess.run(
            command, cwd=copy, env=env, check=False, capture_output=True, text=True, preexec_fn=_bounded
        )
    # pytest: 1 is a failing test; anything else (no such test, a syntax error) proves nothing
    return done.returncode == 1 and "no tests ran" not in done.stdout


def all_noticed(mutations: Sequence[Mutation], postgres: str = "") -> list[bool]:
    """One after the other in one copy, and for each whether its test went red."""
    noticed = []
    with copy_of_the_house() as copy:
        for mutation in mutations:
            with broken(mutation, copy):
                noticed.append(goes_red(mutation, copy, postgres))
            print(f"{'red  ' if noticed[-1] else 'GREEN'} {mutation.name}", flush=True)
    return noticed


def main(arguments: Sequence[str]) -> int:
    chosen = [m for m in MUTATIONS if not arguments or any(word in m.name for word in arguments)]
    core = [m for m in chosen if m.lane == "core"]
    side_by_side = os.cpu_count() or 1
    with ThreadPoolExecutor(side_by_side) as together:
        shares = [core[number::side_by_side] for number in range(side_by_side)]
        noticed = [red for share in together.map(all_noticed, filter(None, shares)) for red in share]
    if on_postgres := [m for m in chosen if m.lane == "postgres"]:  # one after the other: they share one cluster
        with postgres_cluster() as address:
            noticed += all_noticed(on_postgres, address)
    print(f"{noticed.count(True)} passed, {noticed.count(False)} failed")
    return 0 if chosen and all(noticed) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
