"""How many years later the region lives than it was written for: it is always in the second year of its plan.

All of it moves together: figures, plans, and the years that texts name. A demonstration that began keeps its own years.
"""

import re
from datetime import date
from typing import Final

from ineen.faces.demonstration import folder
from ineen.ground.kernel.actors import RESIDENT
from ineen.policy.plans import queries as plans

WRITTEN_FOR: Final = 2026
SAFETY_PLAN: Final = "waterkant-2025-2028"
_YEAR = re.compile(r"\b20\d\d\b")


def years_later(today: date) -> int:
    """Whole years: those of the demonstration in this folder, else of the plan that stands, else of today."""
    if began := folder.since():
        return _after(began)
    for years in range(_after(today), 0, -1):
        if plans.titles(RESIDENT, [moved(SAFETY_PLAN, years)]):
            return years
    return 0 if plans.titles(RESIDENT, [SAFETY_PLAN]) else _after(today)


def moved(text: str, years: int) -> str:
    """The text with every year in it that much later."""
    return _YEAR.sub(lambda found: str(int(found[0]) + years), text)


def _after(day: date) -> int:
    return max(0, day.year - WRITTEN_FOR)
