"""What the page needs on which a person says what stands in a file: its sheets, columns, signs, and how it reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.utils import timezone

from ineen.analysis.sources.received.grid import Sheet, shown
from ineen.analysis.sources.received.mapping import Mapping, Use, head_cells, key_of, names, shape
from ineen.analysis.sources.received.proposing import guess_meaning, propose, symbols
from ineen.analysis.sources.received.understanding import understand
from ineen.analysis.sources.received.understood import Understood
from ineen.evidence import states
from ineen.evidence.models import Submission
from ineen.evidence.queries.area_naming import AreaNaming
from ineen.evidence.queries.descriptions import Description, description_of
from ineen.evidence.queries.handed_files import submitted_files
from ineen.evidence.queries.received_reading import samples, sheet_named, sheets_of
from ineen.evidence.queries.received_told import Sample
from ineen.evidence.queries.submissions import submission
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.refusals import BadInput, NotAllowed

MOST_ROWS = 5_000  # of a page: the worker reads them all
EXAMPLES = 3
NO_FIGURE = "Zo geeft geen enkele rij een cijfer. Lees hieronder waarom, en kies andere kolommen."
NOT_NOW = "Aan deze aanlevering is niets (meer) uit te leggen. Lever het bestand zo nodig opnieuw aan."


@dataclass(frozen=True, slots=True)
class Column:
    """One column, or all whose head is a period, with what stands in it."""

    key: str
    title: str
    examples: str


@dataclass(frozen=True, slots=True)
class Shown:
    """How the file reads under a mapping: what was understood and its first figures, or in Dutch what is wrong."""

    understood: Understood | None
    samples: tuple[Sample, ...]
    wrong: str
    cut: bool

    @property
    def stops(self) -> str:
        """Why one cannot go on like this, in Dutch; empty where one can."""
        return self.wrong or ("" if self.understood and self.understood.figures else NO_FIGURE)


class DescribedSheets:
    """One file that is being described."""

    def __init__(self, row: Submission, sheets: Sequence[Sheet]) -> None:
        self.row, self.sheets = row, sheets
        self.today: date = timezone.localdate(row.handed_in_at)
        found = description_of(row)
        if found is None:
            raise NotAllowed(NOT_NOW)
        self.description: Description = found

    @cached_property
    def naming(self) -> AreaNaming:
        return AreaNaming(self.row.partnership_id)

    def sheet(self, name: str) -> Sheet:
        """Raises BadInput where there is none of that name."""
        return sheet_named(self.sheets, name)

    def proposed(self, name: str, head: int | None) -> Mapping:
        """A guess at a sheet whose columns are named in a row, the likely one where none is said."""
        sheet = self.sheet(name)
        if head is not None and not head_cells(sheet, head):
            raise BadInput(f"Op rij {head} staat niets. Kies de rij waarin de kolommen hun naam hebben.")
        return propose(sheet, self.naming.knows, head=head)

    def columns(self, mapping: Mapping) -> list[Column]:
        """In the order of the sheet; those that are periods as one."""
        sheet = self.sheet(mapping.sheet)
        told: dict[str, list[int]] = {}
        called = names(sheet, mapping.head)
        for at, name in enumerate(called):
            told.setdefault(key_of(name), []).append(at)
        return [
            Column(key, _title(called, places), _examples(sheet, mapping.head, places[0]))
            for key, places in told.items()
        ]

    def symbols(self, mapping: Mapping) -> list[str]:
        """The texts that stand where a number could, in the columns that are figures."""
        sheet = self.sheet(mapping.sheet)
        figures = mapping.places(names(sheet, mapping.head), Use.VALUE)
        rows = [cells for number, cells in sheet.rows if number > mapping.head]
        return symbols([cells[at] if at < len(cells) else "" for cells in rows for at in figures])

    def shown(self, mapping: Mapping, description: Description | None = None) -> Shown:
        """As it reads now."""
        sheet = self.sheet(mapping.sheet)
        try:
            found = understand(sheet, mapping, self.naming.area_of, self.today)
        except BadInput as wrong:
            return Shown(None, (), str(wrong), sheet.cut)
        return Shown(found, samples(description or self.description, found), "", sheet.cut)

    def describe(self, mapping: Mapping) -> "tuple[str, tuple[str, ...]]":
        """The shape of the sheet that a mapping is of, and the names of its columns."""
        sheet = self.sheet(mapping.sheet)
        return shape(sheet, mapping.head), names(sheet, mapping.head)


def described_sheets(viewer: Viewer, key: UUID) -> DescribedSheets:
    """A submission that somebody describes. Raises NotFound, NotAllowed where that is over, BadInput for its file."""
    row = submission(viewer, key).row
    if row.state not in (Submission.State.DESCRIBING, Submission.State.WAITING) or not row.description:
        raise NotAllowed(NOT_NOW)
    return DescribedSheets(row, sheets_of(submitted_files(row), most=MOST_ROWS))


def may_describe(row: Submission) -> bool:
    """Whether there is something to describe, or to describe otherwise."""
    can = states.steps_from(Submission.State(row.state), states.Hand.PERSON)
    open_now = row.state == Submission.State.DESCRIBING or Submission.State.DESCRIBING in can
    return open_now and row.description is not None


def suggested_meaning(text: str) -> str:
    """What a sign often means."""
    return guess_meaning(text).value


def _title(called: Sequence[str], places: Sequence[int]) -> str:
    if len(places) == 1:
        return called[places[0]]
    return f"{called[places[0]]} … {called[places[-1]]} ({len(places)} kolommen)"


def _examples(sheet: Sheet, head: int, at: int) -> str:
    cells = (row[at] for number, row in sheet.rows if number > head and at < len(row) and row[at] != "")
    return " · ".join(
        list(dict.fromkeys(shown(cell)[:40] for cell, _ in zip(cells, range(200), strict=False)))[:EXAMPLES]
    )
