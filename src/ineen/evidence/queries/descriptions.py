"""What somebody said of a file that is of no known source, and what is known of files of that shape."""

from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Named
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

from django_scopes import scope

from ineen.analysis.sources.received.grid import Sheet
from ineen.analysis.sources.received.mapping import (
    Answer,
    Heads,
    Mapping,
    Meaning,
    Use,
    names,
    plain,
    shape,
    total_key,
)
from ineen.analysis.sources.received.periods import Part
from ineen.analysis.sources.received.proposing import likely_head, propose
from ineen.analysis.sources.received.totals import Total
from ineen.evidence.models import ReceivedIndicator, ReceivedSource, Submission, source_name
from ineen.evidence.queries.area_naming import AreaNaming

__all__ = [
    "Answer",
    "Described",
    "Description",
    "Direction",
    "Heads",
    "Mapping",
    "Meaning",
    "Origin",
    "Part",
    "Total",
    "Use",
    "description_of",
    "description_of_source",
    "proposed",
    "remembered",
    "total_key",
]
Direction = ReceivedIndicator.Direction
Origin = ReceivedSource.Origin


@dataclass(frozen=True, slots=True)
class Described:
    """What one class means: the fields of a `ReceivedIndicator`."""

    category: str
    label: str
    unit: str
    direction: str = Direction.MIXED.value
    note: str = ""


@dataclass(frozen=True, slots=True)
class Description:
    """How a file is read, of whom it is, and what its classes mean.

    key
        of the received source that it is a delivery of; a new one where nobody described files of this shape.
    known
        whether there is such a source already.
    as_of
        the moment at which that source was described as it was when this was made of it; empty for a new one.
    """

    key: UUID
    shape: str
    columns: tuple[str, ...]
    mapping: Mapping
    title: str = ""
    publisher: str = ""
    origin: str = Origin.OWN.value
    ground: str = ""
    table: str = ""
    indicators: tuple[Described, ...] = ()
    known: bool = False
    as_of: str = ""

    @property
    def source(self) -> str:
        return source_name(self.key)

    @property
    def says_of_whom(self) -> bool:
        return bool(self.title and self.publisher and self.ground)

    def lacks(self, categories: Sequence[str]) -> list[str]:
        """The classes of which nobody said what they mean."""
        said = {plain(one.category) for one in self.indicators}
        return [one for one in categories if plain(one) not in said]

    def of(self, category: str) -> Described | None:
        """What a class means, as it was said."""
        return next((one for one in self.indicators if plain(one.category) == plain(category)), None)

    def as_stored(self) -> dict[str, Any]:
        """As JSON holds it."""
        return {
            "key": self.key.hex,
            "shape": self.shape,
            "columns": list(self.columns),
            "mapping": self.mapping.as_stored(),
            "title": self.title,
            "publisher": self.publisher,
            "origin": self.origin,
            "ground": self.ground,
            "table": self.table,
            "indicators": [[one.category, one.label, one.unit, one.direction, one.note] for one in self.indicators],
            "known": self.known,
            "as_of": self.as_of,
        }

    @classmethod
    def stored(cls, row: Named[str, Any]) -> "Description":
        """From what `as_stored` made."""
        return cls(
            **{name: row[name] for name in ("shape", "title", "publisher", "origin", "ground", "table", "known")},
            key=UUID(row["key"]),
            as_of=row.get("as_of", ""),  # not in what was stored by earlier versions
            columns=tuple(row["columns"]),
            mapping=Mapping.stored(row["mapping"]),
            indicators=tuple(Described(*one) for one in row["indicators"]),
        )


def description_of(row: Submission) -> Description | None:
    """What was said of a submission so far."""
    return Description.stored(row.description) if row.description else None


def remembered(partnership: UUID, sheets: Sequence[Sheet]) -> tuple[Sheet, Description] | None:
    """The sheet of which the partnership described the shape before, and that description; the first where several."""
    with scope(partnership=partnership):
        known = {one.shape: one for one in ReceivedSource.objects.exclude(shape="").prefetch_related("indicators")}
    heads = {Mapping.stored(source.mapping).head for source in known.values()}
    for sheet in sheets if known else ():
        for head in (*sorted(heads), likely_head(sheet)):
            if source := known.get(shape(sheet, head)):
                mapping = replace(Mapping.stored(source.mapping), sheet=sheet.name, head=head)
                said = description_of_source(source, source.indicators.all())
                return sheet, replace(said, mapping=mapping, columns=names(sheet, head))
    return None


def proposed(partnership: UUID, sheet: Sheet, head: int | None = None) -> Description:
    """A first guess at what stands in a sheet."""
    mapping = propose(sheet, AreaNaming(partnership).knows, head=head)
    return Description(uuid4(), shape(sheet, mapping.head), names(sheet, mapping.head), mapping)


def description_of_source(source: ReceivedSource, indicators: Iterable[ReceivedIndicator]) -> Description:
    """What the partnership said of a source before."""
    return Description(
        key=source.pk,
        shape=source.shape,
        columns=tuple(source.columns),
        mapping=Mapping.stored(source.mapping),
        title=source.title,
        publisher=source.publisher,
        origin=source.origin,
        ground=source.ground,
        table=source.table,
        indicators=tuple(Described(one.category, one.label, one.unit, one.direction, one.note) for one in indicators),
        known=True,
        as_of=source.described_at.isoformat(),
    )
