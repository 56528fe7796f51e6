"""One row of a sheet under a mapping: its figures, or why there are none."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from ineen.analysis.sources.received.grid import Cell, Sheet, shown
from ineen.analysis.sources.received.mapping import Heads, Meaning, Use, names, plain
from ineen.analysis.sources.received.mapping import Mapping as Said
from ineen.analysis.sources.received.numbers import number
from ineen.analysis.sources.received.periods import NoPeriod, period, period_in_two
from ineen.analysis.sources.received.understood import One, Understood
from ineen.analysis.store.cells import CellStatus
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput

AreaOf = Callable[[str, int], AreaCode]
NO_CATEGORY = "Cijfer"
_LONGEST_CATEGORY = 200
_NEGATIVE = "Dit is minder dan nul. Ineen houdt aantallen en scores bij, geen verschillen."
_FUTURE = "Deze periode moet nog beginnen: daarover is nog geen cijfer."
_OUTSIDE = "Het cijfer ligt niet tussen zijn onder- en bovengrens."


class RowReader:
    """Reads the rows of one sheet; each area is looked up once per year."""

    def __init__(self, sheet: Sheet, said: Said, area_of: AreaOf, today: date) -> None:
        self.said, self.area_of, self.today = said, area_of, today
        self.names = names(sheet, said.head)
        self.at = {use: said.places(self.names, use) for use in Use}
        self.known: dict[tuple[str, int], AreaCode | str] = {}
        self.symbols = {plain(text): meaning for text, meaning in said.symbols.items()}

    def read(self, row: int, cells: Sequence[Cell], found: Understood) -> None:
        """Put the figures of a row in `found`, or why they are not taken in."""
        told = [_cell(cells, place) for place in self.at[Use.VALUE]]
        if self._is_beside_the_table(cells, told):
            found.skipped += 1
            return
        for place, cell in zip(self.at[Use.VALUE], told, strict=True):
            try:
                found.figures.append(self._one(row, cells, place, cell))
            except _Wrong as wrong:
                found.refuse(row, wrong.column, wrong.cell, str(wrong))
                if wrong.whole_row:
                    return

    def _is_beside_the_table(self, cells: Sequence[Cell], told: Sequence[Cell]) -> bool:
        """A title, a source or a remark: a single cell that is no figure and no area."""
        if any(cell != "" for cell in told) or sum(cell != "" for cell in cells) > 1:
            return False
        at = self.at[Use.AREA]
        text = shown(_cell(cells, at[0])).strip() if at else ""
        return not text or isinstance(self._look_up(text, self.said.division or self.today.year), str)

    def _one(self, row: int, cells: Sequence[Cell], place: int, cell: Cell) -> One:
        category = self._category(cells, place)
        when = self._period(cells, place)
        area, region = self._area(cells, when)
        status, value = self._value(cell, self.names[place])
        low, high = self._margin(cells, value)
        unit = next((shown(_cell(cells, at)) for at in self.at[Use.UNIT]), "")
        return One(row, area, region, when, category, status, value, low, high, unit)

    def _category(self, cells: Sequence[Cell], place: int) -> str:
        if self.said.heads is Heads.CATEGORIES:
            return self.names[place]
        for at in self.at[Use.CATEGORY]:
            text = " ".join(shown(_cell(cells, at)).split())
            if not text:
                raise _Wrong(self.names[at], "", "Hier staat geen klasse. Vul de cel.", whole_row=True)
            return text[:_LONGEST_CATEGORY]
        return self.said.category.strip() or NO_CATEGORY

    def _period(self, cells: Sequence[Cell], place: int) -> Period:
        """Where it stands above the figures, only those of that column are wrong."""
        by_head = self.said.heads is Heads.PERIODS
        column = self.names[place]
        cell: Cell = column
        try:
            if by_head:
                when = period(self.names[place])
            elif not self.at[Use.PERIOD]:
                column, when = "periode", period(self.said.period)
            else:
                column, cell, when = self._in_columns(cells)
        except NoPeriod as wrong:
            raise _Wrong(column, self._period_cell(cells), str(wrong), whole_row=True) from None
        if when.first > self.today:
            raise _Wrong(column, cell, _FUTURE, whole_row=not by_head)
        return when

    def _in_columns(self, cells: Sequence[Cell]) -> tuple[str, Cell, Period]:
        at = self.at[Use.PERIOD][0]
        cell = _cell(cells, at)
        if not self.at[Use.PART]:
            return self.names[at], cell, period(cell)
        within = _cell(cells, self.at[Use.PART][0])
        return self.names[at], f"{shown(cell)} {shown(within)}", period_in_two(cell, within, self.said.part)

    def _period_cell(self, cells: Sequence[Cell]) -> Cell:
        return _cell(cells, self.at[Use.PERIOD][0]) if self.at[Use.PERIOD] else self.said.period

    def _area(self, cells: Sequence[Cell], when: Period) -> tuple[AreaCode, str]:
        at = self.at[Use.AREA][0] if self.at[Use.AREA] else None
        cell = self.said.area if at is None else _cell(cells, at)
        name, column = shown(cell).strip(), "gebied" if at is None else self.names[at]
        key = name, self.said.division or when.first.year
        if key not in self.known:
            self.known[key] = self._look_up(*key)
        found = self.known[key]
        if isinstance(found, AreaCode):
            return found, name
        raise _Wrong(column, cell, found, whole_row=True)

    def _look_up(self, name: str, year: int) -> AreaCode | str:
        if not name:
            return "Hier staat geen gebied. Vul de cel."
        try:
            return self.area_of(name, year)
        except BadInput as unknown:
            return str(unknown)

    def _value(self, cell: Cell, column: str) -> tuple[CellStatus, Decimal | None]:
        if told := number(cell, self.said.decimal):
            if told.value < 0:
                raise _Wrong(column, cell, _NEGATIVE)
            return CellStatus.PROVISIONAL if told.provisional else CellStatus.FINAL, told.value
        meaning = self.symbols.get(plain(shown(cell)))
        if meaning is None:
            what = "De cel is leeg" if cell == "" else f"{shown(cell)[:40]!r} is geen getal"
            raise _Wrong(column, cell, f"{what}, en niemand zei wat dat betekent.")
        return meaning.status, Decimal(0) if meaning is Meaning.ZERO else None

    def _margin(self, cells: Sequence[Cell], value: Decimal | None) -> tuple[Decimal | None, Decimal | None]:
        if not self.at[Use.LOW] or value is None:
            return None, None
        places = self.at[Use.LOW][0], self.at[Use.HIGH][0]
        low, high = (number(_cell(cells, at), self.said.decimal) for at in places)
        if low is None and high is None:
            return None, None
        if low is None or high is None or not low.value <= value <= high.value:
            raise _Wrong(self.names[places[0]], _cell(cells, places[0]), _OUTSIDE)
        return low.value, high.value


class _Wrong(Exception):
    """Why a row, or one figure of it, is not taken in."""

    def __init__(self, column: str, cell: Cell, why: str, *, whole_row: bool = False) -> None:
        super().__init__(why)
        self.column, self.cell, self.whole_row = column, cell, whole_row


def _cell(cells: Sequence[Cell], place: int) -> Cell:
    return cells[place] if place < len(cells) else ""
