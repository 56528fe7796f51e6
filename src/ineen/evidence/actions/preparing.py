"""A delivery on its way in: its cells staged, and beside the figures in use. Nothing is kept here."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

from django.db.models import QuerySet
from django.utils import timezone

from ineen.analysis.sources.connector import Connector
from ineen.analysis.sources.delivery import Delivery
from ineen.analysis.sources.regions import Resolution, resolved
from ineen.analysis.sources.sums import SumCheck, sum_checks
from ineen.analysis.store.staging import Staged, content_hash, stage
from ineen.evidence.actions.report import LoadReport
from ineen.evidence.models import Release, SourceVersion
from ineen.evidence.queries.in_use import Comparison, compare, rivals, speaking_of, standing, wins
from ineen.ground.areas.queries import is_municipality, municipalities_on, resolve_municipality
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.refusals import BadInput


@dataclass(frozen=True, slots=True)
class Prepared:
    """A delivery whose cells are staged, and the day it was fetched."""

    connector: Connector
    delivery: Delivery
    staged: Staged
    resolution: Resolution
    content_hash: str
    retrieved: date


def retrieved_day(delivery: Delivery, given: date | None, now: datetime) -> date:
    """The day on which the files were fetched, as somebody says or they say themselves.

    Raises BadInput where nobody says, both say another day, or it is still to come.
    """
    day = given or delivery.retrieved
    if day is None:
        raise BadInput("Zeg wanneer deze bestanden zijn opgehaald, bijvoorbeeld met --retrieved 2026-06-23.")
    if delivery.retrieved not in (None, day):
        raise BadInput(f"Het bestand zegt dat het is opgehaald op {delivery.retrieved}, niet op {day}.")
    if day > timezone.localdate(now):
        raise BadInput(f"De dag van ophalen, {day}, ligt in de toekomst. Schrijf de dag waarop u het ophaalde.")
    return day


def prepare(chosen: Connector, delivery: Delivery, retrieved: date, folder: Path) -> Prepared:
    """Go through the rows once, into a file of the folder. Raises BadInput with what is wrong in them."""
    account = Resolution()
    until = retrieved if chosen.adds_up_over_time else None
    staged = stage(folder, resolved(delivery, _municipality, account=account, until=until, exists=is_municipality))
    if not staged.cells and account.unfinished:
        raise BadInput(f"Geen enkele periode in deze levering was op {retrieved} voorbij. Klopt de dag van ophalen?")
    if not staged.cells:
        _refuse_unknown(account)
    _check_own_world(chosen, staged.areas)
    identity = content_hash(delivery.table, delivery.classification_year, staged)
    return Prepared(chosen, delivery, staged, account, identity, retrieved)


def _refuse_unknown(account: Resolution) -> NoReturn:
    first = next(iter(account.unresolved.values()), None)
    like, place = (f", ook {first.name!r} niet", f"{first.file}, rij {first.row}") if first else ("", "")
    raise BadInput(f"Geen enkele regio in deze levering is bekend{like}. Is dit het goede bestand?", place=place)


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


def against_what_is_in_use(prepared: Prepared, folder: Path, now: datetime) -> LoadReport:
    """What a load tells: its version is the known one when it is unchanged, else one that is not saved yet."""
    comparison = _compare(prepared, folder)
    known = _known(prepared, comparison)
    version = known or SourceVersion(**_columns(prepared, comparison), loaded_at=now)
    return _report(prepared, comparison, version, unchanged=known is not None)


def _compare(prepared: Prepared, folder: Path) -> Comparison:
    staged = prepared.staged
    measures, periods = [[one.subject, one.category] for one in staged.measures], list(map(str, staged.periods))
    among = speaking_of(rivals(prepared.connector.name, prepared.delivery.publisher), measures, periods)
    return compare(staged.file, prepared.retrieved, among, scratch=folder)


def _known(prepared: Prepared, comparison: Comparison) -> SourceVersion | None:
    """An earlier load of this content, unless other content came in between: then it is a revision back."""
    for version in standing(source=prepared.connector.name, content_hash=prepared.content_hash):
        if version.retrieved == prepared.retrieved or not comparison.changes_use:
            return version
    return None


def withdrawals(prepared: Prepared) -> QuerySet[Release]:
    """The withdrawals of this content with this day of retrieval, the last first."""
    return Release.objects.filter(
        version__source=prepared.connector.name,
        version__content_hash=prepared.content_hash,
        version__retrieved=prepared.retrieved,
        withdrawn_at__isnull=False,
    ).order_by("-withdrawn_at")


def _columns(prepared: Prepared, comparison: Comparison) -> dict[str, object]:
    delivery, staged = prepared.delivery, prepared.staged
    return {
        "source": prepared.connector.name,
        "content_hash": prepared.content_hash,
        "retrieved": prepared.retrieved,
        "again": withdrawals(prepared).count(),
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


def _report(prepared: Prepared, comparison: Comparison, version: SourceVersion, *, unchanged: bool) -> LoadReport:
    staged, account = prepared.staged, prepared.resolution
    before = None if unchanged else withdrawals(prepared).first()
    absent = len(prepared.delivery.municipalities.difference(staged.areas))
    sums = _sums(prepared) if not absent else ()
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
        sums=sums,
        lacking=_lacking(prepared) if any(one.wrong for one in sums) else (),
        changed=comparison.changed,
        changes=comparison.changes,
        damaged=comparison.damaged,
        superseded_by=next((one for one in comparison.shared_with if wins(one, version)), None),
        withdrawn=before.withdrawn_because if before else "",
    )


def _lacking(prepared: Prepared) -> tuple[str, ...]:
    year = prepared.delivery.classification_year
    expected = municipalities_on(date(year, 1, 1)) if year else ()
    return tuple(one.name for one in expected if one.code not in prepared.staged.areas)


def _sums(prepared: Prepared) -> tuple[SumCheck, ...]:
    chosen = prepared.connector
    return sum_checks(prepared.staged, rounded_to=chosen.rounded_to) if chosen.whole_country else ()
