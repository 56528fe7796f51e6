"""`ineen audit`: sealing the log, and checking that it is whole."""

import argparse
import json
from dataclasses import asdict

from django.utils import timezone

from ineen.ground.audit.destruction import repeat_destructions
from ineen.ground.audit.seal import seal
from ineen.ground.audit.verify import verify
from ineen.ground.kernel.actors import system


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    audit = commands.add_parser("audit", help="het logboek verzegelen en nakijken")
    parts = audit.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)
    sealing = parts.add_parser("seal", help="de stand van elke stroom vastleggen in een bestand buiten de database")
    sealing.set_defaults(run=lambda _: run_seal())
    checking = parts.add_parser("verify", help="nagaan of er niets is gewijzigd, weggehaald of afgekapt")
    checking.add_argument("--format", choices=("text", "json"), default="text", help="text (standaard) of json")
    checking.set_defaults(run=run_verify)
    repeating = parts.add_parser("repeat-destructions", help="na terugzetten: opnieuw vernietigen wat vernietigd was")
    repeating.set_defaults(run=lambda _: run_repeat())


def run_seal() -> int:
    print(f"Verzegeld: {seal(now=timezone.now())} stromen.")
    return 0


def run_repeat() -> int:
    """What `ineen restore` does by itself; by hand after any other way to put a database back."""
    print(f"Herhaalde vernietigingen: {repeat_destructions(by=system('herstel'), now=timezone.now())}.")
    return 0


def run_verify(arguments: argparse.Namespace) -> int:
    """0 when the log is whole, 1 when something is wrong with it."""
    report = verify(now=timezone.now())
    if arguments.format == "json":
        findings = [asdict(finding) | {"sentence": finding.sentence} for finding in report.findings]
        print(json.dumps(asdict(report) | {"whole": not findings, "findings": findings}, ensure_ascii=False))
        return 1 if findings else 0
    for finding in report.findings:
        print(finding.sentence)
    verdict = f"bevindingen: {len(report.findings)}" if report.findings else "het logboek is heel"
    print(f"Nagekeken: {report.entries} regels, {report.streams} stromen. Uitkomst: {verdict}.")
    return 1 if report.findings else 0
