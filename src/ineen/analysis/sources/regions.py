"""From the names of regions to area codes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from ineen.analysis.sources.delivery import Delivery, SourceRow
from ineen.analysis.store.cells import Cell, CellKey
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.refusals import BadInput

COUNTRY = AreaCode("NL01")
UNASSIGNED_UNIT = AreaCode("RE99")

# Regions of table 47013NED that are no municipality. Codes: dimension RegioS of Statistics Netherlands.
_OTHER_REGIONS = {
    "Nederland": COUNTRY,
    "Buitenland": AreaCode("GM0998"),
    "Gemeenten; niet in te delen": AreaCode("GM0999"),
    "Noord-Nederland (RE)": AreaCode("RE01"),
    "Oost-Nederland (RE)": AreaCode("RE02"),
    "Midden-Nederland (RE)": AreaCode("RE03"),
    "Noord-Holland (RE)": AreaCode("RE04"),
    "Amsterdam (RE)": AreaCode("RE05"),
    "Den Haag (RE)": AreaCode("RE06"),
    "Rotterdam (RE)": AreaCode("RE07"),
    "Zeeland - West-Brabant (RE)": AreaCode("RE08"),
    "Oost-Brabant (RE)": AreaCode("RE09"),
    "Limburg (RE)": AreaCode("RE10"),
    "Niet in te delen (RE)": UNASSIGNED_UNIT,
}

MunicipalityOf = Callable[[str, date], AreaCode | None]


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A line whose region is not known: its cells are not kept, and somebody must look."""

    file: str
    row: int
    name: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """The cells of a delivery with codes, and the lines that have none."""

    cells: tuple[Cell, ...]
    unresolved: tuple[Unresolved, ...]


def resolve(delivery: Delivery, municipality_of: MunicipalityOf) -> Resolved:
    """Give each region its code.

    municipality_of
        from a name, and the day on which the area division began in which it was written, to a code; None where it
        knows none. That division is the delivery's, or where it names none, that of the period of the row.

    Raises BadInput where two names are the same area: the figures of one would hide those of the other.
    """
    divisions = {row.period.first.year: _division(delivery, row) for row in delivery.rows}
    names = dict.fromkeys((row.region, divisions[row.period.first.year]) for row in delivery.rows)
    codes = {(name, on): _code(name, on, municipality_of) for name, on in names}
    _check_one_name_each(codes)
    cells, unresolved = [], []
    for row in delivery.rows:
        if code := codes[row.region, divisions[row.period.first.year]]:
            cells.append(Cell(CellKey(row.measure, code, row.period), row.status, row.value))
        else:
            unresolved.append(Unresolved(row.file, row.row, row.region))
    return Resolved(tuple(cells), tuple(dict.fromkeys(unresolved)))


def _division(delivery: Delivery, row: SourceRow) -> date:
    return date(delivery.classification_year or row.period.first.year, 1, 1)


def _code(name: str, on: date, municipality_of: MunicipalityOf) -> AreaCode | None:
    if name in _OTHER_REGIONS:
        return _OTHER_REGIONS[name]
    try:
        return AreaCode(name)
    except ValueError:
        return municipality_of(name, on)


def _check_one_name_each(codes: Mapping[tuple[str, date], AreaCode | None]) -> None:
    names: dict[tuple[AreaCode, date], str] = {}
    for (name, on), code in codes.items():
        if code and (earlier := names.setdefault((code, on), name)) != name:
            raise BadInput(f"{earlier!r} en {name!r} zijn allebei {code}. Laat er één in de levering staan.")
