"""Loading a delivery: first its figures to a file, then one act that names the file in the catalogue.

Killed in between, the old delivery stays in use; the file waits without harm for the next load of the same content.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

from django.db.models import Q, QuerySet
from django.utils import timezone

from ineen.analysis.sources.connector import Connector
from ineen.analysis.sources.delivery import Delivery, SourceFile
from ineen.analysis.sources.regions import Resolved, resolve
from ineen.analysis.sources.registry import connector
from ineen.analysis.sources.sums import sum_checks
from ineen.analysis.store.cells import Cell, CellKey, CellStatus, content_hash
from ineen.analysis.store.reading import read
from ineen.analysis.store.writing import write
from ineen.evidence.actions.report import LoadReport, changes
from ineen.evidence.models import Release, SourceVersion
from ineen.evidence.queries import folder_of
from ineen.evidence.rules import check_may_load
from ineen.ground.areas.queries import resolve_municipality
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.refusals import BadInput

MOST_BYTES = 500 * 1024**2


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A delivery that was read and resolved, and the day it was fetched."""

    connector: Connector
    delivery: Delivery
    resolved: Resolved
    content_hash: str
    retrieved: date


def load_source(
    *, by: Actor, now: datetime, source: str, files: Sequence[Path], retrieved: date | None = None
) -> LoadReport:
    """Load the files of one delivery and say what that changed.

    source
        the name of a connector.
    retrieved
        the day on which somebody fetched the files; None only where the files say so themselves.

    The same content again adds nothing. Other values for the same periods are another version: both stay. Raises
    NotFound for an unknown source, NotAllowed, and BadInput for files that cannot be used; then nothing changes.
    """
    check_may_load(by)
    prepared = _prepare(connector(source), files, retrieved, now)
    _check_not_withdrawn(prepared)
    cells = prepared.resolved.cells
    write(folder_of(source, prepared.content_hash), cells)  # mends a damaged file too
    known = _known(prepared)
    changed = () if known else changes(_in_use(prepared), cells)
    version = known or _keep_version(by=by, now=now, prepared=prepared)
    return LoadReport(
        version=version,
        unchanged=known is not None,
        cells=len(cells),
        areas=len({cell.key.area.code for cell in cells}),
        unresolved=prepared.resolved.unresolved,
        sums=sum_checks(cells) if prepared.connector.whole_country else (),
        changes=changed,
        superseded_by=next(iter(_later(version)), None),
    )


def _prepare(chosen: Connector, files: Sequence[Path], retrieved: date | None, now: datetime) -> _Prepared:
    delivery = chosen.parse([_source_file(path) for path in files])
    resolved = resolve(delivery, _municipality)
    if not resolved.cells:
        raise BadInput("Geen enkele regio in deze levering is bekend. Is dit het goede bestand?")
    _check_own_world(chosen, resolved)
    identity = content_hash(delivery.table, delivery.classification_year, resolved.cells)
    return _Prepared(chosen, delivery, resolved, identity, _retrieved(delivery, retrieved, now))


def _check_own_world(chosen: Connector, resolved: Resolved) -> None:
    """Figures about real areas are never invented, and invented areas have no others."""
    codes = {cell.key.area.code for cell in resolved.cells}
    other = next((code for code in sorted(codes) if AreaCode(code).fictional != chosen.fictional), None)
    if other:
        world = "verzonnen" if chosen.fictional else "echte"
        raise BadInput(f"{other} hoort hier niet: de bron {chosen.name} gaat alleen over {world} gebieden.")


def _municipality(name: str, on: date) -> AreaCode | None:
    try:
        return resolve_municipality(name, on=on)
    except BadInput:  # several bear this name: it is listed, never guessed
        return None


def _source_file(path: Path) -> SourceFile:
    try:
        if not path.is_file() and path.exists():
            raise BadInput("Dit is geen bestand. Geef de bestanden zelf, geen map.", place=str(path))
        if path.stat().st_size > MOST_BYTES:
            raise BadInput("Dit bestand is groter dan 500 MB. Is dit het goede bestand?", place=str(path))
        return SourceFile(path.name, path.read_bytes())
    except OSError as wrong:
        raise BadInput(f"Dit bestand is niet te lezen ({wrong.strerror}). Klopt het pad?", place=str(path)) from None


def _retrieved(delivery: Delivery, given: date | None, now: datetime) -> date:
    day = given or delivery.retrieved
    if day is None:
        raise BadInput("Zeg wanneer deze bestanden zijn opgehaald, bijvoorbeeld met --retrieved 2026-06-23.")
    if delivery.retrieved not in (None, day):
        raise BadInput(f"Het bestand zegt dat het is opgehaald op {delivery.retrieved}, niet op {day}.")
    if day > timezone.localdate(now):
        raise BadInput(f"De dag van ophalen, {day}, ligt in de toekomst. Schrijf de dag waarop u het ophaalde.")
    return day


def _known(prepared: _Prepared) -> SourceVersion | None:
    """An earlier load of this content, unless other content came in between: then it is a revision back."""
    same = _standing(prepared.connector.name).filter(content_hash=prepared.content_hash)
    for version in same:
        later = [one.retrieved for one in _later(version)]
        if version.retrieved == prepared.retrieved or all(day >= prepared.retrieved for day in later):
            return version
    return None


def _later(version: SourceVersion) -> list[SourceVersion]:
    """The deliveries about the same measures and periods that win over this one, the one that wins first."""
    wins = Q(retrieved__gt=version.retrieved) | Q(retrieved=version.retrieved, loaded_at__gt=version.loaded_at)
    others = _standing(version.source).filter(wins)
    return [one for one in others if _overlap(one, version)]


def _standing(source: str) -> QuerySet[SourceVersion]:
    """The deliveries of a source whose release was not withdrawn, the one that wins first."""
    return SourceVersion.objects.filter(source=source, release__withdrawn_at=None)


def _check_not_withdrawn(prepared: _Prepared) -> None:
    same = Release.objects.filter(
        version__source=prepared.connector.name,
        version__content_hash=prepared.content_hash,
        version__retrieved=prepared.retrieved,
        withdrawn_at__isnull=False,
    ).first()
    if same:
        raise BadInput(
            f"Deze levering is ingetrokken: {same.withdrawn_because}. Haal de bestanden opnieuw op en laad die, met de "
            "dag waarop u ze ophaalde."
        )


def _overlap(one: SourceVersion, other: SourceVersion) -> bool:
    same_measure = any(measure in other.measures for measure in one.measures)
    return same_measure and bool(set(one.periods) & set(other.periods))


def _in_use(prepared: _Prepared) -> dict[CellKey, Cell]:
    versions = _standing(prepared.connector.name)
    folders = [folder_of(version.source, version.content_hash) for version in versions]
    periods = {cell.key.period for cell in prepared.resolved.cells}
    return {found.cell.key: found.cell for found in read(folders, periods=periods)}


@act
def _keep_version(*, by: Actor, now: datetime, prepared: _Prepared) -> SourceVersion:
    version, made = SourceVersion.objects.get_or_create(
        source=prepared.connector.name,
        content_hash=prepared.content_hash,
        retrieved=prepared.retrieved,
        defaults=_columns(prepared) | {"loaded_at": now},
    )
    record(
        on=version,
        what="levering geladen" if made else "levering was al geladen",
        details={"source": version.source, "hash": version.content_hash, "rows": version.rows},
    )
    if made and prepared.connector.release:
        ground = Release.Ground(prepared.connector.release.value)
        release = Release.objects.create(version=version, ground=ground.value, released_at=now)
        record(on=release, what="levering vrijgegeven", details={"ground": ground.label})
    return version


def _columns(prepared: _Prepared) -> dict[str, object]:
    delivery, cells = prepared.delivery, prepared.resolved.cells
    provisional = any(cell.status is CellStatus.PROVISIONAL for cell in cells)
    return {
        "publisher": delivery.publisher,
        "table": delivery.table,
        "title": delivery.title,
        "licence": prepared.connector.licence,
        "classification_year": delivery.classification_year,
        "measures": [[one.subject, one.category] for one in sorted({cell.key.measure for cell in cells})],
        "periods": [str(period) for period in sorted({cell.key.period for cell in cells})],
        "rows": len(cells),
        "status": SourceVersion.Status.PROVISIONAL if provisional else SourceVersion.Status.FINAL,
        "unresolved": [asdict(one) for one in prepared.resolved.unresolved],
    }
