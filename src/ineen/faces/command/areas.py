"""`ineen areas`: municipalities, wijken and buurten, what changed between the years, and groups of municipalities."""

import argparse
from pathlib import Path

from django.utils import timezone

from ineen.ground.areas.actions import load_areas, load_boundaries, load_changes, load_groups
from ineen.ground.kernel.actors import system
from ineen.ground.ui.formats import counted

SHOWN = 3


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    areas = commands.add_parser("areas", help="gemeenten, wijken en buurten, en groepen van gemeenten")
    actions = areas.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)
    load = actions.add_parser("load", help="een CBS-bestand WijkenEnBuurten inlezen")
    load.add_argument("file", type=Path, metavar="BESTAND")
    load.add_argument("--year", type=int, required=True, metavar="JAAR", help="indelingsjaar, bijvoorbeeld 2023")
    load.set_defaults(run=_load)
    changes = actions.add_parser("load-changes", help="een tabel inlezen die zegt welk gebied in welk opging")
    changes.add_argument("file", type=Path, metavar="BESTAND")
    changes.set_defaults(run=_load_changes)
    groups = actions.add_parser("load-groups", help="basisteams, districten en andere groepen van gemeenten inlezen")
    groups.add_argument("file", type=Path, metavar="BESTAND")
    groups.set_defaults(run=_load_groups)
    drawn = actions.add_parser("load-boundaries", help="de grenzen van gebieden inlezen, voor kaarten")
    drawn.add_argument("file", type=Path, metavar="BESTAND", help="GeoJSON of TopoJSON van PDOK, in RD of WGS84")
    drawn.add_argument("--year", type=int, required=True, metavar="JAAR", help="indelingsjaar, bijvoorbeeld 2023")
    drawn.set_defaults(run=_load_boundaries)


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


def _load_changes(arguments: argparse.Namespace) -> int:
    loaded = load_changes(by=system("ineen areas load-changes"), now=timezone.now(), path=arguments.file)
    rows = counted(loaded.rows, "wijziging", "wijzigingen")
    print(f"{rows}, waarvan {loaded.exact} precies.")
    if not loaded.fresh:
        print("Deze wijzigingen waren al geladen; er is niets veranderd.")
    return 0


def _load_groups(arguments: argparse.Namespace) -> int:
    loaded = load_groups(by=system("ineen areas load-groups"), now=timezone.now(), path=arguments.file)
    groups = counted(loaded.groups, "groep", "groepen")
    print(f"{groups} met samen {counted(loaded.members, 'gemeente', 'gemeenten')}.")
    if not loaded.changed:
        print("Deze groepen waren al zo geladen; er is niets veranderd.")
    return 0


def _load_boundaries(arguments: argparse.Namespace) -> int:
    by = system("ineen areas load-boundaries")
    loaded = load_boundaries(by=by, now=timezone.now(), path=arguments.file, year=arguments.year)
    passed = counted(loaded.passed, "ander gebied", "andere gebieden")
    print(f"Grenzen van {loaded.year}: {counted(loaded.boundaries, 'gebied', 'gebieden')}; {passed} overgeslagen.")
    if loaded.absent:
        print(f"Van {counted(loaded.absent, 'gebied', 'gebieden')} van deze soort is er nog geen grens.")
    if not loaded.changed:
        print("Deze grenzen waren al geladen; er is niets veranderd.")
    return 0
