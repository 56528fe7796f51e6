"""Seals: the head of each stream, copied to a file that no database can reach.

Whoever cuts entries off and sets the head back cannot take the line out of the file: each line is signed together
with the one before it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from ineen.ground.audit.chain import same, sign
from ineen.ground.audit.models import StreamHead
from ineen.ground.audit.outside import adding_to, lines_of
from ineen.ground.privacy.compartments import WORLDS


@dataclass(slots=True)
class Seals:
    """What the file of one database holds: per stream number → HMAC, and the numbers of lines that do not fit."""

    by_stream: dict[str, dict[int, str]] = field(default_factory=dict)
    broken: list[int] = field(default_factory=list)
    last: str = ""

    def number(self, stream: str) -> int:
        """How far a stream is sealed; 0 when it is not."""
        return max(self.by_stream.get(stream, {0: ""}))


def seal(*, now: datetime) -> int:
    """Seal every stream that grew since its last seal, in both databases; returns how many. Safe to repeat."""
    return sum(_seal(database, now) for database in WORLDS)


def seals_file(database: str) -> str:
    """The name of the file in the folder of seals."""
    return f"audit-{database}.txt"


def read_seals(database: str) -> Seals:
    """The file of one database; empty where there is none."""
    return _read(database, lines_of(seals_file(database)))


def _seal(database: str, now: datetime) -> int:
    added = 0
    with adding_to(seals_file(database)) as file:
        known = _read(database, file)
        for head in StreamHead.objects.using(database).order_by("stream").iterator():
            if head.number > known.number(head.stream):
                text = "\t".join((now.astimezone(UTC).isoformat(), head.stream, str(head.number), head.mac))
                known.last = _line_mac(database, known.last, text)
                file.write(f"{text}\t{known.last}\n")
                added += 1
    return added


def _read(database: str, lines: Iterable[str]) -> Seals:
    seals = Seals()
    for place, line in enumerate(lines, start=1):
        text, _, mac = line.rstrip("\n").rpartition("\t")
        if not same(mac, _line_mac(database, seals.last, text)):
            seals.broken.append(place)
        else:
            _, stream, number, head = text.split("\t")
            seals.by_stream.setdefault(stream, {})[int(number)] = head
        seals.last = mac
    return seals


def _line_mac(database: str, before: str, text: str) -> str:
    return sign("\t".join(("seal", database, before, text)))
