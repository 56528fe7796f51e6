"""What people do with a submission: hand it in, confirm what the preview shows, or drop it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO
from uuid import UUID

from django.utils import timezone

from ineen.analysis.sources.registry import connector
from ineen.evidence import states
from ineen.evidence.actions import telling
from ineen.evidence.actions.ending import end
from ineen.evidence.models import Submission
from ineen.evidence.queries.in_use import DESCRIBED
from ineen.evidence.queries.previews import Preview
from ineen.evidence.queries.submissions import NO_SUCH
from ineen.evidence.rules import check_hands_in_for, loads_in
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.files.actions import store_file
from ineen.ground.kernel.actors import Actor, HeldRole
from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from ineen.ground.organisations.queries import scope_of, viewer_acting
from ineen.ground.outbox.queue import enqueue

State = Submission.State
PREVIEW = "ineen.evidence.tasks.make_preview"
LOAD = "ineen.evidence.tasks.load_submission"
ONE_AT_LEAST = "Kies ten minste één bestand."


@dataclass(frozen=True, slots=True)
class HandedFile:
    """One file as it came in, to be read from its beginning."""

    name: str
    content: BinaryIO


@act
def hand_in(
    *,
    by: Actor,
    now: datetime,
    files: Sequence[HandedFile],
    source: str = "",
    proposed: date | None = None,
) -> Submission:
    """Keep files that together are one delivery, and have the worker make a preview of it. No figure changes.

    It belongs to the partnership and the organisation of the role in which the person acts.

    source
        the name of a connector; empty to have it recognised; `DESCRIBED` where a person will say what stands in it.
    proposed
        the day on which the files seem to be fetched; today where nobody can tell.

    Raises NotAllowed, NotFound for an unknown source, and BadInput with what is wrong with a file.
    """
    person, held = _held(by, now)
    if not files:
        raise BadInput(ONE_AT_LEAST)
    today = timezone.localdate(now)
    row = Submission(
        partnership_id=held.partnership,
        organisation_id=held.organisation,
        source=source if source in ("", DESCRIBED) else connector(source).name,
        retrieved=min(proposed or today, today),
        handed_in_by=person,
        handed_in_as=by.label,
        handed_in_at=now,
    )
    row.files = [store_file(by=by, now=now, name=one.name, content=one.content, on=row).name for one in files]
    ask_work(row, PREVIEW)
    row.save(force_insert=True)
    record(on=row, what="bestanden aangeleverd", details={"source": row.source, "files": row.files})
    return row


@act
def confirm(*, by: Actor, now: datetime, submission: UUID, retrieved: date) -> Submission:
    """Have the worker load what the preview shows. Twice is once: what was confirmed already stays as it is.

    Raises NotFound, NotAllowed where there is nothing to confirm, and BadInput for a day of retrieval that cannot be.
    """
    row = own_submission(by, now, submission)
    if row.state in (State.LOADING, State.LOADED):
        record(on=row, what="aanlevering nog eens bevestigd")
        return row
    states.check_follows(row, State.LOADING)
    _check_day(row, retrieved, now)
    row.state, row.retrieved, row.told = State.LOADING, retrieved, ""
    row.confirmed_by, row.confirmed_as, row.confirmed_at = by.person, by.label, now
    ask_work(row, LOAD)
    row.save()
    record(on=row, what="aanlevering bevestigd", details={"retrieved": retrieved.isoformat()})
    telling.settle(by=by, now=now, row=row)
    return row


@act
def cancel(*, by: Actor, now: datetime, submission: UUID) -> Submission:
    """Drop what was handed in before it is confirmed; the files go. Raises NotFound, and NotAllowed afterwards."""
    row = own_submission(by, now, submission)
    end(by=by, now=now, row=row, state=State.CANCELLED)
    return row


def _held(by: Actor, now: datetime) -> tuple[UUID, HeldRole]:
    if by.person is None:
        raise NotAllowed("Aanleveren doet een persoon. Op de opdrachtregel laadt u met `ineen sources load`.")
    return by.person, check_hands_in_for(viewer_acting(by, now))


def own_submission(by: Actor, now: datetime, submission: UUID) -> Submission:
    """One that somebody may bring further, locked; within an act. Raises NotFound."""
    if by.person is None:
        raise NotFound(NO_SUCH)
    viewer = viewer_acting(by, now)
    with scope_of(viewer):
        row = Submission.objects.select_for_update().filter(pk=submission, partnership__in=loads_in(viewer)).first()
    if row is None:
        raise NotFound(NO_SUCH)
    return row


def _check_day(row: Submission, retrieved: date, now: datetime) -> None:
    shown = Preview.of(row)
    if shown.says_retrieved and retrieved != shown.retrieved:
        raise BadInput(f"Het bestand zegt zelf dat het is opgehaald op {shown.retrieved:%d-%m-%Y}. Neem die dag.")
    if retrieved > timezone.localdate(now):
        raise BadInput(f"{retrieved:%d-%m-%Y} ligt in de toekomst. Vul de dag in waarop u de bestanden ophaalde.")


def ask_work(row: Submission, task: str) -> None:
    """Within an act: have the worker do something for it. Each time is another task: one key is one task for ever."""
    row.turn += 1
    row.task = enqueue(
        task=task, payload={"submission": str(row.pk)}, key=f"evidence.submission/{row.pk}/{row.turn}", on=row
    )
