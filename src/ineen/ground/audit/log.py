"""The audit as the privacy officer reads it: who did and saw what.

Which entries are hers the caller says: `whose`, a condition on them and on the `day` in Amsterdam on which each was.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils.timezone import make_aware

from ineen.ground.audit.history import A_PAGE, Told, open_entries, told
from ineen.ground.audit.models import READING, AuditEntry

EXPORTS = "export_"  # what an act that hands out data begins with


class LogKind(StrEnum):
    """What sort of act: looking, handing out, or changing something."""

    READ = "read"
    EXPORT = "export"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class LogQuestion:
    """What is asked of the log: days of Amsterdam, a person, kind, a sort of row ("plans.safetyplan"), rows, words."""

    first: date | None = None
    last: date | None = None
    person: UUID | None = None
    kind: LogKind | None = None
    subject: str = ""
    rows: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Logged:
    """An entry, and by which person: her name is for who may know it."""

    told: Told
    person: UUID | None


@dataclass(frozen=True, slots=True)
class LogPage:
    """Entries, the last first; `earlier` is where the next page begins, None where there is no more."""

    entries: tuple[Logged, ...]
    earlier: int | None


def log_page(whose: Q, question: LogQuestion, *, before: int | None = None, most: int = A_PAGE) -> LogPage:
    """One page by key: none shifts while others are added. One query."""
    rows = _matching(whose, question)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows.order_by("-pk")[: most + 1])
    entries = tuple(Logged(told(one), one.actor) for one in found[:most])
    return LogPage(entries, found[most - 1].pk if len(found) > most else None)


def subjects_in(whose: Q) -> tuple[str, ...]:
    """The sorts of row that these entries are about, as `app.model`. One query."""
    rows = _entries().filter(whose).order_by().values_list("subject_app", "subject_model").distinct()
    return tuple(sorted(f"{app}.{model}" for app, model in rows))


def as_details(question: LogQuestion) -> Mapping[str, str]:
    """What was asked, as an entry keeps it."""
    asked = {name: getattr(question, name) for name in LogQuestion.__slots__}
    asked["rows"] = ", ".join(question.rows)
    return {name: str(value) for name, value in asked.items() if value}


def _matching(whose: Q, question: LogQuestion) -> QuerySet[AuditEntry]:
    which = whose & _in_days(question) & _of_kind(question.kind)
    if question.person:
        which &= Q(actor=question.person)
    if question.subject:
        app, _, model = question.subject.partition(".")
        which &= Q(subject_app=app, subject_model=model)
    if question.rows:
        which &= Q(subject_id__in=question.rows)
    for word in question.words.split():
        which &= (
            Q(what__icontains=word)
            | Q(details__icontains=word)
            | Q(source__icontains=word)
            | Q(actor_label__icontains=word)
        )
    return _entries().filter(which)


def _entries() -> QuerySet[AuditEntry]:
    """With the day in Amsterdam on which each was, for `whose` to look at."""
    return open_entries().annotate(day=TruncDate("at"))


def _in_days(question: LogQuestion) -> Q:
    which = Q()
    if question.first:
        which &= Q(at__gte=_begin(question.first))
    if question.last:
        which &= Q(at__lt=_begin(question.last + timedelta(days=1)))
    return which


def _begin(day: date) -> datetime:
    return make_aware(datetime.combine(day, time.min))


def _of_kind(kind: LogKind | None) -> Q:
    read, export = Q(act=READING), Q(act__startswith=EXPORTS)
    match kind:
        case LogKind.READ:
            return read
        case LogKind.EXPORT:
            return export
        case LogKind.CHANGE:
            return ~read & ~export
        case None:
            return Q()
