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
from tests.lanes import ROOT, postgres_cluster

MOST_MEMORY = 6 * 1024**3
MOST_SECONDS = 120
IGNORED = shutil.ignore_patterns(".git", ".venv", "var", ".cache", "__pycache__", "node_modules")


@contextmanager
def broken_copy(mutation: Mutation) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="ineen-wall-") as folder:
        copy = Path(folder) / "ineen"
        shutil.copytree(ROOT, copy, ignore=IGNORED)
        path = copy / mutation.file
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        if mutation.old and text.count(mutation.old) != 1:
            raise SystemExit(
                f"{mutation.name}: {mutation.file} holds the text to break {text.count(mutation.old)} times"
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(mutation.old, mutation.new) if mutation.old else text + mutation.new, "utf-8")
        yield copy


def _bounded() -> None:
    """What is broken may eat without end: it gets so much memory and processor time, and fails."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


def goes_red(mutation: Mutation, copy: Path, postgres: str) -> bool:
    bin_folder = Path(sys.executable).parent
    env = os.environ | {"PYTHONPATH": f"{copy / 'src'}:{copy}", "INEEN_DATA": str(copy / "var")}
    if mutation.lane == "postgres":
        env["INEEN_TEST_POSTGRES"] = postgres
    if mutation.test == "lint-imports":
        command = [str(bin_folder / "lint-imports"), "--no-cache"]
    else:
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:xdist", mutation.test]
    done = subprocess.run(command, cwd=copy, env=env, check=False, capture_output=True, text=True, preexec_fn=_bounded)
    # pytest: 1 is a failing test; anything else (no such test, a syntax error) proves nothing
    return done.returncode == 1 and "no tests ran" not in done.stdout


def broken_is_noticed(mutation: Mutation, postgres: str) -> bool:
    with broken_copy(mutation) as copy:
        red = goes_red(mutation, copy, postgres)
    print(f"{'red  ' if red else 'GREEN'} {mutation.name}", flush=True)
    return red


def main(arguments: Sequence[str]) -> int:
    chosen = [m for m in MUTATIONS if not arguments or any(word in m.name for word in arguments)]
    with ThreadPoolExecutor(os.cpu_count()) as together:
        noticed = list(together.map(lambda m: broken_is_noticed(m, ""), [m for m in chosen if m.lane == "core"]))
    if on_postgres := [m for m in chosen if m.lane == "postgres"]:  # one after the other: they share one cluster
        with postgres_cluster() as address:
            noticed += [broken_is_noticed(mutation, address) for mutation in on_postgres]
    print(f"{noticed.count(True)} passed, {noticed.count(False)} failed")
    return 0 if chosen and all(noticed) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
