"""Which version of a text somebody began from, and how two versions differ."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from hashlib import sha256
from itertools import groupby

_WORDS = re.compile(r"\s+|\S+\s*")


class Change(StrEnum):
    """What happened to a run of words."""

    SAME = "same"
    GONE = "gone"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand in both versions, or in one of them."""

    change: Change
    text: str

    @property
    def words(self) -> str:
        return self.text.rstrip()

    @property
    def gap(self) -> str:
        """The white space behind the words: it is no difference."""
        return self.text[len(self.words) :]


def tidy(text: str) -> str:
    """A text as it is kept: line ends of one kind, nothing empty around it, no NUL, which PostgreSQL refuses."""
    lines = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def digest(text: str) -> str:
    """16 hexadecimal digits that are another for another text."""
    return sha256(tidy(text).encode()).hexdigest()[:16]


def differences(old: str, new: str) -> tuple[Run, ...]:
    """From one version to the other: the lines that changed, and in those the words."""
    return tuple(_joined(_runs(old.splitlines(keepends=True), new.splitlines(keepends=True), inside=_words)))


Inside = Callable[[str, str], Iterator[Run]]


def _words(old: str, new: str) -> Iterator[Run]:
    return _runs(_WORDS.findall(old), _WORDS.findall(new), inside=_whole)


def _whole(old: str, new: str) -> Iterator[Run]:
    yield Run(Change.GONE, old)
    yield Run(Change.ADDED, new)


def _runs(old: list[str], new: list[str], *, inside: Inside) -> Iterator[Run]:
    """`inside` tells of pieces that took each other's place how they differ.

    In long runs the commonest pieces are no beginning of what is the same: without that, two unlike texts take minutes.
    """
    for kind, first, last, start, end in SequenceMatcher(None, old, new).get_opcodes():
        was, becomes = "".join(old[first:last]), "".join(new[start:end])
        if kind == "equal":
            yield Run(Change.SAME, was)
        else:
            yield from inside(was, becomes)


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Runs of one kind beside each other as one; empty ones left out."""
    for change, beside in groupby((run for run in runs if run.text), key=lambda run: run.change):
        yield Run(change, "".join(run.text for run in beside))


def merged(old: str, new: str) -> str:
    """The lines of both: what they share once, and where they differ first the old, then the new."""
    was, becomes = old.split("\n"), new.split("\n")
    codes = SequenceMatcher(None, was, becomes).get_opcodes()
    lines = (
        [*was[first:last], *([] if kind == "equal" else becomes[start:end])] for kind, first, last, start, end in codes
    )
    return "\n".join(line for run in lines for line in run)
