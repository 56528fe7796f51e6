"""Servers beside each other on one machine, and how many requests per second each of them answers."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
ROUNDS, SECONDS, CONNECTIONS, WARM = 5, 2.0, 4, 20
# as `ineen serve`: `settings.SERVER_ARGUMENTS`
SERVER = ("--workers", "2", "--threads", "2", "--preload", "--log-level", "warning", "--no-control-socket")

Target = tuple[int, str]


def apart(data: str, **settings: str) -> dict[str, str]:
    """An environment for an installation in a folder of its own: nothing of this machine's settings stays in it."""
    clean = {name: text for name, text in os.environ.items() if "INEEN" not in name and "DATABASE" not in name}
    return clean | {"INEEN_DATA": data} | settings


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


def rates(targets: Mapping[str, Target]) -> dict[str, float]:
    """Requests per second of each target: the median of rounds in turns, so that other work hits all alike."""
    for target in targets.values():
        for _ in range(WARM):
            fetched(target)
    rounds = [{name: _rate(target) for name, target in targets.items()} for _ in range(ROUNDS)]
    return {name: median(each[name] for each in rounds) for name in targets}


def fetched(target: Target, *, encoding: str = "identity") -> bytes:
    """The page as it goes over the line; raises where it is not answered with 200."""
    port, path = target
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Accept-Encoding": encoding})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != http.HTTPStatus.OK:
        raise SystemExit(f"{path} answers {answer.status}: there is nothing to measure")
    return body


def _rate(target: Target) -> float:
    begun = time.monotonic()
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        counts = list(pool.map(lambda _: _requests(target, begun + SECONDS), range(CONNECTIONS)))
    return sum(counts) / (time.monotonic() - begun)


def _requests(target: Target, until: float) -> int:
    """How often one lasting connection is answered."""
    port, path = target
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    count = 0
    while time.monotonic() < until:
        connection.request("GET", path)
        connection.getresponse().read()
        count += 1
    connection.close()
    return count
