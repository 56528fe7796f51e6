"""What a partnership received itself: its sources, their deliveries, and the figures. For members alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from ineen.analysis.sources.received.mapping import plain
from ineen.analysis.store.cells import Cell, CellStatus, Measure
from ineen.analysis.store.reading import read_sound
from ineen.analysis.store.soundness import file_of
from ineen.evidence.models import ReceivedIndicator, ReceivedSource, SourceVersion
from ineen.evidence.queries.catalogue import folder_of
from ineen.evidence.queries.deliveries import WITHOUT_VALUE
from ineen.evidence.queries.names import area_names
from ineen.evidence.rules import ONLY_MEMBERS, loads_in, reads_received, reads_received_in
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.figures import Figure, FigureStatus, SourceStamp
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import NotAllowed, NotFound
from ineen.ground.organisations.queries import scope_of

NO_SOURCE = "Deze bron is er niet, of is niet voor u. Kijk op de lijst van ontvangen cijfers."
NO_DELIVERY = "Deze levering is er niet, of is al ingetrokken."
METHOD = "Zoals aangeleverd; niet openbaar."


@dataclass(frozen=True, slots=True)
class Received:
    """One source of a partnership, its deliveries (the one that wins first), and whether the viewer may change it."""

    row: ReceivedSource
    indicators: tuple[ReceivedIndicator, ...]
    versions: tuple[SourceVersion, ...]
    may_change: bool

    @property
    def standing(self) -> tuple[SourceVersion, ...]:
        return tuple(one for one in self.versions if one.receipt.withdrawn_at is None)

    def indicator(self, key: str) -> ReceivedIndicator:
        """The one of that number, the first where none is named. Raises NotFound."""
        if not key and self.indicators:
            return self.indicators[0]
        found = next((one for one in self.indicators if str(one.pk) == key), None)
        if found is None:
            raise NotFound(NO_SOURCE)
        return found


def may_read_received(viewer: Viewer) -> bool:
    """Whether somebody may see what her partnership received."""
    return reads_received(viewer)


def received_sources(viewer: Viewer) -> "QuerySet[ReceivedSource, ReceivedSource]":
    """Those of the viewer's partnerships, by title. Raises NotAllowed for who is no member. One query."""
    if not reads_received(viewer):
        raise NotAllowed(ONLY_MEMBERS)
    standing = Q(receipts__withdrawn_at=None)
    return _of(viewer).annotate(
        deliveries=Count("receipts", filter=standing), last=Max("receipts__version__loaded_at", filter=standing)
    )


def received_source(viewer: Viewer, key: UUID) -> Received:
    """One of them. Raises NotFound, also for who may not see it."""
    row = _of(viewer).filter(pk=key).first()
    if row is None:
        raise NotFound(NO_SOURCE)
    with scope_of(viewer):
        indicators = tuple(ReceivedIndicator.objects.filter(source=row))
    versions = tuple(SourceVersion.objects.filter(receipt__source=row).select_related("receipt"))
    return Received(row, indicators, versions, row.partnership_id in loads_in(viewer))


def received_figures(found: Received, indicator: ReceivedIndicator) -> tuple[Figure, ...]:
    """Every figure of one indicator, by area and period; the newest delivery wins. Damaged files are left out."""
    return tuple(_read(found, Measure(found.row.name, indicator.category), {indicator.category: indicator}))


def all_received_figures(found: Received) -> Iterator[Figure]:
    """Every figure of a source."""
    return _read(found, None, {one.category: one for one in found.indicators})


def damage_of(found: Received) -> tuple[str, ...]:
    """What is wrong with the files of its deliveries, in Dutch."""
    files = (file_of(folder_of(one.source, one.content_hash)) for one in found.standing)
    return tuple(dict.fromkeys(file for file in files if isinstance(file, str)))


def names_of(figures: Sequence[Figure]) -> dict[AreaCode, str]:
    """What the areas of figures are called."""
    return area_names(one.area for one in figures if isinstance(one.area, AreaCode))


def periods_of(figures: Sequence[Figure]) -> list[Period]:
    """Their periods, the oldest first."""
    return sorted({one.period for one in figures})


def _of(viewer: Viewer) -> "QuerySet[ReceivedSource, Any]":
    own = reads_received_in(viewer)
    with scope_of(viewer):
        return ReceivedSource.objects.filter(partnership__in=own)


def _read(found: Received, measure: Measure | None, meant: dict[str, ReceivedIndicator]) -> Iterator[Figure]:
    versions = found.standing
    files = [file_of(folder_of(one.source, one.content_hash)) for one in versions]
    by_class = {plain(category): one for category, one in meant.items()}
    for one in read_sound(files, measure=measure).found if files else ():
        indicator = by_class.get(plain(one.cell.key.measure.category))
        if indicator:
            yield _figure(one.cell, indicator, _stamp(found.row, versions[one.version]))


def _figure(cell: Cell, indicator: ReceivedIndicator, stamp: SourceStamp) -> Figure:
    low, high = cell.interval
    return Figure(
        value=cell.number,
        low=low,
        high=high,
        unit=indicator.unit,
        area=cell.key.area,
        period=cell.key.period,
        indicator=indicator.label,
        source=stamp,
        status=FigureStatus(CellStatus(cell.status).value),
        method=WITHOUT_VALUE.get(cell.status, METHOD),
    )


def _stamp(row: ReceivedSource, version: SourceVersion) -> SourceStamp:
    return SourceStamp(
        source=version.source,
        publisher=row.publisher,
        table=row.title,
        version=version.content_hash,
        retrieved=version.retrieved,
        classification_year=version.classification_year,
    )
