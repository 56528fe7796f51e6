"""Two forms of one table, with semicolons or commas.

Long: one line per area and year. `gebied` is a code or a name, `bron` may be left out and is the same on every line.

    gebied;jaar;inwoners;bron
    GM0342;2024;47400;CBS, tabel 03759ned
    Wijk aan Zee;2024*;2400;

Wide: one column per year. `_afgeleid` says that the figures were derived from others; their source line says so too.

    gemeente,inwoners_2020_afgeleid
    Soest,46600
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from ineen.analysis.indicators.catalogue import INHABITANTS
from ineen.analysis.sources.delivery import Delivery, SourceFile, SourceRow
from ineen.analysis.sources.frame import Frame
from ineen.analysis.sources.periods import titled_period
from ineen.analysis.sources.text import Line, check_whole, check_width, count, delimiter, lines
from ineen.analysis.store.cells import CellStatus
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput

_AREA = ("gebied", "gebiedscode", "gemeente")
_LONG = ("jaar", "inwoners")
_YEAR = re.compile(r"inwoners_(?P<year>(?:19|20)\d\d)(?P<derived>_afgeleid)?", re.ASCII)
_FORMS = "Maak de kolommen gebied;jaar;inwoners (en eventueel bron), of gemeente;inwoners_2024."
_PUBLISHER, _TABLE = "CBS", "inwoners per gebied"


@dataclass(frozen=True, slots=True)
class _Column:
    """Where the inhabitants of one year stand in a wide table."""

    place: int
    period: Period
    derived: bool


@dataclass(frozen=True, slots=True)
class _Table:
    """What one table says; `source` is empty where it names none."""

    rows: tuple[SourceRow, ...]
    source: str
    name: str


def parse(files: Sequence[SourceFile]) -> Delivery:
    """Read one table of inhabitants: one row per area and year, in whole persons, areas as codes or names.

    Raises BadInput, with file and row, for other columns, a year or count that cannot be read, sources that differ, an
    area without a name, and a last line that was cut off.
    """
    if len(files) != 1:
        raise BadInput("Geef precies één bestand met inwoners.")
    file = files[0]
    check_whole(file)
    (_, head), *body = list(lines(file, delimiter(file))) or [(1, [""])]
    columns = [name.lower() for name in head]
    if columns[0] not in _AREA:
        raise BadInput(f"De eerste kolom heet {head[0][:80]!r}, en hoort gebied te heten. {_FORMS}", place=file.name)
    _check_fields(file.name, len(head), body)
    if not body:
        raise BadInput("Er staan geen cijfers in het bestand. Voeg een regel per gebied toe.", place=file.name)
    read = _long if set(_LONG) <= set(columns) else _wide
    table = read(file.name, columns, body)
    publisher, _, name = table.source.partition(", tabel ")
    years = {row.period.first.year for row in table.rows}
    return Delivery(
        publisher or _PUBLISHER,
        name or table.name,
        f"Inwoners per gebied, {min(years)}–{max(years)}" if len(years) > 1 else f"Inwoners per gebied, {min(years)}",
        min(years) if len(years) == 1 else None,
        None,
        table.rows,
    )


def _check_fields(file: str, width: int, body: Sequence[Line]) -> None:
    for number, fields in body:
        check_width(len(fields), width, f"{file}, rij {number}")
        if not fields[0]:
            raise BadInput(
                "Het gebied ontbreekt. Schrijf een code (GM0342) of een naam.", place=f"{file}, rij {number}"
            )


def _long(file: str, columns: Sequence[str], body: Sequence[Line]) -> _Table:
    if other := set(columns) - {columns[0], *_LONG, "bron"}:
        raise BadInput(f"De kolom {', '.join(sorted(other))} is niet bekend. {_FORMS}", place=file)
    year, inhabitants = columns.index("jaar"), columns.index("inwoners")
    rows = tuple(
        _row(file, line, *_year(line[1][year], f"{file}, rij {line[0]}"), line[1][inhabitants]) for line in body
    )
    _check_not_broken_off(rows)
    return _Table(rows, _source(file, columns, body), _TABLE)


def _check_not_broken_off(rows: Sequence[SourceRow]) -> None:
    frame = Frame("gebied", "jaar")
    for row in rows:
        frame.row(row.region, str(row.period))
    if broken := frame.broken_off():
        raise BadInput(
            f"{broken} Is het toch heel, zet dan voor wat er niet was een rij met een leeg aantal.",
            place=f"{rows[-1].file}, rij {rows[-1].row}",
        )


def _source(file: str, columns: Sequence[str], body: Sequence[Line]) -> str:
    if "bron" not in columns:
        return ""
    place = columns.index("bron")
    first = body[0][1][place]
    for number, fields in body:
        if fields[place] != first:
            raise BadInput(
                f"Hier staat een andere bron dan op de eerste rij ({first!r}). Laad elke bron als een eigen bestand.",
                place=f"{file}, rij {number}",
            )
    return first


def _year(text: str, place: str) -> tuple[Period, CellStatus]:
    with suppress(ValueError):
        period, status = titled_period(text)
        if period.is_year:
            return period, status
    raise BadInput(f"{text!r} is geen jaar. Schrijf het in vier cijfers: 2024.", place=place)


def _wide(file: str, columns: Sequence[str], body: Sequence[Line]) -> _Table:
    years = [_column(file, place, name) for place, name in enumerate(columns) if place]
    derived = {year.derived for year in years}
    if len(derived) != 1:
        raise BadInput(f"Laad afgeleide en getelde inwoners als twee bestanden. {_FORMS}", place=file)
    name = ", ".join(str(year.period) for year in years)
    return _Table(tuple(_wide_rows(file, years, body)), "", f"inwoners {name}{' (afgeleid)' if derived.pop() else ''}")


def _column(file: str, place: int, name: str) -> _Column:
    found = _YEAR.fullmatch(name)
    if not found:
        raise BadInput(f"De kolom {name!r} is niet bekend. {_FORMS}", place=file)
    return _Column(place, Period.year(int(found["year"])), bool(found["derived"]))


def _wide_rows(file: str, years: Sequence[_Column], body: Sequence[Line]) -> Iterator[SourceRow]:
    for line in body:
        for year in years:
            yield _row(file, line, year.period, CellStatus.FINAL, line[1][year.place])


def _row(file: str, line: Line, period: Period, status: CellStatus, text: str) -> SourceRow:
    number, fields = line
    status, value = count(text, status, f"{file}, rij {number}")
    return SourceRow(file, number, fields[0], INHABITANTS, period, status, value)
