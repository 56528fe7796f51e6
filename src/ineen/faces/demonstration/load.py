"""Loading the demonstration: each part once, and after a kill what is missing."""

from collections.abc import Iterator
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Final

from django.conf import settings
from django.utils.timezone import localdate

from ineen.faces.demonstration import folder
from ineen.faces.demonstration.examples import load_examples, load_plan
from ineen.faces.demonstration.figures import load_figures
from ineen.faces.demonstration.groups import fictional_groups
from ineen.faces.demonstration.people import load_people
from ineen.faces.demonstration.readings import load_readings
from ineen.faces.demonstration.releases import load_releases
from ineen.faces.demonstration.slide import SAFETY_PLAN, moved, years_later
from ineen.faces.demonstration.work import load_work
from ineen.faces.demonstration.years import FILE, load_years
from ineen.ground.areas.actions import declare_fictional_areas, declare_fictional_groups
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.organisations import queries as organisations
from ineen.ground.ui.formats import counted

PLANS: Final = (f"{SAFETY_PLAN}.yaml", FILE)


def load_all(*, by: Actor, now: datetime, examples: Path | None) -> Iterator[str]:
    """Everything: the region, the plans of a folder, who works there and what lies before them.

    What does not depend on the day is not looked at again where this version loaded it all. Raises as they do.
    """
    _check_may_load()
    known = bool(organisations.partnerships())
    if folder.since() is None and not known:
        folder.begin(localdate(now))
    if known and folder.is_finished():
        yield from (*_load_months(by, now), *load_years(by=by, now=now))
    else:
        yield from _region(by, now)
        yield from load_examples(by=by, now=now, folder=examples) if examples else ()
    yield from load_people(by=by, now=now)
    yield from load_work(now=now)
    yield from load_readings(now=now)
    yield from load_releases(by=by, now=now)
    if folder.since():
        folder.finish()


def load_region(*, by: Actor, now: datetime) -> list[str]:
    """Bring the region Waterkant up to this day; returns what was done, in Dutch, and nothing where all stood there.

    Raises BadInput in production, and NotAllowed.
    """
    _check_may_load()
    return list(_region(by, now))


def load_plans(*, by: Actor, now: datetime) -> list[str]:
    """The plans of the region, which rest on its areas; returns what was done, in Dutch."""
    text = files("ineen.faces.demonstration").joinpath(PLANS[0]).read_text(encoding="utf-8")
    years = years_later(localdate(now))
    content, name = moved(text, years).encode(), moved(PLANS[0], years)
    return [*load_plan(by=by, now=now, content=content, name=name), *load_years(by=by, now=now)]


def _region(by: Actor, now: datetime) -> Iterator[str]:
    """Part by part, so that who waits sees how far it is."""
    from ineen.faces.demonstration.land import fictional_areas  # it draws: only the first start waits for that

    if years := declare_fictional_areas(by=by, now=now, areas=fictional_areas()):
        yield f"verzonnen gebieden: in {counted(years, 'indeling', 'indelingen')} gezet"
    if groups := declare_fictional_groups(by=by, now=now, groups=fictional_groups()):
        yield f"verzonnen basisteam, district en veiligheidsregio: {groups} gezet"
    yield from _load_months(by, now)
    yield from load_plans(by=by, now=now)


def _load_months(by: Actor, now: datetime) -> list[str]:
    months = load_figures(by=by, now=now)
    return [f"verzonnen cijfers: {counted(months, 'maand', 'maanden')} geladen"] if months else []


def _check_may_load() -> None:
    if settings.ENVIRONMENT.production:
        raise BadInput("een verzonnen regio hoort niet in productie. Zet INEEN_MODE niet op production om te proberen.")
