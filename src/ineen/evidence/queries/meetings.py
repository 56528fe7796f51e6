"""Meetings about figures (cijferoverleg), for who works in the partnership: the list, one with its agenda, one item."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django_scopes import scopes_disabled

from ineen.evidence import rules
from ineen.evidence.models import FigureMeeting, MeetingItem, MeetingResult, Origin, ResultKind
from ineen.evidence.queries.looked_at import About, revised
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.refusals import NotAllowed, NotFound

NO_SUCH_MEETING: Final = "Dit cijferoverleg is er niet, of is niet voor u. Kijk op de lijst van overleggen."


@dataclass(frozen=True, slots=True)
class ResultView:
    """What came of an item: in a line, where it stands, and by whom; `stands` is False where it was taken back."""

    kind: ResultKind
    words: str
    url: str
    who: str
    at: datetime
    stands: bool
    reading: UUID | None


@dataclass(frozen=True, slots=True)
class ItemView:
    """One figure on the agenda, as it was kept when the meeting began."""

    id: int
    number: int
    figure: UUID
    about: About
    origin: Origin
    area_name: str
    sentence: str
    margin: str
    source_line: str
    revised: str
    results: tuple[ResultView, ...]

    @property
    def done(self) -> bool:
        """Whether something came of it that still stands."""
        return any(one.stands for one in self.results)


@dataclass(frozen=True, slots=True)
class MeetingView:
    """One meeting; `why_not_lead` is why the viewer does not lead it, empty where she may."""

    id: UUID
    partnership: UUID
    partnership_name: str
    held_on: date
    present: tuple[str, ...]
    offices: str
    opened_as: str
    started_at: datetime
    closed_at: datetime | None
    items: tuple[ItemView, ...]
    why_not_lead: str

    @property
    def done(self) -> int:
        return sum(one.done for one in self.items)

    @property
    def first_open(self) -> int:
        """Where to go on: the first item of which nothing came; the first of all where there is none."""
        return next((one.number for one in self.items if not one.done), 1)

    def item(self, number: int) -> ItemView:
        """One of its items; raises NotFound."""
        found = next((one for one in self.items if one.number == number), None)
        if found is None:
            raise NotFound("Dit agendapunt is er niet. Kijk op de agenda van het overleg.")
        return found


def meetings(viewer: Viewer, partnership: UUID) -> tuple[MeetingView, ...]:
    """Every meeting of a partnership of the viewer, the last first. Three queries."""
    with scopes_disabled():
        return tuple(_view(viewer, row) for row in _seen(viewer).filter(partnership=partnership))


def meeting(viewer: Viewer, key: UUID) -> MeetingView:
    """One meeting; raises NotFound, also for who may not see it. Three queries."""
    with scopes_disabled():
        row = next(iter(_seen(viewer).filter(pk=key)), None)
        if row is None:
            raise NotFound(NO_SUCH_MEETING)
        return _view(viewer, row)


def why_not_lead(viewer: Viewer, partnership: UUID) -> str:
    """Why the viewer leads no meeting there; empty where she may."""
    try:
        rules.check_may_lead(viewer, partnership)
    except NotAllowed as reason:
        return str(reason)
    return ""


def open_meetings(viewer: Viewer) -> tuple[tuple[UUID, date], ...]:
    """Meetings that the viewer may lead and that were not closed: to take up again. One query; none for others."""
    led = [held.partnership for held in viewer.held_roles if held.role in rules.LEADERS]
    if not led:
        return ()
    with scopes_disabled():
        rows = FigureMeeting.objects.filter(partnership__in=led, closed_at=None)
        return tuple(rows.values_list("pk", "held_on"))


def _seen(viewer: Viewer) -> "QuerySet[FigureMeeting]":
    """Inside a block of the caller in which rows of every partnership may be read."""
    results = MeetingResult.objects.select_related("reading__on_behalf_of", "waiver")
    items = MeetingItem.objects.select_related("figure").prefetch_related(Prefetch("results", results))
    rows = FigureMeeting.objects.filter(partnership__in=rules.reads_in(viewer)).select_related("partnership")
    return rows.prefetch_related(Prefetch("items", items))


def _view(viewer: Viewer, row: FigureMeeting) -> MeetingView:
    items = list(row.items.all())
    changed = revised(viewer, [one.figure for one in items])
    return MeetingView(
        id=row.pk,
        partnership=row.partnership_id,
        partnership_name=row.partnership.name,
        held_on=row.held_on,
        present=tuple(row.present),
        offices=row.offices,
        opened_as=row.label,
        started_at=row.started_at,
        closed_at=row.closed_at,
        items=tuple(_item(one, changed.get(one.figure.pk, "")) for one in items),
        why_not_lead=why_not_lead(viewer, row.partnership_id),
    )


def _item(row: MeetingItem, changed: str) -> ItemView:
    figure = row.figure
    results: Sequence[MeetingResult] = list(row.results.all())
    return ItemView(
        id=row.pk,
        number=row.number,
        figure=figure.pk,
        about=About.kept(figure),
        origin=Origin(figure.origin),
        area_name=figure.area_name,
        sentence=figure.sentence,
        margin=figure.margin,
        source_line=f"{figure.publisher}, tabel {figure.table}, opgehaald {figure.retrieved:%d-%m-%Y}",
        revised=changed,
        results=tuple(map(_result, results)),
    )


def _result(row: MeetingResult) -> ResultView:
    kind, words = ResultKind(row.kind), row.words
    if row.reading:
        words = f"{row.reading.get_outcome_display()}: {row.reading.text}"
    if row.waiver:
        words = row.waiver.reason
    stands = row.waiver is None or row.waiver.taken_back_at is None
    behalf = row.reading.on_behalf_of if row.reading else None
    who = f"{row.label}, namens {behalf.name}" if behalf else row.label
    return ResultView(kind, words, row.url, who, row.at, stands, row.reading_id)
