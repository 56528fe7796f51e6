"""A figure that somebody looks at: its value now, what it says in words, and whether it is still what was kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from ineen.analysis.indicators.catalogue import Indicator, indicator_named
from ineen.analysis.store.comparing import Told as ToldBefore
from ineen.evidence.models import KeptFigure, Origin
from ineen.evidence.queries.released import Question, answers
from ineen.evidence.queries.statements import statement
from ineen.evidence.queries.told_changes import change
from ineen.ground.areas import queries as areas
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode, AreaKind
from ineen.ground.kernel.figures import Figure, FigureStatus
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.ground.ui import formats

COUNTRY = "Nederland"


@dataclass(frozen=True, slots=True)
class About:
    """Which figure: an indicator by its id, about one area, in one period."""

    indicator: str
    area: AreaCode
    period: Period

    @property
    def words(self) -> tuple[str, str, str]:
        """As a row keeps it."""
        return self.indicator, str(self.area), str(self.period)

    @property
    def slug(self) -> str:
        """The indicator as an address names it."""
        return indicator_named(self.indicator).slug

    @property
    def title(self) -> str:
        return indicator_named(self.indicator).title

    @property
    def query(self) -> str:
        """The rest, behind the address of a figure."""
        return f"gebied={self.area}&periode={self.period}"

    @classmethod
    def kept(cls, row: KeptFigure) -> "About":
        return cls(row.indicator, AreaCode(row.area), Period.parse(row.period))

    @classmethod
    def read(cls, indicator: str, area: str, period: str) -> "About":
        """From words that somebody sent. Raises NotFound and BadInput, with what to do."""
        indicator_named(indicator)
        try:
            return cls(indicator, AreaCode.parse(area), Period.parse(period))
        except ValueError as wrong:
            raise BadInput("Dit gebied of deze periode is er niet. Kies het cijfer opnieuw.") from wrong


@dataclass(frozen=True, slots=True)
class Looked:
    """A figure as the page tells it now.

    area_name
        with the municipality around a wijk or buurt.
    before
        what it was before a later delivery revised it; None where it was not, or nobody asks.
    """

    about: About
    origin: Origin
    figure: Figure
    area_name: str
    sentence: str
    margin: str
    before: ToldBefore | None = None

    @property
    def indicator(self) -> Indicator:
        return indicator_named(self.about.indicator)

    @property
    def told(self) -> str:
        """The sentence; of a revision first what the figure was."""
        if self.before is None:
            return self.sentence
        was, now = (_amount(one.value, one.status.value) for one in (self.before, self.figure))
        return f"Dit cijfer is herzien: het was {was} en is nu {now}. {self.sentence}"

    @property
    def state(self) -> "State":
        """The figure and what it stands at: another value asks for another reading."""
        return state(self.about.words, self.figure.value, self.figure.status.value)

    @property
    def seen(self) -> str:
        """What somebody looks at, for a form to send back: the value, what it is called, and of which delivery."""
        figure = self.figure
        return sha256(f"{figure.value}|{figure.status.value}|{figure.source.version}".encode()).hexdigest()[:16]


Names = Mapping[AreaCode, tuple[str, str]]
State = tuple[tuple[str, str, str], float | None, str]


def state(words: tuple[str, str, str], value: float | None, status: str) -> State:
    """That a provisional figure becomes final changes nothing; a figure without a value may be so in another way."""
    return words, value, status if value is None else ""


def look(viewer: Viewer, about: About, origin: Origin = Origin.FIGURE) -> Looked:
    """One figure, with what it says. Raises NotFound where nothing was delivered about it. One query for its name."""
    return looked_at(viewer, {about: origin}, full_names([about.area]))[0]


def looked_at(
    viewer: Viewer, abouts: Mapping[About, Origin], names: Mapping[AreaCode, tuple[str, str]]
) -> list[Looked]:
    """Several figures, in that order; `names` as `full_names` gives them. No query of its own."""
    return [_looked(viewer, about, origin, names.get(about.area)) for about, origin in abouts.items()]


def full_names(codes: Iterable[AreaCode]) -> dict[AreaCode, tuple[str, str]]:
    """What people call areas: by itself, and with the municipality around it. Two queries at most."""
    wanted = set(codes)
    rows = areas.areas_of(wanted)
    around = areas.municipality_names(row.municipality for row in rows.values())
    found: dict[AreaCode, tuple[str, str]] = {}
    for code in wanted:
        if code.kind is AreaKind.COUNTRY:
            found[code] = (COUNTRY, COUNTRY)
        elif row := rows.get(str(code)):
            inside = around.get(row.municipality, "") if row.municipality != row.code else ""
            found[code] = (row.name, f"{row.name}, {inside}" if inside else row.name)
    return found


@dataclass(frozen=True, slots=True)
class Kept:
    """A figure that was kept, as it may be told now.

    sentence
        what it said when it was kept; empty where the figure may no longer be shown.
    revised
        how it stands now, in a sentence: `Het cijfer is sindsdien herzien: 120 → 118.`; empty where it still stands.
    """

    id: UUID
    about: About
    area_name: str
    sentence: str
    revised: str


def as_kept(viewer: Viewer, rows: Iterable[KeptFigure]) -> tuple[Kept, ...]:
    """Figures that others hold on to, in that order. No query of its own."""
    return tuple(_as_kept(viewer, row) for row in rows)


def _as_kept(viewer: Viewer, row: KeptFigure) -> Kept:
    about = About.kept(row)
    (told,) = answers(viewer, [Question(about.indicator, about.area)], periods=[about.period])
    stands = bool(told.figures) and (told.figures[0].value is not None or row.value is None)
    return Kept(row.pk, about, row.area_name, row.sentence if stands else "", _revised(viewer, row))


def revised(viewer: Viewer, rows: Iterable[KeptFigure]) -> dict[object, str]:
    """By the key of the row, how a kept figure stands now, in a sentence; without those that still stand."""
    return {row.pk: words for row in rows if (words := _revised(viewer, row))}


def _revised(viewer: Viewer, row: KeptFigure) -> str:
    about = About.kept(row)
    (found,) = answers(viewer, [Question(about.indicator, about.area)], periods=[about.period])
    if not found.figures:
        return "Het cijfer is ingetrokken en wordt niet meer getoond."
    now = found.figures[0]
    if state(about.words, now.value, now.status.value) == state(about.words, row.value, row.status):
        return ""
    if now.value is None and row.value is not None:  # what may not be shown any more is not told here either
        return f"Het cijfer wordt nu niet getoond: {_amount(None, now.status.value)}."
    if now.source.publisher != row.publisher:
        return f"Een andere bron ({now.source.publisher}) telt nu {_amount(now.value, now.status.value)}."
    return (
        f"Het cijfer is sindsdien herzien: {_amount(row.value, row.status)} → {_amount(now.value, now.status.value)}."
    )


def _amount(value: float | None, status: str) -> str:
    return formats.number(value) if value is not None else formats.STATUS_WORDS[FigureStatus(status)]


def _looked(viewer: Viewer, about: About, origin: Origin, names: tuple[str, str] | None) -> Looked:
    name, full = names or (str(about.area), str(about.area))
    told = change(viewer, indicator=about.indicator, area=about.area, period=about.period, name=name)
    if told:
        return Looked(about, origin, told.now, full, told.sentence, told.margin)
    periods = [about.period, about.period.year_earlier]
    (found,) = answers(viewer, [Question(about.indicator, about.area)], periods=periods)
    if not found.figures:
        raise NotFound("Over dit gebied en deze periode is niets ingelezen. Kies het cijfer opnieuw.")
    now, before = found.figures
    beside = before if before.source.publisher == now.source.publisher else None
    return Looked(about, origin, now, full, statement(name, now, beside), "")
