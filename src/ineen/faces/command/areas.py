"""`ineen areas`: the division of the country into municipalities, wijken and buurten."""

import argparse
from pathlib import Path

from django.utils import timezone

from ineen.ground.areas.actions import load_areas
from ineen.ground.kernel.actors import system
from ineen.ground.ui.formats import counted

SHOWN = 3


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    areas = commands.add_parser("areas", help="gemeenten, wijken en buurten")
    actions = areas.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)
    load = actions.add_parser("load", help="een CBS-bestand WijkenEnBuurten inlezen")
    load.add_argument("file", type=Path, metavar="BESTAND")
    load.add_argument("--year", type=int, required=True, metavar="JAAR", help="indelingsjaar, bijvoorbeeld 2023")
    load.set_defaults(run=_load)


def _load(arguments: argparse.Namespace) -> int:
    loaded = load_areas(by=system("ineen areas load"), now=timezone.now(), path=arguments.file, year=arguments.year)
    found = (
        counted(loaded.municipalities, "gemeente", "gemeenten"),
        counted(loaded.wijken, "wijk", "wijken"),
        counted(loaded.buurten, "buurt", "buurten"),
        counted(loaded.unknown, "onbekend-rij", "onbekend-rijen"),
    )
    print(f"Indeling {loaded.year}: {', '.join(found)} overgeslagen.")
    if loaded.absent:
        first = ", ".join(loaded.absent[:SHOWN])
        print(
            f"Let op: {counted(len(loaded.absent), 'gemeente', 'gemeenten')} van de eigen lijst van {loaded.year} "
            f"niet gevonden, zoals {first}. Is het bestand heel, en van dat jaar?"
        )
    if not loaded.changed:
        print("Dit bestand was al geladen; er is niets veranderd.")
    return 0
