"""The log of reading: who looked at what is closed or about persons. First the entry, committed; then the page.

    @signed_in_page()
    @logs_reading("logboek bekeken", lambda viewer: officers_partnerships(viewer))
    def log(request): ...

`about` gets the viewer and the arguments of the address, and gives the rows that she is about to read: none where the
view will refuse her, or where everybody may read it. Where no entry can be written, nothing is read.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from time import monotonic
from typing import Any, TypeVar, cast

from django.db.models import Model
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.audit.models import READING, AuditEntry
from ineen.ground.audit.readonly import READING as READING_METHODS
from ineen.ground.audit.readonly import match_of
from ineen.ground.kernel.actors import Actor, Viewer
from ineen.ground.kernel.refusals import IneenError

About = Callable[..., Iterable[Model]]
View = TypeVar("View", bound=Callable[..., HttpResponseBase])
MARK = "logs_reading"
A_MINUTE, A_DAY = 60.0, 86_400.0
MOST_REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class Reading:
    """How a page is logged: the words of the entry, which rows, and whether once for each person, row and day."""

    what: str
    about: About
    once_a_day: bool


def logs_reading(what: str, about: About, *, once_a_day: bool = False) -> Callable[[View], View]:
    """Mark a view: `what` is a Dutch fragment ("logboek bekeken"), of the row that `about` gives.

    once_a_day
        for pages that somebody opens many times while she works: the first time of a day is told.
    """

    def mark(view: View) -> View:
        setattr(view, MARK, Reading(what, about, once_a_day))
        return view

    return mark


class _Memory:
    """What this process need not ask again: that a reading was told today, or that there was nothing to tell.

    The second for a minute: what is closed meanwhile was for everybody until then.
    """

    def __init__(self) -> None:
        self.until: dict[Hashable, float] = {}

    def holds(self, key: Hashable) -> bool:
        return self.until.get(key, 0) > monotonic()

    def keep(self, key: Hashable, seconds: float) -> None:
        if len(self.until) >= MOST_REMEMBERED:
            self.until.clear()
        self.until[key] = monotonic() + seconds


_remembered = _Memory()


class ReadingLogMiddleware:
    """Stands around the read-only block, within who looks: it writes in an act of its own before the block opens."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        viewer = cast(Viewer, request.viewer)  # type: ignore[attr-defined]
        marked = _marked(request) if viewer.person is not None and request.method in READING_METHODS else None
        if marked:
            _log(request, *marked, viewer)
        return self.get_response(request)


def _marked(request: HttpRequest) -> tuple[Reading, Mapping[str, Any]] | None:
    found = match_of(request)
    mark = getattr(found.func, MARK, None) if found else None
    return (mark, found.kwargs) if found and mark else None


def _log(request: HttpRequest, reading: Reading, arguments: Mapping[str, Any], viewer: Viewer) -> None:
    if not reading.once_a_day:
        _tell(request, reading, arguments, viewer)
        return
    key = (reading.what, viewer.person, viewer.membership, *sorted(arguments.items()), timezone.localdate())
    if not _remembered.holds(key):
        told = _tell(request, reading, arguments, viewer)
        _remembered.keep(key, A_DAY if told else A_MINUTE)


def _tell(request: HttpRequest, reading: Reading, arguments: Mapping[str, Any], viewer: Viewer) -> bool:
    """Write the entries that are due; whether there is anything here to tell of."""
    try:
        rows = list(reading.about(viewer, **arguments))
    except IneenError:  # the view says so itself
        return False
    by, now = Actor(person=viewer.person, label=viewer.label, membership=viewer.membership), timezone.now()
    due = _not_yet_today(rows, by, now) if reading.once_a_day else rows
    if due:
        address = request.path if reading.once_a_day else request.get_full_path()
        log_reading(by=by, now=now, rows=due, what=reading.what, address=address)
    return bool(rows)


@act
def log_reading(*, by: Actor, now: datetime, rows: Iterable[Model], what: str, address: str) -> None:  # noqa: ARG001
    """Tell that somebody is about to read these rows at an address of this site."""
    for row in rows:
        record(on=row, what=what, details={"adres": address})


def _not_yet_today(rows: list[Model], by: Actor, now: datetime) -> list[Model]:
    """The rows of which no entry of today tells that this person read them. One query for each model."""
    today = timezone.make_aware(datetime.combine(timezone.localdate(now), time.min))
    told: set[tuple[type[Model], str]] = set()
    for model in {type(row) for row in rows}:
        entries = AuditEntry.objects.using("default").filter(
            subject_app=model._meta.app_label,
            subject_model=model.__name__.lower(),
            subject_id__in=[str(row.pk) for row in rows],
            actor=by.person,
            act=READING,
            at__gte=today,
        )
        told |= {(model, row) for row in entries.values_list("subject_id", flat=True)}
    return [row for row in rows if (type(row), str(row.pk)) not in told]
