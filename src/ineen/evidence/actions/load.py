"""Loading a delivery: first its figures to a file, then one act that names the file in the catalogue.

Killed in between, the old delivery stays in use; the file waits without harm for the next load of the same content.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from ineen.analysis.sources.connector import Connector, ReleaseGround
from ineen.analysis.sources.delivery import Delivery
from ineen.analysis.sources.registry import connector
from ineen.analysis.store.writing import keep
from ineen.evidence.actions import comparing_again, telling_changes
from ineen.evidence.actions.comparing_again import ComparedAgain
from ineen.evidence.actions.preparing import Prepared, against_what_is_in_use, prepare, retrieved_day, withdrawals
from ineen.evidence.actions.report import LoadReport
from ineen.evidence.actions.scratch import scratch
from ineen.evidence.actions.telling_changes import News
from ineen.evidence.models import Release, SourceVersion
from ineen.evidence.queries import folder_of
from ineen.evidence.queries.files import source_file
from ineen.evidence.queries.in_use import rivals, standing
from ineen.evidence.rules import check_may_load
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import BadInput

Agree = Callable[[LoadReport], None]
Along = Callable[[SourceVersion], None]
_CATALOGUED = tuple(one.name for one in SourceVersion._meta.concrete_fields if not one.primary_key)


def nothing_more(_: LoadReport | SourceVersion) -> None:
    """For who loads without a preview: there is nothing to agree with, and nothing happens along."""


def load_source(
    *,
    by: Actor,
    now: datetime,
    source: str,
    files: Sequence[Path],
    retrieved: date | None = None,
    again: bool = False,
) -> LoadReport:
    """Load the files of one delivery and say what that changed.

    source
        the name of a connector.
    retrieved
        the day on which somebody fetched the files; None only where the files say so themselves.
    again
        whether the same delivery may come back after it was withdrawn.

    The same content again adds nothing. Other values for the same periods are another version: both stay. Raises
    NotFound for an unknown source, NotAllowed, and BadInput for files that cannot be used; then nothing changes.
    """
    check_may_load(by, now)
    chosen = connector(source)
    delivery = chosen.parse([source_file(path) for path in files])
    return load_delivery(by=by, now=now, chosen=chosen, delivery=delivery, retrieved=retrieved, again=again)


def load_delivery(
    *,
    by: Actor,
    now: datetime,
    chosen: Connector,
    delivery: Delivery,
    retrieved: date | None,
    again: bool,
    agree: Agree = nothing_more,
    along: Along = nothing_more,
    heard_by: UUID | None = None,
) -> LoadReport:
    """As `load_source`, for who may, of a delivery whose heads are read.

    agree
        gets the report before the catalogue changes, with a version that is not saved yet unless it is known; what it
        raises stops the load.
    along
        is done in the act that adds the version.
    heard_by
        the only partnership whose analysts and coordinators hear what changed; None is every one.
    """
    with scratch() as folder:
        prepared = prepare(chosen, delivery, retrieved_day(delivery, retrieved, now), folder)
        if not again:
            _check_not_withdrawn(prepared)
        keep(prepared.staged, folder_of(chosen.name, prepared.content_hash))  # mends a damaged file too
        report = against_what_is_in_use(prepared, folder, now)
        agree(report)
        if not report.unchanged:
            news = telling_changes.news_of(report, prepared.staged.file, folder, fictional=chosen.fictional)
            told = partial(_tell, by, now, news, heard_by)
            kept = _keep_version(by=by, now=now, version=report.version, release=chosen.release, along=along, told=told)
            return replace(report, version=kept)
        if report.version.changed is None:  # its file was damaged when it had to be compared again
            _tell_differences(by=by, now=now, version=report.version, folder=folder)
        return report


def foresee(*, now: datetime, chosen: Connector, delivery: Delivery, retrieved: date | None) -> LoadReport:
    """What a load would report. Keeps nothing, and raises what a load raises, but for what was withdrawn."""
    with scratch() as folder:
        prepared = prepare(chosen, delivery, retrieved_day(delivery, retrieved, now), folder)
        return against_what_is_in_use(prepared, folder, now)


def _check_not_withdrawn(prepared: Prepared) -> None:
    same = withdrawals(prepared).first()
    here = {"source": prepared.connector.name, "content_hash": prepared.content_hash, "retrieved": prepared.retrieved}
    if same and not standing(**here).exists():
        raise BadInput(
            f"Deze levering is ingetrokken: {same.withdrawn_because}. Was dat niet terecht? Laad haar dan met --again."
        )


@act
def _keep_version(
    *, by: Actor, now: datetime, version: SourceVersion, release: ReleaseGround | None, along: Along, told: Along
) -> SourceVersion:
    version, made = _get_or_create(version)
    record(
        on=version,
        what="levering geladen" if made else "levering was al geladen",
        details={"source": version.source, "hash": version.content_hash, "rows": version.rows},
    )
    if made and release:
        ground = Release.Ground(release.value)
        row = Release.objects.create(version=version, ground=ground.value, released_at=now)
        record(on=row, what="levering vrijgegeven", details={"ground": ground.label})
    along(version)
    if made:
        told(version)
    return version


def _tell(by: Actor, now: datetime, news: News | None, heard_by: UUID | None, version: SourceVersion) -> None:
    if news:
        telling_changes.tell(by=by, now=now, version=version, news=news, partnership=heard_by)


def _get_or_create(version: SourceVersion) -> tuple[SourceVersion, bool]:
    columns = {name: getattr(version, name) for name in _CATALOGUED}
    identity = {name: columns.pop(name) for name in ("source", "content_hash", "retrieved", "again")}
    return SourceVersion.objects.get_or_create(**identity, defaults=columns)


@act
def _tell_differences(*, by: Actor, now: datetime, version: SourceVersion, folder: Path) -> None:
    others = rivals(version.source, version.publisher).exclude(pk=version.pk)
    comparison = comparing_again.against_earlier(version, others, folder)
    comparing_again.keep([ComparedAgain(version, comparison)])
    record(on=version, what="levering opnieuw vergeleken", details={"hash": version.content_hash})
