"""Deliveries put straight into the store and the catalogue, past the connectors."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from hashlib import sha256

from ineen.analysis.indicators.catalogue import INHABITANTS
from ineen.analysis.store.cells import Cell, CellKey, CellStatus, Measure
from ineen.analysis.store.writing import write
from ineen.evidence.models import Release, SourceVersion
from ineen.evidence.queries import folder_of
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.periods import Period
from tests.helpers.writes import given

LOADED = datetime(2026, 7, 1, 12, tzinfo=UTC)
CRIME = Measure("Geregistreerde misdrijven", "Totaal misdrijven")
NO_VALUE = {".": CellStatus.NOT_PUBLISHED, "": CellStatus.ABSENT}

Values = Mapping[str, Mapping[str, int | str]]  # {"GM0342": {"2024": 1510, "2025*": 12, "2026": "."}}


def deliver(
    values: Values,
    *,
    measure: Measure = CRIME,
    publisher: str = "Politie",
    table: str = "47013NED",
    division: int | None = 2026,
    retrieved: date = date(2026, 6, 23),
    source: str = "proef",
) -> SourceVersion:
    """Put one delivery in use: by area and period a number, or "." and "" for the two ways of having none.

    A star behind the period makes its number provisional.
    """
    cells = [_cell(measure, area, period, value) for area, row in values.items() for period, value in row.items()]
    identity = sha256(repr((table, division, cells)).encode()).hexdigest()
    write(folder_of(source, identity), cells)
    with given():
        version = SourceVersion.objects.create(
            source=source,
            publisher=publisher,
            table=table,
            title=table,
            licence="openbaar",
            content_hash=identity,
            classification_year=division,
            measures=[[measure.subject, measure.category]],
            periods=sorted({str(cell.key.period) for cell in cells}),
            rows=len(cells),
            status="final",
            retrieved=retrieved,
            loaded_at=LOADED,
        )
        Release.objects.create(version=version, ground="published", released_at=LOADED)
    return version


def deliver_inhabitants(values: Values, *, division: int | None = 2026, **form: object) -> SourceVersion:
    """Inhabitants per area and year, of Statistics Netherlands."""
    given_form: dict[str, object] = {"publisher": "CBS", "table": "03759ned"} | form
    return deliver(values, measure=INHABITANTS, division=division, **given_form)  # type: ignore[arg-type]


def _cell(measure: Measure, area: str, period: str, value: int | str) -> Cell:
    key = CellKey(measure, AreaCode(area), Period.parse(period.rstrip("*")))
    if isinstance(value, str):
        return Cell(key, NO_VALUE[value], None)
    return Cell(key, CellStatus.PROVISIONAL if period.endswith("*") else CellStatus.FINAL, value)
