"""What the pages about readings need of several rooms."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from ineen.evidence import queries as evidence
from ineen.evidence.queries import About, Drawing, LineChart, Looked, Outcome, ReadingView, ToRead
from ineen.ground.inbox.queries import Kind, Waiting
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.figures import Figure
from ineen.ground.kernel.periods import Period
from ineen.ground.organisations import queries as organisations
from ineen.ground.organisations.queries import Member
from ineen.ground.ui import formats
from ineen.policy.plans.queries import citations as plans
from ineen.policy.plans.queries.citations import GoalLine

YEARS_SHOWN: Final = 8
MONTHS_SHOWN: Final = 25


@dataclass(frozen=True, slots=True)
class Home:
    """The partnership whose figures somebody reads, and who take part in it today."""

    id: UUID
    name: str
    members: tuple[Member, ...]

    @property
    def municipalities(self) -> tuple[AreaCode, ...]:
        return tuple(one.municipality for one in self.members if one.municipality)

    @property
    def fictional(self) -> bool:
        return any(code.fictional for code in self.municipalities)


@dataclass(frozen=True, slots=True)
class Row:
    """A figure that waits to be read, with the goals that it says something about."""

    looked: Looked
    goals: tuple[GoalLine, ...]

    @property
    def value(self) -> str:
        """How a form names it."""
        return "|".join(self.looked.about.words)


@dataclass(frozen=True, slots=True)
class Agenda:
    """What waits, how many more come behind these, and sentences about what was not looked at; none where all was."""

    rows: tuple[Row, ...]
    later: int
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure among those before it: a picture, what it says, and the rows of a table, the newest first."""

    drawing: Drawing | None
    described: str
    legend: str
    figures: tuple[Figure, ...]


def home_of(viewer: Viewer) -> Home:
    """The partnership of the role in which the viewer acts. Raises NotAllowed for who reads none. Two queries."""
    key = evidence.home(viewer)
    name = next(one.name for one in organisations.partnerships() if one.pk == key)
    return Home(key, name, organisations.members([key]))


def agenda(viewer: Viewer, home: Home, now: datetime) -> Agenda:
    """What waits to be read: first what belongs to a goal, else in the order of municipalities.

    A query or two for each delivery that changed something, and ten others at most.
    """
    goals = plans.goals_of_own(viewer, home.id)
    found = evidence.to_read(viewer, home.id, home.municipalities, now)
    rows = [Row(one, tuple(goal for goal in goals if goal.indicator == one.about.indicator)) for one in found.waiting]
    return Agenda(tuple(sorted(rows, key=lambda row: not row.goals)), found.later, tuple(_gaps(found, home)))


def _gaps(found: ToRead, home: Home) -> Iterator[str]:
    """What was not looked at, and why, a sentence each."""
    names = {one.municipality: one.name for one in home.members if one.municipality}
    if not names:
        yield _("Aan dit samenwerkingsverband doet geen gemeente mee. Daarom is er niets bekeken.")
    if found.nothing_of:
        yield _("Over %(names)s zijn geen twee jaren na elkaar ingelezen. Daar is niets bekeken.") % {
            "names": formats.listed(names[code] for code in found.nothing_of)
        }
    if found.not_judged:
        yield _(
            "Of er in %(names)s iets veranderde, is niet te zeggen: er zijn te weinig cijfers om het te toetsen."
        ) % {"names": formats.listed(names[code] for code in found.not_judged)}
    if found.skipped:
        yield _("Wijken en buurten van %(names)s zijn niet bekeken: het nieuwste jaar is daarvoor te oud.") % {
            "names": formats.listed(names[code] for code in found.skipped)
        }
    if found.damaged:
        yield _("Een bestand van een bron is beschadigd. Wat daarin staat, is hier niet bekeken.")
    if found.not_compared == 1:
        yield _("Van één levering is niet alles na te gaan wat zij herzag.")
    elif found.not_compared:
        yield _("Van %(n)s leveringen is niet alles na te gaan wat zij herzagen.") % {
            "n": formats.in_words(found.not_compared)
        }


def shown(viewer: Viewer, about: About, name: str) -> Shown:
    """The years, or the months, up to the newest of the same publisher."""
    told = evidence.released(viewer, indicator=about.indicator, areas=[about.area], only_years=about.period.is_year)
    this = next((one for one in told if one.period == about.period), None)
    series = [
        one
        for one in told
        if one.value is not None
        and _alike(one.period, about.period)
        and (this is None or one.source.publisher == this.source.publisher)
    ]
    kept = tuple(series[-(YEARS_SHOWN if about.period.is_year else MONTHS_SHOWN) :])
    if not kept or not (about.period.is_year or about.period.is_month):
        return Shown(None, "", "", tuple(reversed(kept)))
    chart = LineChart(f"{about.title}, {name}", kept[0].unit, kept)
    described = evidence.sentence(chart)
    return Shown(evidence.draw_at_once(chart), described, evidence.legend(chart), tuple(reversed(kept)))


def waiting(viewer: Viewer) -> tuple[Waiting, ...]:
    """Words that were entered for the viewer's organisation, and meetings that she may go on with. Two queries."""
    confirming = (
        Waiting(
            sentence=_("Iemand duidde %(figure)s namens uw organisatie. Klopt het?") % {"figure": called(one)},
            url=url_of(one.about),
        )
        for one in evidence.to_confirm(viewer)
    )
    going_on = (
        Waiting(
            sentence=_("Het cijferoverleg van %(day)s is nog niet afgesloten.") % {"day": formats.day(day)},
            url=reverse("readings:meeting", args=[key]),
            kind=Kind.NOTICE,
        )
        for key, day in evidence.open_meetings(viewer)
    )
    return (*confirming, *going_on)


def url_of(about: About) -> str:
    """The page on which a figure is read."""
    return f"{reverse('readings:figure', args=[about.slug])}?{about.query}"


def called(one: ReadingView) -> str:
    """`woninginbraken, Zuidhaven, 2026`."""
    return f"{one.about.title}, {one.area_name}, {formats.period(one.about.period)}"


def outcomes(*, asked: bool) -> list[tuple[str, str]]:
    """What a reading may say; where a question waits, nobody asks another."""
    return [(one.value, one.label) for one in Outcome if not (asked and one is Outcome.QUESTION)]


def _alike(one: Period, other: Period) -> bool:
    return (one.is_year, one.is_month) == (other.is_year, other.is_month)
