"""The pieces of which a plan is built: what is added, named, moved and removed. Running texts are `TextAddress`es.

Piece.parse("theme/ondermijning")
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.text import slugify

from ineen.ground.kernel.refusals import NotFound

NO_SUCH_PIECE: Final = (
    "Dit onderdeel staat niet (meer) in het plan. Misschien haalde een collega het weg: kijk onder “Onlangs gewijzigd”."
)
LONGEST_SLUG: Final = 60


def address_of(title: str) -> str:
    """The address that a field, theme or goal gets by its first title, where no other has it."""
    return slugify(title)[:LONGEST_SLUG].strip("-") or "onderdeel"


class PieceKind(StrEnum):
    """What a piece is. The first three have a slug; a chapter goes by its municipality, the others by their number."""

    FIELD = "field"
    THEME = "theme"
    GOAL = "goal"
    CHAPTER = "chapter"
    TIE = "tie"
    SIGNER = "signer"
    LEAD = "lead"

    @property
    def word(self) -> str:
        """What the screen calls it."""
        return _WORDS[self]


_WORDS: Final = {
    PieceKind.FIELD: "veld",
    PieceKind.THEME: "thema",
    PieceKind.GOAL: "doel",
    PieceKind.CHAPTER: "lokaal hoofdstuk",
    PieceKind.TIE: "band met een ander plan",
    PieceKind.SIGNER: "medeondertekenaar",
    PieceKind.LEAD: "trekker",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a plan: its kind, and its slug, the code of its municipality, or its number."""

    kind: PieceKind
    key: str

    def __str__(self) -> str:
        return f"{self.kind}/{self.key}"

    @classmethod
    def parse(cls, text: str) -> "Piece":
        """Read what `str` wrote; raises NotFound for anything else."""
        kind, _, key = text.partition("/")
        if kind not in list(PieceKind) or not key:
            raise NotFound(NO_SUCH_PIECE)
        return cls(PieceKind(kind), key)
