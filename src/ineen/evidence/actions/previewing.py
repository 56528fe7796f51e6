"""From what a load would report to the preview that is shown."""

from datetime import date, datetime

from ineen.analysis.sources.connector import Connector
from ineen.analysis.sources.delivery import Delivery
from ineen.analysis.sources.regions import Unresolved
from ineen.analysis.sources.sums import SumCheck
from ineen.analysis.store.soundness import file_of
from ineen.evidence.actions.load import foresee
from ineen.evidence.actions.report import LoadReport
from ineen.evidence.models import SourceVersion
from ineen.evidence.queries import folder_of
from ineen.evidence.queries.previews import Newer, Preview, UnknownRegion, WrongSum
from ineen.evidence.queries.received_told import ReceivedTold
from ineen.ground.areas.queries import resolve_municipality
from ineen.ground.kernel.area_codes import AreaKind
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput

MOST_WRONG = 20
SHORT = 12
PARTS = {AreaKind.MUNICIPALITY: "gemeenten", AreaKind.POLICE_UNIT: "politie-eenheden"}


def make_preview(
    *, now: datetime, chosen: Connector, delivery: Delivery, retrieved: date, received: ReceivedTold | None = None
) -> Preview:
    """What a load of this delivery would do. `retrieved` counts where the files do not say it themselves.

    Raises BadInput as a load does.
    """
    report = foresee(now=now, chosen=chosen, delivery=delivery, retrieved=delivery.retrieved or retrieved)
    return preview_of(report, says_retrieved=delivery.retrieved is not None, received=received)


def preview_of(report: LoadReport, *, says_retrieved: bool, received: ReceivedTold | None = None) -> Preview:
    """A report as its preview."""
    version, newer = report.version, report.superseded_by
    wrong = [one for one in report.sums if one.wrong]
    return Preview(
        content=version.content_hash,
        publisher=version.publisher,
        table=version.table,
        title=version.title,
        licence=version.licence,
        classification_year=version.classification_year,
        status=version.get_status_display(),
        retrieved=version.retrieved,
        says_retrieved=says_retrieved,
        cells=report.cells,
        areas=report.areas,
        combinations=report.combinations,
        read_as=report.read_as,
        measures=tuple(category for _, category in version.measures),
        periods=tuple(sorted(map(Period.parse, version.periods))),
        unresolved=tuple(_unknown(one, version) for one in report.unresolved),
        without_use=report.without_use,
        unfinished=report.unfinished,
        absent=report.absent,
        sums=len(report.sums),
        wrong_sums=len(wrong),
        wrong=tuple(map(_wrong, wrong[:MOST_WRONG])),
        lacking=report.lacking,
        changed=report.changed,
        changes=report.changes,
        not_compared=tuple(one.content_hash[:SHORT] for one in report.damaged),
        unchanged=report.unchanged,
        mends=report.unchanged and isinstance(file_of(folder_of(version.source, version.content_hash)), str),
        newer=Newer(newer.retrieved, newer.content_hash[:SHORT]) if newer else None,
        withdrawn=report.withdrawn,
        received=received,
    )


def _unknown(one: Unresolved, version: SourceVersion) -> UnknownRegion:
    year = version.classification_year
    try:
        resolve_municipality(one.name, on=date(year, 1, 1) if year else None)
    except BadInput as several:
        return UnknownRegion(one.file, one.row, one.name, str(several))
    borders = f" in de indeling van {year}" if year else ""
    return UnknownRegion(
        one.file, one.row, one.name, f"Onbekende regio: geen gemeente heet zo of heeft deze code{borders}."
    )


def _wrong(one: SumCheck) -> WrongSum:
    return WrongSum(one.measure.category, one.period, PARTS[one.kind], one.parts, one.country)
