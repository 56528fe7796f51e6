"""From the names and codes of regions, as publishers write them, to area codes."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from ineen.analysis.sources.delivery import Delivery, SourceRow
from ineen.analysis.store.staging import StagedRow
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput

COUNTRY = AreaCode("NL01")
UNASSIGNED_UNIT = AreaCode("RE99")
NO_PLACE = frozenset({"GM0000", "GM0998", "GM0999"})  # unknown, abroad, not to be assigned: no municipalities
MOST_UNRESOLVED = 1000

# Regions of table 47013NED that are no municipality. Codes: dimension RegioS of Statistics Netherlands; its tables of
# wijken and buurten write the country as NL00.
_OTHER_REGIONS = {
    "Nederland": COUNTRY,
    "NL00": COUNTRY,
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
# landsdelen, provinces and COROP areas: safety policy is made in none of them
_WITHOUT_USE = re.compile(r"(?:LD|PV|CR)[0-9A-Z]{2}|.+ \((?:LD|PV|CR)\)", re.ASCII)

MunicipalityOf = Callable[[str, date], AreaCode | None]
Exists = Callable[[AreaCode, int | None], bool]


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A region that is not known, with the first line that names it: its cells are not kept, and somebody must look."""

    file: str
    row: int
    name: str


@dataclass(slots=True)
class Resolution:
    """What was not kept of a delivery, filled while its rows go through `resolved`.

    unresolved
        by name, the regions that nobody knows.
    without_use
        the codes of regions that Ineen does not use.
    unfinished
        the periods that were not over on the day of retrieval.
    """

    unresolved: dict[str, Unresolved] = field(default_factory=dict)
    without_use: set[str] = field(default_factory=set)
    unfinished: set[Period] = field(default_factory=set)


def region_named(name: str) -> AreaCode | None:
    """The country, a police unit and the like, as table 47013NED writes them; None for any other text."""
    return _OTHER_REGIONS.get(name)


def every_code(_municipality: AreaCode, _year: int | None) -> bool:
    """For who knows no municipalities: what looks like a code is one."""
    return True


def resolved(
    delivery: Delivery,
    municipality_of: MunicipalityOf,
    *,
    account: Resolution,
    until: date | None = None,
    exists: Exists = every_code,
) -> Iterator[StagedRow]:
    """The rows of a delivery with area codes, one by one; what is not kept goes to `account`.

    municipality_of
        from a name, and the day on which the area division began in which it was written, to a code; None where it
        knows none. That division is the delivery's, or where it names none, that of the period of the row.
    until
        the day of retrieval: periods that were not over then are left out. None keeps every period.
    exists
        whether the municipality with a code, or in which a wijk or buurt lies, existed in the year of the delivery's
        division; where it names none, in any year.

    Raises BadInput where two names are the same area: the figures of one would hide those of the other; and where more
    than a thousand regions are unknown.
    """
    codes = _Codes(delivery, municipality_of, exists)
    for row in delivery.rows:
        if until and row.period.last >= until:
            account.unfinished.add(row.period)
        elif code := codes.of(row):
            yield _staged(row, code)
        elif _WITHOUT_USE.fullmatch(row.region):
            account.without_use.add(row.region)
        else:
            _list(account, row)


def _staged(row: SourceRow, code: str) -> StagedRow:
    return StagedRow(
        row.measure.subject,
        row.measure.category,
        code,
        row.period.first,
        row.period.last,
        row.status,
        row.value,
        row.file,
        row.row,
        row.low,
        row.high,
        row.decimals,
    )


class _Codes:
    """Each name is looked up once per division."""

    def __init__(self, delivery: Delivery, municipality_of: MunicipalityOf, exists: Exists) -> None:
        self.year = delivery.classification_year
        self.municipality_of = municipality_of
        self.exists = exists
        self.known: dict[tuple[str, int], str | None] = {}
        self.names: dict[tuple[str, int], str] = {}

    def of(self, row: SourceRow) -> str | None:
        key = row.region, self.year or row.period.first.year
        if key not in self.known:
            self.known[key] = self._look_up(*key)
        return self.known[key]

    def _look_up(self, name: str, year: int) -> str | None:
        code = _code(name, date(year, 1, 1), self.municipality_of)
        if code is None or not self._exists(code.municipality):
            return None
        earlier = self.names.setdefault((code.code, year), name)
        if earlier != name:
            raise BadInput(f"{earlier!r} en {name!r} zijn allebei {code}. Laat er één in de levering staan.")
        return code.code

    def _exists(self, municipality: AreaCode | None) -> bool:
        if municipality is None or municipality.fictional or municipality.code in NO_PLACE:
            return True
        return self.exists(municipality, self.year)


def _code(name: str, on: date, municipality_of: MunicipalityOf) -> AreaCode | None:
    if name in _OTHER_REGIONS:
        return _OTHER_REGIONS[name]
    if _WITHOUT_USE.fullmatch(name):
        return None
    try:
        return AreaCode(name)
    except ValueError:
        return municipality_of(name, on)


def _list(account: Resolution, row: SourceRow) -> None:
    name = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in row.region[:120])
    account.unresolved.setdefault(name, Unresolved(row.file, row.row, name))
    if len(account.unresolved) > MOST_UNRESOLVED:
        raise BadInput(
            f"Meer dan {MOST_UNRESOLVED} regio's zijn niet bekend, bijvoorbeeld {name!r}. Is dit het goede bestand?",
            place=f"{row.file}, rij {row.row}",
        )
