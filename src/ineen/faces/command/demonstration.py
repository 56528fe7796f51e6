"""`ineen demonstration`: an invented region to look around in."""

import argparse
from pathlib import Path

from django.utils import timezone

from ineen.ground.kernel.actors import system

BY = system("opdrachtregel")


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    group = commands.add_parser("demonstration", help="een verzonnen regio om in rond te kijken; niet in productie")
    verbs = group.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)
    load = verbs.add_parser("load", help="zet de regio erin, of wat er sinds de vorige keer bij kwam")
    load.add_argument("--examples", metavar="MAP", type=Path, help="zet ook de plannen van deze map erin")
    load.set_defaults(run=_load)


def _load(arguments: argparse.Namespace) -> int:
    # they draw, count and read YAML: other commands do not wait for it
    from ineen.faces.demonstration.examples import load_examples
    from ineen.faces.demonstration.load import load_region

    now = timezone.now()
    for line in load_region(by=BY, now=now):
        print(line, flush=True)
    for line in load_examples(by=BY, now=now, folder=arguments.examples) if arguments.examples else ():
        print(line, flush=True)
    return 0
