"""Pages of the public site against a bare Django view, in the same server on the same machine in one run.

`script/bench` runs it and writes docs/performance.md. The ratio is what counts: requests per second differ by machine.
"""

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
REPORT = ROOT / "docs" / "performance.md"
PAGES = {"voorpagina": "/", "gemeente met cijfer": "/gebieden/GM0342-soest"}
ROUNDS, SECONDS, CONNECTIONS, WARM = 5, 2.0, 4, 20
SERVER = ("--workers", "2", "--threads", "2", "--preload", "--log-level", "error", "--no-control-socket")


def main() -> int:
    """Measure, write the report and print it; returns 0."""
    with tempfile.TemporaryDirectory(prefix="ineen-bench-") as data, ExitStack() as stack:
        clean = {name: text for name, text in os.environ.items() if "INEEN" not in name and "DATABASE" not in name}
        env = clean | {"INEEN_DATA": data, "INEEN_LOG_FORMAT": "json"}
        _fill(env)
        ours = stack.enter_context(serving("ineen.config.wsgi:application", env))
        sizes = {name: len(fetched(ours, path)) for name, path in PAGES.items()}
        peer = stack.enter_context(
            serving("bench.bare:application", env | {"BENCH_BYTES": str(round(median(sizes.values())))})
        )
        targets = {"kale Django-view": (peer, "/")} | {name: (ours, path) for name, path in PAGES.items()}
        rates = {name: median(rounds) for name, rounds in measured(targets).items()}
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(report(rates, sizes), encoding="utf-8")
    print(REPORT.read_text(encoding="utf-8"))
    return 0


def measured(targets: Mapping[str, tuple[int, str]]) -> dict[str, list[float]]:
    """Requests per second of each target, round after round, so that what else the machine does hits all alike."""
    for port, path in targets.values():
        for _ in range(WARM):
            fetched(port, path)
    rates: dict[str, list[float]] = {name: [] for name in targets}
    for _ in range(ROUNDS):
        for name, (port, path) in targets.items():
            rates[name].append(rate(port, path))
    return rates


def rate(port: int, path: str) -> float:
    """Requests per second over `CONNECTIONS` lasting connections."""
    begun = time.monotonic()
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        counts = list(pool.map(lambda _: _requests(port, path, begun + SECONDS), range(CONNECTIONS)))
    return sum(counts) / (time.monotonic() - begun)


def fetched(port: int, path: str) -> bytes:
    """The page; raises where it is not answered with 200."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != http.HTTPStatus.OK:
        raise SystemExit(f"{path} answers {answer.status}: there is nothing to measure")
    return body


@contextmanager
def serving(application: str, env: Mapping[str, str]) -> Iterator[int]:
    """Serve an application with gunicorn as `ineen serve` does; yields the port."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        command = [sys.executable, "-m", "gunicorn", *SERVER, "--bind", f"fd://{listener.fileno()}", application]
        process = subprocess.Popen(command, env=env, cwd=ROOT, pass_fds=[listener.fileno()], stderr=subprocess.DEVNULL)
        try:
            yield listener.getsockname()[1]
        finally:
            process.terminate()
            process.wait(timeout=20)


def report(rates: Mapping[str, float], sizes: Mapping[str, int]) -> str:
    """The text of docs/performance.md."""
    bare = next(iter(rates.values()))
    rows = [
        f"| {name} | {sizes.get(name, round(median(sizes.values()))) / 1000:.1f} kB | {rate:.0f} | {rate / bare:.2f} |"
        for name, rate in rates.items()
    ]
    return "\n".join(
        [
            "# Performance",
            "",
            "Written by `script/bench`. Each page and its peer, a bare Django view without middleware, database or",
            f"template, are served by gunicorn as `ineen serve` does (two processes, two threads), in turns, {ROUNDS}",
            f"rounds of {SECONDS:.0f} s over {CONNECTIONS} connections; the median counts. The client shares the",
            "cores. Read the ratio: requests per second are those of one machine on one day.",
            "",
            "| page | size | requests/s | ratio to the bare view |",
            "|---|---|---|---|",
            *rows,
            "",
        ]
    )


def _requests(port: int, path: str, until: float) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    count = 0
    while time.monotonic() < until:
        connection.request("GET", path)
        connection.getresponse().read()
        count += 1
    connection.close()
    return count


def _fill(env: Mapping[str, str]) -> None:
    figures = sorted(str(path) for path in (ROOT / "examples" / "figures").glob("*.csv"))
    command = [sys.executable, "-m", "ineen", "sources", "load", "registered-totals", *figures]
    subprocess.run(command, env=env, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
