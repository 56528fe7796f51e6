"""The real totals of all municipalities, as a frame: what the data lane reads."""

from typing import Final

from ineen.analysis.frame.frame import Frame, positions
from ineen.analysis.frame.status import OF_CELLS
from ineen.analysis.sources.delivery import SourceFile
from ineen.analysis.sources.politie_47013.export import parse
from ineen.ground.kernel.periods import Period
from tests.lanes import SHARED_DATA

YEARS: Final = tuple(Period.year(year) for year in (2022, 2023, 2024))
NO_MUNICIPALITY: Final = {"Nederland", "Buitenland", "Gemeenten; niet in te delen"}


def police_totals() -> Frame:
    files = [SourceFile.at(path) for path in sorted((SHARED_DATA / "politie").glob("47013NED_totaal_*.csv"))]
    found = [row for row in parse(files).rows if row.region not in NO_MUNICIPALITY and "(RE)" not in row.region]
    areas, periods = sorted({row.region for row in found}), positions(YEARS)
    places = positions(areas)
    keys = ([places[row.region] for row in found], [0] * len(found), [periods[row.period] for row in found])
    status, values = [OF_CELLS[row.status] for row in found], [row.value or 0 for row in found]
    return Frame.of_rows((areas, ("crime_total",), YEARS), keys, status, values)
