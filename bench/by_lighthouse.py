"""Public pages as Lighthouse judges them on a telephone; `script/bench lighthouse` puts that in docs/performance.md.

Lighthouse slows the processor down fourfold, and takes for granted that nothing else runs: on a machine that is busy
every page scores worse. Its own measure of the machine (`benchmarkIndex`) stands in the report for that reason.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from bench.pages import GOAL, INEEN, PLAN, fill
from bench.report import put
from bench.serving import ROOT, apart, serving

HEAD = "## Lighthouse"
FOLDER = ROOT / "bench" / "lighthouse"
PAGES = {
    "/": "start page",
    PLAN: "plan",
    f"{PLAN}/themas/veilig-wonen": "theme",
    GOAL: "goal",
    "/gebieden/GM9901-rietdam": "municipality",
    "/gebieden": "list of areas",
    "/zoeken?zoek=inbraak": "search",
}
TIMES = 3
LEAST = {"accessibility": 100, "performance": 95}
# Chromium without a screen, and without calls home; as root it knows no sandbox
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)


@dataclass(frozen=True, slots=True)
class Judged:
    """Scores of 0 to 100; milliseconds until the first and the largest content, and in which nothing answered."""

    accessibility: int
    performance: int
    first: float
    largest: float
    blocked: float
    shift: float
    kilobytes: float
    index: float


def main() -> int:
    """Judge every page, and put the table in the report; returns 0, also where a target is missed: it says so."""
    _install()
    with tempfile.TemporaryDirectory(prefix="ineen-bench-") as data:
        env = apart(data, INEEN_LOG_FORMAT="json")
        fill(env)
        with serving(INEEN, env) as port:
            found = {path: _middle([_judged(port, path) for _ in range(TIMES)]) for path in PAGES}
    section = report(found)
    put(section)
    print(section)
    return 0


def report(found: Mapping[str, Judged]) -> str:
    """The section of docs/performance.md."""
    rows = [
        f"| {PAGES[path]} | {one.accessibility} | {one.performance} | {one.first / 1000:.1f} s "
        f"| {one.largest / 1000:.1f} s | {one.blocked:.0f} ms | {one.shift:.2f} | {one.kilobytes:.0f} kB |"
        for path, one in found.items()
    ]
    return "\n".join(
        [
            HEAD,
            "",
            f"Lighthouse {_version()} in Debian's Chromium, as a telephone with a slow line and a quarter of the",
            f"processor; of {TIMES} runs the one in the middle. Its own measure of this machine was",
            f"{median(one.index for one in found.values()):.0f}. One that does nothing else has 1000 and more; below",
            "that the blocked time, and with it the performance, is the machine's and not the page's.",
            "",
            "| page | accessibility | performance | first content | largest content | blocked | shift | sent |",
            "|---|---|---|---|---|---|---|---|",
            *rows,
            "",
            *(f"* {line}" for line in _verdicts(found)),
        ]
    )


def _verdicts(found: Mapping[str, Judged]) -> Iterator[str]:
    for name, least in LEAST.items():
        scores = {path: getattr(one, name) for path, one in found.items()}
        worst = min(scores, key=lambda path: scores[path])
        met = "met" if scores[worst] >= least else "**missed**"
        yield f"{name}, the least of all ({PAGES[worst]}): {scores[worst]}; at least {least} is the target: {met}."


def _install() -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("Lighthouse needs Node.js with npm: apt-get install npm, or nodejs.org.")
    if not (FOLDER / "node_modules" / ".bin" / "lighthouse").exists():
        quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--silent"]
        subprocess.run([npm, "ci", *quiet], cwd=FOLDER, check=True)


def _version() -> str:
    found: str = json.loads((FOLDER / "package.json").read_text("utf-8"))["dependencies"]["lighthouse"]
    return found


def _judged(port: int, path: str) -> Judged:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        raise SystemExit("Lighthouse needs Chromium: apt-get install chromium.")
    with tempfile.TemporaryDirectory(prefix="ineen-lighthouse-") as folder:
        told = Path(folder) / "report.json"
        command = [
            str(FOLDER / "node_modules" / ".bin" / "lighthouse"), f"http://127.0.0.1:{port}{path}", "--quiet",
            "--only-categories=performance,accessibility", "--output=json", f"--output-path={told}",
            f"--chrome-flags={FLAGS}",
        ]  # fmt: skip
        env = {**os.environ, "CHROME_PATH": chromium}
        if subprocess.run(command, env=env, check=False).returncode:  # now and then it misses the start of a page
            subprocess.run(command, env=env, check=True)
        return _read(json.loads(told.read_text("utf-8")))


def _read(told: dict[str, Any]) -> Judged:
    def number(audit: str) -> float:
        return float(told["audits"][audit]["numericValue"])

    scores = {name: round(100 * told["categories"][name]["score"]) for name in LEAST}
    for audit in (told["audits"][each["id"]] for each in told["categories"]["accessibility"]["auditRefs"]):
        if audit["score"] == 0:
            print(f"{told['finalDisplayedUrl']}: {audit['title']}", file=sys.stderr)
    return Judged(
        accessibility=scores["accessibility"],
        performance=scores["performance"],
        first=number("first-contentful-paint"),
        largest=number("largest-contentful-paint"),
        blocked=number("total-blocking-time"),
        shift=number("cumulative-layout-shift"),
        kilobytes=number("total-byte-weight") / 1000,
        index=float(told["environment"]["benchmarkIndex"]),
    )


def _middle(runs: list[Judged]) -> Judged:
    return sorted(runs, key=lambda one: one.performance)[len(runs) // 2]


if __name__ == "__main__":
    sys.exit(main())
