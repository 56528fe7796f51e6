"""`ineen demonstration`: an invented region to look around in."""

import argparse

from django.utils import timezone

from ineen.ground.kernel.actors import system

BY = system("opdrachtregel")


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    group = commands.add_parser("demonstration", help="een verzonnen regio om in rond te kijken; niet in productie")
    verbs = group.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)
    load = verbs.add_parser("load", help="zet de regio erin, of wat er sinds de vorige keer bij kwam")
    load.set_defaults(run=_load)


def _load(_arguments: argparse.Namespace) -> int:
    from ineen.faces.demonstration.load import load_region  # draws and counts: other commands do not wait for it

    for line in load_region(by=BY, now=timezone.now()):
        print(line)
    return 0
