"""The check of one stream, entry by entry."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ineen.ground.audit.chain import entry_mac, same
from ineen.ground.audit.findings import Finding, Wrong
from ineen.ground.audit.models import AuditEntry, StreamHead


@dataclass(slots=True)
class StreamCheck:
    """Takes the entries of a stream in order, then its end. `seals` is number → HMAC, from outside the database."""

    database: str
    stream: str
    seals: Mapping[int, str]
    last: int = 0
    mac: str = ""
    findings: list[Finding] = field(default_factory=list)

    def take(self, entry: AuditEntry) -> bool:
        """Check an entry against itself, the one before it and its seal; whether it is as it was signed."""
        number, before = entry.number, len(self.findings)
        if number > self.last + 1:
            self.found(Wrong.MISSING, self.last + 1, number - 1, "ontbreekt")
        elif not same(entry.previous, self.mac):
            self.found(Wrong.ALTERED, number, number, "gewijzigd: sluit niet aan op de regel ervoor")
        if not same(entry.mac, entry_mac(entry)):
            self.found(Wrong.ALTERED, number, number, "gewijzigd: de handtekening klopt niet")
        elif not same(self.seals.get(number, entry.mac), entry.mac):
            self.found(Wrong.ALTERED, number, number, "gewijzigd: het zegel buiten de database zegt iets anders")
        self.last, self.mac = number, entry.mac
        return len(self.findings) == before

    def end(self, head: StreamHead | None, must_be_sealed: date) -> None:
        """Check what should have followed: by the head in the database, and by the seals outside it."""
        sealed = max(self.seals, default=0)
        counted = head.number if head else 0
        if max(sealed, counted) > self.last:
            why = "afgekapt: het zegel buiten de database" if sealed >= counted else "afgekapt: de teller van de stroom"
            self.found(Wrong.CUT_OFF, self.last + 1, max(sealed, counted), f"{why} telt verder")
        if counted < self.last or (head and counted == self.last and not same(head.mac, self.mac)):
            self.found(Wrong.HEAD, self.last, self.last, "de teller van de stroom is gewijzigd of weg")
        if sealed < self.last and date.fromisoformat(self.stream.rpartition("/")[2]) <= must_be_sealed:
            self.found(
                Wrong.SEAL_MISSING, sealed + 1, self.last, "zegel ontbreekt; draait de worker? Zie `ineen audit seal`"
            )

    def found(self, wrong: Wrong, first: int, last: int, why: str) -> None:
        self.findings.append(Finding(self.database, self.stream, wrong, first, last, why))
