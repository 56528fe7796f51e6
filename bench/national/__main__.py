"""Measures the national refresh: `script/bench national` (the whole table), or `script/bench national small` to try it.

Five rounds in turns, each engine in a process of its own; ratios are medians of the ratios of a round. It fails where
results differ: whole numbers exactly, probabilities and exact intervals to 1e-10, smoothed rates and bounds to 1e-7.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import IO, Final

import numpy as np

from bench.national import others
from bench.national.table import SMALL, WHOLE, Table, table
from bench.national.work import ENGINES
from bench.report import put
from bench.serving import ROOT

HEAD: Final = "## The whole country"
ROUNDS: Final = 5
EXACT: Final = ("counts",)
CLOSE: Final = {"probability": 1e-10, "corrected": 1e-10, "exact_low": 1e-10, "exact_high": 1e-10}
NEAR: Final = {"rate": 1e-7, "low": 1e-7, "high": 1e-7}
WAYS: Final = ("go", "bounds")
KNOWN: Final = (
    "memory: Numba takes 74 MB when it is imported and 61 when it takes up the first kernel, kept or not. Next idea:",
    "  kernels that are compiled ahead, into an extension module.",
    "loading a national month table from CSV (90 million rows) is not measured: a delivery goes through Python row by",
    "  row, since each is judged, so 1.5 times the reading of DuckDB is out of reach. The next idea is to let DuckDB",
    "  read and resolve it, and to hand over only the rows that it cannot.",
)


@dataclass
class Measured:
    """Seconds of each round per engine and way, and the most memory that each engine had, in megabytes."""

    seconds: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    megabytes: dict[str, float] = field(default_factory=dict)

    def middle(self, engine: str, way: str) -> float:
        return median(self.seconds[engine, way])

    def ratio(self, engine: str, way: str) -> float:
        """How many times as long the engine takes: the median over the rounds."""
        pairs = zip(self.seconds[engine, way], self.seconds["ineen", way], strict=True)
        return median(theirs / ours for theirs, ours in pairs)


@dataclass(frozen=True)
class Engine:
    name: str
    say: IO[str]
    hear: IO[str]
    answer: Path

    def does(self, way: str) -> dict[str, float | str]:
        print(way, file=self.say, flush=True)
        line = self.hear.readline()
        if not line:
            raise SystemExit(f"{self.name} gave up")
        found: dict[str, float | str] = json.loads(line)
        return found


def main(arguments: Sequence[str]) -> int:
    whole = list(arguments) != ["small"]
    made = table(WHOLE if whole else SMALL)
    made.cube()
    size = "whole" if whole else "small"
    with _engine("ineen", size) as first:  # compiles, which takes memory that no later process needs
        first.does("bounds")
    with ExitStack() as stack:
        engines = [stack.enter_context(_engine(name, size)) for name in ENGINES]
        found = _measured(engines)
    section = report(made, found, others.measured(made))
    print(section)
    if whole:
        put(section)
    return 0


def _measured(engines: Sequence[Engine]) -> Measured:
    found = Measured()
    for way in WAYS:
        for one in engines:  # the first time fills the caches of the disk
            one.does(way)
        check_same({one.name: one.answer for one in engines}, way)
        for _ in range(ROUNDS):
            for one in engines:
                told = one.does(way)
                found.seconds.setdefault((one.name, way), []).append(float(told["seconds"]))
                found.megabytes[one.name] = float(told["megabytes"])
        check_same({one.name: one.answer for one in engines}, way)
    return found


def check_same(answers: Mapping[str, Path], way: str) -> None:
    """Stops the measurement where one engine says something else than the first."""
    (first, told), *rest = ((name, dict(np.load(path))) for name, path in answers.items())
    close = CLOSE | (NEAR if way == "bounds" else {"rate": NEAR["rate"]})
    for name, other in rest:
        for one in EXACT:
            if not np.array_equal(told[one], other[one]):
                raise SystemExit(f"{first} and {name} differ in {one}")
        for one, tolerance in close.items():
            if not np.allclose(told[one], other[one], rtol=tolerance, atol=1e-300, equal_nan=True):
                raise SystemExit(f"{first} and {name} differ in {one}")


@contextmanager
def _engine(name: str, whole: str) -> Iterator[Engine]:
    with tempfile.TemporaryDirectory(prefix="ineen-bench-") as folder:
        answer = Path(folder) / "answer.npz"
        command = [sys.executable, "-m", "bench.national.work", name, whole, str(answer)]
        process = subprocess.Popen(
            command, cwd=ROOT, env=dict(os.environ), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield Engine(name, process.stdin, process.stdout, answer)
        finally:
            process.stdin.close()
            process.wait(timeout=60)


def report(made: Table, found: Measured, other: Mapping[str, float]) -> str:
    """The section of docs/performance.md."""
    size = made.size
    rows = [
        f"| {name} | {1000 * found.middle(name, 'go'):.1f} ms | {found.ratio(name, 'go'):.1f} "
        f"| {1000 * found.middle(name, 'bounds'):.1f} ms | {found.ratio(name, 'bounds'):.1f} "
        f"| {found.megabytes[name]:.0f} MB |"
        for name in ENGINES
    ]
    return "\n".join(
        [
            HEAD,
            "",
            f"An invented table of {size.buurten:,} buurten in {size.municipalities} municipalities × {size.offences}",
            f"offences × {size.months} months (`bench/national/table.py`). A refresh is a test of change that knows",
            "over-dispersion of every municipality and offence, corrected together; their exact intervals; and a",
            "smoothed rate of every buurt and offence. *With bounds*: also the interval of each smoothed rate, with",
            "the uncertainty of the prior in it. Ineen begins at its kept cube, the others at Parquet (pandas with",
            "every cell, Polars and DuckDB with those above zero), and go on with the reference functions on SciPy.",
            "Each runs in a process of its own, in turns, five rounds; times are medians, ratios medians of the ratios",
            "of a round. All results were compared.",
            "",
            f"{others.versions()}.",
            "",
            "| engine | refresh | ratio | with bounds | ratio | most memory |",
            "|---|---|---|---|---|---|",
            *rows,
            "",
            *(f"* {line}" for line in _verdicts(found, other)),
            "",
            "What is known to fall short, and why:",
            "",
            *(line if line.startswith(" ") else f"* {line}" for line in KNOWN),
        ]
    )


def _verdicts(found: Measured, other: Mapping[str, float]) -> Iterator[str]:
    yield _met("refresh against pandas", found.ratio("pandas", "go"), "times", least=150)
    yield _met("refresh", 1000 * found.middle("ineen", "go"), "ms", most=20)
    yield _met("refresh against DuckDB on the file without zeros", found.ratio("duckdb", "go"), "times", least=15)
    yield _met("refresh with the bounds of all rates", 1000 * found.middle("ineen", "bounds"), "ms", most=100)
    yield _met("most memory", found.megabytes["ineen"], "MB", most=150)
    for name, (what, unit, least, most) in others.TARGETS.items():
        yield _met(what, other[name], unit, least=least, most=most)


def _met(what: str, value: float, unit: str, *, least: float | None = None, most: float | None = None) -> str:
    good = (least is None or value >= least) and (most is None or value <= most)
    target = f"at least {least:g}" if least is not None else f"at most {most:g}"
    return f"{what}: {value:,.3g} {unit}; the target is {target}: {'met' if good else '**missed**'}."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
