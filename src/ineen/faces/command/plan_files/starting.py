"""`ineen plans start`: a plan file to begin with."""

import argparse
import re
from datetime import date

from ineen.faces.command.plan_files.files import deliver
from ineen.faces.exchange.start import of_municipalities, of_partnership, start_text
from ineen.ground.kernel.refusals import BadInput

_YEARS = re.compile(r"([12]\d{3})[-–]([12]\d{3})")
USUAL_YEARS = 4


def start(arguments: argparse.Namespace, *, today: date) -> None:
    """Print or write the start file that was asked for; raises BadInput and NotFound."""
    years = _years(arguments.years, today)
    first = date(years[0], 1, 1)
    if arguments.partnership:
        made_by = of_partnership(arguments.partnership, first)
    else:
        made_by = of_municipalities(arguments.municipality, arguments.name, first)
    deliver(start_text(made_by, years), arguments.output)


def _years(written: str | None, today: date) -> tuple[int, int]:
    if written is None:
        return today.year + 1, today.year + USUAL_YEARS
    found = _YEARS.fullmatch(written)
    if found is None or found[1] > found[2]:
        raise BadInput(f"{written!r} is geen looptijd; schrijf het eerste en laatste jaar: 2027-2030", place="--years")
    return int(found[1]), int(found[2])
