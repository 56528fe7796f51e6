"""The red thread: seven stations from why to account, drawn on every page of the policy world.

A room registers its station in `apps.ready`:

    thread.register(StationKey.PRIORITY, priorities)

where `priorities(viewer, subject)` spends at most one query and returns a `Station`, or None when it has nothing to say
about that subject. A station about which no room speaks is silent.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise, zip_longest
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ineen.ground.kernel.actors import Viewer


class StationKey(StrEnum):
    """The stations, in the order of the thread."""

    REASON = "aanleiding"
    PRIORITY = "prioriteit"
    GOAL = "doel"
    ACTION = "maatregel"
    DEPLOYMENT = "inzet"
    RESULT = "resultaat"
    ACCOUNT = "verantwoording"


class State(StrEnum):
    """How a station stands. `GAP`: the thread breaks here, and `remedy` says what would mend it. `SILENT`: the source
    says nothing about it, which is no reproach."""

    DONE = "done"
    HERE = "here"
    GAP = "gap"
    SILENT = "silent"


LABELS: Final[dict[StationKey, str | Promise]] = {
    StationKey.REASON: _("Aanleiding"),
    StationKey.PRIORITY: _("Prioriteit"),
    StationKey.GOAL: _("Doel"),
    StationKey.ACTION: _("Maatregel"),
    StationKey.DEPLOYMENT: _("Inzet"),
    StationKey.RESULT: _("Resultaat"),
    StationKey.ACCOUNT: _("Verantwoording"),
}
NOT_NAMED: Final = _("de bron noemt dit niet")
NOT_HERE: Final = _("nog niet in Ineen")


@dataclass(frozen=True, slots=True)
class Subject:
    """What the page is about, in the words of its address: a plan, perhaps one theme, perhaps one goal of it."""

    plan: str
    theme: str = ""
    goal: str = ""


@dataclass(frozen=True, slots=True)
class Station:
    """One station as drawn. `count` is a short text ("4 thema's"), `url` may be empty, `remedy` belongs to a gap."""

    key: StationKey
    count: str | Promise
    state: State = State.DONE
    url: str = ""
    remedy: str | Promise = ""

    def __post_init__(self) -> None:
        if self.state is State.GAP and not self.remedy:
            raise ValueError("a gap says what would mend it")

    @property
    def label(self) -> str:
        return str(LABELS[self.key])

    @property
    def is_broken(self) -> bool:
        """Whether the line breaks here; a gap stays a gap when the reader stands on it."""
        return bool(self.remedy)

    @property
    def line(self) -> State:
        """How the line runs that touches this station."""
        return State.GAP if self.is_broken else State.SILENT if self.state is State.SILENT else State.DONE


Ask = Callable[[Viewer, Subject], Station | None]
_rooms: dict[StationKey, Ask] = {}


def register(key: StationKey, ask: Ask) -> None:
    """Let a room speak for a station; two rooms for one station is an error at start."""
    if _rooms.get(key, ask) is not ask:
        raise ValueError(f"{key} has a room already: {_rooms[key].__module__}")
    _rooms[key] = ask


def draw(viewer: Viewer, subject: Subject, *, here: StationKey | None = None) -> tuple[Station, ...]:
    """All seven stations about the subject, the one at `here` marked as current."""
    stations = (_asked(key, viewer, subject) for key in StationKey)
    return tuple(replace(station, state=State.HERE) if station.key is here else station for station in stations)


def segments(stations: Sequence[Station]) -> list[tuple[Station, State | None]]:
    """Each station with the line from it to the next: whole only where both ends are; after the last there is none."""
    ends = (State.GAP, State.SILENT, State.DONE)
    lines = [min(one.line, other.line, key=ends.index) for one, other in pairwise(stations)]
    return list(zip_longest(stations, lines))


def _asked(key: StationKey, viewer: Viewer, subject: Subject) -> Station:
    ask = _rooms.get(key)
    said = ask(viewer, subject) if ask else None
    return said or Station(key, NOT_HERE, State.SILENT)
