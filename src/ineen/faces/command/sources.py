"""`ineen sources`: which sources there are, loading a delivery, and what was loaded."""

import argparse
from datetime import date
from pathlib import Path

from django.utils import timezone

from ineen.evidence.actions import Change, LoadReport, Told, load_source, withdraw_delivery
from ineen.evidence.queries import SourceVersion, connectors, source_versions
from ineen.ground.kernel.actors import RESIDENT, system
from ineen.ground.kernel.area_codes import AreaKind
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.ui.formats import counted

SHOWN_CHANGES = 5
PARTS = {AreaKind.MUNICIPALITY: "gemeenten", AreaKind.POLICE_UNIT: "politie-eenheden"}


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("sources", help="bronnen van cijfers: overzicht, laden, stand")
    actions = parser.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)
    listing = actions.add_parser("list", help="toon welke bronnen geladen kunnen worden")
    listing.set_defaults(run=show_sources, prepare=False)
    status = actions.add_parser("status", help="toon welke leveringen geladen zijn")
    status.set_defaults(run=show_status)
    load = actions.add_parser("load", help="laad een levering; dezelfde inhoud nog eens laden verandert niets")
    load.add_argument("name", metavar="BRON", help="naam van de bron, zie `ineen sources list`")
    load.add_argument("files", metavar="BESTAND", nargs="+", type=Path, help="de bestanden van één levering")
    load.add_argument("--retrieved", metavar="DATUM", help="dag waarop de bestanden zijn opgehaald: 2026-06-23")
    load.set_defaults(run=load_delivery)
    withdrawing = actions.add_parser("withdraw", help="trek een levering in: haar cijfers worden niet meer getoond")
    withdrawing.add_argument("content", metavar="INHOUD", help="het begin van de inhoud, zie `ineen sources status`")
    withdrawing.add_argument("--because", metavar="REDEN", default="", help="waarom: komt in het logboek")
    withdrawing.set_defaults(run=withdraw)


def show_sources(_arguments: argparse.Namespace) -> int:
    """Print each source with how to get its files; returns 0."""
    for one in connectors():
        print(f"{one.name}\n  {one.title}\n  {one.licence}\n  {one.fetch}")
    return 0


def show_status(_arguments: argparse.Namespace) -> int:
    """Print each delivery, the one that wins first; returns 0."""
    versions = list(source_versions(RESIDENT))
    if not versions:
        print("Er is nog niets geladen. Begin met `ineen sources load`.")
    for version in versions:
        print(_summary(version) + _withdrawn(version))
    return 0


def load_delivery(arguments: argparse.Namespace) -> int:
    """Load the files and print what that did; returns 0."""
    report = load_source(
        by=system("opdrachtregel"),
        now=timezone.now(),
        source=arguments.name,
        files=arguments.files,
        retrieved=_day(arguments.retrieved),
    )
    for line in account(report):
        print(line)
    return 0


def withdraw(arguments: argparse.Namespace) -> int:
    """Withdraw a delivery and say which; returns 0."""
    release = withdraw_delivery(
        by=system("opdrachtregel"), now=timezone.now(), content=arguments.content, because=arguments.because
    )
    print(f"Ingetrokken: {_summary(release.version)}")
    return 0


def account(report: LoadReport) -> list[str]:
    """What a load did, in Dutch sentences."""
    if report.unchanged:
        return [f"Ongewijzigd: deze inhoud was al geladen. {_summary(report.version)}", *_superseded(report)]
    lines = [f"Geladen: {_summary(report.version)}", f"Gebieden herkend: {report.areas}."]
    lines += _unresolved(report)
    lines += _sums(report)
    lines += _changes(report)
    return lines + _superseded(report)


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput(f"{text!r} is geen datum. Schrijf jaar-maand-dag: 2026-06-23.", place="--retrieved") from None


def _summary(version: SourceVersion) -> str:
    year = f", indeling {version.classification_year}" if version.classification_year else ""
    return (
        f"{version.source}, tabel {version.table}{year}, perioden {', '.join(version.periods)}, {version.rows} cijfers "
        f"({version.get_status_display()}), opgehaald {version.retrieved}, inhoud {version.content_hash[:12]}."
    )


def _withdrawn(version: SourceVersion) -> str:
    release = getattr(version, "release", None)
    return f" Ingetrokken: {release.withdrawn_because}." if release and release.withdrawn_at else ""


def _unresolved(report: LoadReport) -> list[str]:
    if not report.unresolved:
        return ["Niet herkend: geen."]
    rows = [f"  {one.file}, rij {one.row}: {one.name}" for one in report.unresolved]
    return [f"Niet herkend, en daarom niet opgenomen: {counted(len(rows), 'rij', 'rijen')}.", *rows]


def _sums(report: LoadReport) -> list[str]:
    if not report.sums:
        return ["Optelling: niet te controleren, want niet alle gebieden en Nederland staan in de levering."]
    wrong = [
        f"  {one.period}: {PARTS[one.kind]} samen {one.parts}, Nederland {one.country}, verschil {one.difference}"
        for one in report.sums
        if one.difference
    ]
    if wrong:
        return ["Optelling klopt niet:", *wrong]
    kinds = " en ".join(dict.fromkeys(PARTS[one.kind] for one in report.sums))
    return [f"Optelling: {kinds} tellen in elke periode op tot Nederland."]


def _changes(report: LoadReport) -> list[str]:
    if not report.changed:
        return ["Anders dan eerder geladen: geen."]
    rows = [_change(one) for one in report.changes[:SHOWN_CHANGES]]
    return [
        f"Anders dan eerder geladen: {counted(report.changed, 'cijfer', 'cijfers')}, het grootste verschil eerst:",
        *rows,
    ]


def _change(one: Change) -> str:
    return (
        f"  {one.key.measure.category}, {one.key.area}, {one.key.period}: was {_value(one.before)} "
        f"(opgehaald {one.before_retrieved}), is {_value(one.after)} (opgehaald {one.after_retrieved})"
    )


def _value(told: Told) -> str:
    if told.value is None:
        return "niet gepubliceerd"
    return f"{told.value} voorlopig" if told.provisional else str(told.value)


def _superseded(report: LoadReport) -> list[str]:
    newer = report.superseded_by
    if newer is None:
        return []
    return [
        f"Let op: de levering van {newer.retrieved} met inhoud {newer.content_hash[:12]} is later opgehaald of "
        "geladen, en blijft gelden. Klopt zij niet? Trek haar in met `ineen sources withdraw`."
    ]
