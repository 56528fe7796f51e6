"""A CBS table as typed data with its dimension sets, each a file, in CSV or in JSON.

    {"odata.metadata": "…/47018NED/$metadata#…TypedDataSet",
     "value": [{"ID": 0, "SoortMisdrijf": "0.0.0 ", "WijkenEnBuurten": "NL00      ", "Perioden": "2012JJ00",
                "GeregistreerdeMisdrijven_1": 1127693}, …]}

Keys are padded with spaces. The total stands in the same column as its parts, and is a class of its own here. `null` is
not published, never zero.
"""

from collections.abc import Callable, Iterator, Sequence

from ineen.analysis.sources.cbs_typed.columns import Columns, columns, division_year, read_as
from ineen.analysis.sources.cbs_typed.records import records
from ineen.analysis.sources.cbs_typed.sets import Sets, sets
from ineen.analysis.sources.cbs_typed.tables import Table
from ineen.analysis.sources.delivery import Delivery, SourceFile, SourceRow
from ineen.analysis.sources.frame import Frame
from ineen.analysis.sources.regions import NO_PLACE
from ineen.analysis.sources.text import count
from ineen.analysis.store.cells import CellStatus, Measure
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput

_MUNICIPALITY = 6  # characters of its code


def parser(table: Table) -> Callable[[Sequence[SourceFile]], Delivery]:
    """The function that reads a download of one table."""

    def parse(files: Sequence[SourceFile]) -> Delivery:
        """Read one download: one row per region, class and period, counts in whole numbers, regions as codes.

        Raises BadInput, with file and row, for a file of another table, a set that is missing, a column that is not
        there, a class or period that its set does not have, a count that is no whole number, and a file cut off.
        """
        found = sets(table, files)
        named = [(file, columns(table, found, file, about)) for file, about in found.data]
        return Delivery(
            table.publisher,
            table.id,
            found.infos.get("Title") or table.title,
            division_year(found),
            None,
            _rows(table, found, named),
            frozenset(code for code in found.regions if len(code) == _MUNICIPALITY and code.startswith("GM"))
            - NO_PLACE,
            read_as=read_as(table, found, named[0][1]),
        )

    return parse


def _rows(table: Table, found: Sets, files: Sequence[tuple[SourceFile, Columns]]) -> Iterator[SourceRow]:
    reader = _Reader(table, found)
    for file, names in files:
        yield from reader.rows(file, names)
    if table.must_have_months and not any(_is_month(period) for period, _ in reader.periods.values()):
        raise BadInput(f"Er staan geen maanden in: dit is niet tabel {table.id}. Kies de bron met jaarcijfers.")


class _Reader:
    """Looks up each key once, as it stands in the file with its padding."""

    def __init__(self, table: Table, found: Sets) -> None:
        self.table = table
        self.found = found
        self.measures: dict[str, Measure] = {}
        self.regions: dict[str, str] = {}
        self.periods: dict[str, tuple[Period, CellStatus]] = {}

    def rows(self, file: SourceFile, names: Columns) -> Iterator[SourceRow]:
        frame, number = Frame(self.table.category, self.table.region, "Perioden"), 0
        for number, values in records(file, tuple(names)):
            if names.measure and str(values[4]).strip() != names.measure:
                continue
            category, region, code = str(values[0]), str(values[1]), str(values[2])
            frame.row(category, region, code)
            try:
                measure = self.measures.get(category) or self._measure(category)
                period, status = self.periods.get(code) or self._period(code)
                status, value = _count(values[3], status, str(values[5]) if names.measure else "")
                self._check_rounded(value)
            except BadInput as wrong:
                raise BadInput(str(wrong), place=f"{file.name}, rij {number}") from None
            area = self.regions.get(region) or self._region(region)
            yield SourceRow(file.name, number, area, measure, period, status, value)
        if broken := frame.broken_off():
            raise BadInput(f"{broken} Download TypedDataSet opnieuw.", place=f"{file.name}, rij {number}")

    def _check_rounded(self, value: int | None) -> None:
        if value is not None and value % self.table.rounded_to:
            raise BadInput(
                f"{value} is geen veelvoud van {self.table.rounded_to}, en in tabel {self.table.id} is elk aantal dat. "
                "Zijn dit cijfers van een andere tabel?"
            )

    def _measure(self, key: str) -> Measure:
        title = self.found.categories.get(key.strip())
        if not title:
            raise BadInput(
                f"{key.strip()!r} staat niet in {self.table.category}. Download dat bestand bij dezelfde tabel opnieuw."
            )
        named = self.table.named.get(key.strip(), title)
        return self.measures.setdefault(key, Measure(self.table.subject, named))

    def _region(self, key: str) -> str:
        """The code, or words that name no region where the set of this download does not have it."""
        code = key.strip()
        known = code if code in self.found.regions else f"{code} (niet in {self.table.region})"
        return self.regions.setdefault(key, known)

    def _period(self, key: str) -> tuple[Period, CellStatus]:
        code = key.strip()
        if code not in self.found.periods:
            raise BadInput(f"Periode {code!r} staat niet in Perioden. Download dat bestand bij dezelfde tabel opnieuw.")
        period = period_of(code)
        if _is_month(period) and not self.table.months:
            raise BadInput(f"{code} is een maand, en tabel {self.table.id} heeft alleen jaren. Is dit de goede tabel?")
        return self.periods.setdefault(key, (period, status_of(code, self.found.periods[code])))


def period_of(code: str) -> Period:
    """The period of a code of CBS; raises BadInput for any other text."""
    try:
        return Period.parse(code)
    except ValueError:
        raise BadInput(f"{code!r} is geen jaar, kwartaal of maand. Kies bij het downloaden andere perioden.") from None


def status_of(code: str, said: str) -> CellStatus:
    """Statistics Netherlands writes Definitief, Voorlopig and NaderVoorlopig."""
    word = said.casefold()
    if word.endswith("voorlopig"):
        return CellStatus.PROVISIONAL
    if word != "definitief":
        raise BadInput(f"De status van {code} is {said!r}, niet Definitief of Voorlopig. Download Perioden opnieuw.")
    return CellStatus.FINAL


def _is_month(period: Period) -> bool:
    return period == Period.months(period.first.year, period.first.month)


def _count(value: object, status: CellStatus, why: str) -> tuple[CellStatus, int | None]:
    """A count. What is empty was not published, unless `why` says that it cannot occur; a typed set never says why."""
    if value is None or value == "":
        return CellStatus.ABSENT if why.strip() == "Impossible" else CellStatus.NOT_PUBLISHED, None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    status, number = count(str(value).strip(), status, "")
    return (status if number is not None else CellStatus.NOT_PUBLISHED), number
