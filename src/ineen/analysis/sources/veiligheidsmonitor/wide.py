"""The older survey in the wide form of StatLine: a row per topic, a column per value or margin × region × year.

    Onderwerp,Perioden,Waarde_Groningen (PV)_2015,…,Marges_Groningen (PV)_2015,…
    |||Voelt zich wel eens onveilig,%,"32,9",…,"2,0",…

The second column holds the unit, whatever its name says. A margin is the half width of the 95% interval, and belongs to
the value beside it: it is never a row. The questionnaire was replaced in 2021, so these figures have another subject.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ineen.analysis.sources.decimals import units
from ineen.analysis.sources.delivery import Delivery, SourceFile, SourceRow
from ineen.analysis.sources.text import Line, check_whole, delimiter, lines
from ineen.analysis.store.cells import CellStatus, Measure
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput

SUBJECT = "Veiligheidsmonitor tot en met 2019"
DECIMALS = 1
LAST_EDITION = 2019
_COLUMN = re.compile(r"(?P<kind>Waarde|Marges)_(?P<region>.+)_(?P<year>(?:19|20)\d\d)", re.ASCII)
_HEAD = ["Onderwerp", "Perioden"]


@dataclass(frozen=True, slots=True)
class _Column:
    """Where the value of a region and year stands, and where its margin."""

    region: str
    period: Period
    value: int
    margin: int


def parse(files: Sequence[SourceFile]) -> Delivery:
    """Read one wide table: one row per topic, region and year, with its margin in the same row, regions as names.

    Raises BadInput, with file and row, for other columns, a value without a column for its margin, an edition after the
    questionnaire was replaced, a topic that stands there twice, and what is no number.
    """
    if len(files) != 1:
        raise BadInput("Geef precies één bestand van de Veiligheidsmonitor.")
    file = files[0]
    check_whole(file)
    head, *body = lines(file, delimiter(file))
    columns = _columns(file.name, head[1])
    if not body:
        raise BadInput("Er staan geen cijfers in het bestand. Download het opnieuw.", place=file.name)
    years = sorted({one.period for one in columns})
    title = f"Veiligheidsmonitor, {years[0]}–{years[-1]}"
    return Delivery(
        "CBS", "Veiligheidsmonitor (breed)", title, None, None, tuple(_rows(file.name, len(head[1]), columns, body))
    )


def _columns(file: str, names: Sequence[str]) -> tuple[_Column, ...]:
    places: dict[str, dict[tuple[str, int], int]] = {"Waarde": {}, "Marges": {}}
    for place, name in enumerate(names[2:], start=2):
        found = _COLUMN.fullmatch(name)
        if not found:
            raise BadInput(f"De kolom {name!r} is geen Waarde_… en geen Marges_… met een jaar.", place=file)
        places[found["kind"]][found["region"], int(found["year"])] = place
    if list(names[:2]) != _HEAD or not places["Waarde"] or places["Waarde"].keys() != places["Marges"].keys():
        raise BadInput(
            "De kolommen horen te zijn: Onderwerp, Perioden, en voor elke regio en elk jaar een Waarde_… met een "
            "Marges_….",
            place=file,
        )
    return tuple(_column(file, key, at, places["Marges"]) for key, at in places["Waarde"].items())


def _column(file: str, key: tuple[str, int], at: int, margins: Mapping[tuple[str, int], int]) -> _Column:
    region, year = key
    if year > LAST_EDITION:
        raise BadInput(
            f"In 2021 kwam er een nieuwe vragenlijst: de cijfers van {year} zijn niet te vergelijken met deze. Neem "
            "voor dat jaar tabel 85146NED.",
            place=file,
        )
    return _Column(region, Period.year(year), at, margins[key])


def _rows(file: str, width: int, columns: Sequence[_Column], body: Sequence[Line]) -> Iterator[SourceRow]:
    topics: dict[str, int] = {}
    for number, fields in body:
        place = f"{file}, rij {number}"
        if len(fields) != width:
            raise BadInput(f"Deze rij heeft {len(fields)} velden, de kop {width}. Download het opnieuw.", place=place)
        topic = f"{fields[0].lstrip('|').strip()} ({fields[1]})"
        if topic in topics:
            raise BadInput(f"{topic} staat ook op rij {topics[topic]}.", place=place)
        topics[topic] = number
        for column in columns:
            yield _row(file, number, fields, column, Measure(SUBJECT, topic))


def _row(file: str, number: int, fields: Sequence[str], column: _Column, measure: Measure) -> SourceRow:
    place = f"{file}, rij {number}"
    value, half = (units(fields[at], DECIMALS, place) for at in (column.value, column.margin))
    if value is None or half is None:
        status = CellStatus.FINAL if value is not None else CellStatus.NOT_PUBLISHED
        return SourceRow(file, number, column.region, measure, column.period, status, value, decimals=DECIMALS)
    margin = (value - half, value + half, DECIMALS)
    return SourceRow(file, number, column.region, measure, column.period, CellStatus.FINAL, value, *margin)
