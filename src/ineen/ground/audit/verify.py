"""Whether the audit is whole: every entry as it was signed, every number there, every seal kept.

Reads entry by entry, inside one snapshot of the database.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import groupby
from uuid import UUID

from django.db import connections, transaction

from ineen.ground.audit.findings import Finding, Report, Wrong
from ineen.ground.audit.models import AuditEntry, Destruction, StreamHead
from ineen.ground.audit.seal import Seals, read_seals
from ineen.ground.audit.stream_check import StreamCheck
from ineen.ground.audit.words import Destroyed, words_of
from ineen.ground.privacy import keys
from ineen.ground.privacy.compartments import VAULT, WORLDS, across_compartments
from ineen.ground.privacy.keys import Key, Unreadable

BATCH = 2000
# the worker seals a day soon after it ended
SEALED_WITHIN = timedelta(days=2)
FindKey = Callable[[UUID], Key | None]


def verify(*, now: datetime) -> Report:
    """Check the audit of both databases; `now` tells which days must be sealed. Raises NotAllowed who may not read it.

    It tells what is altered, what is missing, what was cut off (by the head or a seal, which lies outside the
    database), which seal is missing or altered, and which keys are gone without a destruction record.
    """
    report = Report()
    for database in WORLDS:
        seals = read_seals(database)  # before the entries: a seal made meanwhile is about later ones
        with _snapshot(database):
            _Log(database, seals, report, now.astimezone(UTC).date() - SEALED_WITHIN).check()
    return report


@contextmanager
def _snapshot(database: str) -> Iterator[None]:
    connection = connections[database]
    outermost = not connection.in_atomic_block
    with transaction.atomic(using=database):
        if outermost and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        if database != VAULT:
            yield
            return
        with across_compartments():
            yield


@dataclass(slots=True)
class _Log:
    """The audit of one database while it is checked."""

    database: str
    seals: Seals
    report: Report
    must_be_sealed: date
    keys_gone: dict[UUID, tuple[str, int]] = field(default_factory=dict)
    destructions_told: set[str] = field(default_factory=set)
    last_read: tuple[str, int] = ("", 0)

    def check(self) -> None:
        for line in self.seals.broken:
            why = "deze regel van het zegelbestand is gewijzigd, of de regel ervoor is weg"
            self.report.findings.append(Finding(self.database, "", Wrong.SEAL_ALTERED, line, line, why))
        heads = {head.stream: head for head in StreamHead.objects.using(self.database).filter(number__gt=0)}
        absent = set(heads) | set(self.seals.by_stream)
        entries = AuditEntry.objects.using(self.database).order_by("stream", "number").iterator(BATCH)
        key = lru_cache(maxsize=BATCH)(keys.key)
        try:
            for stream, of_stream in groupby(entries, lambda entry: entry.stream):
                absent.discard(stream)
                self._check(stream, of_stream, heads.get(stream), key)
        except (ValueError, TypeError):  # SQLite keeps any text in any column
            stream, number = self.last_read
            why = "de regel hierna is niet te lezen, en dus gewijzigd; wat erna komt is niet nagekeken"
            self.report.findings.append(Finding(self.database, stream, Wrong.ALTERED, number, number, why))
            return
        for stream in sorted(absent):
            self._check(stream, (), heads.get(stream), key)
        self._check_keys()

    def _check(self, stream: str, entries: Iterable[AuditEntry], head: StreamHead | None, key: FindKey) -> None:
        check = StreamCheck(self.database, stream, self.seals.by_stream.get(stream, {}))
        for entry in entries:
            if check.take(entry):
                self._read(check, entry, key)
            self.report.entries += 1
            self.last_read = (stream, entry.number)
        check.end(head, self.must_be_sealed)
        self.report.streams += 1
        self.report.findings += check.findings

    def _read(self, check: StreamCheck, entry: AuditEntry, key: FindKey) -> None:
        """The encrypted words are signed by their digest: see that they are still those."""
        if entry.subject_model == Destruction._meta.model_name:
            self.destructions_told.add(entry.subject_id)
        try:
            words_of(entry, key)
        except Destroyed:
            self.keys_gone.setdefault(entry.key or UUID(int=0), (entry.stream, entry.number))
        except Unreadable:
            check.found(Wrong.ALTERED, entry.number, entry.number, "gewijzigd: de versleutelde inhoud klopt niet")

    def _check_keys(self) -> None:
        for destruction in Destruction.objects.using(self.database).iterator(BATCH):
            if str(destruction.pk) in self.destructions_told:
                self.keys_gone.pop(destruction.key, None)
        for stream, number in self.keys_gone.values():
            why = "de sleutel van dit record is weg, en er is geen verklaring van vernietiging"
            self.report.findings.append(Finding(self.database, stream, Wrong.KEY_LOST, number, number, why))
