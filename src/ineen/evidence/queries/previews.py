"""What a load would do, as somebody sees it before she confirms, and as a submission keeps it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from ineen.evidence.models import Submission
from ineen.evidence.queries.changes import Change
from ineen.evidence.queries.received_told import ReceivedTold
from ineen.ground.kernel.periods import Period

_DAYS = ("before_retrieved", "after_retrieved")


@dataclass(frozen=True, slots=True)
class UnknownRegion:
    """A region that is not kept, with the first row that names it and why nobody knows it."""

    file: str
    row: int
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class WrongSum:
    """Parts that do not add up to the country."""

    category: str
    period: Period
    parts_are: str
    parts: int
    country: int

    @property
    def difference(self) -> int:
        """Country minus parts."""
        return self.country - self.parts


@dataclass(frozen=True, slots=True)
class Newer:
    """A delivery that goes before this one where both speak: it was fetched later."""

    retrieved: date
    content: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What a load of these files would do, compared with the figures in use at that moment.

    says_retrieved
        whether the files themselves say on which day they were fetched; then nobody may say otherwise.
    cells, areas, measures, periods
        what was understood: how many figures and areas, the classes, and the periods, the oldest first.
    combinations, read_as
        as in `LoadReport`.
    unresolved, without_use, unfinished, absent
        what is not kept, as in `LoadReport`.
    sums, wrong
        how often the parts were compared with the country, and where they differ, at most twenty of those; `wrong_sums`
        counts all.
    lacking
        as in `LoadReport`.
    changed, changes
        how many figures are other than those in use, and the largest differences.
    not_compared
        the beginnings of the content of deliveries in use whose file is damaged.
    unchanged, mends
        whether all of it is in use already, and whether a load would mend a damaged file all the same.
    withdrawn
        why the same delivery was withdrawn before; empty where it was not.
    received
        of figures that a partnership counted or got itself, row by row what was understood; None of other sources.
    """

    content: str
    publisher: str
    table: str
    title: str
    licence: str
    classification_year: int | None
    status: str
    retrieved: date
    says_retrieved: bool
    cells: int
    areas: int
    combinations: int
    read_as: str
    measures: tuple[str, ...]
    periods: tuple[Period, ...]
    unresolved: tuple[UnknownRegion, ...]
    without_use: tuple[str, ...]
    unfinished: tuple[Period, ...]
    absent: int
    sums: int
    wrong_sums: int
    wrong: tuple[WrongSum, ...]
    lacking: tuple[str, ...]
    changed: int
    changes: tuple[Change, ...]
    not_compared: tuple[str, ...]
    unchanged: bool
    mends: bool
    newer: Newer | None
    withdrawn: str
    received: ReceivedTold | None = None

    @property
    def needs_nothing(self) -> bool:
        """Whether confirming it would change nothing at all."""
        return self.unchanged and not self.mends

    def as_stored(self) -> dict[str, Any]:
        """As JSON holds it."""
        plain = {name: getattr(self, name) for name in _AS_THEY_ARE}
        return plain | {
            "retrieved": self.retrieved.isoformat(),
            "measures": list(self.measures),
            "periods": list(map(str, self.periods)),
            "unresolved": [[one.file, one.row, one.name, one.why] for one in self.unresolved],
            "without_use": list(self.without_use),
            "unfinished": list(map(str, self.unfinished)),
            "wrong": [[one.category, str(one.period), one.parts_are, one.parts, one.country] for one in self.wrong],
            "lacking": list(self.lacking),
            "changes": [one.as_stored() for one in self.changes],
            "not_compared": list(self.not_compared),
            "newer": [self.newer.retrieved.isoformat(), self.newer.content] if self.newer else None,
            "received": self.received.as_stored() if self.received else None,
        }

    @classmethod
    def stored(cls, row: Mapping[str, Any]) -> "Preview":
        """From what `as_stored` made."""
        return cls(
            **{name: row[name] for name in _AS_THEY_ARE},
            retrieved=date.fromisoformat(row["retrieved"]),
            measures=tuple(row["measures"]),
            periods=_periods(row["periods"]),
            unresolved=tuple(UnknownRegion(*one) for one in row["unresolved"]),
            without_use=tuple(row["without_use"]),
            unfinished=_periods(row["unfinished"]),
            wrong=tuple(WrongSum(category, Period.parse(period), *rest) for category, period, *rest in row["wrong"]),
            lacking=tuple(row.get("lacking", ())),  # one that was made before knows of none
            changes=tuple(map(Change.stored, row["changes"])),
            not_compared=tuple(row["not_compared"]),
            newer=Newer(date.fromisoformat(row["newer"][0]), row["newer"][1]) if row["newer"] else None,
            received=ReceivedTold.stored(row["received"]) if row.get("received") else None,
        )

    @classmethod
    def of(cls, submission: Submission) -> "Preview":
        """What a submission shows. Raises LookupError where its preview is not made yet."""
        if submission.preview is None:
            raise LookupError(f"{submission.pk} has no preview yet")
        return cls.stored(submission.preview)

    @property
    def seen(self) -> str:
        """Its meaning as a hash: the same for two previews that ask for the same thing, whatever the day in them."""
        told = self.as_stored() | {"retrieved": "", "says_retrieved": False}
        told["changes"] = [{key: one[key] for key in one if key not in _DAYS} for one in told["changes"]]
        return sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


_AS_THEY_ARE = (
    "content", "publisher", "table", "title", "licence", "classification_year", "status", "says_retrieved", "cells",
    "areas", "combinations", "read_as", "absent", "sums", "wrong_sums", "changed", "unchanged", "mends", "withdrawn",
)  # fmt: skip


def _periods(stored: list[str]) -> tuple[Period, ...]:
    return tuple(map(Period.parse, stored))
