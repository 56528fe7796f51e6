"""`ineen worker`: does the work that acts left behind, until it is told to stop."""

import argparse
import signal
from threading import Thread
from types import FrameType

from ineen.faces.command.running import running
from ineen.ground.outbox.worker import Worker


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("worker", help="doe het werk op de achtergrond: taken en berichten")
    parser.add_argument("--once", action="store_true", help="doe wat er nu ligt en stop")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run one worker; returns 0."""
    with running():
        attend(Worker(), once=arguments.once)
    return 0


def attend(worker: Worker, *, once: bool) -> None:
    """Let the worker work; SIGTERM and SIGINT let it end or hand back its present task, and stop."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        # the signal may come while the worker itself holds the lock of `stop`: then only another thread may wait for it
        Thread(target=worker.stop.set).start()

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        if once:
            worker.work_off()
        else:
            worker.run()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
