"""Whether a figure changed since the year before, and what stands out in an area: in sentences that name chance."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ineen.analysis.indicators.catalogue import Indicator, indicator_named
from ineen.analysis.statistics.intervals import CONFIDENCE
from ineen.evidence.queries.deliveries import Delivery, of_one_world, released_versions
from ineen.evidence.queries.released import Question, answers
from ineen.evidence.queries.tested import (
    KINDS,
    Tested,
    counted,
    is_tested,
    periods_told,
    tested,
    why_apart,
    years_told,
)
from ineen.ground.areas.queries import change_table
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_changes import ChangeTable
from ineen.ground.kernel.area_codes import AreaCode, AreaKind
from ineen.ground.kernel.figures import Figure, FigureStatus
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import NotFound
from ineen.ground.ui import formats

if TYPE_CHECKING:
    from ineen.analysis.statistics.sentences import Count

PEERS: Final = {AreaKind.MUNICIPALITY: "gemeenten", AreaKind.WIJK: "wijken", AreaKind.BUURT: "buurten"}
LARGE: Final = 2.0  # from twice as much on people say how many times
WIDEST: Final = 20.0  # from one bound to the other: farther apart they tell nothing
MOST_SHOWN: Final = 10
ESTIMATED: Final = "een van beide is omgerekend van een verdeeld gebied"
DAMAGED: Final = "een bestand van de bron is beschadigd"
OLDER: Final = "wijken en buurten vergelijken wij alleen over de nieuwste drie hele jaren"
Name = Callable[[AreaCode], str]


@dataclass(frozen=True, slots=True)
class Change:
    """One figure against the same period of the year before.

    sentence
        how many there were, how many more or fewer than before, and what chance has to do with it.
    margin
        between which changes the truth lies; empty where the change was not tested, where it may be nearly any, and
        where it would leave out that nothing changed while, with all looks of the country counted, chance explains it.
    found
        whether it is larger than chance explains, with all other changes of the country looked at beside it.
    """

    indicator: Indicator
    area: AreaCode
    now: Figure
    before: Figure
    sentence: str
    margin: str
    found: bool


@dataclass(frozen=True, slots=True)
class StandsOut:
    """What stands out in an area and in what lies in it, from one period to another: the surest first.

    found, hits
        the surest, and how many there are in all.
    looks
        how many changes of this area, and of what lies in it, were looked at.
    looks_in_all
        how many of the same kinds of areas everywhere; what was found is corrected for all of these.
    untested
        how many could not be judged: too few cases anywhere, or no value.
    skipped
        the kinds of areas that are not tested in this period.
    damaged
        whether something was not looked at since a file of it is damaged.
    """

    after: Period
    before: Period
    found: tuple[Change, ...]
    hits: int
    looks: int
    looks_in_all: int
    untested: int
    skipped: tuple[AreaKind, ...]
    damaged: bool


def change(viewer: Viewer, *, indicator: str, area: AreaCode, period: Period, name: str) -> Change | None:
    """The change of one figure; None for what is not counted, for other kinds of areas, and where nothing was loaded.

    name
        of the area, as people say it.
    """
    chosen = indicator_named(indicator)
    if chosen not in counted() or area.kind not in KINDS:
        return None
    (told,) = answers(viewer, [Question(indicator, area)], periods=[period, period.year_earlier])
    if not told.figures:
        return None
    versions = of_one_world(released_versions(viewer), [area])
    judged = tested(versions, area.kind, period) if is_tested(_years(versions), area.kind, period) else None
    return _told(chosen, told.figures, area, name, _Judge(judged, CONFIDENCE, _table(versions)))


def stands_out(viewer: Viewer, *, area: AreaCode, period: Period, name: Name, most: int = MOST_SHOWN) -> StandsOut:
    """The changes of an area, and of the wijken and buurten in it, that chance does not explain.

    Each kind of area is tested over the whole country and corrected for all that was looked at there. Raises NotFound
    for a period about which nothing was delivered.
    """
    versions = of_one_world(released_versions(viewer), [area])
    told = periods_told(versions)
    if period not in told:
        raise NotFound(f"Over {formats.period(period)} zijn geen cijfers ingelezen.")
    kinds = _kinds_from(area.kind)
    years = years_told(told)
    judged = {kind: tested(versions, kind, period) for kind in kinds if is_tested(years, kind, period)}
    rows = {
        kind: [row for code, row in one.places.items() if code[2:].startswith(area.code[2:])]
        for kind, one in judged.items()
    }
    hits = sorted(hit for kind, one in judged.items() for hit in _hits(one, rows[kind], kind))
    return StandsOut(
        after=period,
        before=period.year_earlier,
        found=tuple(_found(viewer, hits[:most], judged, name, _table(versions))),
        hits=len(hits),
        looks=sum(int(one.changes.tested[rows[kind]].sum()) for kind, one in judged.items()),
        looks_in_all=sum(one.looks for one in judged.values()),
        untested=sum(int((~one.changes.tested[rows[kind]]).sum()) for kind, one in judged.items()),
        skipped=tuple(kind for kind in kinds if kind not in judged),
        damaged=any(one.damaged for one in judged.values()),
    )


def newest_year(viewer: Viewer, area: AreaCode) -> Period | None:
    """The newest whole year about which anything counted was delivered, and of which the year before was too."""
    years = _years(of_one_world(released_versions(viewer), [area]))
    return years[-1] if years else None


def _years(versions: Sequence[Delivery]) -> list[Period]:
    return years_told(periods_told(versions))


Hit = tuple[float, AreaKind, str, str]


def _kinds_from(kind: AreaKind) -> tuple[AreaKind, ...]:
    """A kind of area and those that lie in it."""
    order = tuple(KINDS)
    return order[order.index(kind) :]


def _hits(one: Tested, rows: Sequence[int], kind: AreaKind) -> Iterator[Hit]:
    codes = {row: code for code, row in one.places.items()}
    for row in rows:
        for column in one.found[row].nonzero()[0].tolist():
            yield float(one.changes.corrected[row, column]), kind, codes[row], one.indicators[column]


def _table(versions: Sequence[Delivery]) -> ChangeTable:
    """How areas changed, as it was asked with the deliveries."""
    return change_table(versions[0].area_changes if versions else None)


def _found(
    viewer: Viewer, hits: Sequence[Hit], judged: "dict[AreaKind, Tested]", name: Name, table: ChangeTable
) -> Iterator[Change]:
    if not hits:
        return
    period = next(iter(judged.values())).after
    questions = [Question(indicator, AreaCode(code)) for _, _, code, indicator in hits]
    told = answers(viewer, questions, periods=[period, period.year_earlier])
    for (_, kind, code, _), one in zip(hits, told, strict=True):
        area = AreaCode(code)
        judge = _Judge(judged[kind], _level(judged[kind]), table)
        yield _told(one.indicator, one.figures, area, name(area), judge)


def _level(one: Tested) -> float:
    """Of what was chosen because it stands out, the intervals hold together at this level."""
    return 1 - (1 - CONFIDENCE) * int(one.found.sum()) / max(one.looks, 1)


@dataclass(frozen=True, slots=True)
class _Judge:
    """The tests of a kind of area, None where there are none in this period, and the level of the intervals.

    table
        how areas changed: what is about other ground is not compared.
    """

    tested: Tested | None
    level: float
    table: ChangeTable

    def of(self, indicator: str, area: AreaCode) -> tuple[float | None, bool]:
        """The probability of a change by chance, None where it was not tested, and whether it was found."""
        if self.tested is None or indicator not in self.tested.indicators:
            return None, False
        place, changes = self.tested.places.get(str(area)), self.tested.changes
        if place is None:
            return None, False
        column = self.tested.indicators.index(indicator)
        if not changes.tested[place, column]:
            return None, False
        return float(changes.probability[place, column]), bool(self.tested.found[place, column])

    def untested(self, indicator: str) -> str:
        """Why nothing of it was tested, as the end of a sentence; empty where other figures are the reason."""
        if self.tested is None:
            return OLDER
        return DAMAGED if indicator in self.tested.damaged else ""

    def margin(self, indicator: str, now: Figure, before: Figure, *, found: bool) -> str:
        """Between which changes the truth lies; empty where `Change.margin` is.

        The interval of one figure knows nothing of the other looks, so it may leave out what the sentence calls chance.
        """
        from ineen.analysis.statistics.change import change_interval

        dispersion = self.tested.dispersion(indicator) if self.tested else None
        if dispersion is None or not now.value or not before.value:
            return ""
        size = now.value + before.value
        factor, freedom = dispersion.at(size), dispersion.freedom(size)
        bounds = change_interval(before.value, now.value, dispersion=factor, freedom=freedom, confidence=self.level)
        low, high = map(float, bounds)
        if not 0 < low <= high < WIDEST * low or not (found or low <= 1 <= high):
            return ""
        return f"Met de gewone schommelingen erbij gerekend is het {_between(low, high)} het jaar ervoor."


def _told(indicator: Indicator, figures: Sequence[Figure], area: AreaCode, name: str, judge: _Judge) -> Change:
    from ineen.analysis.statistics.sentences import Noun, change_sentence, finding

    now, before = figures
    why = why_apart(judge.table, area, now.stamp, before.stamp) if before.value is not None else ""
    estimated = now.estimated or before.estimated
    probability, found = (None, False) if why or estimated else judge.of(indicator.id, area)
    sentence = change_sentence(
        name,
        Noun(indicator.one, indicator.more),
        _count(now),
        None if why else _count(before),
        said=finding(probability, found=found),
        direction=indicator.direction,
        peers=PEERS[area.kind],
        untested=ESTIMATED if estimated else judge.untested(indicator.id),
    )
    if why:
        sentence = f"{sentence} Met {formats.period(before.period)} is dit niet te vergelijken: {why}."
    compared = (now,) if why else (now, before)
    sentence = " ".join([sentence, *formats.made_of(compared)])
    margin = judge.margin(indicator.id, now, before, found=found) if probability is not None else ""
    return Change(indicator, area, now, before, sentence, margin, found)


def _between(low: float, high: float) -> str:
    """`tussen 6% minder en 27% meer dan`, from ratios of change."""
    least, most = _percent(low), _percent(high)
    if high >= LARGE:
        times = f"{formats.number(high, 1)} keer zo veel als"
        return f"{formats.number(low, 1)} tot {times}" if least >= 0 else f"tussen {-least}% minder en {times}"
    if least < 0 < most:
        return f"tussen {-least}% minder en {most}% meer dan"
    one, other = sorted(map(abs, (least, most)))
    if not other:
        return "minder dan 1% meer of minder dan"
    return f"{f'{one}% ' if one else ''}tot {other}% {'minder' if most <= 0 else 'meer'} dan"


def _percent(ratio: float) -> int:
    return round(100 * (ratio - 1))


def _count(figure: Figure) -> "Count":
    from ineen.analysis.frame.status import Status
    from ineen.analysis.statistics.sentences import Count

    status = {
        FigureStatus.FINAL: Status.FINAL,
        FigureStatus.PROVISIONAL: Status.PROVISIONAL,
        FigureStatus.ABSENT: Status.ABSENT,
        FigureStatus.NOT_PUBLISHED: Status.NOT_PUBLISHED,
        FigureStatus.SUPPRESSED: Status.SUPPRESSED,
    }.get(figure.status, Status.UNKNOWN)
    return Count(figure.period, status, None if figure.value is None else int(figure.value))
