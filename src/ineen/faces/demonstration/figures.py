"""The invented figures: the first time every month since 2012, later only the months that came since.

The newest month is left for the analyst of the region, who finds it handed in.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from ineen.evidence.actions import load_source
from ineen.evidence.queries import source_versions
from ineen.faces.demonstration import region
from ineen.faces.demonstration.slide import years_later
from ineen.ground.kernel.actors import RESIDENT, Actor
from ineen.ground.kernel.periods import Period

SOURCE, SEED = "fictional", "waterkant"
EDITION = 2  # raised with every change that gives earlier months other counts: then all are delivered again
TITLE = f"Verzonnen voorbeeldcijfers van de regio Waterkant, uitgave {EDITION}"
LAG = timedelta(days=35)  # the police publish a month four to six weeks after its end
FIRST_YEAR = 2012  # of the figures where the region lives in the years that it was written for


def load_figures(*, by: Actor, now: datetime) -> int:
    """Load the months that were not delivered yet; returns how many. Raises NotAllowed."""
    wanted, years = published_months(now.date())[:-1], years_later(now.date())
    missing = wanted[_delivered(wanted) :]
    if missing:
        with TemporaryDirectory() as scratch:
            path = Path(scratch) / f"verzonnen-{missing[0]}-{missing[-1]}.csv"
            path.write_text(recipe(missing[0], missing[-1], years), encoding="utf-8")
            load_source(by=by, now=now, source=SOURCE, files=[path])
    return len(missing)


def newest_recipe(now: datetime) -> tuple[str, str]:
    """The newest month that would be published: the name of its file, and what stands in it."""
    month = published_months(now.date())[-1]
    return f"verzonnen-cijfers-{month}.csv", recipe(month, month, years_later(now.date()))


def is_newest_delivered(now: datetime) -> bool:
    """Whether somebody loaded the newest month already."""
    wanted = published_months(now.date())
    return _delivered(wanted) == len(wanted)


def published_months(today: date) -> list[Period]:
    """The months since the first January that would be published by a day: the running one and the newest are not."""
    months = [Period.months(FIRST_YEAR + years_later(today), 1)]
    while (following := _after(months[-1])).last + LAG <= today:
        months.append(following)
    return months


def recipe(first: Period, last: Period, years: int = 0) -> str:
    """The file from which the connector makes the figures of these months, of a region that lives so much later."""
    head = {
        "titel": TITLE,
        "zaad": SEED,
        "van": first,
        "tot en met": last,
        "opgehaald": last.last + LAG,
    } | ({"jaren later": years} if years else {})
    return "".join(f"# {name}: {value}\n" for name, value in head.items()) + region.text()


def _delivered(wanted: Sequence[Period]) -> int:
    """How many of the months stand without a gap, counted from the first."""
    versions = source_versions(RESIDENT).filter(source=SOURCE, title=TITLE, release__withdrawn_at=None)
    known = {text for version in versions for text in version.periods}
    for count, month in enumerate(wanted):
        if str(month) not in known:
            return count
    return len(wanted)


def _after(month: Period) -> Period:
    following = month.last + timedelta(days=1)
    return Period.months(following.year, following.month)
