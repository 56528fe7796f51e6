"""What every document says in the same words, whatever it is about."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ineen.faces.publication.documents.tree import (
    Block,
    Fact,
    Facts,
    Figure,
    Note,
    Section,
    Stop,
    StopState,
    Table,
    Thread,
    prose,
)
from ineen.faces.publication.web.stations import drawn
from ineen.faces.publication.web.told import Told
from ineen.ground.kernel.actors import Viewer
from ineen.ground.ui import fictional, formats, thread
from ineen.ground.ui.thread import StationKey, Subject


def template_words() -> tuple[tuple[str, str], ...]:
    """What the template prints by itself."""
    return (("contents", _("Inhoud")), ("page", _("pagina {} van {}")), ("made", _("Dit bestand is gemaakt op {}.")))


def kind_above(kind: str, title: str) -> str:
    """What a plan is called, unless its title says so already."""
    return "" if kind.casefold() in title.casefold() else capfirst(kind)


def section(title: str, blocks: Iterable[Block]) -> Section:
    """A chapter; one with pictures or tables begins on a page of its own."""
    held = tuple(blocks)
    return Section(title, held, new_page=any(isinstance(block, Figure | Table) for block in held))


def notices(*, invented: bool, rebuilt: bool) -> tuple[str, ...]:
    """What a reader must know first."""
    said = []
    if invented:
        said.append(f"{fictional.HEAD} {fictional.IN_DOCUMENT}")
    if rebuilt:
        said.append(_("Nagebouwd. Dit is niet het plan zelf, maar wat er openbaar over te vinden is."))
    return tuple(said)


def running(*, invented: bool, rebuilt: bool) -> str:
    """The same in a few words, for the head of every page."""
    return " · ".join(filter(None, [_("voorbeeld, verzonnen") * invented, _("nagebouwd") * rebuilt]))


def unsaid(words: Sequence[object], *, rebuilt: bool) -> Iterator[Note]:
    """`De bron noemt dit niet: de visie en de terugblik.`; nothing where all is said."""
    if words:
        head = _("De bron noemt dit niet:") if rebuilt else _("Nog niet ingevuld:")
        yield Note(f"{head} {formats.listed(words)}.")


def told_facts(told: Told) -> Iterator[Facts]:
    """What is said, each under its heading."""
    if told.said:
        yield Facts(tuple(Fact(str(heading), "", prose=prose(text)) for heading, text in told.said))


def facts(pairs: Iterable[tuple[str, str]]) -> Facts:
    """Labels with their values, without those that have none."""
    return Facts(tuple(Fact(label, value) for label, value in pairs if value))


def red_thread(viewer: Viewer, subject: Subject, here: StationKey) -> Block:
    """The thread as it stands about a subject."""
    stations = drawn(viewer, subject, here=here, links={})
    return Thread(
        tuple(_stop(station, line) for station, line in thread.segments(stations)),
        tuple(str(station.remedy) for station in stations if station.is_broken),
    )


def _stop(station: thread.Station, line: thread.State | None) -> Stop:
    state = StopState.GAP if station.is_broken else StopState(station.state.value)
    return Stop(station.label, str(station.count), state, line.value if line else "")
