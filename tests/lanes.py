"""Runs the tests in lanes: `script/test [lane …] [-- pytest arguments]`.

core      everything, on SQLite files
postgres  everything that meets a database, on a throw-away PostgreSQL cluster of its own
browser   the pages in Chromium
spark     the same tables on DuckDB and on Spark, with Java and what `script/setup --all` installs
data      the real public files, where the folder `INEEN_SHARED_DATA` (default ../shared/data) is there

A lane whose means are absent is not collected, and named once at the end. `INEEN_REQUIRE` (lanes with commas, or
`all`) makes its absence an error.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}  # each process would compile the tests again: ten seconds
SHARED_DATA = Path(os.environ.get("INEEN_SHARED_DATA", ROOT.parent / "shared" / "data"))


@dataclass(frozen=True)
class Lane:
    name: str
    select: tuple[str, ...]
    absent: Callable[[], str]


def postgres_programs() -> Path | None:
    """The folder with initdb and pg_ctl, newest version first."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    return next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)


def chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser")


def no_spark() -> str:
    """What Spark lacks here."""
    if not shutil.which("java"):
        return "no Java found: apt-get install openjdk-17-jre-headless"
    missing = [name for name in ("ibis", "pyspark") if find_spec(name) is None]
    return f"without {' and '.join(missing)}: script/setup --all" if missing else ""


LANES = (
    Lane("core", ("-m", "not browser and not postgres and not data and not spark"), lambda: ""),
    Lane(
        "postgres",
        ("-m", "not browser and not data and not spark"),
        lambda: "" if postgres_programs() else "no initdb found: apt-get install postgresql",
    ),
    Lane("browser", ("-m", "browser"), lambda: "" if chromium() else "no chromium found: apt-get install chromium"),
    Lane("spark", ("-m", "spark", "-n", "0"), no_spark),
    Lane("data", ("-m", "data"), lambda: "" if SHARED_DATA.is_dir() else f"no folder {SHARED_DATA}"),
)


@contextmanager
def postgres_cluster() -> Iterator[str]:
    """A PostgreSQL of this run alone, on a socket in a scratch folder; yields its address without a database."""
    programs = postgres_programs()
    assert programs is not None
    scratch = Path(tempfile.mkdtemp(prefix="ineen-pg-"))
    as_user: list[str] = []
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        as_user = ["runuser", "-u", "postgres", "--"]
        shutil.chown(scratch, "postgres")
    settings = f"-c listen_addresses='' -c unix_socket_directories={scratch} -c fsync=off -c max_connections=60"
    run = [*as_user, str(programs / "pg_ctl"), "-D", str(scratch / "data"), "-w", "-s"]

    def quietly(command: Sequence[str]) -> None:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=scratch)

    initdb = [
        *as_user,
        str(programs / "initdb"),
        "-D",
        str(scratch / "data"),
        "-U",
        "ineen",
        "-A",
        "trust",
        "-E",
        "UTF8",
    ]
    quietly([*initdb, "--locale=C.UTF-8", "--no-sync"])
    quietly([*run, "-o", settings, "-l", str(scratch / "log"), "start"])
    try:
        yield f"postgres://ineen@{str(scratch).replace('/', '%2F')}"
    finally:
        quietly([*run, "-m", "immediate", "stop"])
        shutil.rmtree(scratch, ignore_errors=True)


def run_lane(lane: Lane, extra: Sequence[str]) -> int:
    print(f"\n=== lane {lane.name}", flush=True)
    workers = (
        ()
        if any(word.startswith("-n") for word in (*lane.select, *extra))
        else ("-n", str(min(os.cpu_count() or 1, 4)), "--dist", "worksteal")
    )
    command = [sys.executable, "-m", "pytest", "-q", *workers, *lane.select, *extra]
    env = {name: value for name, value in os.environ.items() if not name.endswith("DATABASE_URL")} | COMPILED
    with tempfile.TemporaryDirectory(prefix="ineen-test-") as data:
        env["INEEN_DATA"] = data
        if lane.name != "postgres":
            return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode
        with postgres_cluster() as address:
            return subprocess.run(command, cwd=ROOT, env=env | {"INEEN_TEST_POSTGRES": address}, check=False).returncode


def main(arguments: Sequence[str]) -> int:
    words = list(arguments)
    extra = words[words.index("--") + 1 :] if "--" in words else []
    asked = words[: words.index("--")] if "--" in words else words
    names = [lane.name for lane in LANES]
    if unknown := [name for name in asked if name not in names]:
        print(f"no lane {', '.join(unknown)}; there are: {', '.join(names)}", file=sys.stderr)
        return 2
    required = os.environ.get("INEEN_REQUIRE", "")
    must = set(names) if required == "all" else set(filter(None, required.split(",")))
    chosen = [lane for lane in LANES if not asked or lane.name in asked]
    absent = {lane.name: why for lane in chosen if (why := lane.absent())}
    failed = [
        lane.name
        for lane in chosen
        if lane.name not in absent and run_lane(lane, extra) not in ((0, 5) if extra else (0,))
    ]
    for name, why in absent.items():
        print(f"lane {name} is absent: {why}", file=sys.stderr)
    missing = sorted(must & set(absent))
    if missing:
        print(f"required, and absent: {', '.join(missing)}", file=sys.stderr)
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed or missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
