"""Every change of the country at once, tested with the dispersion that the country itself shows.

What is tested follows from the deliveries alone: it is worked out once per set of deliveries, by the worker where it
got there in time, and remembered.
"""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from ineen.analysis.indicators.catalogue import INDICATORS, Indicator
from ineen.analysis.store.cells import Measure
from ineen.analysis.store.soundness import StoredFile
from ineen.evidence.queries import worked_out
from ineen.evidence.queries.borders import has_grown, has_other_ground
from ineen.evidence.queries.converted import division_of, table_of
from ineen.evidence.queries.converted_frames import on_ground_of_today
from ineen.evidence.queries.deliveries import Deliveries, Delivery, deliveries
from ineen.evidence.queries.kept import Kept
from ineen.ground.areas.queries import LAST_YEAR
from ineen.ground.kernel.area_changes import ChangeTable
from ineen.ground.kernel.area_codes import AreaCode, AreaKind
from ineen.ground.kernel.figures import SourceStamp
from ineen.ground.kernel.periods import Period

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ineen.analysis.frame.frame import Frame
    from ineen.analysis.statistics.changes import Changes
    from ineen.analysis.statistics.dispersion import Dispersion
    from ineen.analysis.store.framing import Framed

FEW: Final = 400  # areas: municipalities of the country, or all buurten of some
MOST_PERIODS: Final = 9
MOST_CELLS: Final = 1_500_000  # of some 50 bytes; the largest frame, of all buurten, has 320,000, of wijken 75,000
MONTHS: Final = 12
NEWEST: Final = 3  # years: the large frames of all of them are remembered together
KINDS: Final = {AreaKind.MUNICIPALITY: "GM", AreaKind.WIJK: "WK", AreaKind.BUURT: "BU"}


def counted() -> tuple[Indicator, ...]:
    """What is tested: counts of events, each as it was counted and not rounded by its publisher."""
    return tuple(one for one in INDICATORS.values() if one.denominator and one.rounded_to == 1)


@dataclass(frozen=True)
class Tested:
    """The changes of all areas of one kind in all that is counted, from one period to another.

    indicators
        the ids, in the order of the columns of `changes`.
    damaged
        the ids of what was delivered, and not tested since a file of it is damaged.
    """

    indicators: tuple[str, ...]
    damaged: tuple[str, ...]
    changes: "Changes"
    before: Period
    after: Period

    def __len__(self) -> int:
        return int(self.changes.status.size)

    @cached_property
    def places(self) -> dict[str, int]:
        """By area code its row."""
        return {str(area): row for row, area in enumerate(self.changes.areas)}

    @cached_property
    def found(self) -> "NDArray[np.bool_]":
        """Areas × indicators: which changes chance does not explain."""
        return self.changes.found()

    @cached_property
    def looks(self) -> int:
        """How many changes were tested, in the whole country."""
        return int(self.changes.tested.sum())

    def dispersion(self, indicator: str) -> "Dispersion | None":
        return self.changes.dispersion[self.indicators.index(indicator)]


_tested: Kept[Tested] = Kept(MOST_CELLS)


def periods_told(versions: Sequence[Delivery]) -> set[Period]:
    """The periods about which anything that is tested was delivered."""
    measures = [[one.numerator.subject, one.numerator.category] for one in counted()]
    told = (one.periods for one in versions if any(measure in one.measures for measure in measures))
    return {Period.parse(text) for texts in told for text in texts}


def years_told(told: Collection[Period]) -> list[Period]:
    """The whole years among periods of which the year before is there too, the oldest first."""
    return sorted(one for one in told if one.is_year and one.year_earlier in told)


def is_tested(years: Sequence[Period], kind: AreaKind, after: Period) -> bool:
    """Municipalities are tested in every period; of wijken and buurten, which take seconds, only the newest years.

    years
        as `years_told` tells them.
    """
    return kind is AreaKind.MUNICIPALITY or after in years[-NEWEST:]


def tested(versions: Sequence[Delivery], kind: AreaKind, after: Period) -> Tested:
    """All changes of areas of a kind, from the year before; versions of one world, the one that wins first.

    Areas that merged in between are tested on the ground of today, where whole areas were added up. Not tested, and
    unknown: what a damaged file may have held, and areas of which the two figures come from different publishers, are
    about different ground, or hold a share of a divided area.
    """
    asked = Asked(_counts(versions), kind, after)
    return _tested.answer(asked.question, asked.answer)


def tests_of_country(versions: Sequence[Delivery]) -> Iterator["Asked"]:
    """What `tested` is asked most about these deliveries: all years and the last twelve months, the newest first."""
    told, counts = periods_told(versions), _counts(versions)
    years = years_told(told)
    months = sorted((one for one in told if not one.is_year and one.year_earlier in told), reverse=True)
    for after in [*reversed(years), *months[:MONTHS]]:
        for kind in KINDS:
            if is_tested(years, kind, after):
                yield Asked(counts, kind, after)


@dataclass(frozen=True)
class _Counts:
    """What may be tested, of one world.

    sound, damaged
        by the id of each indicator the deliveries that tell it; and of which a file is damaged.
    """

    versions: Sequence[Delivery]
    sound: Mapping[str, Deliveries]
    damaged: tuple[str, ...]

    @cached_property
    def identity(self) -> str:
        """Which deliveries tell each measure, in their order, the bytes they are kept in, and how areas changed."""
        table, division = _ground(list(self.sound.values()))
        told = [(name, told.measure, _identity(told)) for name, told in self.sound.items()]
        return repr((told, table.changes, division))


@dataclass(frozen=True)
class Asked:
    """One question of `tested`."""

    counts: _Counts
    kind: AreaKind
    after: Period

    @property
    def question(self) -> Hashable:
        """Under what it is remembered in this process."""
        told = tuple(told.key for told in self.counts.sound.values())
        return told, self.counts.damaged, self.kind, self.after

    @cached_property
    def name(self) -> str:
        """Under what it is kept on the disk: everything that the answer follows from."""
        return worked_out.name_of([self.kind, self.after, self.counts.identity])

    def answer(self) -> Tested:
        """What was worked out beforehand, or else the same by the functions that say what it means."""
        from ineen.analysis.statistics.changes import changes

        found = worked_out.changes_named(self.name)
        if found is None:
            found = self._changes(changes)
        return Tested(tuple(self.counts.sound), self.counts.damaged, found, self.after.year_earlier, self.after)

    def work_out(self) -> None:
        """Work it out with what is compiled, and keep it."""
        from ineen.analysis.national.changing import changes

        worked_out.keep_changes(self.name, self._changes(changes))

    def _changes(self, changes: "Callable[..., Changes]") -> "Changes":
        sound = list(self.counts.sound.values())
        sources = _Sources(_by_file(self.counts.versions, sound), *_ground(sound))
        measures = [told.measure for told in self.counts.sound.values()]
        periods = list(islice(_back_from(self.after), 2))
        frame = _frame(sources, measures, periods, self.kind)
        if len(frame.areas) <= FEW:
            periods = list(islice(_back_from(self.after), MOST_PERIODS))
            frame = _frame(sources, measures, periods, self.kind)
        own, *earlier = [(one, later) for later, one in pairwise(periods)]
        return changes(frame, *own, earlier=earlier)


def _counts(versions: Sequence[Delivery]) -> _Counts:
    wanted = {one.id: told for one in counted() if (told := deliveries(versions, one.numerator))}
    sound = {name: told for name, told in wanted.items() if not any(isinstance(file, str) for file in told.files)}
    return _Counts(versions, sound, tuple(name for name in wanted if name not in sound))


def _identity(told: Deliveries) -> tuple[Hashable, ...]:
    stems = (Path(file.path).stem for file in told.files if isinstance(file, StoredFile))
    stamps = ((one.source, one.publisher, one.version, one.classification_year) for one in told.stamps)
    return tuple(zip(stamps, stems, strict=True))


def _back_from(period: Period) -> Iterator[Period]:
    while True:
        yield period
        period = period.year_earlier


class _Sources(NamedTuple):
    """Every file with where it comes from, and what makes their areas those of today."""

    stamps: Mapping[StoredFile, SourceStamp]
    table: ChangeTable
    division: int


def _ground(told: Sequence[Deliveries]) -> tuple[ChangeTable, int]:
    if not told:
        return ChangeTable(()), LAST_YEAR
    return table_of(told[0]), max(map(division_of, told))


def _frame(sources: _Sources, measures: Sequence[Measure], periods: Sequence[Period], kind: AreaKind) -> "Frame":
    from ineen.analysis.store.framing import framed

    found = framed(list(sources.stamps), measures=measures, periods=periods, kind=KINDS[kind])
    stamps = list(sources.stamps.values())
    told = on_ground_of_today(found, stamps, sources.table, sources.division)
    return _comparable(told, stamps, sources.table)


def _by_file(versions: Sequence[Delivery], told: Sequence[Deliveries]) -> dict[StoredFile, SourceStamp]:
    """Every file once with where it comes from, the one that wins first."""
    rank = {one.content_hash: place for place, one in reversed(list(enumerate(versions)))}
    pairs = {file: stamp for one in told for stamp, file in zip(one.stamps, one.files, strict=True)}
    order = sorted(pairs.items(), key=lambda pair: rank[pair[1].version])
    return {file: stamp for file, stamp in order if isinstance(file, StoredFile)}


def _comparable(found: "Framed", stamps: Sequence[SourceStamp], table: ChangeTable) -> "Frame":
    """The frame, unknown where an earlier period does not speak of the same thing as the first of its periods."""
    import numpy as np

    from ineen.analysis.frame.status import Status

    newest, earlier = found.version[..., :1], found.version[..., 1:]
    status, values = found.frame.status.copy(), found.frame.values.copy()
    areas = [AreaCode(str(area)) for area in found.frame.areas]
    both = np.stack(np.broadcast_arrays(newest, earlier))
    for one, other in np.unique(both.reshape(2, -1), axis=1).T.tolist():
        if one != other and min(one, other) >= 0:
            refused = np.array([bool(why_apart(table, area, stamps[one], stamps[other])) for area in areas])
            apart = (both[0] == one) & (both[1] == other) & refused[:, np.newaxis, np.newaxis]
            status[..., 1:][apart], values[..., 1:][apart] = Status.UNKNOWN, np.nan
    return found.frame.renamed("periods", found.frame.periods, status, values)


def why_apart(table: ChangeTable, area: AreaCode, one: SourceStamp, other: SourceStamp) -> str:
    """Why two figures of an area cannot be compared, as the end of a sentence; empty where they can."""
    if one.publisher != other.publisher:
        return f"{one.publisher} en {other.publisher} tellen niet op dezelfde manier"
    if area.kind is AreaKind.MUNICIPALITY:
        years = one.classification_year, other.classification_year
        if has_grown(table, area, *years):
            return "daartussen kwam er (een deel van) een andere gemeente bij"
        return "daartussen veranderden de grenzen van de gemeente" if has_other_ground(table, area, *years) else ""
    return "" if one.classification_year == other.classification_year else "het gebied kan anders zijn ingedeeld"
