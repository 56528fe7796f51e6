"""Large JSON piece by piece: the objects of `{"value": [...]}`, or of a bare list, one after another."""

import io
import json
import re
from collections.abc import Iterator

from ineen.analysis.sources.delivery import SourceFile
from ineen.analysis.sources.text import opened
from ineen.ground.kernel.refusals import BadInput

_PIECE = 256 * 1024
_LARGEST = 8 * 1024**2  # characters of one object; the explanation of a table is the largest that is published
_SPACE = re.compile(r"[ \t\r\n]*")


def is_json(file: SourceFile) -> bool:
    """Whether the first sign is one with which JSON begins."""
    with opened(file) as text:
        return text.read(_PIECE).lstrip().startswith(("{", "["))


def objects(file: SourceFile, beside: dict[str, object]) -> Iterator[dict[str, object]]:
    """Every object of the list, in order; what stands beside the list goes to `beside`, by its key.

    Raises BadInput, with the number of the object, where the file is cut off or is no such JSON.
    """
    with opened(file) as text:
        yield from _Reader(file.name, text).whole(beside)


class _Reader:
    """Holds a piece of the text; what stands before `at` is decoded."""

    def __init__(self, name: str, text: io.TextIOBase) -> None:
        self.name = name
        self.text = text
        self.left = ""
        self.at = 0
        self.number = 0
        self.decoder = json.JSONDecoder()

    def whole(self, beside: dict[str, object]) -> Iterator[dict[str, object]]:
        if self._take("["):
            yield from self._listed()
        elif self._take("{"):
            yield from self._members(beside)
        if self._next():
            raise self._broken()

    def _members(self, beside: dict[str, object]) -> Iterator[dict[str, object]]:
        while True:
            key = self._value()
            if not isinstance(key, str) or not self._take(":"):
                raise self._broken()
            if key == "value" and self._take("["):
                yield from self._listed()
            else:
                beside[key] = self._value()
            if self._take("}"):
                return
            self._expect(",")

    def _listed(self) -> Iterator[dict[str, object]]:
        if self._take("]"):
            return
        while True:
            self.number += 1
            found = self._value()
            if not isinstance(found, dict):
                raise self._broken()
            yield found
            if self._take("]"):
                return
            self._expect(",")

    def _value(self) -> object:
        """The value that begins here; what ends with the text that was read may go on in the next piece."""
        self._next()
        while True:
            try:
                found, end = self.decoder.raw_decode(self.left, self.at)
            except (ValueError, RecursionError):
                end = len(self.left)
            if end < len(self.left):
                self.at = end
                return found
            if len(self.left) - self.at > _LARGEST or not self._read():
                raise self._broken()

    def _expect(self, sign: str) -> None:
        if not self._take(sign):
            raise self._broken()

    def _take(self, sign: str) -> bool:
        if self._next() != sign:
            return False
        self.at += 1
        return True

    def _next(self) -> str:
        """The next sign that is no space, or nothing at the end."""
        self._skip()
        while self.at == len(self.left) and self._read():
            self._skip()
        return self.left[self.at : self.at + 1]

    def _skip(self) -> None:
        space = _SPACE.match(self.left, self.at)
        self.at = space.end() if space else self.at

    def _read(self) -> bool:
        piece = self.text.read(_PIECE)
        self.left, self.at = self.left[self.at :] + piece, 0
        return bool(piece)

    def _broken(self) -> BadInput:
        place = f"{self.name}, rij {self.number}" if self.number else self.name
        return BadInput(
            "Hier is het bestand afgebroken, of het is geen JSON van CBS. Download het opnieuw; bewerk het niet.",
            place=place,
        )
