"""What a text says under which heading, and what it leaves unsaid."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Part:
    """A text by the name of its field, with its heading, and how it is called in a sentence."""

    name: str
    heading: Words
    called: Words


@dataclass(frozen=True, slots=True)
class Told:
    """`said` are headings with their text, in order; `unsaid` what the text says nothing about."""

    said: tuple[tuple[Words, str], ...]
    unsaid: tuple[Words, ...]


def told(about: object, parts: Iterable[Part]) -> Told:
    """Sort the parts of a plan, theme or action into what it says and what it does not."""
    found = [(part, str(getattr(about, part.name))) for part in parts]
    said = tuple((part.heading, text) for part, text in found if text)
    return Told(said, tuple(part.called for part, text in found if not text))
