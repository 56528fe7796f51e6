"""`ineen serve`: the site and the worker, until Ctrl-C or SIGTERM; then nothing is left running."""

import argparse
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
    parser = commands.add_parser("serve", help="start de site op dit apparaat, met de werker erbij")
    parser.add_argument("--port", type=int, default=8000, help="standaard 8000; 0 kiest een vrije poort")
    parser.set_defaults(run=serve)


def serve(arguments: argparse.Namespace) -> int:
    """Serve until told to stop; returns 0 then, and 1 when the site or the worker ended by itself."""
    with _listener(arguments.port) as listener, running():
        stop = _listen_for_stop()
        call_command("collectstatic", interactive=False, verbosity=0)
        connections.close_all()
        site = ["-m", "gunicorn", "--bind", f"fd://{listener.fileno()}", *settings.SERVER_ARGUMENTS]
        children = [_start(site, listener), _start(["-m", "ineen", "worker"])]
        print(f"Ineen staat klaar op http://127.0.0.1:{listener.getsockname()[1]}/ (stoppen: Ctrl-C)", flush=True)
        while not stop and all(child.poll() is None for child in children):
            time.sleep(SECONDS_BETWEEN_LOOKS)
        ended = [child for child in children if child.poll() is not None]
        _end(children)
    if stop or not ended:
        return 0
    raise BadInput("de site of de werker is onverwacht gestopt; het logboek hierboven zegt waarom.")


def _listen_for_stop() -> list[int]:
    """A list that gets the number of each signal to stop; also where the shell had them ignored."""
    told: list[int] = []

    def tell(number: int, _frame: FrameType | None) -> None:
        told.append(number)

    for number in SIGNALS:
        signal.signal(number, tell)
    return told


def _listener(port: int) -> socket.socket:
    try:
        return socket.create_server(("127.0.0.1", port), backlog=128)
    except (OSError, OverflowError) as wrong:
        raise BadInput(f"poort {port} is bezet of mag niet. Kies een andere: --port 8001 of PORT=8001.") from wrong


def _start(words: Sequence[str], *passed: socket.socket) -> "subprocess.Popen[bytes]":
    # a session of its own: Ctrl-C reaches this process only, and a whole group can be ended
    fds = [one.fileno() for one in passed]
    return subprocess.Popen([sys.executable, *words], pass_fds=fds, start_new_session=True)  # noqa: S603


def _end(children: Sequence["subprocess.Popen[bytes]"]) -> None:
    for child in children:
        child.terminate()
    last = time.monotonic() + SECONDS_TO_END
    for child in children:
        with suppress(subprocess.TimeoutExpired):
            child.wait(max(0.0, last - time.monotonic()))
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
