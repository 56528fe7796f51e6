"""`ineen figures`: one released figure, with everything needed to judge it."""

import argparse
import json
from dataclasses import fields, is_dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from ineen.evidence.queries import Extent, Indicator, coverage, indicators, released
from ineen.ground.areas.queries import resolve_municipality
from ineen.ground.kernel.actors import RESIDENT
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.figures import Figure
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.ground.ui.formats import status

NEAR = 5


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("figures", help="cijfers met hun bron")
    actions = parser.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)
    show = actions.add_parser("show", help="toon één cijfer over één gebied in één periode")
    known = ", ".join(one.id for one in indicators())
    show.add_argument("--indicator", required=True, metavar="INDICATOR", help=f"wat geteld is: {known}")
    show.add_argument("--area", required=True, metavar="GEBIED", help="code van het gebied: GM0342")
    show.add_argument("--period", required=True, metavar="PERIODE", help="jaar (2024) of maand (2024-03)")
    show.add_argument("--format", choices=("text", "json"), default="text", help="text om te lezen, json voor machines")
    show.set_defaults(run=show_figure)


def show_figure(arguments: argparse.Namespace) -> int:
    """Print one figure; returns 0, also where the publisher gives no value: that is what the figure then says."""
    there_is = coverage(RESIDENT, indicator=arguments.indicator)
    area, period = _area(arguments.area, there_is), _period(arguments.period, there_is)
    found = released(RESIDENT, indicator=arguments.indicator, areas=[area], periods=[period])
    for figure in found:
        print(as_json(figure) if arguments.format == "json" else as_text(figure, found.indicator))
    return 0


def as_json(figure: Figure) -> str:
    """The whole figure as one line of JSON, the value first."""
    return json.dumps(_plain(figure), ensure_ascii=False)


def _plain(value: object) -> Any:
    """Areas, periods and days as they are written; anything with fields as a mapping of them."""
    if isinstance(value, AreaCode | Period | date):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value


def as_text(figure: Figure, indicator: Indicator) -> str:
    """The figure in Dutch lines: what, how much, from where, and how to take it."""
    value = "geen waarde" if figure.value is None else f"{figure.value} {figure.unit}"
    division = f", gebiedsindeling {figure.source.classification_year}" if figure.source.classification_year else ""
    return "\n".join(
        [
            f"{indicator.title}, {figure.area}, {figure.period}: {value} ({status(figure)})",
            f"{figure.source}{division}",
            figure.method,
            indicator.note,
        ]
    )


def _area(text: str, there_is: Extent) -> AreaCode:
    _check_anything(there_is)
    try:
        area = AreaCode.parse(text)
    except ValueError:
        named = resolve_municipality(text)
        hint = f"Bedoelt u {named}?" if named else _areas(text, there_is)
        raise BadInput(f"{text!r} is geen gebiedscode. {hint}", place="--area") from None
    if area not in there_is.areas:
        raise NotFound(f"Er zijn geen cijfers over {area}. {_areas(str(area), there_is)}")
    return area


def _areas(text: str, there_is: Extent) -> str:
    codes = [str(area) for area in there_is.areas]
    near = get_close_matches(text, codes, n=NEAR, cutoff=0)
    return f"Er zijn cijfers over {len(codes)} gebieden, bijvoorbeeld {', '.join(near)}."


def _period(text: str, there_is: Extent) -> Period:
    periods = ", ".join(map(str, there_is.periods))
    try:
        period = Period.parse(text)
    except ValueError:
        raise BadInput(f"{text!r} is geen periode. Er zijn cijfers over {periods}.", place="--period") from None
    if period not in there_is.periods:
        raise NotFound(f"Er zijn geen cijfers over {period}. Er zijn cijfers over {periods}.")
    return period


def _check_anything(there_is: Extent) -> None:
    if not there_is.areas:
        raise NotFound("Over deze indicator is nog niets geladen. Laad eerst een bron met `ineen sources load`.")
