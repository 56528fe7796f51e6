"""Which column holds what, and which area division the figures are in: the publisher says so in several places."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ineen.analysis.sources.cbs_typed.records import Head
from ineen.analysis.sources.cbs_typed.sets import Property, Sets
from ineen.analysis.sources.cbs_typed.tables import Table
from ineen.analysis.sources.delivery import SourceFile
from ineen.ground.kernel.refusals import BadInput

_LONG = ("Measure", "ValueAttribute")
_STEM = re.compile(r"(?P<stem>.+?)(?:_\d+)?")
_YEAR = re.compile(
    r"(?:gemeenten?|wijk(?:en)?|buurt(?:en)?|indeling(?:en)?)"
    r"(?: van| per| op| in)?(?: 1 januari)? (?P<year>(?:19|20)\d\d)(?![-–\d])",
    re.IGNORECASE,
)
_ROUNDED = (
    " {table.publisher} rondt elk aantal af op een veelvoud van {table.rounded_to}. De delen tellen daarom niet "
    "precies op tot Nederland."
)
_SAYING = ("Title", "ShortTitle", "ShortDescription", "Summary", "Description", "ExplanatoryText")


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the columns that are read of every record.

    `measure` is the key of the topic where each record holds one figure (the long form of OData 4), and `topic` then
    the column of that figure; else it is empty.
    """

    category: str
    region: str
    period: str
    topic: str
    measure: str = ""

    def __iter__(self) -> Iterator[str]:
        return iter((self.category, self.region, self.period, self.topic, *(_LONG if self.measure else ())))


def columns(table: Table, found: Sets, file: SourceFile, about: Head) -> Columns:
    """The columns of one file with figures.

    The region dimension may be called GeoDetail or GeoDimension, and the number behind a topic differs between
    downloads: what DataProperties says goes first, then the names that the table is known to have.

    Raises BadInput with the columns that there are where one is missing, or where two may be the topic.
    """
    said = found.properties
    chosen = Columns(
        _one_of(about, _keys(said, "Dimension"), table.category),
        _one_of(about, _keys(said, "Geo"), table.region),
        _one_of(about, _keys(said, "TimeDimension"), "Perioden"),
        *_topic(table, said, file, about),
    )
    if missing := [name for name in chosen if name not in about.columns]:
        raise BadInput(
            f"De kolom {', '.join(missing)} ontbreekt; dit bestand heeft {', '.join(about.columns)[:200]}. Is het wel "
            f"tabel {table.id}?",
            place=file.name,
        )
    return chosen


def read_as(table: Table, found: Sets, chosen: Columns) -> str:
    """In Dutch which column was read as what, and what DataProperties calls the one with the counts."""
    title = next((one.title for one in found.properties if _stem(one.key) == _stem(chosen.measure or chosen.topic)), "")
    called = f"volgens DataProperties “{title}”" if title else "naar haar naam, want DataProperties is er niet bij"
    return (
        f"Gelezen: {table.subject.lower()} uit kolom {chosen.measure or chosen.topic} ({called}), soort uit "
        f"{chosen.category}, gebied uit {chosen.region}, periode uit {chosen.period}."
        f"{_ROUNDED.format(table=table) if table.rounded_to > 1 else ''}"
    )


def division_year(found: Sets) -> int | None:
    """The year of the area division, from the first of these texts that names exactly one; None where none does."""
    regions = [f"{one.title} {one.description}" for one in found.properties if one.type.startswith("Geo")]
    for text in [found.infos.get(name, "") for name in _SAYING] + regions:
        years = {named["year"] for named in _YEAR.finditer(text)}
        if len(years) == 1:
            return int(years.pop())
    return None


def _keys(said: Sequence[Property], type_: str) -> list[str]:
    return [one.key for one in said if one.type.startswith(type_)]


def _one_of(about: Head, keys: Sequence[str], known: str) -> str:
    return next((key for key in (known, *keys) if key in about.columns), known)


def _topic(table: Table, said: Sequence[Property], file: SourceFile, about: Head) -> tuple[str, str]:
    """The column of the topic, and its key where the figures of all topics stand in that one column."""
    keys = _keys_of_topic(table, said)
    if {"Value", *_LONG} <= set(about.columns):
        return "Value", _only(keys, table, file)
    return _column(table, keys, file, about), ""


def _only(keys: Sequence[str], table: Table, file: SourceFile) -> str:
    if len(keys) != 1:
        raise BadInput(
            f"Welke cijfers {table.subject} zijn, is niet te zien. Laad DataProperties (of MeasureCodes) van dezelfde "
            "tabel erbij.",
            place=file.name,
        )
    return keys[0]


def _column(table: Table, keys: Sequence[str], file: SourceFile, about: Head) -> str:
    stems = {table.topic, *map(_stem, keys)}
    exact = [key for key in keys if key in about.columns]
    fitting = exact or [name for name in about.columns if _stem(name) in stems]
    if len(fitting) > 1:
        raise BadInput(
            f"De kolommen {' en '.join(fitting)} kunnen allebei {table.subject} zijn. Laad DataProperties erbij, of "
            "kies bij het downloaden één onderwerp.",
            place=file.name,
        )
    return fitting[0] if fitting else f"{table.topic}_1"


def _keys_of_topic(table: Table, said: Sequence[Property]) -> list[str]:
    """By the exact title; else by the stem of the key; else the only topic whose title has the word of the table."""
    topics = [one for one in said if one.type == "Topic"]
    for fits in (
        lambda one: one.title.casefold() == table.subject.casefold(),
        lambda one: _stem(one.key) == table.topic,
        lambda one: table.word in one.title.casefold(),
    ):
        if keys := [one.key for one in topics if fits(one)]:
            return keys
    return []


def _stem(name: str) -> str:
    found = _STEM.fullmatch(name)
    return found["stem"] if found else name
