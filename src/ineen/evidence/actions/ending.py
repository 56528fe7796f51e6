"""What becomes of a submission: a preview, a question again, or an end. The files go when it ends."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django_scopes import scopes_disabled

from ineen.evidence import states
from ineen.evidence.actions import telling
from ineen.evidence.models import SourceVersion, Submission
from ineen.evidence.queries.descriptions import Description
from ineen.evidence.queries.previews import Preview
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.audit.forgetting import forget_rows
from ineen.ground.files.actions import delete_file
from ineen.ground.files.queries import files_of
from ineen.ground.kernel.actors import Actor, check_is_system
from ineen.ground.outbox.queries import failed_for_good
from ineen.ground.privacy.declarations import partnerships_with, past_term

State = Submission.State
KEPT = timedelta(days=1)
CHANGED_MEANWHILE = "Na dit voorbeeld kwam er een andere levering bij, of werd er een ingetrokken. Kijk het opnieuw na."
OTHER_DAY = "Met de dag die u invulde, zegt de levering iets anders. Kijk het opnieuw na."
LONGEST_TOLD = Submission._meta.get_field("told").max_length or 0
GAVE_UP = (
    "Het verwerken lukte niet door een fout in Ineen. Er is niets veranderd. Lever het nog eens aan. "
    "Gaat het weer mis, meld het dan aan de beheerder."
)


def under_work(*, by: Actor, submission: UUID, state: State) -> Submission | None:
    """A submission for the work that was asked for it; None where that was done, or is not wanted any more."""
    with scopes_disabled():
        return Submission.objects.filter(pk=submission, state=state).first()


@act
def show_preview(
    *,
    by: Actor,
    now: datetime,
    submission: UUID,
    source: str,
    preview: Preview,
    description: Description | None = None,
) -> None:
    """Ask to confirm what a load would do; where it would change nothing, that is the end."""
    row = _locked(submission)
    if row.state != State.PREPARING:  # dropped meanwhile
        record(on=row, what="voorbeeld kwam te laat")
        return
    row.source, row.retrieved, row.preview = source, preview.retrieved, preview.as_stored()
    row.description = description.as_stored() if description else None
    if preview.needs_nothing:
        end(by=by, now=now, row=row, state=State.UNCHANGED, version=_known(preview, source))
        return
    states.check_follows(row, State.WAITING)
    row.state = State.WAITING
    row.save()
    record(on=row, what="voorbeeld gemaakt", details={"hash": preview.content, "changed": preview.changed})
    telling.ask(by=by, now=now, row=row)


@act
def ask_what_it_is(*, by: Actor, now: datetime, submission: UUID, description: Description, why: str) -> None:
    """Nobody knows yet what stands in the file: ask who handed it in."""
    row = _locked(submission)
    if row.state != State.PREPARING:  # dropped meanwhile
        record(on=row, what="vraag om uitleg kwam te laat")
        return
    states.check_follows(row, State.DESCRIBING)
    row.state, row.description, row.told = State.DESCRIBING, description.as_stored(), why[:LONGEST_TOLD]
    row.save()
    record(on=row, what="uitleg bij bestand gevraagd", details={"columns": list(description.columns)})
    telling.ask_what_it_is(by=by, now=now, row=row)


@act
def ask_again(*, by: Actor, now: datetime, submission: UUID, preview: Preview) -> None:
    """What was confirmed is no longer what a load would do: show that, and ask anew."""
    row = _locked(submission)
    states.check_follows(row, State.WAITING)
    row.told = OTHER_DAY if Preview.of(row).retrieved != preview.retrieved else CHANGED_MEANWHILE
    row.state, row.retrieved, row.preview = State.WAITING, preview.retrieved, preview.as_stored()
    row.save()
    record(on=row, what="voorbeeld opnieuw gemaakt", details={"hash": preview.content, "changed": preview.changed})
    telling.ask(by=by, now=now, row=row)


@act
def close(
    *,
    by: Actor,
    now: datetime,
    submission: UUID,
    state: State,
    version: SourceVersion | None = None,
    because: str = "",
) -> None:
    """End a submission as the worker found it: loaded, unchanged, or refused with what is wrong and the remedy."""
    end(by=by, now=now, row=_locked(submission), state=state, version=version, because=because)


@act
def close_overdue(*, by: Actor, now: datetime) -> int:
    """End what nobody confirmed within a day, and what the worker gave up or could not finish; returns how many."""
    with scopes_disabled():
        unfinished = list(Submission.objects.select_for_update().filter(state__in=states.OPEN))
    failed = _given_up(unfinished)
    late = [row for row in unfinished if row in failed or (row.confirmed_at or row.handed_in_at) < now - KEPT]
    for row in late:
        given_up = row in failed or row.state == State.LOADING
        state, because = (State.REFUSED, GAVE_UP) if given_up else (State.EXPIRED, "")
        end(by=by, now=now, row=row, state=state, because=because)
    return len(late)


def any_overdue(now: datetime) -> bool:
    """Whether there is something to end: an act that does nothing is none."""
    with scopes_disabled():
        unfinished = Submission.objects.filter(state__in=states.OPEN)
        return unfinished.filter(handed_in_at__lt=now - KEPT).exists() or bool(_given_up(unfinished))


def _given_up(rows: Iterable[Submission]) -> list[Submission]:
    """Those of which the work failed for good: an error of Ineen, not of the file."""
    asked = {row.task: row for row in rows if row.task and row.state in states.BUSY}
    return [asked[task] for task in failed_for_good(asked)] if asked else []


@act
def forget_submissions(*, by: Actor, now: datetime, partnership: UUID | None) -> None:
    """Take away what a partnership handed in and is past its term. There must be some, for the worker."""
    check_is_system(by, doing="Oude aanleveringen wissen", command="ineen worker")
    with scopes_disabled():
        old = Submission.objects.filter(past_term(Submission, now))
        forget_rows(old, partnership=partnership, what="oude aanleveringen gewist")


def partnerships_with_old_submissions(now: datetime) -> tuple[UUID | None, ...]:
    """Where submissions are past their term. One query."""
    with scopes_disabled():
        return partnerships_with(Submission.objects.filter(past_term(Submission, now)))


def end(
    *,
    by: Actor,
    now: datetime,
    row: Submission,
    state: State,
    version: SourceVersion | None = None,
    because: str = "",
) -> None:
    """Within an act, of a row that it locked. Raises NotAllowed where it cannot end like this from where it is."""
    states.check_follows(row, state)
    for file in files_of(row):
        delete_file(by=by, now=now, file=file)
    row.state, row.ended_at, row.version, row.because, row.told = state, now, version, because, ""
    row.save()
    record(on=row, what=f"aanlevering {state.label}", details={"because": because} if because else {})
    telling.tell_end(by=by, now=now, row=row)


def _locked(submission: UUID) -> Submission:
    with scopes_disabled():
        return Submission.objects.select_for_update().get(pk=submission)


def _known(preview: Preview, source: str) -> SourceVersion:
    same = SourceVersion.objects.filter(source=source, content_hash=preview.content, release__withdrawn_at=None)
    found: SourceVersion = same[0]
    return found
