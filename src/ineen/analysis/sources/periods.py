"""Periods as Statistics Netherlands writes them in the head of a table."""

import re

from ineen.analysis.store.cells import CellStatus
from ineen.ground.kernel.periods import MONTHS, Period

_FORM = re.compile(r"(?P<year>\d{4})(?: (?P<quarter>[1-4])e kwartaal| (?P<month>[a-z]+))?(?P<mark>\*{0,2})")


def titled_period(title: str) -> tuple[Period, CellStatus]:
    """The period of a title: "2024", "2024 maart", "2024 2e kwartaal"; `*` and `**` mark it as provisional.

    Raises ValueError for any other text.
    """
    found = _FORM.fullmatch(title.strip())
    if not found or (found["month"] and found["month"] not in MONTHS):
        raise ValueError(f"{title!r} is no period")
    status = CellStatus.PROVISIONAL if found["mark"] else CellStatus.FINAL
    year = int(found["year"])
    if found["quarter"]:
        return Period.months(year, int(found["quarter"]) * 3 - 2, 3), status
    if found["month"]:
        return Period.months(year, MONTHS.index(found["month"]) + 1), status
    return Period.year(year), status
