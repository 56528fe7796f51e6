"""Working out beforehand what pages ask of the whole country: tests of every change, with the present deliveries."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from ineen.analysis.sources.registry import CONNECTORS
from ineen.evidence.queries import worked_out
from ineen.evidence.queries.deliveries import Delivery, released_versions
from ineen.evidence.queries.tested import Asked, tests_of_country
from ineen.ground.kernel.actors import Viewer

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Refreshed:
    """How many answers there are to the present deliveries, how many of them were made now, and how many went."""

    answers: int
    made: int
    gone: int


def refresh(viewer: Viewer, progress: Progress) -> Refreshed:
    """Make each answer that is not there yet, and take away those to earlier deliveries.

    Stopped halfway it has lost nothing: what was made stays, and the next time goes on. What is not made yet, a page
    works out itself.
    """
    asked = _all(viewer)
    missing = [one for one in asked if not worked_out.is_kept(one.name)]
    for done, one in enumerate(missing):
        progress(done, len(missing))
        one.work_out()
    gone = worked_out.forget_others({one.name for one in asked})
    return Refreshed(len(asked), len(missing), gone)


def is_fresh(viewer: Viewer) -> bool:
    """Whether every answer to the present deliveries is there."""
    return all(worked_out.is_kept(one.name) for one in _all(viewer))


def _all(viewer: Viewer) -> list[Asked]:
    """Of the real and of the invented world, each by itself."""
    versions = released_versions(viewer)
    worlds = groupby(sorted(versions, key=_is_invented), key=_is_invented)  # sorting keeps the order within each
    return [one for _, world in worlds for one in tests_of_country(list(world))]


def _is_invented(version: Delivery) -> bool:
    return version.source in CONNECTORS and CONNECTORS[version.source].fictional
