"""A file that a person described, read as she said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ineen.analysis.sources.connector import Connector
from ineen.analysis.sources.delivery import Delivery, SourceFile
from ineen.analysis.sources.received.grid import Sheet
from ineen.analysis.sources.received.mapping import Heads, Use, names
from ineen.analysis.sources.received.reading import sheets
from ineen.analysis.sources.received.understanding import source_rows, understand
from ineen.analysis.sources.received.understood import One, Understood
from ineen.analysis.store.cells import CellStatus
from ineen.evidence.models import ReceivedSource
from ineen.evidence.queries.area_naming import AreaNaming
from ineen.evidence.queries.descriptions import Description
from ineen.evidence.queries.names import area_names
from ineen.evidence.queries.received_told import MOST_SHOWN, ReceivedTold, Sample
from ineen.ground.kernel.figures import FigureStatus
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.ui.formats import STATUS_WORDS, listed, number
from ineen.ground.ui.formats import period as in_words

ONE_FILE = "Lever eigen of ontvangen cijfers in één bestand per keer aan: dan weet u van elk bestand wat erin staat."
NOTHING_LEFT = "Geen enkele rij geeft een cijfer."
_WHAT = {
    Use.AREA: "gebied",
    Use.PERIOD: "periode",
    Use.PART: "maand of kwartaal",
    Use.CATEGORY: "klasse",
    Use.VALUE: "cijfer",
    Use.LOW: "ondergrens",
    Use.HIGH: "bovengrens",
    Use.UNIT: "eenheid",
}


def sheets_of(files: Sequence[SourceFile], *, most: int | None = None) -> tuple[Sheet, ...]:
    """The sheets of the one file. Raises BadInput where there are more files, and for what is no table."""
    if len(files) != 1:
        raise BadInput(ONE_FILE)
    return sheets(files[0], most=most)


def sheet_named(found: Sequence[Sheet], name: str) -> Sheet:
    """The sheet of that name. Raises BadInput with the names that there are."""
    for one in found:
        if one.name == name:
            return one
    raise BadInput(f"Het blad {name!r} is er niet. Er is: {listed(one.name for one in found)}.")


@dataclass(frozen=True, slots=True)
class ReceivedReading:
    """One file under its description."""

    description: Description
    understood: Understood
    delivery: Delivery
    connector: Connector

    @property
    def lacking(self) -> list[str]:
        """What still has to be said, in Dutch: of whom it is, what its classes mean, what is done with totals."""
        found = [] if self.description.says_of_whom else ["van wie de cijfers zijn"]
        if without := self.description.lacks(self.understood.categories):
            found.append(f"wat {listed(without[:3])} betekent")
        if asked := self.understood.unanswered:
            found.append(f"wat er met {listed(one.label for one in asked[:3])} moet: het lijkt een totaal")
        return found

    @property
    def told(self) -> ReceivedTold:
        """As a preview keeps it."""
        found = self.understood
        return ReceivedTold(
            title=self.description.title,
            origin=ReceivedSource.Origin(self.description.origin).label,
            samples=samples(self.description, found),
            statuses={status.value: count for status, count in found.statuses.items()},
            faults=tuple(found.faults),
            faulty=found.faulty,
            skipped=found.skipped,
            left_out=found.left_out,
            hint=found.hint,
        )


def read_received(
    files: Sequence[SourceFile], description: Description, partnership: UUID, today: date
) -> ReceivedReading:
    """Read the file as it was described. Raises BadInput where it cannot be, or where no row gives a figure."""
    sheet = sheet_named(sheets_of(files), description.mapping.sheet)
    naming = AreaNaming(partnership)
    found = understand(sheet, description.mapping, naming.area_of, today)
    if not found.figures:
        raise BadInput(_nothing(found), place=files[0].name)
    delivery = Delivery(
        publisher=description.publisher,
        table=description.table or description.title[:60],
        title=description.title,
        classification_year=description.mapping.division,
        retrieved=None,
        rows=tuple(source_rows(found, files[0].name, description.source)),
        read_as=_read_as(description, sheet),
    )
    return ReceivedReading(description, found, delivery, _connector(description, delivery, fictional=naming.fictional))


def samples(description: Description, found: Understood) -> tuple[Sample, ...]:
    """The first figures in words."""
    first = found.figures[:MOST_SHOWN]
    called = area_names(one.area for one in first)
    return tuple(_sample(description, one, called[one.area]) for one in first)


def _sample(description: Description, one: One, area: str) -> Sample:
    meant = description.of(one.category)
    unit = meant.unit if meant else one.unit
    told = f"{_number(one)} {unit}".strip() if one.value is not None else STATUS_WORDS[FigureStatus(one.status.value)]
    if one.status is CellStatus.PROVISIONAL:
        told += " (voorlopig)"
    written = area if area == one.region or not one.region else f"{area} ({one.region})"
    margin = "" if one.low is None or one.high is None else f"{number(float(one.low), 2)}–{number(float(one.high), 2)}"
    return Sample(one.row, written, in_words(one.period), meant.label if meant else one.category, told, margin)


def _number(one: One) -> str:
    assert one.value is not None  # noqa: S101  # the caller looked
    exponent = one.value.normalize().as_tuple().exponent
    return number(float(one.value), max(0, -exponent) if isinstance(exponent, int) else 0)


def _nothing(found: Understood) -> str:
    if not found.faults:
        return f"{NOTHING_LEFT} Staat de kop van de tabel wel op de rij die is gekozen?"
    first = found.faults[0]
    return f"{NOTHING_LEFT} Rij {first.row}, {first.column}: {first.why}"


def _read_as(description: Description, sheet: Sheet) -> str:
    said = description.mapping
    columns = names(sheet, said.head)
    told = [
        f"{what} uit {listed(columns[at] for at in said.places(columns, use))}"
        for use, what in _WHAT.items()
        if said.places(columns, use)
    ]
    fixed = {"gebied": said.area, "periode": said.period, "klasse": said.category}
    told += [f"{what} overal {text}" for what, text in fixed.items() if text]
    if said.heads is Heads.PERIODS:
        told.append("periode van boven de kolommen")
    return f"Gelezen: {'; '.join(told)}."


def _connector(description: Description, delivery: Delivery, *, fictional: bool) -> Connector:
    return Connector(
        name=description.source,
        title=description.title,
        licence=description.ground,
        fetch="",
        release=None,
        whole_country=False,
        adds_up_over_time=description.mapping.counts,
        parse=lambda _: delivery,
        fictional=fictional,
    )
