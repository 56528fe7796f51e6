"""From the names of regions to area codes."""

from collections.abc import Callable
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

MunicipalityOf = Callable[[str, date | None], AreaCode | None]


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
        from a name, and the day on which the delivery's area division began, to a code; None where it knows none.

    Raises BadInput where two names are the same area: the figures of one would hide those of the other.
    """
    year = delivery.classification_year
    on = date(year, 1, 1) if year else None
    codes = {name: _code(name, on, municipality_of) for name in dict.fromkeys(row.region for row in delivery.rows)}
    _check_one_name_each(codes)
    cells = tuple(
        Cell(CellKey(row.measure, code, row.period), row.status, row.value)
        for row in delivery.rows
        if (code := codes[row.region])
    )
    unresolved = dict.fromkeys(_unresolved(row) for row in delivery.rows if codes[row.region] is None)
    return Resolved(cells, tuple(unresolved))


def _code(name: str, on: date | None, municipality_of: MunicipalityOf) -> AreaCode | None:
    if name in _OTHER_REGIONS:
        return _OTHER_REGIONS[name]
    try:
        return AreaCode(name)
    except ValueError:
        return municipality_of(name, on)


def _check_one_name_each(codes: dict[str, AreaCode | None]) -> None:
    names: dict[AreaCode, str] = {}
    for name, code in codes.items():
        if code and names.setdefault(code, name) != name:
            raise BadInput(f"{names[code]!r} en {name!r} zijn allebei {code}. Laat er één in de levering staan.")


def _unresolved(row: SourceRow) -> Unresolved:
    return Unresolved(row.file, row.row, row.region)
