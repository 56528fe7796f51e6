"""The red thread: seven stations from why to account, drawn on every page of the policy world.

A room registers its stations in `apps.ready`:

    thread.register(stations)

where `stations(viewer, subject)` spends at most two queries and returns the `Station`s about which it has something to
say, by key. A station about which no room speaks is silent.
"""

from collections.abc import Callable, Mapping, Sequence
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


Ask = Callable[[Viewer, Subject], Mapping[StationKey, Station]]
_rooms: list[Ask] = []


def register(ask: Ask) -> None:
    """Let a room speak on the thread."""
    if ask not in _rooms:
        _rooms.append(ask)


def draw(viewer: Viewer, subject: Subject, *, here: StationKey | None = None) -> tuple[Station, ...]:
    """All seven stations about the subject, the one at `here` marked as current. Two rooms for one is an error."""
    said: dict[StationKey, Station] = {}
    for ask in _rooms:
        answers = ask(viewer, subject)
        if twice := said.keys() & answers.keys():
            raise ValueError(f"{ask.__module__} speaks for {', '.join(twice)}, and so does another room")
        said |= answers
    stations = (said.get(key) or Station(key, NOT_HERE, State.SILENT) for key in StationKey)
    return tuple(replace(station, state=State.HERE) if station.key is here else station for station in stations)


def segments(stations: Sequence[Station]) -> list[tuple[Station, State | None]]:
    """Each station with the line from it to the next: whole only where both ends are; after the last there is none."""
    ends = (State.GAP, State.SILENT, State.DONE)
    lines = [min(one.line, other.line, key=ends.index) for one, other in pairwise(stations)]
    return list(zip_longest(stations, lines))
