"""Copies of national series, one line per class and period. The class is a title or a key; the total is one of them.

    incident_type_code,year,incident_count                    crime_type_code,date,frequency
    Totaal misdrijven,2022,799895                             0.0.0,2012-01-01,101793

Source: github.com/bernasco/staat_van_de_misdaad, which took yearly crime from table 47025NED and yearly nuisance from
table 47021NED. Its makers wrote 0 where the police publish nothing: a 0 may be either, and is read as not published.
"""

import re
from collections.abc import Iterator, Sequence

from ineen.analysis.sources.delivery import Delivery, SourceFile, SourceRow
from ineen.analysis.sources.frame import Frame
from ineen.analysis.sources.national_series.classes import CLASSES, CRIME
from ineen.analysis.sources.text import Line, check_whole, count, delimiter, lines
from ineen.analysis.store.cells import CellStatus
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput

_CLASS = {"incident_type_code", "crime_type_code"}
_WHEN = {"year", "date"}
_COUNT = {"incident_count", "frequency"}
_DAY = re.compile(r"(?P<month>\d{4}-\d{2})-01", re.ASCII)
_WIDTH = 3


def parse(files: Sequence[SourceFile]) -> Delivery:
    """Read one or more copies: one row per class and period of the Netherlands, counts in whole numbers.

    Raises BadInput, with file and row, for other columns, an unknown class or period, a count that is no whole number,
    and a file that is cut off.
    """
    if not files:
        raise BadInput("Geef ten minste één bestand met een landelijke reeks.")
    rows = [row for file in files for row in _rows(file)]
    tables = sorted({_table(row) for row in rows})
    first, last = min(row.period for row in rows), max(row.period for row in rows)
    title = f"Nederland, {first} tot en met {last}, kopie van onderzoekers"
    return Delivery("Politie", f"{', '.join(tables)} (kopie)", title, None, None, rows)


def _rows(file: SourceFile) -> Iterator[SourceRow]:
    check_whole(file)
    (_, head), *body = lines(file, delimiter(file))
    fitting = len(head) == _WIDTH and all(
        name in names for name, names in zip(head, (_CLASS, _WHEN, _COUNT), strict=True)
    )
    if not fitting:
        raise BadInput(
            f"Dit is geen landelijke reeks: de kolommen zijn {', '.join(head)[:200]}. Verwacht wordt een klasse, een "
            "jaar of datum, en een aantal.",
            place=file.name,
        )
    if not body:
        raise BadInput("Onder de kop staat niets. Haal het bestand opnieuw op.", place=file.name)
    frame = Frame("klasse", "periode")
    for line in body:
        yield _row(file.name, line)
        frame.row(*line[1][:2])
    if broken := frame.broken_off():
        raise BadInput(f"{broken} Haal het opnieuw op.", place=f"{file.name}, rij {body[-1][0]}")


def _row(file: str, line: Line) -> SourceRow:
    number, fields = line
    place = f"{file}, rij {number}"
    if len(fields) != _WIDTH:
        raise BadInput(f"Deze rij hoort {_WIDTH} velden te hebben. Is het bestand afgebroken?", place=place)
    named, when, text = fields
    measure = CLASSES.get(named)
    if measure is None:
        raise BadInput(f"{named!r} is geen klasse van misdrijven of overlast van de politie.", place=place)
    status, value = count(text, CellStatus.FINAL, place)
    if not value:
        status, value = CellStatus.NOT_PUBLISHED, None
    return SourceRow(file, number, "NL01", measure, _period(when, place), status, value)


def _period(text: str, place: str) -> Period:
    day = _DAY.fullmatch(text)
    try:
        return Period.parse(day["month"] if day else text)
    except ValueError:
        raise BadInput(
            f"{text!r} is geen jaar (2022) en geen eerste dag van een maand (2020-03-01).", place=place
        ) from None


def _table(row: SourceRow) -> str:
    if row.period != Period.year(row.period.first.year):
        return "maandcijfers"
    return "47025NED" if row.measure.subject == CRIME else "47021NED"
