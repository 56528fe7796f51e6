"""`ineen demonstration`: an invented region to look around in."""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from ineen.faces.command.prepare import prepare_databases
from ineen.faces.command.running import standing_still
from ineen.faces.command.serve import address_of, end, listen_for_stop, listener, serve_at, start
from ineen.ground.kernel.actors import system
from ineen.ground.kernel.refusals import BadInput

BY = system("opdrachtregel")
INTERRUPTED = 130  # as a shell tells of Ctrl-C
SECONDS_BETWEEN_LOOKS = 0.05


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    group = commands.add_parser("demonstration", help="een verzonnen regio om in rond te kijken; niet in productie")
    verbs = group.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)
    load = verbs.add_parser("load", help="zet de regio erin, of wat er sinds de vorige keer bij kwam")
    load.set_defaults(run=_load)
    run = verbs.add_parser("run", help="zet de regio erin en start de site; script/demo doet dit")
    run.add_argument("--port", type=int, default=8000, help="standaard 8000; 0 kiest een vrije poort")
    run.add_argument("--fresh", action="store_true", help="gooi eerst weg wat de demo eerder maakte")
    run.set_defaults(run=_run, prepare=False)
    for verb in (load, run):
        verb.add_argument("--examples", metavar="MAP", type=Path, help="zet ook de plannen van deze map erin")


def _load(arguments: argparse.Namespace) -> int:
    # they draw, count and read YAML: other commands do not wait for it
    from ineen.faces.demonstration.folder import age_told
    from ineen.faces.demonstration.load import load_all

    now = timezone.now()
    for line in load_all(by=BY, now=now, examples=arguments.examples):
        print(line, flush=True)
    if told := age_told(timezone.localdate(now)):
        print(told, flush=True)
    return 0


def _run(arguments: argparse.Namespace) -> int:
    """Load in a process of its own, which gives its memory back, and serve."""
    from ineen.faces.demonstration.folder import alone

    with alone() as said, listener(arguments.port) as door:
        said.write_text(address_of(door), encoding="utf-8")
        if arguments.fresh:
            _clear()
        stop = listen_for_stop()
        prepare_databases()
        if code := _loaded(arguments, stop):
            return code
        print(_who(), flush=True)
        return serve_at(door, stop)


def _clear() -> None:
    from ineen.faces.demonstration.folder import check_may_clear, clear

    began = check_may_clear()
    print(
        f"De demo van {began:%d-%m-%Y} in {settings.INEEN_DATA} gaat weg: databases, cijfers en bestanden, ook wat u "
        "er zelf in wijzigde.",
        flush=True,
    )
    if sys.stdin.isatty() and input("Doorgaan? Typ ja: ").strip().lower() != "ja":
        raise BadInput("er is niets weggegooid. Zonder --fresh gaat de demo verder waar hij was.")
    with standing_still():
        clear()


def _loaded(arguments: argparse.Namespace, stop: Sequence[int]) -> int:
    """Load until done or told to stop; the exit code."""
    examples = ["--examples", str(arguments.examples)] if arguments.examples else []
    child = start(["-m", "ineen", "demonstration", "load", *examples])
    while child.poll() is None and not stop:
        time.sleep(SECONDS_BETWEEN_LOOKS)
    if stop:
        end([child])
        print("Gestopt tijdens het laden. De volgende start gaat verder waar dit ophield.", flush=True)
        return INTERRUPTED
    return int(child.returncode)


def _who() -> str:
    """The people of the region as a table."""
    from ineen.faces.demonstration.people import CAST, PASSWORD

    widths = max(len(one.role_name) for one in CAST), max(len(one.email) for one in CAST)
    rows = [f"  {one.role_name:<{widths[0]}}  {one.email:<{widths[1]}}  {one.finds}" for one in CAST]
    return "\n".join(
        (f"\nInloggen: op /inloggen met een klik op een functie, of met wachtwoord {PASSWORD}.\n", *rows, "")
    )
