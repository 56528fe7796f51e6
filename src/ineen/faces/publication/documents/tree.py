"""A document as values, whatever file it becomes: texts are texts, never marks of a file format.

Headings go down one level at a time, a picture says what it shows, a table has a header: a tree that breaks this cannot
be made, so that no file can be made that leaves readers out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256
from json import dumps
from typing import Any, Final

from ineen.ground.ui import markdown

CHAPTER: Final = 1  # the level of the title of a section


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section, of level 2 to 4."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; an empty line begins a new paragraph. A lead answers the question of its section."""

    text: str
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """A longer text as its writer formed it: paragraphs, lists, links, emphasis and small headings.

    level
        of the first heading in it; 0 where no heading can stand, and each is set as a paragraph of its own.
    """

    parts: tuple[markdown.Block, ...]
    level: int = 0
    lead: bool = False

    @property
    def headings(self) -> tuple[Heading, ...]:
        found = [one for one in self.parts if isinstance(one, markdown.Heading)] if self.level else []
        return tuple(
            Heading("".join(run.text for run in one.runs), self.level + one.level - markdown.TOP_HEADING)
            for one in found
        )


@dataclass(frozen=True, slots=True)
class Note:
    """Small text under something: a source, a method, what is not said."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list; without items nothing."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `width` is its share of the line against the others; numbers stand at the right."""

    title: str
    width: float = 1
    numbers: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header that returns on every page."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        if not all(column.title for column in self.columns):
            raise ValueError(f"the table {self.caption!r} has a column without a header")
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"the table {self.caption!r} has a row that does not fit its header")


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing as SVG. `alternative` says in words what it shows, `caption` stands above it."""

    svg: str
    alternative: str
    caption: str

    def __post_init__(self) -> None:
        if not self.alternative:
            raise ValueError(f"the figure {self.caption!r} says nothing to who cannot see it")


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its value, or a longer text instead of that; `aside` stands small under it."""

    label: str
    value: str
    aside: str = ""
    prose: Prose | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and values below each other, or side by side where they are few and short."""

    facts: tuple[Fact, ...]
    beside: bool = False


class StopState(StrEnum):
    """How a station of the thread is drawn."""

    DONE = "done"
    HERE = "here"
    GAP = "gap"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Stop:
    """A station: `line` is how the thread runs from it to the next, empty after the last."""

    label: str
    count: str
    state: StopState
    line: str


@dataclass(frozen=True, slots=True)
class Thread:
    """The red thread, drawn; `remedies` say what would mend it."""

    stops: tuple[Stop, ...]
    remedies: tuple[str, ...] = ()


Block = Heading | Paragraph | Prose | Note | Items | Table | Figure | Facts | Thread


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter. `new_page` begins it on a page of its own."""

    title: str
    blocks: tuple[Block, ...]
    new_page: bool = False

    def __post_init__(self) -> None:
        above = CHAPTER
        for heading in _headings(self.blocks):
            if not CHAPTER < heading.level <= above + 1:
                raise ValueError(f"the heading {heading.text!r} skips a level")
            above = heading.level


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document.

    kind, title, subtitle
        above, on and under the title of the first page.
    notices
        what a reader must know before anything else; `running` says it in few words on every page.
    facts
        whose it is, and when it holds.
    words
        the few words that the template itself prints, in the language of the document.
    """

    kind: str
    title: str
    subtitle: str
    language: str
    notices: tuple[str, ...]
    running: str
    facts: Facts
    sections: tuple[Section, ...]
    made_on: date
    words: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("a document has a title")

    @property
    def digest(self) -> str:
        """64 hexadecimal digits of everything but the day on which it was made: what stays the same, keeps it."""
        plain = as_plain(replace(self, made_on=date.min))
        return sha256(dumps(plain, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def as_plain(part: Any) -> Any:
    """A part of the tree in values that JSON holds; each block names what it is under `is`."""
    if is_dataclass(part):
        values = {one.name: as_plain(getattr(part, one.name)) for one in fields(part)}
        return {"is": type(part).__name__.lower()} | values
    if isinstance(part, tuple):
        return [as_plain(one) for one in part]
    return part.isoformat() if isinstance(part, date) else part


def prose(text: str, level: int = 0, *, lead: bool = False) -> Prose:
    """A longer text as people write it."""
    return Prose(markdown.blocks(text), level, lead)


def proses(*texts: str) -> Iterable[Prose]:
    """One block for each text that says something."""
    return (prose(text) for text in texts if text.strip())


def _headings(blocks: Iterable[Block]) -> Iterator[Heading]:
    for block in blocks:
        if isinstance(block, Heading):
            yield block
        elif isinstance(block, Prose):
            yield from block.headings


def paragraphs(*texts: str) -> Iterable[Paragraph]:
    """One block for each text that says something."""
    return (Paragraph(text) for text in texts if text.strip())
