"""`ineen serve`: the site, by itself with the worker, until Ctrl-C or SIGTERM; then nothing is left running."""

import argparse
import errno
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from types import FrameType

from django.conf import settings
from django.core.management import call_command
from django.db import connections

from ineen.faces.command.running import running
from ineen.ground.kernel.refusals import BadInput

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
SECONDS_TO_END = 8.0
SECONDS_BETWEEN_LOOKS = 0.1


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("serve", help="start de site, met de werker erbij")
    parser.add_argument("--port", type=int, default=8000, help="standaard 8000; 0 kiest een vrije poort")
    parser.add_argument(
        "--address",
        metavar="ADRES",
        default="127.0.0.1",
        help="waarop de site luistert: standaard alleen dit apparaat; in een container 0.0.0.0",
    )
    parser.add_argument("--without-worker", action="store_true", help="alleen de site: `ineen worker` draait apart")
    parser.set_defaults(run=serve)


def serve(arguments: argparse.Namespace) -> int:
    """Serve until told to stop; returns 0 then."""
    with listener(arguments.port, arguments.address) as door:
        return serve_at(door, listen_for_stop(), worker=not arguments.without_worker)


def serve_at(door: socket.socket, stop: Sequence[int], *, worker: bool = True) -> int:
    """Serve on a socket until `stop` holds something; returns 0. Raises BadInput when a part of it ends by itself."""
    with running():
        call_command("collectstatic", interactive=False, verbosity=0)
        connections.close_all()
        site = ["-m", "gunicorn", "--bind", f"fd://{door.fileno()}", *settings.SERVER_ARGUMENTS]
        children = [start(site, door)]
        children += [start(["-m", "ineen", "worker"])] if worker else []
        print(f"Ineen staat klaar op {address_of(door)} (stoppen: Ctrl-C)", flush=True)
        while not stop and all(child.poll() is None for child in children):
            time.sleep(SECONDS_BETWEEN_LOOKS)
        ended = [child for child in children if child.poll() is not None]
        end(children)
    if stop or not ended:
        return 0
    raise BadInput("de site of de werker is onverwacht gestopt; het logboek hierboven zegt waarom.")


def listen_for_stop() -> list[int]:
    """A list that gets the number of each signal to stop; also where the shell had them ignored."""
    told: list[int] = []

    def tell(number: int, _frame: FrameType | None) -> None:
        told.append(number)

    for number in SIGNALS:
        signal.signal(number, tell)
    return told


def listener(port: int, address: str = "127.0.0.1") -> socket.socket:
    """A socket of this device on which nothing listens yet. Raises BadInput with what to do."""
    try:
        return socket.create_server((address, port), backlog=128)
    except (OSError, OverflowError) as wrong:
        number = getattr(wrong, "errno", None) or 0
        if number == errno.EADDRNOTAVAIL or number < 0:  # below zero: a name that could not be looked up
            raise BadInput(f"{address} is geen adres van dit apparaat. Neem 127.0.0.1 of 0.0.0.0.") from wrong
        raise BadInput(
            f"poort {port} is bezet of mag niet. Kies een andere: PORT={_another(port)} script/demo, of "
            f"ineen serve --port {_another(port)}."
        ) from wrong


def address_of(door: socket.socket) -> str:
    address, port = door.getsockname()[:2]
    return f"http://{address}:{port}/"


def _another(port: int) -> int:
    """A port that is free at this moment, the next ones first."""
    for number in (*range(max(port, 1024) + 1, max(port, 1024) + 20), 0):
        with suppress(OSError, OverflowError), socket.create_server(("127.0.0.1", number)) as found:
            return int(found.getsockname()[1])
    return 8001


def start(words: Sequence[str], *passed: socket.socket) -> "subprocess.Popen[bytes]":
    # a session of its own: Ctrl-C reaches this process only, and a whole group can be ended
    fds = [one.fileno() for one in passed]
    return subprocess.Popen([sys.executable, *words], pass_fds=fds, start_new_session=True)  # noqa: S603


def end(children: Sequence["subprocess.Popen[bytes]"]) -> None:
    for child in children:
        child.terminate()
    last = time.monotonic() + SECONDS_TO_END
    for child in children:
        with suppress(subprocess.TimeoutExpired):
            child.wait(max(0.0, last - time.monotonic()))
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
