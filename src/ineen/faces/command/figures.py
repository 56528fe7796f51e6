"""`ineen figures`: what is counted, and one released figure with everything needed to judge it."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from ineen.evidence.queries import Extent, Indicator, coverage, indicators, refresh, released, released_sum
from ineen.ground.areas.queries import municipality_names, resolve_municipality
from ineen.ground.kernel.actors import RESIDENT
from ineen.ground.kernel.area_codes import AreaCode, AreaGroup
from ineen.ground.kernel.figures import Figure, FigureStatus
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.ground.organisations.queries import Member, members_ever, partnership, partnerships
from ineen.ground.ui import formats

NEAR = 5


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("figures", help="cijfers met hun bron")
    actions = parser.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)
    listing = actions.add_parser("list", help="toon wat er geteld is, en hoe u dat leest")
    listing.set_defaults(run=list_indicators)
    show = actions.add_parser("show", help="toon één cijfer over één gebied of samenwerkingsverband in één periode")
    known = ", ".join(one.id for one in indicators())
    show.add_argument("--indicator", required=True, metavar="INDICATOR", help=f"wat geteld is: {known}")
    about = show.add_mutually_exclusive_group(required=True)
    about.add_argument("--area", metavar="GEBIED", help="code van het gebied: GM0342")
    about.add_argument("--partnership", metavar="VERBAND", help="alle gemeenten van een samenwerkingsverband: bes")
    show.add_argument("--period", required=True, metavar="PERIODE", help="jaar (2024) of maand (2024-03)")
    show.set_defaults(run=show_figure)
    fresh = actions.add_parser(
        "refresh",
        help="reken vooruit wat pagina's over heel Nederland vragen",
        description="Reken de veranderingen van alle gebieden vooruit, uit de leveringen die nu gelden. De werker doet "
        "dit na elke levering zelf. Een volgende keer rekent alleen uit wat er nog niet is.",
    )
    fresh.set_defaults(run=refresh_figures)
    for one in (listing, show):
        one.add_argument("--format", choices=("text", "json"), default="text", help="om te lezen of voor machines")


def list_indicators(arguments: argparse.Namespace) -> int:
    """Print every indicator; returns 0."""
    if arguments.format == "json":
        print(json.dumps([_plain(one) for one in indicators()], ensure_ascii=False, indent=2))
        return 0
    for one in indicators():
        theme = f", thema {one.theme}" if one.theme else ""
        print(f"{one.id}\n  {one.title} ({one.unit}{theme})\n  {one.note}")
    return 0


def show_figure(arguments: argparse.Namespace) -> int:
    """Print one figure; returns 0, also where the publisher gives no value: that is what the figure then says."""
    there_is = coverage(RESIDENT, indicator=arguments.indicator)
    _check_anything(there_is)
    period = _period(arguments.period, there_is)
    if arguments.partnership:
        found = released_sum(
            RESIDENT, indicator=arguments.indicator, group=_group(arguments.partnership, period), periods=[period]
        )
    else:
        area = _area(arguments.area, there_is)
        found = released(RESIDENT, indicator=arguments.indicator, areas=[area], periods=[period])
    for figure in found:
        _check_known(figure, there_is)
        print(as_json(figure) if arguments.format == "json" else as_text(figure, found.indicator))
    return 0


def refresh_figures(_arguments: argparse.Namespace) -> int:
    """Work out beforehand what is not there yet, and say what that was; returns 0."""
    found = refresh(RESIDENT, _tell)
    if not found.answers:
        print("Er is nog niets geladen om te vergelijken: daarvoor zijn cijfers over twee perioden nodig.")
        return 0
    print(
        f"Klaar: {formats.counted(found.answers, 'uitkomst', 'uitkomsten')} over heel Nederland. "
        f"Nieuw berekend: {found.made}. Vervallen: {found.gone}."
    )
    return 0


def _tell(done: int, total: int) -> None:
    print(f"{done} van {total} berekend", file=sys.stderr)


def as_json(figure: Figure) -> str:
    """The whole figure as one line of JSON, the value first."""
    return json.dumps(_plain(figure), ensure_ascii=False)


def as_text(figure: Figure, indicator: Indicator) -> str:
    """The figure in Dutch lines: what, how much, between what, against how many, from where, and how to take it."""
    value = "geen waarde" if figure.value is None else f"{formats.number(figure.value)} {figure.unit}"
    status = formats.without(figure, municipality_names(figure.missing)) or formats.status(figure)
    lines = [f"{indicator.title}, {figure.area}, {figure.period}: {value} ({status})", formats.interval(figure)]
    lines += [formats.rate(figure.rate), formats.rate_interval(figure.rate)] if figure.rate else [figure.without_rate]
    lines += map(formats.source_line, formats.stamps(figure))
    return "\n".join(filter(None, [*lines, figure.method, indicator.note]))


def _plain(value: object) -> Any:
    """Areas, periods and days as they are written; anything with fields as a mapping of them."""
    if isinstance(value, AreaCode | Period | date):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value


def _group(slug: str, period: Period) -> AreaGroup:
    if slug not in (known := {one.slug for one in partnerships()}):
        there_are = f"Kies uit: {', '.join(sorted(known))}." if known else "Lees eerst een plan in."
        raise NotFound(f"Er is geen samenwerkingsverband {slug!r}. {there_are}")
    found = partnership(slug)
    members = [one for one in members_ever([found.id]) if one.municipality]
    during = [one for one in members if one.takes_part_in(period.first, period.last)] or _first(members, period)
    if not during:
        raise NotFound(f"{found.name} had in {formats.period(period)} geen gemeenten.")
    return AreaGroup(found.name, tuple(dict.fromkeys(one.municipality for one in during if one.municipality)))


def _first(members: Sequence[Member], period: Period) -> list[Member]:
    """Of a time before the partnership: the municipalities that it began with, and a word about that."""
    began = min((one.since for one in members), default=period.first)
    if began <= period.last:
        return []
    first = f"de gemeenten die op {formats.day(began)} begonnen"
    print(f"In {formats.period(period)} was dit samenwerkingsverband er nog niet: dit zijn {first}.", file=sys.stderr)
    return [one for one in members if one.since == began]


def _area(text: str, there_is: Extent) -> AreaCode:
    try:
        return AreaCode.parse(text)
    except ValueError:
        named = resolve_municipality(text)
        hint = f"Bedoelt u {named}?" if named else _areas(text, there_is)
        raise BadInput(f"{text!r} is geen gebiedscode. {hint}", place="--area") from None


def _areas(text: str, there_is: Extent) -> str:
    return f"Er zijn cijfers over {_some(text, 'gebieden', [str(area) for area in there_is.areas])}."


def _period(text: str, there_is: Extent) -> Period:
    try:
        return Period.parse(text)
    except ValueError:
        raise BadInput(f"{text!r} is geen periode. {_periods(text, there_is)}", place="--period") from None


def _periods(text: str, there_is: Extent) -> str:
    return f"Er zijn cijfers over {_some(text, 'perioden', [str(period) for period in there_is.periods])}."


def _some(text: str, noun: str, there_are: list[str]) -> str:
    """All of them where they are few; else how many, and those that look most like what was asked."""
    if len(there_are) <= NEAR:
        return ", ".join(there_are)
    near = get_close_matches(text, there_are, n=NEAR, cutoff=0)
    return f"{len(there_are)} {noun}, bijvoorbeeld {', '.join(near)}"


def _check_anything(there_is: Extent) -> None:
    if there_is.areas:
        return
    for what in there_is.damaged:
        raise BadInput(what)
    raise NotFound("Over deze indicator is nog niets geladen. Laad eerst een bron met `ineen sources load`.")


def _check_known(figure: Figure, there_is: Extent) -> None:
    """Refuses a figure that says nothing, with the reason and with what there is."""
    if figure.status is not FigureStatus.UNKNOWN:
        return
    for what in there_is.damaged:
        if what in figure.method:
            raise BadInput(figure.method)
    if isinstance(figure.area, AreaCode) and figure.area not in there_is.areas:
        raise NotFound(f"Er zijn geen cijfers over {figure.area}. {_areas(str(figure.area), there_is)}")
    if figure.period not in there_is.periods:
        raise NotFound(f"Er zijn geen cijfers over {figure.period}. {_periods(str(figure.period), there_is)}")
    raise NotFound(figure.method)
