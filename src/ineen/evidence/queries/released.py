"""Figures that may be shown. `released` is the only place where a `Released` is made."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ineen.analysis.indicators.catalogue import INDICATORS, Indicator, indicator_named
from ineen.analysis.statistics.intervals import poisson_interval
from ineen.analysis.store.cells import Cell, CellKey, CellStatus
from ineen.analysis.store.reading import Found, read
from ineen.evidence.models import SourceVersion
from ineen.evidence.queries.catalogue import folder_of, source_versions
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.figures import Figure, FigureStatus, SourceStamp
from ineen.ground.kernel.periods import Period

COUNTED = "Een telling zoals de bron haar publiceert, zonder onzekerheidsmarge."
WITH_INTERVAL = (
    "Een telling zoals de bron haar publiceert. In elk aantal speelt toeval mee: de marge (95%, exact, methode van "
    "Garwood uit 1936) laat zien waar het niveau achter dit aantal kan liggen als gebeurtenissen los van elkaar "
    "plaatsvinden. Zij zegt niet of iets echt meer of minder werd: van jaar tot jaar schommelen aantallen meer dan "
    "door dit toeval alleen. Wat niet geregistreerd is, telt niet mee."
)
WITHOUT_VALUE = {
    CellStatus.NOT_PUBLISHED: "De bron publiceert dit cijfer niet: het is onbekend, onbetrouwbaar of geheim.",
    CellStatus.ABSENT: "De bron laat dit cijfer leeg: het kan niet voorkomen.",
}
NOT_DELIVERED = "De geladen leveringen bevatten dit gebied of deze periode niet."


@dataclass(frozen=True, slots=True)
class Released:
    """Figures that may be shown to everybody: one per asked area and period, in that order.

    Empty only where nothing about the indicator was loaded.
    """

    indicator: Indicator
    figures: tuple[Figure, ...]

    def __iter__(self) -> Iterator[Figure]:
        return iter(self.figures)

    def __len__(self) -> int:
        return len(self.figures)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The areas and periods about which there are released cells, sorted."""

    areas: tuple[AreaCode, ...]
    periods: tuple[Period, ...]


def indicators() -> tuple[Indicator, ...]:
    """Every indicator that the product knows."""
    return tuple(INDICATORS.values())


def released(
    viewer: Viewer, *, indicator: str, areas: Iterable[AreaCode], periods: Iterable[Period] | None = None
) -> Released:
    """The released figures of one indicator; area by area and period by period the newest delivery wins.

    periods
        None gives every period that was delivered, the oldest first.

    A cell without a value, and an area or period that no delivery has, is a figure whose status says so. Raises
    NotFound for an unknown indicator, and BadInput where a file of figures is damaged.
    """
    chosen = indicator_named(indicator)
    versions = _released_versions(viewer, chosen)
    asked = list(areas)
    wanted = sorted(_periods_of(versions)) if periods is None else list(periods)
    found = {one.cell.key: one for one in _read(versions, chosen, areas=asked, periods=wanted)}
    keys = [CellKey(chosen.numerator, area, period) for area in asked for period in wanted] if versions else []
    return Released(chosen, tuple(_figure(chosen, key, found, versions) for key in keys))


def coverage(viewer: Viewer, *, indicator: str) -> Coverage:
    """About which areas and periods there are released figures of an indicator; raises NotFound where it is unknown."""
    chosen = indicator_named(indicator)
    keys = {one.cell.key for one in _read(_released_versions(viewer, chosen), chosen)}
    return Coverage(tuple(sorted({key.area for key in keys})), tuple(sorted({key.period for key in keys})))


def _released_versions(viewer: Viewer, chosen: Indicator) -> list[SourceVersion]:
    versions = source_versions(viewer).filter(release__isnull=False, release__withdrawn_at=None)
    return [version for version in versions if _holds(version, chosen)]


def _holds(version: SourceVersion, chosen: Indicator) -> bool:
    return [chosen.numerator.subject, chosen.numerator.category] in version.measures


def _periods_of(versions: Iterable[SourceVersion]) -> set[Period]:
    return {Period.parse(text) for version in versions for text in version.periods}


def _read(
    versions: Sequence[SourceVersion],
    chosen: Indicator,
    areas: Iterable[AreaCode] | None = None,
    periods: Iterable[Period] | None = None,
) -> tuple[Found, ...]:
    folders = [folder_of(version.source, version.content_hash) for version in versions]
    return read(folders, measure=chosen.numerator, areas=areas, periods=periods)


def _figure(
    chosen: Indicator, key: CellKey, found: Mapping[CellKey, Found], versions: Sequence[SourceVersion]
) -> Figure:
    one = found.get(key)
    version = versions[one.version] if one else _nearest(versions, key.period)
    status, method = _status(chosen, one.cell) if one else (FigureStatus.UNKNOWN, NOT_DELIVERED)
    value = one.cell.value if one else None
    low, high = _interval(chosen, value)
    return Figure(
        value=value,
        low=low,
        high=high,
        unit=chosen.unit,
        area=key.area,
        period=key.period,
        indicator=chosen.id,
        source=_stamp(version),
        status=status,
        method=method,
    )


def _nearest(versions: Sequence[SourceVersion], period: Period) -> SourceVersion:
    """The delivery that would have held a cell of this period: the newest that speaks of it, else the newest."""
    return next((version for version in versions if str(period) in version.periods), versions[0])


def _status(chosen: Indicator, cell: Cell) -> tuple[FigureStatus, str]:
    if cell.status in WITHOUT_VALUE:
        return FigureStatus.NOT_PUBLISHED, WITHOUT_VALUE[cell.status]
    return FigureStatus(cell.status), WITH_INTERVAL if chosen.denominator else COUNTED


def _interval(chosen: Indicator, value: int | None) -> tuple[float, float] | tuple[None, None]:
    """A register that was counted whole has none."""
    if value is None or chosen.denominator is None:
        return None, None
    low, high = poisson_interval(value)
    return float(low), float(high)


def _stamp(version: SourceVersion) -> SourceStamp:
    return SourceStamp(
        source=version.source,
        publisher=version.publisher,
        table=version.table,
        version=version.content_hash,
        retrieved=version.retrieved,
        classification_year=version.classification_year,
    )
