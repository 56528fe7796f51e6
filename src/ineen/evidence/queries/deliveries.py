"""What the released deliveries say of cells: a value, or why there is none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple

from django.db.models import QuerySet

from ineen.analysis.sources.registry import CONNECTORS
from ineen.analysis.store.cells import Cell, CellKey, CellStatus, Measure
from ineen.analysis.store.reading import Extent, Found, extent, read_sound
from ineen.analysis.store.soundness import StoredFile, file_of
from ineen.evidence.models import SourceVersion
from ineen.evidence.queries.catalogue import folder_of
from ineen.ground.areas.queries import newest_load
from ineen.ground.audit.prepared import Prepared
from ineen.ground.audit.readonly import once
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.figures import FigureStatus, SourceStamp
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput

WITHOUT_VALUE = {
    CellStatus.NOT_PUBLISHED: "De bron publiceert dit cijfer niet: het is onbekend, onbetrouwbaar of geheim.",
    CellStatus.ABSENT: "De bron laat dit cijfer leeg: het kan niet voorkomen.",
    CellStatus.UNKNOWN: "Volgens de bron is dit cijfer onbekend.",
    CellStatus.SUPPRESSED: "Dit cijfer is er, en wordt niet getoond: het zou iets over personen kunnen verraden.",
}
# the sources of what two people released, about real areas and about invented ones
RELEASED_OWN, RELEASED_INVENTED = "vrijgave", "vrijgave-verzonnen"
NOT_DELIVERED = "De geladen leveringen bevatten dit gebied of deze periode niet."


MOST_KEYS: Final = 200  # measures that are remembered at once; of a hundred deliveries each takes some 80 kB


@lru_cache(MOST_KEYS)
def _key(stamps: tuple[SourceStamp, ...], files: tuple[StoredFile | str, ...], changes: str | None) -> object:
    """One for the same deliveries and files: thousands of answers hold it, and none holds all their names."""
    del stamps, files, changes
    return object()


class Delivery(NamedTuple):
    """What figures need of a `SourceVersion`, under the same names."""

    source: str
    publisher: str
    table: str
    content_hash: str
    classification_year: int | None
    measures: list[list[str]]
    periods: list[str]
    retrieved: date
    area_changes: str | None  # the state of the table of area changes, asked along


@dataclass(frozen=True, slots=True)
class Made:
    """How a count of an area of today was made of counts in an older division.

    words
        `som van Heerhugowaard en Langedijk (indeling 2026)`.
    exact
        whether whole areas were added up, and nothing was divided.
    variance, unsure
        what a division adds to the variance of the count; whether a border may have moved as well, and nobody knows it.
    """

    parts: tuple[AreaCode, ...]
    words: str
    division: int
    exact: bool
    variance: float = 0.0
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """One cell that was asked for; `why` says in Dutch why it has no value, and is empty where it has one.

    low, high
        the publisher's own margin, None where it gives none.
    told, damaged
        whether a delivery has the cell, or may have it in a file that is damaged.
    made, before
        of a count that was converted: how, and the count within the borders of then, where there is one.
    borders
        the division in which an area that grew later was counted; None where the ground is that of today.
    """

    value: float | None
    status: FigureStatus
    why: str
    source: SourceStamp
    low: float | None = None
    high: float | None = None
    told: bool = True
    damaged: bool = False
    other_sources: tuple[SourceStamp, ...] = ()
    made: Made | None = None
    before: "Count | None" = None
    borders: int | None = None

    @property
    def division(self) -> int | None:
        """The classification year of the ground that it is about."""
        return self.made.division if self.made else self.source.classification_year


@dataclass(frozen=True, slots=True)
class Deliveries:
    """The released deliveries that hold one measure, the one that wins first.

    stamps, files
        of each version; where it cannot be read, the file is a Dutch sentence about that.
    """

    measure: Measure
    versions: tuple[Delivery, ...]
    stamps: tuple[SourceStamp, ...]
    files: tuple[StoredFile | str, ...]

    @property
    def changes(self) -> str | None:
        """The state of the table of area changes, as it was asked with the deliveries."""
        return self.versions[0].area_changes if self.versions else None

    def __bool__(self) -> bool:
        return bool(self.versions)

    @property
    def key(self) -> object:
        """Stands for what every answer follows from: deliveries, their files as they lie there now, area changes."""
        return _key(self.stamps, self.files, self.changes)

    def periods(self) -> list[Period]:
        """Every period that was delivered, the oldest first."""
        return sorted({Period.parse(text) for version in self.versions for text in version.periods})

    def counts(self, areas: Iterable[AreaCode], periods: Iterable[Period]) -> dict[tuple[AreaCode, Period], Count]:
        """Every asked area and period, answered by the newest delivery; nothing where there are no deliveries.

        Where the file of a delivery is damaged, a cell that it may hold is not answered by an older one.
        """
        if not self.versions:
            return {}
        asked, wanted = list(areas), list(periods)
        reading = read_sound(self.files, measure=self.measure, areas=asked, periods=wanted)
        found = {one.cell.key: one for one in reading.found}
        keys = [CellKey(self.measure, area, period) for area in asked for period in wanted]
        return {(key.area, key.period): self._count(key, found.get(key), reading.damaged) for key in keys}

    def extent(self) -> Extent:
        """The areas and periods about which there are cells."""
        return extent(self.files, self.measure)

    def _count(self, key: CellKey, one: Found | None, damaged: Mapping[int, str]) -> Count:
        for position, what in damaged.items():
            if (one is None or position < one.version) and self._speaks_of(position, key.period):
                return Count(None, FigureStatus.UNKNOWN, what, self.stamps[position], told=False, damaged=True)
        if one is None:
            return self._not_delivered(key.period)
        status, why = _status(one.cell)
        return Count(one.cell.number, status, why, self.stamps[one.version], *one.cell.interval)

    def _not_delivered(self, period: Period) -> Count:
        stamp = self.stamps[self._nearest(period)]
        source = CONNECTORS.get(stamp.source)
        why = " ".join(filter(None, [NOT_DELIVERED, source.leaves_out if source else ""]))
        return Count(None, FigureStatus.UNKNOWN, why, stamp, told=False)

    def _nearest(self, period: Period) -> int:
        """The delivery that would have held a cell of this period: the newest that speaks of it, else the newest."""
        return next((at for at in range(len(self.versions)) if self._speaks_of(at, period)), 0)

    def _speaks_of(self, position: int, period: Period) -> bool:
        return str(period) in self.versions[position].periods


@once
def released_versions(viewer: Viewer) -> tuple[Delivery, ...]:
    """Every delivery that may be shown, the one that wins first. One query, and within one page one for all."""
    del viewer  # what is released is for everybody
    return tuple(Delivery(*row) for row in _standing.ask())


def _standing_rows() -> "QuerySet[SourceVersion, tuple[Any, ...]]":
    released = SourceVersion.objects.filter(release__isnull=False, release__withdrawn_at=None)
    return released.annotate(area_changes=newest_load()).values_list(*Delivery._fields)


_standing = Prepared(_standing_rows)


def of_one_world(versions: Iterable[Delivery], areas: Iterable[AreaCode]) -> list[Delivery]:
    """The deliveries that may speak of these areas: of invented ones only invented figures, of real ones only others.

    Raises BadInput where real and invented areas are asked together.
    """
    worlds = {area.fictional for area in areas}
    if len(worlds) > 1:
        raise BadInput("Echte en verzonnen gebieden staan nooit in één tabel. Vraag ze apart.")
    invented = {name for name, one in CONNECTORS.items() if one.fictional} | {RELEASED_INVENTED}
    return [one for one in versions if (one.source in invented) in worlds]


def deliveries(versions: Sequence[Delivery], measure: Measure) -> Deliveries:
    """Those of the versions that hold a measure, in the same order."""
    holding = tuple(one for one in versions if [measure.subject, measure.category] in one.measures)
    return Deliveries(measure, holding, tuple(map(_stamp, holding)), tuple(map(_file, holding)))


def damaged_files(viewer: Viewer) -> tuple[str, ...]:
    """What is wrong with the files of released deliveries, in Dutch, each with the hash and the remedy."""
    files = map(_file, released_versions(viewer))
    return tuple(dict.fromkeys(file for file in files if isinstance(file, str)))


def newest_first(stamps: Iterable[SourceStamp]) -> list[SourceStamp]:
    """Each delivery once, the one that was retrieved last first."""
    return sorted(set(stamps), key=lambda stamp: (stamp.retrieved, stamp.version), reverse=True)


def _status(cell: Cell) -> tuple[FigureStatus, str]:
    return FigureStatus(cell.status), WITHOUT_VALUE.get(cell.status, "")


def _file(version: Delivery) -> StoredFile | str:
    return file_of(folder_of(version.source, version.content_hash))


def _stamp(version: Delivery) -> SourceStamp:
    return SourceStamp(
        source=version.source,
        publisher=version.publisher,
        table=version.table,
        version=version.content_hash,
        retrieved=version.retrieved,
        classification_year=version.classification_year,
    )
