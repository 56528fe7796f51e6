"""`ineen sources`: which sources there are, loading a delivery, and what was loaded."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date, datetime

from django.utils import timezone

from ineen.evidence.actions import load_source, schedule_refresh, withdraw_delivery
from ineen.evidence.queries import connectors, fetched, is_address, plans_of_all, source_states
from ineen.faces.command.deliveries import (
    account,
    connector_values,
    delivery_values,
    load_values,
    refresh_line,
    state,
    summary,
    withdrawal_account,
)
from ineen.ground.kernel.actors import RESIDENT, system
from ineen.ground.kernel.refusals import BadInput

EXAMPLES = """voorbeelden:
  ineen sources load politie-47013 47013NED_2022_2023.csv 47013NED_2024.csv --retrieved 2026-06-23
  ineen sources load politie-47018 TypedDataSet.csv SoortMisdrijf.csv WijkenEnBuurten.csv Perioden.csv \\
      --retrieved 2026-06-23
  ineen sources load politie-47018 https://dataderden.cbs.nl/ODataApi/odata/47018NED
  ineen sources load inhabitants https://www.voorbeeld.nl/inwoners.csv
"""
OFTEN = {"nooit": "never", "dag": "day", "week": "week", "maand": "month"}


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "sources",
        help="bronnen van cijfers: overzicht, laden, stand",
        description="Bronnen van cijfers: welke er zijn, een levering laden of intrekken, en wat er geladen is.",
    )
    actions = parser.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)
    _list(actions)
    _load(actions)
    _status(actions)
    _withdraw(actions)
    _schedule(actions)


def show_sources(arguments: argparse.Namespace) -> int:
    """Print each source with how to get its files; returns 0."""
    if arguments.format == "json":
        return _print_json([connector_values(one) for one in connectors()])
    for one in connectors():
        print(f"{one.name}\n  {one.title}\n  {one.licence}\n  {one.fetch}")
    return 0


def show_status(arguments: argparse.Namespace) -> int:
    """Print each delivery, source by source, the one that wins first; returns 1 where a file in use is damaged."""
    deliveries = [delivery for source in source_states(RESIDENT) for delivery in source.deliveries]
    damaged = any(one.damage and not one.withdrawn for one in deliveries)
    if arguments.format == "json":
        _print_json([delivery_values(one) for one in deliveries])
        return int(damaged)
    if not deliveries:
        print("Er is nog niets geladen. Begin met `ineen sources list`, en dan `ineen sources load`.")
    for one in deliveries:
        print(state(one))
    return int(damaged)


def load_delivery(arguments: argparse.Namespace) -> int:
    """Load the files and print what that did; returns 0."""
    now = timezone.now()
    retrieved = _day(arguments.retrieved) or _today_if_fetched(arguments.files, now)
    with fetched(arguments.files, tell=_tell) as files:
        report = load_source(
            by=system("opdrachtregel"),
            now=now,
            source=arguments.name,
            files=files,
            retrieved=retrieved,
            again=arguments.again,
        )
    if arguments.format == "json":
        return _print_json(load_values(report))
    for line in account(report):
        print(line)
    return 0


def withdraw(arguments: argparse.Namespace) -> int:
    """Withdraw a delivery and say which; returns 0."""
    report = withdraw_delivery(
        by=system("opdrachtregel"), now=timezone.now(), content=arguments.content, because=arguments.because
    )
    print(f"Ingetrokken: {summary(report.release.version)}")
    for line in withdrawal_account(report):
        print(line)
    return 0


def schedule(arguments: argparse.Namespace) -> int:
    """Say how often a source is asked, or print that of every source; returns 0."""
    by = system("opdrachtregel")
    if arguments.name:
        if not arguments.every:
            raise BadInput("Zeg ook hoe vaak: nooit, dag, week of maand.")
        schedule_refresh(
            by=by,
            now=timezone.now(),
            source=arguments.name,
            every=OFTEN[arguments.every],
            address=arguments.address,
        )
    for live in plans_of_all(by):
        print(refresh_line(live))
    return 0


def _list(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    listing = actions.add_parser(
        "list",
        help="toon welke bronnen geladen kunnen worden",
        description="Toon elke bron: haar naam, wat erin staat, de voorwaarden, en hoe u aan de bestanden komt.",
    )
    _format(listing)
    listing.set_defaults(run=show_sources, prepare=False)


def _load(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    load = actions.add_parser(
        "load",
        help="laad een levering; dezelfde inhoud nog eens laden verandert niets",
        description="Laad de bestanden van één levering. Dezelfde inhoud nog eens laden verandert niets. Zegt de "
        "levering iets anders dan wat er al stond, dan blijft allebei bewaard, en geldt wat het laatst is opgehaald.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    load.add_argument("name", metavar="BRON", help="naam van de bron, zie `ineen sources list`")
    load.add_argument(
        "files",
        metavar="BESTAND",
        nargs="+",
        help="de bestanden van één levering, adressen (https://…) ervan, of het adres van een tabel bij "
        "CBS (OData 3 of 4): dan worden alle sets opgehaald, en gaat een volgende keer verder waar het ophalen afbrak",
    )
    load.add_argument(
        "--retrieved",
        metavar="DATUM",
        help="dag waarop de bestanden zijn opgehaald: 2026-06-23. Verplicht voor bestanden, tenzij ze het zelf zeggen; "
        "voor adressen is het vandaag",
    )
    load.add_argument("--again", action="store_true", help="ook als precies deze levering eerder is ingetrokken")
    _format(load)
    load.set_defaults(run=load_delivery)


def _status(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    status = actions.add_parser(
        "status",
        help="toon welke leveringen geladen zijn",
        description="Toon per bron elke levering: tabel, perioden, aantal cijfers, dag van ophalen, inhoud, of zij is "
        "ingetrokken, en of haar bestand nog heel is. Is er een beschadigd, dan eindigt de opdracht met 1.",
    )
    _format(status)
    status.set_defaults(run=show_status)


def _withdraw(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    withdrawing = actions.add_parser(
        "withdraw",
        help="trek een levering in: haar cijfers worden niet meer getoond",
        description="Trek een levering in. Haar cijfers worden niet meer getoond; die van de levering ervoor wel weer. "
        "Wat met haar was vergeleken, wordt opnieuw vergeleken met wat nog geldt.",
    )
    withdrawing.add_argument("content", metavar="INHOUD", help="het begin van de inhoud, zie `ineen sources status`")
    withdrawing.add_argument("--because", metavar="REDEN", default="", help="waarom: komt in het logboek")
    withdrawing.set_defaults(run=withdraw)


def _schedule(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    scheduling = actions.add_parser(
        "schedule",
        help="laat de werker een bron vanzelf ophalen",
        description="Laat de werker een tabel van CBS of politie vanzelf ophalen, en toon hoe vaak elke bron wordt "
        "gevraagd en wat er de laatste keer uitkwam. Zonder BRON verandert er niets. Wie cijfers bijhoudt, krijgt "
        "bericht als er iets nieuw of anders is. Lukt het niet, dan blijven de vorige cijfers in gebruik.",
    )
    scheduling.add_argument("name", metavar="BRON", nargs="?", default="", help="naam, zie `ineen sources list`")
    scheduling.add_argument("every", metavar="HOE-VAAK", nargs="?", choices=tuple(OFTEN), help=", ".join(OFTEN))
    scheduling.add_argument("--address", metavar="ADRES", default="", help="van de tabel in OData, als dat anders is")
    scheduling.set_defaults(run=schedule)


def _format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="text om te lezen (zo staat het), json voor machines"
    )


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput(f"{text!r} is geen datum. Schrijf jaar-maand-dag: 2026-06-23.", place="--retrieved") from None


def _today_if_fetched(words: Sequence[str], now: datetime) -> date | None:
    """What is fetched now is of today, unless files lie beside it of which only somebody can know the day."""
    return timezone.localdate(now) if all(map(is_address, words)) else None


def _tell(name: str, rows: int) -> None:
    """Progress of fetching a table, beside the answer."""
    print(f"Opgehaald: {name}, {rows} rijen", file=sys.stderr)


def _print_json(values: object) -> int:
    print(json.dumps(values, ensure_ascii=False, indent=2))
    return 0
