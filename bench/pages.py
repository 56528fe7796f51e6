"""Pages of the public site as a resident gets them, each beside its peers, in one run.

`script/bench` runs it and writes docs/performance.md. The ratios count: requests per second differ by machine.
"""

import platform
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench.first_view import Sent, first_view
from bench.report import REPORT
from bench.serving import CONNECTIONS, ROOT, ROUNDS, SECONDS, apart, fetched, rates, serving

YEAR = max(2026, datetime.now(tz=UTC).year)  # the invented region is always in the second year of its plan
PLAN = f"/plannen/waterkant-{YEAR - 1}-{YEAR + 2}"
GOAL = f"{PLAN}/doelen/minder-woninginbraken"
PAGES = {"/": "start page", PLAN: "plan", GOAL: "goal", "/gebieden/GM0342-soest": "municipality"}
LEAST_RATE, LEAST_OF_TEMPLATE, LEAST_OF_BARE = 100, 0.5, 0.8
INEEN = "ineen.config.wsgi:application"


@dataclass(frozen=True, slots=True)
class Measured:
    """Requests per second of one page in four ways, and its size in bytes."""

    anew: float
    template: float
    kept: float
    bare: float
    size: int

    @property
    def of_template(self) -> float:
        return self.anew / self.template

    @property
    def of_bare(self) -> float:
        return self.kept / self.bare


def main() -> int:
    """Measure, write the report and print it; returns 0, also where a target is missed: the report says so."""
    with tempfile.TemporaryDirectory(prefix="ineen-bench-") as data:
        env = apart(data, INEEN_LOG_FORMAT="json")
        fill(env)
        found, sent = _measured(env)
    REPORT.write_text(report(found, sent), encoding="utf-8")
    print(REPORT.read_text(encoding="utf-8"))
    return 0


def report(found: Mapping[str, Measured], sent: Sent) -> str:
    """The text of docs/performance.md."""
    rows = [
        f"| {PAGES[path]} | {one.size / 1000:.1f} kB | {one.anew:.0f} | {one.template:.0f} | {one.of_template:.2f} "
        f"| {one.kept:.0f} | {one.bare:.0f} | {one.of_bare:.2f} |"
        for path, one in found.items()
    ]
    return "\n".join(
        [
            "# Performance",
            "",
            "Written by `script/bench`. Everything is served by gunicorn as `ineen serve` does (two processes, two",
            f"threads), in turns, {ROUNDS} rounds of {SECONDS:.0f} s over {CONNECTIONS} connections; the median",
            "counts. The client shares the cores. Read the ratios: requests per second are those of one machine on",
            "one day.",
            "",
            f"{versions()}.",
            "",
            "* *anew*: `INEEN_PAGE_CACHE_MB=0`, every request makes the page, logged out.",
            "  The process remembers answers about figure files, which never change, as it does in use.",
            "* *template only*: the same HTML, byte for byte, from the same template and a context that was computed",
            "  once; bare Django without middleware, view or query (`bench/template_only.py`).",
            "* *from memory*: as installed, from the publication cache.",
            "* *bare*: a bare Django view that answers with as many bytes (`bench/bare.py`).",
            "",
            "| page | size | anew | template only | ratio | from memory | bare | ratio |",
            "|---|---|---|---|---|---|---|---|",
            *rows,
            "",
            *_verdicts(found),
            "",
            f"A first view of the {PAGES[GOAL]} sends {sent.all / 1000:.0f} kB: {sent.page / 1000:.1f} of page,",
            f"{sent.styles / 1000:.1f} of style sheets ({sent.styles_whole / 1000:.0f} without compression) and",
            f"{sent.letters / 1000:.1f} of letters.",
            "",
        ]
    )


def versions() -> str:
    """What was measured with: `Python 3.11.7, Django 5.2.1, …`."""
    installed = (f"{name} {version(name.lower())}" for name in ("Django", "gunicorn", "DuckDB", "Typst"))
    return ", ".join([f"Python {platform.python_version()}", f"SQLite {sqlite3.sqlite_version}", *installed])


def _verdicts(found: Mapping[str, Measured]) -> Iterator[str]:
    name, goal = PAGES[GOAL], found[GOAL]
    yield _verdict(f"{name}, anew: {goal.anew:.0f} requests/s", goal.anew, LEAST_RATE)
    yield _verdict(f"{name}, anew against template only: {goal.of_template:.2f}", goal.of_template, LEAST_OF_TEMPLATE)
    least = min(found, key=lambda path: found[path].of_bare)
    told = f"from memory against bare, the least of all pages ({PAGES[least]}): {found[least].of_bare:.2f}"
    yield _verdict(told, found[least].of_bare, LEAST_OF_BARE)


def _verdict(told: str, value: float, least: float) -> str:
    return f"* {told}; the target is at least {least}: {'met' if value >= least else '**missed**'}."


def _measured(env: Mapping[str, str]) -> tuple[dict[str, Measured], Sent]:
    with ExitStack() as stack:
        anew = stack.enter_context(serving(INEEN, {**env, "INEEN_PAGE_CACHE_MB": "0"}))
        kept = stack.enter_context(serving(INEEN, env))
        paths = {"BENCH_PATHS": " ".join(PAGES)}
        template = stack.enter_context(serving("bench.template_only:application", {**env, **paths}))
        bare = stack.enter_context(serving("bench.bare:application", env))
        return {path: _page(path, anew, template, kept, bare) for path in PAGES}, first_view(kept, GOAL)


def _page(path: str, anew: int, template: int, kept: int, bare: int) -> Measured:
    page = fetched((anew, path))
    if {fetched((port, path)) for port in (template, kept)} != {page}:
        raise SystemExit(f"{path} is not the same page in every way: the comparison would say nothing")
    ways = {"anew": (anew, path), "template": (template, path), "kept": (kept, path), "bare": (bare, f"/{len(page)}")}
    return Measured(**rates(ways), size=len(page))


def fill(env: Mapping[str, str]) -> None:
    """As `script/demo` does, and with every chart drawn."""
    collect = [sys.executable, "-m", "django", "collectstatic", "--no-input", "--verbosity", "0"]
    subprocess.run(collect, env={**env, "DJANGO_SETTINGS_MODULE": "ineen.config.settings"}, cwd=ROOT, check=True)
    _ineen(env, "demonstration", "load", "--examples", "examples")
    _ineen(env, "worker", "--once")


def _ineen(env: Mapping[str, str], *words: str) -> None:
    command: list[str | Path] = [sys.executable, "-m", "ineen", *words]
    subprocess.run(command, env=env, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
