"""What partnerships made of the figures that a page shows: what is public, and for who works there all of hers."""

from collections.abc import Iterable
from dataclasses import dataclass

from ineen.evidence import queries as evidence
from ineen.evidence.queries import About, ReadingView
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.periods import Period


@dataclass(frozen=True, slots=True)
class Readings:
    """The readings of a page; `write` is the figure that the viewer may read herself, None where she reads none.

    `several` is whether the page shows more than one area: each reading then says of which it is.
    """

    shown: tuple[ReadingView, ...]
    write: About | None = None
    several: bool = False

    def __bool__(self) -> bool:
        return bool(self.shown or self.write)


def of_figure(viewer: Viewer, indicator: str, codes: Iterable[AreaCode], period: Period) -> Readings:
    """Of the areas in one period; who reads figures may go on to read the first of them. One query."""
    abouts = [About(indicator, code, period) for code in codes]
    reads = bool(evidence.reading_partnerships(viewer))
    return Readings(
        evidence.readings_about(viewer, abouts), abouts[0] if reads and abouts else None, several=len(abouts) > 1
    )


def of_changes(viewer: Viewer, found: Iterable[evidence.Changed]) -> dict[About, tuple[ReadingView, ...]]:
    """By figure, of what stands out. One query."""
    abouts = [About(one.indicator.id, one.area, one.now.period) for one in found]
    told = evidence.readings_about(viewer, abouts) if abouts else ()
    return {about: tuple(one for one in told if one.about == about) for about in abouts}


def of_goal(viewer: Viewer, indicator: str, codes: Iterable[AreaCode]) -> tuple[ReadingView, ...]:
    """What was made of the figures of a goal, the newest period first. One query."""
    told = evidence.readings_about(viewer, indicator=indicator, areas=codes)
    return tuple(sorted(told, key=lambda one: one.about.period, reverse=True))
