"""What a preview says of a file that a person described: row by row, beside what every preview says."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from ineen.analysis.sources.received.understood import Fault, FaultyRows, together

MOST_SHOWN = 10


class Sample(NamedTuple):
    """One figure as it was understood, in words."""

    row: int
    area: str
    period: str
    label: str
    value: str
    margin: str


@dataclass(frozen=True, slots=True)
class ReceivedTold:
    """As `Understood` tells it; `samples` are its first figures, `statuses` how many have a value or why not."""

    title: str
    origin: str
    samples: tuple[Sample, ...]
    statuses: Mapping[str, int]
    faults: tuple[Fault, ...]
    faulty: int
    skipped: int
    left_out: int
    hint: str

    @property
    def faulty_rows(self) -> tuple[FaultyRows, ...]:
        return together(self.faults)

    def as_stored(self) -> dict[str, Any]:
        """As JSON holds it."""
        return {
            "title": self.title,
            "origin": self.origin,
            "samples": [list(one) for one in self.samples],
            "statuses": dict(self.statuses),
            "faults": [[one.row, one.column, one.text, one.why] for one in self.faults],
            "faulty": self.faulty,
            "skipped": self.skipped,
            "left_out": self.left_out,
            "hint": self.hint,
        }

    @classmethod
    def stored(cls, row: Mapping[str, Any]) -> "ReceivedTold":
        """From what `as_stored` made."""
        return cls(
            **{name: row[name] for name in ("title", "origin", "statuses", "faulty", "skipped", "left_out", "hint")},
            samples=tuple(Sample(*one) for one in row["samples"]),
            faults=tuple(Fault(*one) for one in row["faults"]),
        )
