"""The CSV export of police table 47013NED, "Geregistreerde misdrijven en aangiften; soort misdrijf, gemeente <year>".

Source: data.politie.nl, button "Download", CSV. Several files make one delivery: the site splits long tables by period.

    "Geregistreerde misdrijven en aangiften; soort misdrijf, gemeente 2026"      title and year of the area division
    "Soort misdrijf: Totaal misdrijven"                                          class
    ""
    "Onderwerp";"Geregistreerde misdrijven";"Geregistreerde misdrijven"          subject of each column
    "Perioden";"2022";"2023"                                                     period of each column
    "Regio's";"aantal";"aantal"                                                  unit of each column
    "Nederland";"800027";"805590"                                                one line per region, by name
    "Bron: Politie"                                                              the last line of a whole file
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from ineen.analysis.sources.delivery import Delivery, SourceFile, SourceRow
from ineen.analysis.sources.periods import titled_period
from ineen.analysis.sources.text import Line, count, lines
from ineen.analysis.store.cells import CellStatus, Measure
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput

TABLE = "47013NED"
_TITLE = re.compile(r"Geregistreerde misdrijven en aangiften; soort misdrijf, gemeente (?P<year>\d{4})")
_SUBJECT = "Geregistreerde misdrijven"
_CLASS = re.compile(r"Soort misdrijf: (?P<category>.+)")
_LAST_LINE = "Bron: Politie"
_HEAD = 4  # filled lines below the title: class, subjects, periods, units
_AGAIN = "Download tabel 47013NED opnieuw als CSV; bewerk het bestand niet."


@dataclass(frozen=True, slots=True)
class _Column:
    measure: Measure
    period: Period
    status: CellStatus


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One file whose head was read; its regions stand below `head_ends`, the number of the head's last line."""

    file: SourceFile
    title: str
    classification_year: int
    columns: tuple[_Column, ...]
    head_ends: int


def parse(files: Sequence[SourceFile]) -> Delivery:
    """Read the files of one delivery of table 47013NED.

    files
        one or more exports with the same area division; the same cell may stand in one of them only.
    returns
        one row per region, class, subject and period: counts in whole numbers, regions as names.

    Raises BadInput, with file and row, for a file that is empty, cut off, in another encoding or of another table, for
    missing columns, for a period that is none, and for a count that is no whole number.
    """
    if not files:
        raise BadInput("Geef ten minste één bestand van tabel 47013NED.")
    sheets = [_sheet(file) for file in files]
    for sheet in sheets:
        if sheet.title != sheets[0].title:
            raise BadInput(
                f"Dit bestand heeft een andere gemeente-indeling dan {files[0].name}. Laad ze apart.",
                place=sheet.file.name,
            )
    return Delivery("Politie", TABLE, sheets[0].title, sheets[0].classification_year, None, _rows_of_all(sheets))


def _sheet(file: SourceFile) -> _Sheet:
    filled = lines(file)
    _, first = next(filled, (1, [""]))
    title = _TITLE.fullmatch(first[0])
    if not title or len(first) > 1:
        raise BadInput(f"Dit is niet tabel 47013NED maar {first[0][:80]!r}. {_AGAIN}", place=f"{file.name}, rij 1")
    head = list(islice(filled, _HEAD))
    return _Sheet(file, title[0], int(title["year"]), _columns(file.name, head), head[-1][0])


def _columns(file: str, head: Sequence[Line]) -> tuple[_Column, ...]:
    labels = [fields[0] for _, fields in head]
    category = _CLASS.fullmatch(labels[0]) if labels else None
    if not category or labels[1:] != ["Onderwerp", "Perioden", "Regio's"]:
        raise BadInput(
            f"De kop hoort de regels Soort misdrijf, Onderwerp, Perioden en Regio's te hebben. {_AGAIN}",
            place=f"{file}, rij 2",
        )
    (_, subjects), (period_row, periods), (unit_row, units) = head[1:]
    if not len(subjects) == len(periods) == len(units) > 1:
        raise BadInput(f"In de kop ontbreken kolommen. {_AGAIN}", place=f"{file}, rij {period_row}")
    if other := set(subjects[1:]) - {_SUBJECT}:
        raise BadInput(
            f"Het onderwerp is {', '.join(sorted(other))[:80]!r}, en hoort {_SUBJECT!r} te zijn. Kies bij het "
            "downloaden alleen dat onderwerp.",
            place=f"{file}, rij {head[1][0]}",
        )
    if other := set(units[1:]) - {"aantal"}:
        raise BadInput(
            f"Kies alleen aantallen; er staat ook {', '.join(sorted(other))}.", place=f"{file}, rij {unit_row}"
        )
    return tuple(
        _column(Measure(subject, category["category"]), title, f"{file}, rij {period_row}")
        for subject, title in zip(subjects[1:], periods[1:], strict=True)
    )


def _column(measure: Measure, title: str, place: str) -> _Column:
    try:
        return _Column(measure, *titled_period(title))
    except ValueError:
        raise BadInput(
            f"{title!r} is geen periode. Verwacht wordt een jaar (2024) of een maand (2024 maart).", place=place
        ) from None


def _rows_of_all(sheets: Sequence[_Sheet]) -> Iterator[SourceRow]:
    """The rows of each sheet: the same regions in all of them, or one of them is not whole."""
    first: dict[str, int] = {}
    for sheet in sheets:
        regions: dict[str, int] = {}
        for row in _rows(sheet):
            regions[row.region] = row.row
            yield row
        first = first or regions
        _check_same_regions(sheets[0].file.name, first, sheet.file.name, regions)


def _check_same_regions(name: str, first: Mapping[str, int], other: str, regions: Mapping[str, int]) -> None:
    for lacking, missing, having in (
        (other, [one for one in first if one not in regions], name),
        (name, [one for one in regions if one not in first], other),
    ):
        if missing:
            more = f" en {len(missing) - 1} andere regio's" if len(missing) > 1 else ""
            raise BadInput(
                f"Hier ontbreekt {missing[0]}{more}, en in {having} niet: er is een stuk uit dit bestand weg. {_AGAIN} "
                "Koos u met opzet andere regio's, laad de bestanden dan apart.",
                place=lacking,
            )


def _rows(sheet: _Sheet) -> Iterator[SourceRow]:
    """The regions of a sheet, then its last line: only that shows that the file is whole."""
    name, last, regions = sheet.file.name, (sheet.head_ends, [""]), 0
    for line in lines(sheet.file):
        if line[0] <= sheet.head_ends:
            continue
        if regions:
            yield from _cells(name, last, sheet.columns)
        last, regions = line, regions + 1
    if last[1] != [_LAST_LINE]:
        raise BadInput(
            f"De laatste regel is niet {_LAST_LINE!r}: het bestand is afgebroken. {_AGAIN}",
            place=f"{name}, rij {last[0]}",
        )
    if regions == 1:
        raise BadInput(f"Er staan geen regio's in het bestand. {_AGAIN}", place=name)


def _cells(file: str, line: Line, columns: Sequence[_Column]) -> Iterator[SourceRow]:
    number, (region, *texts) = line
    place = f"{file}, rij {number}"
    if len(texts) != len(columns):
        raise BadInput(f"{region!r} heeft {len(texts)} waarden, de kop {len(columns)} kolommen. {_AGAIN}", place=place)
    for column, text in zip(columns, texts, strict=True):
        status, value = count(text, column.status, place)
        yield SourceRow(file, number, region, column.measure, column.period, status, value)
