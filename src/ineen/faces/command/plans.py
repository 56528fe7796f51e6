"""`ineen plans`: brings in plan files, says what is wrong with them, and lists what stands."""

import argparse
import json
import sys
from pathlib import Path

from django.utils import timezone

from ineen.faces.command import documents
from ineen.ground.kernel.actors import RESIDENT, system
from ineen.policy.execution.queries import ImplementationPlanView, implementation_plans_visible_to
from ineen.policy.plans.queries import PlanSummary, plans_visible_to

# reading files takes pydantic and YAML: what needs them is imported where it runs, so that other commands do not wait
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

    checking = verbs.add_parser("check", help="zeg wat er mis is of nog ontbreekt; verandert niets")
    checking.add_argument("named", metavar="BESTAND-of-SLEUTEL", help="een planbestand, of een plan in Ineen")
    checking.add_argument("--format", choices=("text", "json"), default="text", help="text (standaard) of json")
    checking.set_defaults(run=check_file)

    exporting = verbs.add_parser("export", help="schrijf een plan of uitvoeringsplan als planbestand")
    exporting.add_argument("slug", metavar="SLEUTEL", help="de sleutel, zie `ineen plans list`")
    exporting.add_argument("-o", "--output", metavar="BESTAND", type=Path, help="een nieuw bestand; anders: afdrukken")
    exporting.set_defaults(run=export_plan)

    starting = verbs.add_parser("start", help="maak een planbestand om mee te beginnen")
    whose = starting.add_mutually_exclusive_group(required=True)
    whose.add_argument(
        "--municipality", metavar="CODE", action="append", help="gemeentecode, bij meer gemeenten herhaald"
    )
    whose.add_argument("--partnership", metavar="SLEUTEL", help="een samenwerkingsverband in Ineen, zoals bes")
    starting.add_argument("--name", metavar="NAAM", default="", help="hoe meer gemeenten zich samen noemen")
    starting.add_argument(
        "--years", metavar="JAREN", help="de looptijd, zoals 2027-2030; anders vier jaar vanaf 1 januari"
    )
    starting.add_argument("-o", "--output", metavar="BESTAND", type=Path, help="een nieuw bestand; anders: afdrukken")
    starting.set_defaults(run=start_plan)

    documents.add_to(verbs)

    listing = verbs.add_parser("list", help="toon de openbare plannen")
    listing.add_argument("--format", choices=("table", "json"), default="table", help="de vorm van de uitvoer")
    listing.set_defaults(run=list_plans)

    schema = verbs.add_parser("schema", help="druk het JSON Schema van een planbestand af")
    schema.set_defaults(run=print_schema, prepare=False)


def import_file(arguments: argparse.Namespace) -> int:
    """Bring in a file; returns 0 when Ineen holds it, 1 when it would change what stands and `--replace` is absent."""
    from ineen.faces.command.plan_files.checking import print_changes
    from ineen.faces.command.plan_files.files import read_file
    from ineen.faces.exchange.actions import check_may_replace, import_package
    from ineen.faces.exchange.changes import Comparison, compare

    package = read_file(arguments.file)
    comparison, changes = compare(BY, package)
    if comparison is Comparison.CHANGED and not arguments.replace:
        check_may_replace(BY, package)  # what cannot be replaced is not advised; the act asks it by itself
        print_changes(package, changes, file=sys.stderr)
        print("Er is niets veranderd. Gebruik --replace om te vervangen wat er staat.", file=sys.stderr)
        return 1
    if comparison is Comparison.UNCHANGED:
        print(f"{package.name}: ongewijzigd.")
        return 0
    import_package(by=BY, now=timezone.now(), package=package, replace=arguments.replace)
    done = "vervangen" if comparison is Comparison.CHANGED else "ingelezen"
    print(f"{package.name}: {' en '.join(package.titles)} {done}.")
    return 0


def check_file(arguments: argparse.Namespace) -> int:
    """Check a file or a plan in Ineen; returns 0, also with advice, and is refused where the file cannot be used."""
    from ineen.faces.command.plan_files.checking import check

    check(BY, arguments.named, as_json=arguments.format == "json")
    return 0


def export_plan(arguments: argparse.Namespace) -> int:
    """Print a plan as its file, or write it to a new file; returns 0."""
    from ineen.faces.command.plan_files.files import deliver
    from ineen.faces.exchange.package import held_package, package_text

    deliver(package_text(held_package(BY, arguments.slug)), arguments.output)
    return 0


def start_plan(arguments: argparse.Namespace) -> int:
    """Print a plan file to begin with, or write it to a new file; returns 0."""
    from ineen.faces.command.plan_files.starting import start

    start(arguments, today=timezone.localdate())
    return 0


def list_plans(arguments: argparse.Namespace) -> int:
    """Print the public plans and implementation plans; returns 0."""
    plans, implementation_plans = plans_visible_to(RESIDENT), implementation_plans_visible_to(RESIDENT)
    if arguments.format == "json":
        rows = [*map(_as_row, plans), *map(_implementation_row, implementation_plans)]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    listed: list[PlanSummary | ImplementationPlanView] = [*plans, *implementation_plans]
    for plan in listed:
        print(f"{plan.slug:<42} {plan.period!s:<12} {plan.kind.label:<36} {plan.title}")
    if not listed:
        print("Er zijn nog geen openbare plannen. Begin met: ineen plans import examples/bes-2023-2026.yaml")
    return 0


def print_schema(_arguments: argparse.Namespace) -> int:
    """Print the JSON Schema of a plan file; returns 0."""
    from ineen.faces.exchange.package import schema_text

    print(schema_text(), end="")
    return 0


def _as_row(plan: PlanSummary | ImplementationPlanView) -> dict[str, object]:
    priorities = {"priorities": list(plan.priorities)} if isinstance(plan, PlanSummary) else {}
    return {
        "slug": plan.slug,
        "title": plan.title,
        "kind": plan.kind.value,
        "partnership": plan.partnership,
        "period": {"first": plan.period.first.isoformat(), "last": plan.period.last.isoformat()},
        "stage": plan.stage.value,
        "rebuilt": plan.rebuilt,
        "municipalities": [str(member.code) for member in plan.municipalities],
    } | priorities


def _implementation_row(plan: ImplementationPlanView) -> dict[str, object]:
    return _as_row(plan) | {"rests_on": plan.plan or None, "actions": len(plan.actions)}
