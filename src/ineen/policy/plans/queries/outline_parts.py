"""The parts of the outline of a plan, as values."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from ineen.ground.organisations.queries import Member
from ineen.policy.plans.models import SafetyPlan
from ineen.policy.plans.queries.pieces import Piece, PieceKind
from ineen.policy.plans.queries.remedies import Chapter, Remedy
from ineen.policy.plans.queries.texts import PlanView, ThemeText


@dataclass(frozen=True, slots=True)
class WritingChapter:
    """A chapter of running texts: the word in its address, its title, the texts that it holds, and its advice."""

    word: str
    title: str
    texts: tuple[str, ...]
    advice: tuple[Chapter, ...] = ()


# in the order of the chain; the themes stand after the third
WRITING_CHAPTERS: Final = (
    WritingChapter("visie", "Visie en samenwerking", ("vision", "why_together", "benefits")),
    WritingChapter("terugblik", "Terugblik", ("look_back",), (Chapter.LOOK_BACK,)),
    WritingChapter("analyse", "Veiligheidsanalyse", ("analysis", "participation"), (Chapter.ANALYSIS,)),
    WritingChapter("overig", "Overige onderwerpen", ("other_subjects",)),
    WritingChapter("inwoners", "Samen met inwoners", ("with_residents",), (Chapter.RESIDENTS,)),
    WritingChapter("raad", "Gevraagd aan de raad", ("asked_of_council",), (Chapter.MONEY,)),
    WritingChapter(
        "organisatie",
        "Organisatie en evaluatie",
        ("organisation", "evaluation", "decision_making"),
        (Chapter.ORGANISATION,),
    ),
)
BEFORE_THEMES: Final = 3


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a part is: how many texts or figures it still owes, and whether anything stands there."""

    owed: int
    begun: bool = True


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece that names an organisation. `source` where it was entered for it and it has not confirmed yet."""

    piece: Piece
    name: str
    office: str
    source: str
    reference: str = ""
    signed_on: date | None = None

    @property
    def number(self) -> str:
        return self.piece.key


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal of the outline; `number` is its place in the whole plan."""

    number: int
    slug: str
    title: str
    progress: Progress

    @property
    def piece(self) -> str:
        return str(Piece(PieceKind.GOAL, self.slug))

    @property
    def ref(self) -> str:
        return str(self.number)


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme of the outline, with who leads it and its goals; `number` is its place in the whole plan."""

    number: int
    text: ThemeText
    leads: tuple[Marked, ...]
    goals: tuple[GoalLine, ...]
    progress: Progress

    @property
    def piece(self) -> str:
        return str(Piece(PieceKind.THEME, self.text.slug))

    @property
    def ref(self) -> str:
        return str(self.number)


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """A field with its themes; without slug for the themes under no field. `ref` is its place, from 1."""

    slug: str
    title: str
    themes: tuple[ThemeRow, ...]
    ref: str = ""
    last: bool = False

    @property
    def piece(self) -> str:
        return str(Piece(PieceKind.FIELD, self.slug)) if self.slug else "thema"


@dataclass(frozen=True, slots=True)
class LocalGroup:
    """A municipality with her chapter, where she has one, and the themes that play with her alone."""

    code: str
    name: str
    has_chapter: bool
    progress: Progress
    themes: tuple[ThemeRow, ...]

    @property
    def piece(self) -> str:
        return str(Piece(PieceKind.CHAPTER, self.code))


@dataclass(frozen=True, slots=True)
class Tie:
    """Another plan that this one hangs together with."""

    number: int
    name: str
    kind: str
    kind_label: str
    about: str
    theme: str

    @property
    def piece(self) -> str:
        return str(Piece(PieceKind.TIE, self.ref))

    @property
    def ref(self) -> str:
        return str(self.number)


@dataclass(frozen=True, slots=True)
class Outline:
    """A plan for one of its writers.

    reason
        why she may not change it now; empty where she may.
    remedies
        what it still owes its readers, without what somebody set aside.
    members
        the organisations that take part during the plan.
    row
        the row of the plan, for a query that follows.
    """

    plan: PlanView
    reason: str
    fields: tuple[FieldGroup, ...]
    locals: tuple[LocalGroup, ...]
    ties: tuple[Tie, ...]
    signers: tuple[Marked, ...]
    remedies: tuple[Remedy, ...]
    owed: frozenset[str]
    members: tuple[Member, ...]
    row: SafetyPlan

    def chapter(self, one: WritingChapter) -> Progress:
        """How far a chapter of running texts is."""
        owed = sum(f"plan//{name}" in self.owed for name in one.texts)
        return Progress(owed, begun=any(getattr(self.plan, name) for name in one.texts))
