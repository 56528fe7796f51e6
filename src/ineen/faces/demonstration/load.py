"""Loading the demonstration: each part once, and after a kill what is missing."""

from datetime import datetime
from importlib.resources import files
from typing import Final

from django.conf import settings

from ineen.faces.demonstration.examples import load_plan
from ineen.faces.demonstration.figures import load_figures
from ineen.faces.demonstration.land import fictional_areas
from ineen.ground.areas.actions import declare_fictional_areas
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.ui.formats import counted

PLANS: Final = ("waterkant-2025-2028.yaml", "waterkant-uitvoeringsplan-2026.yaml")


def load_region(*, by: Actor, now: datetime) -> list[str]:
    """Bring the region Waterkant up to this day; returns what was done, in Dutch, and nothing where all stood there.

    Raises BadInput in production, and NotAllowed.
    """
    if settings.ENVIRONMENT.production:
        raise BadInput("een verzonnen regio hoort niet in productie. Zet INEEN_MODE niet op production om te proberen.")
    years = declare_fictional_areas(by=by, now=now, areas=fictional_areas())
    months = load_figures(by=by, now=now)
    done = [
        (years, f"verzonnen gebieden: in {counted(years, 'indeling', 'indelingen')} gezet"),
        (months, f"verzonnen cijfers: {counted(months, 'maand', 'maanden')} geladen"),
    ]
    return [line for count, line in done if count] + load_plans(by=by, now=now)


def load_plans(*, by: Actor, now: datetime) -> list[str]:
    """The plans of the region, which rest on its areas; returns what was done, in Dutch."""
    folder = files("ineen.faces.demonstration")
    return [
        line
        for name in PLANS
        for line in load_plan(by=by, now=now, content=folder.joinpath(name).read_bytes(), name=name)
    ]
