"""Looking at figures together: a meeting is opened with its agenda, items end in something, and it is closed."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.utils.timezone import localdate
from django_scopes import scopes_disabled

from ineen.evidence import rules
from ineen.evidence.actions.keeping import keep
from ineen.evidence.actions.readings import waive_figure, write_reading
from ineen.evidence.models import (
    FigureMeeting,
    MeetingItem,
    MeetingResult,
    Outcome,
    Reading,
    ResultKind,
    Waiver,
)
from ineen.evidence.queries.looked_at import About, Looked
from ineen.evidence.queries.meetings import NO_SUCH_MEETING
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from ineen.ground.organisations import queries as organisations

MOST_ITEMS: Final = 10
LONGEST_OFFICES: Final = 300
AT_MOST_AGO, AT_MOST_AHEAD = timedelta(days=366), timedelta(days=31)


@act
def start_meeting(
    *,
    by: Actor,
    now: datetime,
    partnership: UUID,
    held_on: date,
    present: Sequence[UUID],
    agenda: Sequence[Looked],
    offices: str = "",
) -> FigureMeeting:
    """Open a meeting; its agenda is what is kept of these figures now, in this order.

    present
        organisations of the partnership that are there; `offices` in what functions, never by name.

    Raises NotAllowed and BadInput.
    """
    rules.check_may_lead(organisations.viewer_acting(by, now), partnership)
    names = {one.organisation: one.name for one in organisations.members([partnership])}
    _check_opening(held_on, localdate(now), agenda, [one for one in present if one in names], offices)
    with scopes_disabled():
        row = FigureMeeting.objects.create(
            partnership_id=partnership,
            held_on=held_on,
            present=[name for key, name in names.items() if key in set(present)],
            offices=" ".join(offices.split()),
            person=by.somebody,
            label=by.label,
            started_at=now,
        )
        for number, looked in enumerate(agenda, start=1):
            figure = keep(now=now, partnership=partnership, looked=looked)
            MeetingItem.objects.create(meeting=row, number=number, figure=figure)
        record(on=row, what="cijferoverleg geopend", details={"cijfers": len(agenda), "aanwezig": row.present})
    return row


@act
def read_item(
    *,
    by: Actor,
    now: datetime,
    meeting: UUID,
    number: int,
    outcome: Outcome,
    text: str,
    after: UUID | None = None,
    ends: bool = False,
) -> Reading:
    """Write what the table makes of a figure, or ask about it. Takes and raises what `write_reading` does."""
    with scopes_disabled():
        item = _item(by, now, meeting, number)
        row = write_reading(
            by=by,
            now=now,
            partnership=item.meeting.partnership_id,
            about=About.kept(item.figure),
            outcome=outcome,
            text=text,
            after=after,
            figure=item.figure,
            ends=ends,
        )
        kind = ResultKind.QUESTION if outcome is Outcome.QUESTION else ResultKind.READING
        _came(by, now, item, {"kind": kind.value, "reading": row})
    return row


@act
def waive_item(*, by: Actor, now: datetime, meeting: UUID, number: int, reason: str = "") -> Waiver:
    """Say at the table that a figure needs no reading. Raises as `waive_figure` does."""
    with scopes_disabled():
        item = _item(by, now, meeting, number)
        row = waive_figure(
            by=by,
            now=now,
            partnership=item.meeting.partnership_id,
            about=About.kept(item.figure),
            reason=reason,
            figure=item.figure,
        )
        _came(by, now, item, {"kind": ResultKind.WAIVED.value, "waiver": row})
    return row


@act
def record_result(
    *, by: Actor, now: datetime, meeting: UUID, number: int, kind: ResultKind, words: str, url: str
) -> None:
    """What another room did with a figure of a meeting: a place in a plan, or an action. It checks the state only."""
    with scopes_disabled():
        _came(by, now, _item(by, now, meeting, number), {"kind": kind.value, "words": words, "url": url})


@act
def close_meeting(*, by: Actor, now: datetime, meeting: UUID) -> None:
    """The meeting is over; what nothing came of stays to be read. Raises NotAllowed, NotFound and BadInput."""
    with scopes_disabled():
        row = _locked(by, now, meeting)
        if row.closed_at is not None:
            raise BadInput("Dit overleg is al afgesloten.")
        row.closed_at, row.closed_as = now, by.label
        row.save(update_fields=["closed_at", "closed_as"])
        record(on=row, what="cijferoverleg afgesloten")


@act
def reopen_meeting(*, by: Actor, now: datetime, meeting: UUID) -> None:
    """Go on with a meeting that was closed too soon. Raises NotAllowed, NotFound and BadInput."""
    with scopes_disabled():
        row = _locked(by, now, meeting)
        if row.closed_at is None:
            raise BadInput("Dit overleg is niet afgesloten.")
        row.closed_at, row.closed_as = None, ""
        row.save(update_fields=["closed_at", "closed_as"])
        record(on=row, what="cijferoverleg heropend")


def _check_opening(held_on: date, today: date, agenda: Sequence[Looked], present: Sequence[UUID], offices: str) -> None:
    if not agenda:
        raise BadInput("Kies ten minste één cijfer voor de agenda.")
    if len(agenda) > MOST_ITEMS:
        raise BadInput("Kies ten hoogste tien cijfers: in een half uur komt u niet verder.")
    if not present:
        raise BadInput("Kies welke organisaties er aan tafel zitten.")
    if not today - AT_MOST_AGO <= held_on <= today + AT_MOST_AHEAD:
        raise BadInput("Deze datum kan niet. Kies een dag van het afgelopen jaar, of van de komende maand.")
    if len(offices) > LONGEST_OFFICES:
        raise BadInput(f"De functies hebben {len(offices)} tekens. Houd het bij {LONGEST_OFFICES}.")


def _locked(by: Actor, now: datetime, meeting: UUID) -> FigureMeeting:
    viewer = organisations.viewer_acting(by, now)
    row = FigureMeeting.objects.select_for_update().filter(pk=meeting, partnership__in=rules.reads_in(viewer)).first()
    if row is None:
        raise NotFound(NO_SUCH_MEETING)
    rules.check_may_lead(viewer, row.partnership_id)
    return row


def _item(by: Actor, now: datetime, meeting: UUID, number: int) -> MeetingItem:
    row = _locked(by, now, meeting)
    if row.closed_at is not None:
        raise NotAllowed("Dit overleg is afgesloten. Heropen het eerst, of duid het cijfer op zijn eigen pagina.")
    item = row.items.select_related("figure", "meeting").filter(number=number).first()
    if item is None:
        raise NotFound("Dit agendapunt is er niet. Kijk op de agenda van het overleg.")
    return item


def _came(by: Actor, now: datetime, item: MeetingItem, what: Mapping[str, object]) -> None:
    row = MeetingResult.objects.create(item=item, person=by.somebody, label=by.label, at=now, **what)
    record(on=item.meeting, what=f"agendapunt {item.number}: {row.get_kind_display()}")
