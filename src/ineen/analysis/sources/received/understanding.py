"""A sheet as a mapping reads it. Nothing is guessed: what cannot be read is a fault, with its row."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from ineen.analysis.sources.delivery import SourceRow
from ineen.analysis.sources.received.checking import check
from ineen.analysis.sources.received.grid import Sheet, shown
from ineen.analysis.sources.received.mapping import Answer, Mapping, Use, names, plain, total_key
from ineen.analysis.sources.received.numbers import units
from ineen.analysis.sources.received.rows import AreaOf, RowReader
from ineen.analysis.sources.received.totals import Total, called_total, totals
from ineen.analysis.sources.received.understood import One, Understood
from ineen.analysis.store.cells import Measure
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput

MOST_CATEGORIES = 80
_MOST_LOOKED_AT = 200  # labels: of more, nobody answers for each which is a total
_ROWS_NAMED = 3


def understand(sheet: Sheet, said: Mapping, area_of: AreaOf, today: date) -> Understood:
    """Read the rows of a sheet.

    area_of
        from the name or code of an area, and the year in whose borders it is meant; raises BadInput with the reason.
    today
        no figure is about what comes after it.

    Raises BadInput where the mapping itself cannot be: a column that is not there, no column with figures, nothing that
    says the area or period, merged cells in the table, more classes than anybody describes.
    """
    check(sheet, said)
    reader, found = RowReader(sheet, said, area_of, today), Understood()
    for row, cells in sheet.rows:
        if row > said.head:
            reader.read(row, cells, found)
    _look_for_totals(found, said)
    _leave_out_totals(found, said)
    _each_once(found, sheet, said)
    if len(found.categories) > MOST_CATEGORIES:
        raise BadInput(
            f"Dit zijn {len(found.categories)} verschillende klassen, en Ineen neemt er hoogstens {MOST_CATEGORIES}. "
            "Staat in de kolom voor de klasse wel een soort, en geen opmerking of nummer?"
        )
    return found


def source_rows(found: Understood, file: str, subject: str) -> Iterator[SourceRow]:
    """The figures as rows of a delivery; regions are codes."""
    written = {plain(name): name for name in found.categories}
    for one in found.figures:
        decimals, (value, low, high) = units(one.value, one.low, one.high)
        measure = Measure(subject, written[plain(one.category)])
        yield SourceRow(file, one.row, one.area.code, measure, one.period, one.status, value, low, high, decimals)


def _look_for_totals(found: Understood, said: Mapping) -> None:
    """Among classes in each place, and among areas of one kind; and what is called a total and is no area."""
    valued = [(one, one.value) for one in found.figures if one.value is not None]
    told: list[Total] = []
    if len(found.categories) <= _MOST_LOOKED_AT:
        told += totals("category", ((one.category, (one.area, one.period), value) for one, value in valued))
    if len(found.areas) <= _MOST_LOOKED_AT:
        told += totals("area", ((one.region, (one.area.kind, one.cell[0], one.period), value) for one, value in valued))
    told += [Total("area", text, 0) for text in dict.fromkeys(one.text for one in found.faults) if called_total(text)]
    found.totals = tuple(told)
    found.unanswered = tuple(one for one in told if total_key(one.kind, one.label) not in said.totals)


def _leave_out_totals(found: Understood, said: Mapping) -> None:
    out = {key for key, answer in said.totals.items() if answer is Answer.LEFT_OUT}
    kept = [
        one
        for one in found.figures
        if out.isdisjoint((total_key("category", one.category), total_key("area", one.region)))
    ]
    faults = [one for one in found.faults if total_key("area", one.text) not in out]
    found.left_out = len(found.figures) - len(kept) + len(found.faults) - len(faults)
    found.faulty -= len(found.faults) - len(faults)
    found.figures, found.faults = kept, faults


def _each_once(found: Understood, sheet: Sheet, said: Mapping) -> None:
    """Two rows with one cell: the same value counts once, and of two values neither is taken."""
    by_cell: defaultdict[tuple[str, str, Period], list[One]] = defaultdict(list)
    for one in found.figures:
        by_cell[one.cell].append(one)
    kept: list[One] = []
    torn: list[One] = []
    for several in by_cell.values():
        if len({one.told for one in several}) == 1:
            kept.append(several[0])
        else:
            torn += several
            _tell_contradiction(found, several)
    found.figures = kept
    found.hint = _hint(torn, sheet, said)


def _tell_contradiction(found: Understood, several: Sequence[One]) -> None:
    rows = " en ".join(str(one.row) for one in several[:_ROWS_NAMED])
    for one in several:
        value = Decimal(0) if one.value is None else one.value
        found.refuse(
            one.row,
            one.category,
            value,
            f"De rijen {rows} geven elk een ander cijfer voor {one.region}, {one.period}, {one.category}. Geen van "
            "die is overgenomen: laat er één staan.",
        )


def _hint(torn: Sequence[One], sheet: Sheet, said: Mapping) -> str:
    """Where rows contradict each other, a column that nobody chose may be what they differ in."""
    rows = {one.row for one in torn}
    cells = [row for number, row in sheet.rows if number in rows]
    for at, name in enumerate(names(sheet, said.head) if torn else ()):
        told = {shown(row[at]) for row in cells if at < len(row)}
        unused = said.use_of(name) is Use.NOTHING
        if unused and 1 < len(told) <= max(2, len(cells) // 2):
            return f"Die rijen verschillen in de kolom {name!r}. Is dat de klasse? Kies haar dan."
    return ""
