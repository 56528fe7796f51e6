"""What the worker does: previews and loads of what was handed in, and working out and publishing releases."""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from uuid import UUID

from django.utils import timezone

from ineen.analysis.sources.odata.asking import Manners
from ineen.analysis.sources.registry import connector
from ineen.evidence.actions import ending, refreshing
from ineen.evidence.actions.load import load_delivery
from ineen.evidence.actions.previewing import make_preview as foreseen
from ineen.evidence.actions.previewing import preview_of
from ineen.evidence.actions.reading import PERCENT, READ
from ineen.evidence.actions.received import keep_receipt
from ineen.evidence.actions.receiving import Reading, Undescribed, read_submission
from ineen.evidence.actions.releases import publishing
from ineen.evidence.actions.releases.calculating import work_out
from ineen.evidence.actions.report import LoadReport
from ineen.evidence.actions.scratch import told_when_full
from ineen.evidence.actions.withdraw import was_withdrawn
from ineen.evidence.models import RefreshPlan, ReleaseRequest, SourceVersion, Submission
from ineen.evidence.queries.files import fetched, source_file
from ineen.evidence.queries.handed_files import submitted_files
from ineen.evidence.queries.previews import Preview
from ineen.evidence.queries.refreshing import is_fresh, refresh
from ineen.evidence.rules import check_may_load
from ineen.ground.kernel.actors import RESIDENT, Actor
from ineen.ground.kernel.refusals import BadInput, IneenError
from ineen.ground.kernel.tasks import Work, task

State = Submission.State
Stage = ReleaseRequest.State
LEASE = timedelta(minutes=10)
LONG_LEASE = timedelta(minutes=45)
ROWS_PER_PERCENT = 10_000  # nobody knows how many rows a table will have
POLITE = Manners(attempts=3)  # who asks again an hour later needs not insist


@task(retries=3, lease=LEASE, atomic=False)
def make_preview(work: Work, *, submission: str) -> None:
    """Read what was handed in and say what a load would do."""
    row = ending.under_work(by=work.by, submission=UUID(submission), state=State.PREPARING)
    if row is None:
        return
    try:
        reading = read_submission(row, submitted_files(row), work.progress)
        preview = foreseen(
            now=work.now,
            chosen=reading.connector,
            delivery=reading.delivery,
            retrieved=row.retrieved,
            received=reading.received,
        )
    except Undescribed as asked:
        with work.completion():
            ending.ask_what_it_is(
                by=work.by, now=work.now, submission=row.pk, description=asked.description, why=asked.why
            )
        return
    except IneenError as refused:
        _refuse(work, row, refused)
        return
    with work.completion():
        ending.show_preview(
            by=work.by,
            now=work.now,
            submission=row.pk,
            source=reading.connector.name,
            preview=preview,
            description=reading.description,
        )


@task(retries=3, lease=LEASE, atomic=False)
def load_submission(work: Work, *, submission: str) -> None:
    """Load what was confirmed, for who confirmed it, unless that is no longer what a load would do."""
    row = ending.under_work(by=work.by, submission=UUID(submission), state=State.LOADING)
    if row is None:
        return
    try:
        report = _Load(work, row).run()
    except _Otherwise as otherwise:
        with work.completion():
            ending.ask_again(by=work.by, now=work.now, submission=row.pk, preview=otherwise.preview)
    except IneenError as refused:
        _refuse(work, row, refused)
    else:
        if report.unchanged:
            with work.completion():
                ending.close(by=work.by, now=work.now, submission=row.pk, state=State.UNCHANGED, version=report.version)


@task(retries=2, lease=LEASE, atomic=False)
def refresh_figures(work: Work) -> None:
    """Work out beforehand what pages ask of the whole country; where no delivery came or went, look no further."""
    if not is_fresh(RESIDENT):
        refresh(RESIDENT, work.progress)


@task()
def close_overdue(work: Work) -> None:
    """End what waited a day, and what failed in a way that nobody foresaw."""
    if ending.any_overdue(work.now):
        ending.close_overdue(by=work.by, now=work.now)


@task()
def forget_submissions(work: Work) -> None:
    """Take away what was kept long enough."""
    for partnership in ending.partnerships_with_old_submissions(work.now):
        ending.forget_submissions(by=work.by, now=work.now, partnership=partnership)


@task(retries=3, lease=LEASE, atomic=False)
def calculate_release(work: Work, *, request: str) -> None:
    """Work out what must be hidden of what was asked for, and lay it before who approves."""
    row = publishing.under_work(UUID(request), Stage.REQUESTED)
    if row is None:
        return
    try:
        worked = work_out(row, work.progress)
    except IneenError as refused:
        with work.completion():
            publishing.give_up(by=work.by, now=work.now, request=row.pk, because=str(refused))
        return
    with work.completion():
        publishing.show_outcome(by=work.by, now=work.now, request=row.pk, outcome=worked.outcome)


@task(retries=3, lease=LEASE, atomic=False)
def publish_release(work: Work, *, request: str) -> None:
    """Work it out once more with what is public by now, and show it where that is what two people approved."""
    row = publishing.under_work(UUID(request), Stage.APPROVED_TWICE)
    if row is None:
        return
    try:
        worked = work_out(row, work.progress)
    except IneenError as refused:
        with work.completion():
            publishing.give_up(by=work.by, now=work.now, request=row.pk, because=str(refused))
        return
    with work.completion():
        publishing.publish(by=work.by, now=work.now, request=row.pk, worked=worked)


@task()
def ask_due_sources(work: Work) -> None:
    """Ask the sources whose time has come."""
    if refreshing.any_due(work.now):
        refreshing.ask_due(by=work.by, now=work.now)


@task(retries=1, lease=LONG_LEASE, atomic=False)
def refresh_source(work: Work, *, source: str) -> None:
    """Fetch a table, and load it where it says something new. What was fetched before a break is kept for next time."""
    plan = refreshing.plan_of(source)
    if plan is None:
        return
    try:
        report = _Refresh(work, plan).run()
    except IneenError as wrong:
        with work.completion():
            refreshing.note_failed(by=work.by, now=work.now, source=source, because=str(wrong))
        return
    if report.unchanged:
        with work.completion():
            refreshing.note_unchanged(by=work.by, now=work.now, source=source, version=report.version)


class _Otherwise(Exception):
    """A load would do something else than what was confirmed."""

    def __init__(self, preview: Preview) -> None:
        super().__init__("the preview is no longer true")
        self.preview = preview


@dataclass(frozen=True, slots=True)
class _Load:
    """The load of one submission."""

    work: Work
    row: Submission

    def run(self) -> LoadReport:
        by = self._asked_by()
        check_may_load(by, self.work.now)
        reading = self._read()
        return load_delivery(
            by=by,
            now=self.work.now,
            chosen=reading.connector,
            delivery=reading.delivery,
            retrieved=self.row.retrieved,
            again=True,  # the preview says so where it was withdrawn
            agree=partial(self._agree, reading),
            along=partial(self._along, reading),
            heard_by=self.row.partnership_id if reading.description else None,
        )

    def _read(self) -> Reading:
        try:
            return read_submission(self.row, submitted_files(self.row), self.work.progress)
        except Undescribed as asked:  # a list of areas may have changed since the preview
            raise BadInput(asked.why) from None

    def _asked_by(self) -> Actor:
        """Who confirmed it; the worker does it for her."""
        return Actor(person=self.row.confirmed_by, label=f"{self.row.confirmed_as}, via de werker")

    def _agree(self, reading: Reading, report: LoadReport) -> None:
        self.work.progress((PERCENT + READ) // 2, PERCENT)
        seen = Preview.of(self.row)
        now = preview_of(report, says_retrieved=seen.says_retrieved, received=reading.received)
        if not report.unchanged and now.seen != seen.seen:
            raise _Otherwise(now)

    def _along(self, reading: Reading, version: SourceVersion) -> None:
        if said := reading.description:
            partnership = self.row.partnership_id
            keep_receipt(by=self._asked_by(), now=self.work.now, partnership=partnership, said=said, version=version)
        ending.close(
            by=self._asked_by(), now=self.work.now, submission=self.row.pk, state=State.LOADED, version=version
        )


def _refuse(work: Work, row: Submission, refused: IneenError) -> None:
    with work.completion():
        ending.close(by=work.by, now=work.now, submission=row.pk, state=State.REFUSED, because=str(refused))


@dataclass(frozen=True, slots=True)
class _Refresh:
    """One attempt to fetch and load a source."""

    work: Work
    plan: RefreshPlan

    def run(self) -> LoadReport:
        chosen = connector(self.plan.source)
        with told_when_full(), fetched([self.plan.address], tell=self._tell, manners=POLITE) as paths:
            delivery = chosen.parse([source_file(path) for path in paths])
            return load_delivery(
                by=self.work.by,
                now=self.work.now,
                chosen=chosen,
                delivery=delivery,
                retrieved=timezone.localdate(self.work.now),
                again=False,
                agree=self._agree,
                along=self._along,
            )

    def _tell(self, _: str, rows: int) -> None:
        self.work.progress(min(READ, rows // ROWS_PER_PERCENT), PERCENT)

    def _agree(self, report: LoadReport) -> None:
        """What somebody withdrew does not come back by itself, however often the source says it again."""
        if not report.unchanged and (why := was_withdrawn(report.version)):
            raise BadInput(f"De bron geeft nog steeds wat is ingetrokken: {why}. Er is niets geladen.")

    def _along(self, version: SourceVersion) -> None:
        refreshing.note_loaded(by=self.work.by, now=self.work.now, source=self.plan.source, version=version)
