"""Loading a delivery: first its figures to a file, then one act that names the file in the catalogue.

Killed in between, the old delivery stays in use; the file waits without harm for the next load of the same content.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

from django.utils import timezone

from ineen.analysis.sources.connector import Connector
from ineen.analysis.sources.delivery import Delivery
from ineen.analysis.sources.regions import Resolution, resolved
from ineen.analysis.sources.registry import connector
from ineen.analysis.sources.sums import sum_checks
from ineen.analysis.store.staging import Staged, content_hash, stage
from ineen.analysis.store.writing import keep
from ineen.evidence.actions import comparing_again
from ineen.evidence.actions.comparing_again import ComparedAgain
from ineen.evidence.actions.in_use import Comparison, compare, speaking_of, standing, wins
from ineen.evidence.actions.report import LoadReport
from ineen.evidence.actions.scratch import scratch
from ineen.evidence.models import Release, SourceVersion
from ineen.evidence.queries import folder_of
from ineen.evidence.queries.files import source_file
from ineen.evidence.rules import check_may_load
from ineen.ground.areas.queries import resolve_municipality
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.refusals import BadInput


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A delivery whose cells are staged, and the day it was fetched."""

    connector: Connector
    delivery: Delivery
    staged: Staged
    resolution: Resolution
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
    chosen = connector(source)
    delivery = chosen.parse([source_file(path) for path in files])
    day = _retrieved(delivery, retrieved, now)
    with scratch() as folder:
        prepared = _prepare(chosen, delivery, day, folder)
        _check_not_withdrawn(prepared)
        keep(prepared.staged, folder_of(source, prepared.content_hash))  # mends a damaged file too
        comparison = _compare(prepared, folder)
        known = _known(prepared, comparison)
        version = known or _keep_version(by=by, now=now, prepared=prepared, comparison=comparison)
        if known and known.changed is None:  # its file was damaged when it had to be compared again
            _tell_differences(by=by, now=now, version=known, folder=folder)
        return _report(prepared, comparison, version, unchanged=known is not None)


def _retrieved(delivery: Delivery, given: date | None, now: datetime) -> date:
    day = given or delivery.retrieved
    if day is None:
        raise BadInput("Zeg wanneer deze bestanden zijn opgehaald, bijvoorbeeld met --retrieved 2026-06-23.")
    if delivery.retrieved not in (None, day):
        raise BadInput(f"Het bestand zegt dat het is opgehaald op {delivery.retrieved}, niet op {day}.")
    if day > timezone.localdate(now):
        raise BadInput(f"De dag van ophalen, {day}, ligt in de toekomst. Schrijf de dag waarop u het ophaalde.")
    return day


def _prepare(chosen: Connector, delivery: Delivery, retrieved: date, folder: Path) -> _Prepared:
    account = Resolution()
    until = retrieved if chosen.adds_up_over_time else None
    staged = stage(folder, resolved(delivery, _municipality, account=account, until=until))
    if not staged.cells and account.unfinished:
        raise BadInput(f"Geen enkele periode in deze levering was op {retrieved} voorbij. Klopt de dag van ophalen?")
    if not staged.cells:
        raise BadInput("Geen enkele regio in deze levering is bekend. Is dit het goede bestand?")
    _check_own_world(chosen, staged.areas)
    identity = content_hash(delivery.table, delivery.classification_year, staged)
    return _Prepared(chosen, delivery, staged, account, identity, retrieved)


def _check_own_world(chosen: Connector, areas: Sequence[str]) -> None:
    """Figures about real areas are never invented, and invented areas have no others."""
    other = next((code for code in areas if AreaCode(code).fictional != chosen.fictional), None)
    if other:
        world = "verzonnen" if chosen.fictional else "echte"
        raise BadInput(f"{other} hoort hier niet: de bron {chosen.name} gaat alleen over {world} gebieden.")


def _municipality(name: str, on: date) -> AreaCode | None:
    try:
        return resolve_municipality(name, on=on)
    except BadInput:  # several bear this name: it is listed, never guessed
        return None


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


def _compare(prepared: _Prepared, folder: Path) -> Comparison:
    staged = prepared.staged
    measures, periods = [[one.subject, one.category] for one in staged.measures], list(map(str, staged.periods))
    among = speaking_of(standing(publisher=prepared.delivery.publisher), measures, periods)
    return compare(staged.file, prepared.retrieved, among, scratch=folder)


def _known(prepared: _Prepared, comparison: Comparison) -> SourceVersion | None:
    """An earlier load of this content, unless other content came in between: then it is a revision back."""
    for version in standing(source=prepared.connector.name, content_hash=prepared.content_hash):
        if version.retrieved == prepared.retrieved or not comparison.changes_use:
            return version
    return None


@act
def _keep_version(*, by: Actor, now: datetime, prepared: _Prepared, comparison: Comparison) -> SourceVersion:
    version, made = SourceVersion.objects.get_or_create(
        source=prepared.connector.name,
        content_hash=prepared.content_hash,
        retrieved=prepared.retrieved,
        defaults=_columns(prepared, comparison) | {"loaded_at": now},
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


@act
def _tell_differences(*, by: Actor, now: datetime, version: SourceVersion, folder: Path) -> None:
    others = standing(publisher=version.publisher).exclude(pk=version.pk)
    comparison = comparing_again.against_earlier(version, others, folder)
    comparing_again.keep([ComparedAgain(version, comparison)])
    record(on=version, what="levering opnieuw vergeleken", details={"hash": version.content_hash})


def _columns(prepared: _Prepared, comparison: Comparison) -> dict[str, object]:
    delivery, staged = prepared.delivery, prepared.staged
    return {
        "publisher": delivery.publisher,
        "table": delivery.table,
        "title": delivery.title,
        "licence": prepared.connector.licence,
        "classification_year": delivery.classification_year,
        "measures": [[one.subject, one.category] for one in staged.measures],
        "periods": list(map(str, staged.periods)),
        "rows": staged.cells,
        "status": SourceVersion.Status.PROVISIONAL if staged.provisional else SourceVersion.Status.FINAL,
        "unresolved": [asdict(one) for one in prepared.resolution.unresolved.values()],
        "changed": comparison.changed,
        "changes": [one.as_stored() for one in comparison.changes],
    }


def _report(prepared: _Prepared, comparison: Comparison, version: SourceVersion, *, unchanged: bool) -> LoadReport:
    staged, account = prepared.staged, prepared.resolution
    absent = len(prepared.delivery.municipalities.difference(staged.areas))
    return LoadReport(
        version=version,
        unchanged=unchanged,
        cells=staged.cells,
        areas=len(staged.areas),
        classes=len(staged.measures),
        periods=len(staged.periods),
        read_as=prepared.delivery.read_as,
        unresolved=tuple(account.unresolved.values()),
        without_use=tuple(sorted(account.without_use)),
        unfinished=tuple(sorted(account.unfinished)),
        absent=absent,
        sums=sum_checks(staged) if prepared.connector.whole_country and not absent else (),
        changed=comparison.changed,
        changes=comparison.changes,
        damaged=comparison.damaged,
        superseded_by=next((one for one in comparison.shared_with if wins(one, version)), None),
    )
