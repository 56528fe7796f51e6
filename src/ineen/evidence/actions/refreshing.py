"""Asking a live source by itself: how often, when next, what came of it. Old figures stay until new ones are loaded."""

from datetime import datetime, timedelta
from typing import Final

from django.urls import reverse

from ineen.analysis.sources.odata.service import service_at
from ineen.analysis.sources.registry import connector
from ineen.analysis.sources.web import WITH_A_NAME, names_somebody
from ineen.evidence.models import RefreshPlan, SourceVersion
from ineen.evidence.rules import check_may_load
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.inbox import actions as inbox
from ineen.ground.inbox.queries import Kind
from ineen.ground.kernel.actors import Actor, Role
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.organisations.queries import partnerships, persons_with_role
from ineen.ground.outbox.queue import enqueue

Every = RefreshPlan.Every
Outcome = RefreshPlan.Outcome
REFRESH = "ineen.evidence.tasks.refresh_source"
BETWEEN: Final = {Every.DAY: timedelta(days=1), Every.WEEK: timedelta(days=7), Every.MONTH: timedelta(days=30)}
FIRST_WAIT: Final = timedelta(hours=1)
MOST_DOUBLED: Final = 10  # 42 days: longer than the time between any two
TELL_AFTER: Final = 3  # times in a row: once may be maintenance
TOLD: Final = (Role.ANALYST, Role.COORDINATOR, Role.ADMINISTRATOR)
NOT_LIVE = "De bron {} kan Ineen niet zelf ophalen: daarvan levert iemand de bestanden aan."


@act
def schedule_refresh(*, by: Actor, now: datetime, source: str, every: str, address: str = "") -> RefreshPlan:
    """Say how often a source is asked; the first time is at once.

    address
        of the table in OData, where it is not the publisher's own.

    Raises NotAllowed, NotFound, and BadInput for a source that is not live, an unknown word, or no OData address.
    """
    check_may_load(by, now)
    chosen = connector(source)
    where = address or chosen.live
    if not chosen.live:
        raise BadInput(NOT_LIVE.format(chosen.name))
    if every not in Every.values:
        raise BadInput(f"{every!r} is geen keus. Kies uit: {', '.join(Every.values)}.")
    if names_somebody(where):
        raise BadInput(WITH_A_NAME)
    if service_at(where) is None:
        raise BadInput("Dit is geen adres van een tabel in OData.", place=where)
    row = RefreshPlan.objects.select_for_update().filter(source=source).first() or RefreshPlan(source=source)
    row.every, row.address = every, where
    row.next_at = None if every == Every.NEVER else now
    row.set_by, row.set_as, row.set_at = by.person, by.label, now
    row.save()
    record(on=row, what="verversing ingesteld", details={"source": source, "every": Every(every).label})
    return row


def any_due(now: datetime) -> bool:
    """Whether a source must be asked: an act that does nothing is none."""
    return RefreshPlan.objects.filter(next_at__lte=now).exists()


@act
def ask_due(*, by: Actor, now: datetime) -> int:
    """Have the worker ask each source whose time has come, once; returns how many."""
    due = list(RefreshPlan.objects.select_for_update().filter(next_at__lte=now))
    for row in due:
        row.turn += 1
        row.next_at = now + BETWEEN[Every(row.every)]
        row.save(update_fields=["turn", "next_at"])
        enqueue(task=REFRESH, payload={"source": row.source}, key=f"evidence.refresh/{row.pk}/{row.turn}", on=row)
        record(on=row, what="bron wordt gevraagd", details={"source": row.source})
    return len(due)


def plan_of(source: str) -> RefreshPlan | None:
    """The plan of a source that is still asked; None where that was stopped meanwhile."""
    return RefreshPlan.objects.filter(source=source).exclude(every=Every.NEVER).first()


def note_loaded(*, by: Actor, now: datetime, source: str, version: SourceVersion) -> None:
    """Within the act that adds the version."""
    _note(by, now, source, Outcome.LOADED, version)


@act
def note_unchanged(*, by: Actor, now: datetime, source: str, version: SourceVersion) -> None:
    """It was asked, and says what is in use already: nobody needs to hear that."""
    _note(by, now, source, Outcome.UNCHANGED, version)


@act
def note_failed(*, by: Actor, now: datetime, source: str, because: str) -> None:
    """It did not work; the next attempt is an hour later, then two, four, … but never later than it would have been.

    After three times in a row somebody must look.
    """
    row = RefreshPlan.objects.select_for_update().get(source=source)
    row.asked_at, row.outcome, row.because = now, Outcome.FAILED, because
    row.failures += 1
    if row.every != Every.NEVER:
        row.next_at = now + min(FIRST_WAIT * 2 ** min(row.failures - 1, MOST_DOUBLED), BETWEEN[Every(row.every)])
    row.save()
    record(on=row, what="bron vragen mislukt", details={"source": source, "because": because, "times": row.failures})
    if row.failures >= TELL_AFTER:
        _tell_failure(by, now, row)


def _note(by: Actor, now: datetime, source: str, outcome: Outcome, version: SourceVersion) -> None:
    row = RefreshPlan.objects.select_for_update().get(source=source)
    row.asked_at, row.outcome, row.because, row.failures, row.version = now, outcome, "", 0, version
    row.save()
    record(on=row, what=f"bron gevraagd: {outcome.label}", details={"source": source, "hash": version.content_hash})
    inbox.settle(by=by, now=now, key=_key(row))


def _tell_failure(by: Actor, now: datetime, row: RefreshPlan) -> None:
    to = [person for one in partnerships() for person in persons_with_role(one.pk, TOLD)]
    inbox.post(
        by=by,
        now=now,
        to=list(dict.fromkeys(to)),
        key=_key(row),
        sentence=f"De bron {row.source} ophalen lukte {row.failures} keer niet. Lees waarom, en wat u eraan doet.",
        url=reverse("evidence:refreshing"),
        on=row,
        kind=Kind.TASK,
    )


def _key(row: RefreshPlan) -> str:
    return f"refresh/{row.pk}"
