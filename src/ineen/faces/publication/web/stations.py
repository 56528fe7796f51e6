"""The thread on a public page: its stations with the places where a reader finds them."""

from collections.abc import Mapping
from dataclasses import replace

from ineen.ground.kernel.actors import Viewer
from ineen.ground.ui import thread
from ineen.ground.ui.addresses import address
from ineen.ground.ui.thread import Station, StationKey, Subject
from ineen.policy.plans import queries as plans

REASON, ACTIONS, GOALS = "#waarom", "#maatregelen", "#doelen"


def drawn(
    viewer: Viewer,
    subject: Subject,
    *,
    here: StationKey,
    links: Mapping[StationKey, str],
    known: Mapping[StationKey, Station] | None = None,
) -> list[Station]:
    """The stations, those with something to say linked to where it stands; `known` as `thread.draw` takes it.

    What is still to be written is told to who write the plan.
    """
    drawn = thread.draw(viewer, subject, here=here, known=known)
    for_readers = tuple(map(thread.for_readers, drawn))
    if for_readers != drawn and not plans.is_writer_of(viewer, subject.plan):
        drawn = for_readers
    return [replace(one, url=links.get(one.key, "")) if one.state is not thread.State.SILENT else one for one in drawn]


def links_of_plan(plan: str) -> dict[StationKey, str]:
    """Places on the page of the plan itself, when the plan is the subject."""
    page = address("publication:plan", plan)
    return {
        StationKey.REASON: f"{page}{REASON}",
        StationKey.PRIORITY: f"{page}#prioriteit",
        StationKey.GOAL: f"{page}#prioriteit",
        StationKey.ACTION: f"{page}#uitvoering",
        StationKey.DEPLOYMENT: f"{page}#uitvoering",
        StationKey.ACCOUNT: f"{page}#besluiten",
    }


def links_of_theme(plan: str, theme: str) -> dict[StationKey, str]:
    """Places on the page of a theme, when that theme is the subject."""
    page = address("publication:theme", plan, theme)
    return {
        StationKey.REASON: f"{page}{REASON}",
        StationKey.PRIORITY: page,
        StationKey.GOAL: f"{page}{GOALS}",
        StationKey.ACTION: f"{page}{ACTIONS}",
        StationKey.DEPLOYMENT: f"{page}{ACTIONS}",
    }


def links_of_goal(plan: str, theme: str, goal: str) -> dict[StationKey, str]:
    """The theme of a goal for what is above it, the page of the goal for the rest."""
    page = address("publication:goal", plan, goal)
    below = {StationKey.GOAL: page, StationKey.ACTION: f"{page}{ACTIONS}", StationKey.DEPLOYMENT: f"{page}{ACTIONS}"}
    return links_of_theme(plan, theme) | below
