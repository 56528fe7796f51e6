"""The red thread: seven stations from why to account, drawn on every page of the policy world.

A room registers its stations in `apps.ready`:

    thread.register(stations)

where `stations(viewer, subject)` spends at most two queries and returns the `Station`s about which it has something to
say, by key. A station about which no room speaks is silent. A room that names the keys of which it speaks,

    thread.register(stations, StationKey.ACTION, StationKey.DEPLOYMENT)

is not asked where the page knows one of them: it has read what the room asks, and let the room say it.
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
NOT_YET: Final = _("staat nog niet in het plan")


@dataclass(frozen=True, slots=True)
class Subject:
    """What the page is about, in the words of its address: a plan, perhaps one theme, perhaps one goal of it."""

    plan: str
    theme: str = ""
    goal: str = ""


@dataclass(frozen=True, slots=True)
class Station:
    """One station as drawn. `count` is a short text ("4 thema's"), `url` may be empty, `remedy` belongs to a gap.

    said
        whether anything stands there; where a gap has nothing at all, a reader is told so.
    """

    key: StationKey
    count: str | Promise
    state: State = State.DONE
    url: str = ""
    remedy: str | Promise = ""
    said: bool = True

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
_rooms: dict[Ask, frozenset[StationKey]] = {}


def register(ask: Ask, *speaks_of: StationKey) -> None:
    """Let a room speak on the thread."""
    _rooms.setdefault(ask, frozenset(speaks_of))


def draw(
    viewer: Viewer,
    subject: Subject,
    *,
    here: StationKey | None = None,
    known: Mapping[StationKey, Station] | None = None,
) -> tuple[Station, ...]:
    """All seven stations about the subject, the one at `here` marked as current. Two rooms for one is an error.

    known
        what rooms say of what the page has read already; those rooms are not asked again.
    """
    said = dict(known or {})
    for ask, speaks_of in _rooms.items():
        if known and speaks_of & known.keys():
            continue
        answers = ask(viewer, subject)
        if twice := said.keys() & answers.keys():
            raise ValueError(f"{ask.__module__} speaks for {', '.join(twice)}, and so does another room")
        said |= answers
    stations = (said.get(key) or Station(key, NOT_HERE, State.SILENT) for key in StationKey)
    return tuple(replace(station, state=State.HERE) if station.key is here else station for station in stations)


def for_readers(station: Station) -> Station:
    """The station for who does not write the plan: how far the thread goes, and no task of who does."""
    if not station.is_broken:
        return station
    then = State.DONE if station.state is State.GAP else station.state
    if station.said:
        return replace(station, state=then, remedy="")
    return replace(station, state=State.SILENT if then is State.DONE else then, count=NOT_YET, remedy="")


def segments(stations: Sequence[Station]) -> list[tuple[Station, State | None]]:
    """Each station with the line from it to the next: whole only where both ends are; after the last there is none."""
    ends = (State.GAP, State.SILENT, State.DONE)
    lines = [min(one.line, other.line, key=ends.index) for one, other in pairwise(stations)]
    return list(zip_longest(stations, lines))
