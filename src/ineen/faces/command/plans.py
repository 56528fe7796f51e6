"""`ineen plans`: brings in plan files, says what is wrong with them, and lists what stands."""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from django.utils import timezone

from ineen.ground.kernel.actors import RESIDENT, system
from ineen.ground.kernel.refusals import BadInput
from ineen.policy.plans.queries import PlanSummary, plans_visible_to

if TYPE_CHECKING:  # reading files takes pydantic and YAML: other commands do not wait for them
    from ineen.faces.exchange.changes import Change
    from ineen.faces.exchange.package import Package

BY = system("opdrachtregel")


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    group = commands.add_parser("plans", help="lees plannen in, controleer ze, toon welke er zijn")
    verbs = group.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)

    importing = verbs.add_parser("import", help="lees een planbestand in: alles of niets")
    importing.add_argument("file", metavar="BESTAND", type=Path, help="een planbestand (YAML)")
    importing.add_argument(
        "--replace", action="store_true", help="vervang wat er staat; de oude tekst blijft in het logboek"
    )
    importing.set_defaults(run=import_file)

    checking = verbs.add_parser("check", help="zeg wat er mis is met een planbestand; verandert niets")
    checking.add_argument("file", metavar="BESTAND", type=Path, help="een planbestand (YAML)")
    checking.set_defaults(run=check_file)

    exporting = verbs.add_parser("export", help="schrijf een plan of uitvoeringsplan als planbestand")
    exporting.add_argument("slug", metavar="SLEUTEL", help="de sleutel, zie `ineen plans list`")
    exporting.add_argument("-o", "--output", metavar="BESTAND", type=Path, help="een nieuw bestand; anders: afdrukken")
    exporting.set_defaults(run=export_plan)

    listing = verbs.add_parser("list", help="toon de openbare plannen")
    listing.add_argument("--format", choices=("table", "json"), default="table", help="de vorm van de uitvoer")
    listing.set_defaults(run=list_plans)

    schema = verbs.add_parser("schema", help="druk het JSON Schema van een planbestand af")
    schema.set_defaults(run=print_schema, prepare=False)


def import_file(arguments: argparse.Namespace) -> int:
    """Bring in a file; returns 0 when Ineen holds it, 1 when it would change what stands and `--replace` is absent."""
    from ineen.faces.exchange.actions import import_package
    from ineen.faces.exchange.changes import Comparison, compare

    package = _read(arguments.file)
    comparison, changes = compare(BY, package)
    if comparison is Comparison.CHANGED and not arguments.replace:
        _print_changes(package, changes, sys.stderr)
        print("Er is niets veranderd. Gebruik --replace om te vervangen wat er staat.", file=sys.stderr)
        return 1
    if comparison is Comparison.UNCHANGED:
        print(f"{package.name}: ongewijzigd.")
        return 0
    import_package(by=BY, now=timezone.now(), package=package, replace=arguments.replace)
    print(f"{package.name}: {'vervangen' if comparison is Comparison.CHANGED else 'ingelezen'}.")
    return 0


def check_file(arguments: argparse.Namespace) -> int:
    """Say whether a file is in order and what it would change; returns 0, or is refused with what is wrong."""
    from ineen.faces.exchange.changes import compare

    package = _read(arguments.file)
    comparison, changes = compare(BY, package)
    print(f"{package.name}: in orde ({comparison}).")
    _print_changes(package, changes, sys.stdout)
    return 0


def export_plan(arguments: argparse.Namespace) -> int:
    """Print a plan as its file, or write it to a new file; returns 0."""
    from ineen.faces.exchange.package import held_package, package_text

    text = package_text(held_package(BY, arguments.slug))
    if arguments.output is None:
        print(text, end="")
        return 0
    write_new(arguments.output, text)
    print(f"{arguments.output}: geschreven.")
    return 0


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet; raises BadInput, and never overwrites what somebody made."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise BadInput("dit bestand is er al; kies een andere naam", place=str(path)) from error
    except OSError as error:
        raise BadInput("hier is niet te schrijven; controleer de map", place=str(path)) from error


def list_plans(arguments: argparse.Namespace) -> int:
    """Print the public plans; returns 0."""
    plans = plans_visible_to(RESIDENT)
    if arguments.format == "json":
        print(json.dumps([_as_row(plan) for plan in plans], ensure_ascii=False, indent=2))
        return 0
    for plan in plans:
        print(f"{plan.slug:<32} {plan.period!s:<12} {plan.title}")
    if not plans:
        print("Er zijn nog geen openbare plannen. Begin met: ineen plans import examples/bes-2023-2026.yaml")
    return 0


def print_schema(_arguments: argparse.Namespace) -> int:
    """Print the JSON Schema of a plan file; returns 0."""
    from ineen.faces.exchange.package import schema_text

    print(schema_text(), end="")
    return 0


def _read(path: Path) -> "Package":
    from ineen.faces.exchange.package import read_package
    from ineen.faces.exchange.reading import MOST_BYTES

    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise BadInput(
            "dit bestand is niet te lezen; controleer de naam en of u het mag openen", place=str(path)
        ) from error
    return read_package(content, str(path))


def _print_changes(package: "Package", changes: "Iterable[Change]", stream: TextIO) -> None:
    listed = [f"  {change}" for change in changes]
    if listed:
        print("\n".join([f"{package.name} verandert wat er staat:", *listed]), file=stream)


def _as_row(plan: PlanSummary) -> dict[str, object]:
    return {
        "slug": plan.slug,
        "title": plan.title,
        "partnership": plan.partnership,
        "period": {"first": plan.period.first.isoformat(), "last": plan.period.last.isoformat()},
        "stage": plan.stage.value,
        "municipalities": [str(member.code) for member in plan.municipalities],
        "priorities": list(plan.priorities),
    }
