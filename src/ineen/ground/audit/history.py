"""What happened to rows, as people read it: who, what, when, in whose name.

For who may see the rows: the caller has asked that, and knows the names of organisations. Who acted is told by function
and organisation, never by name. Entries of the vault are never among them.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.dateformat import format as date_format
from django.utils.timezone import localtime

from ineen.ground.audit.models import READING, AuditEntry

SYSTEM = "het systeem"
A_PAGE = 25


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one model: `Rows("plans", "goal", [goal.pk])`."""

    app: str
    model: str
    ids: Iterable[object]

    @property
    def their_entries(self) -> Q:
        found = [str(one) for one in self.ids]
        return Q(subject_app=self.app, subject_model=self.model, subject_id__in=found)


@dataclass(frozen=True, slots=True)
class Told:
    """One entry: when, by whom ("adviseur veiligheid, Soest"), what, and for which organisation by which source.

    act
        the same for all that one act did. `number` is its place: later entries have higher numbers.
    """

    number: int
    act: UUID
    at: datetime
    by: str
    what: str
    on_behalf_of: UUID | None
    source: str
    details: Mapping[str, Any]
    app: str
    model: str
    row: str

    @property
    def details_in_pairs(self) -> tuple[tuple[str, Any], ...]:
        """For templates, which would take a detail called "items" for the method."""
        return tuple(self.details.items())

    def sentence(self, organisations: Mapping[UUID, str]) -> str:
        """`Adviseur veiligheid, Soest: doel gewijzigd, 3 maart 2026 om 10.12 uur, namens Politie (gesprek d.d. …).`"""
        said = f"{self.by[:1].upper()}{self.by[1:]}: {self.what}, {moment(self.at)}{self.in_whose_name(organisations)}"
        return said if said.endswith(".") else f"{said}."

    def in_whose_name(self, organisations: Mapping[UUID, str]) -> str:
        """`, namens Politie (gesprek d.d. …)`; empty where she acted for her own organisation."""
        if self.on_behalf_of is None:
            return ""
        name = organisations.get(self.on_behalf_of, "een andere organisatie")
        return f", namens {name} ({self.source})"


@dataclass(frozen=True, slots=True)
class Page:
    """Entries, the last first; `earlier` is where the next page begins (`before=`), None where there is no more."""

    entries: tuple[Told, ...]
    earlier: int | None

    @property
    def organisations(self) -> frozenset[UUID]:
        """Those in whose name was acted: the caller gives their names."""
        return frozenset(one.on_behalf_of for one in self.entries if one.on_behalf_of)


def history_of(*rows: Rows, before: int | None = None, most: int = A_PAGE) -> Page:
    """What was done to these rows, the last first. One query."""
    return page_of(entries_of(rows), before=before, most=most)


def changes_of(*rows: Rows, since: datetime, not_by: UUID | None = None, most: int = 200) -> Page:
    """What was done to these rows after a moment, the last first. One query.

    not_by
        whose own acts are left out.
    """
    which = Q(at__gt=since)
    if not_by is not None:
        which &= Q(actor=None) | ~Q(actor=not_by)
    return page_of(entries_of(rows).filter(which), most=most)


def entries_of(rows: Iterable[Rows]) -> QuerySet[AuditEntry]:
    """What was done to any of these rows; that somebody looked is for the privacy officer (`log`)."""
    which = Q(pk__in=())
    for one in rows:
        which |= one.their_entries
    return open_entries().exclude(act=READING).filter(which)


def open_entries() -> QuerySet[AuditEntry]:
    """Every entry that people may read: those of the open world."""
    return AuditEntry.objects.using("default").filter(key=None)


def page_of(entries: QuerySet[AuditEntry], *, before: int | None = None, most: int = A_PAGE) -> Page:
    """One page of entries by key: no page shifts while others are added."""
    if before is not None:
        entries = entries.filter(pk__lt=before)
    found = list(entries.order_by("-pk")[: most + 1])
    return Page(tuple(told(one) for one in found[:most]), found[most - 1].pk if len(found) > most else None)


def told(entry: AuditEntry) -> Told:
    return Told(
        number=entry.pk,
        act=entry.act_id,
        at=entry.at,
        by=entry.actor_label if entry.actor else SYSTEM,
        what=entry.what,
        on_behalf_of=entry.on_behalf_of,
        source=entry.source,
        details=json.loads(entry.details or "{}"),
        app=entry.subject_app,
        model=entry.subject_model,
        row=entry.subject_id,
    )


def moment(at: datetime) -> str:
    """`3 maart 2026 om 10.12 uur`, in the time of Amsterdam."""
    return date_format(localtime(at), r"j F Y \o\m H.i \u\u\r")
