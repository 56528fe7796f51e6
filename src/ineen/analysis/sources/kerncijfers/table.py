"""One table of key figures as typed data: one row per area, no dimension of time.

    {"WijkenEnBuurten": "BU03420102", "Gemeentenaam_1": "Soest", "SoortRegio_2": "Buurt", "Codering_3": "BU03420102",
     "AantalInwoners_5": 2310, …}

Of which year it is follows from the table. The number behind a key shifts from year to year
(`TotaalDiefstalUitWoningSchuurED_78` in one, `_106` in another): columns are known by their stem, through
DataProperties. The areas are those of the same year, so figures of two years are about two divisions.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ineen.analysis.indicators.indicator import INHABITANTS
from ineen.analysis.sources.cbs_typed.records import Head, head, records
from ineen.analysis.sources.cbs_typed.topics import Topic, topics
from ineen.analysis.sources.decimals import units
from ineen.analysis.sources.delivery import Delivery, SourceFile, SourceRow
from ineen.analysis.store.cells import CellStatus, Measure
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput

SUBJECT = "Kerncijfers wijken en buurten"
TABLES: Mapping[str, int] = {
    "82931NED": 2014,
    "83487NED": 2016,
    "83765NED": 2017,
    "84286NED": 2018,
    "84583NED": 2019,
    "84799NED": 2020,
    "85039NED": 2021,
    "85318NED": 2022,
    "85618NED": 2023,
    "85984NED": 2024,
    "86165NED": 2025,
}
STEMS: Mapping[str, Measure] = {
    "AantalInwoners": INHABITANTS,
    "HuishoudensTotaal": Measure(SUBJECT, "Huishoudens, totaal"),
    "Bevolkingsdichtheid": Measure(SUBJECT, "Bevolkingsdichtheid (inwoners per km²)"),
    "TotaalDiefstalUitWoningSchuurED": Measure(SUBJECT, "Diefstal uit woning en schuur (per 1.000 inwoners)"),
    "VernielingMisdrijfTegenOpenbareOrde": Measure(SUBJECT, "Vernieling en openbare orde (per 1.000 inwoners)"),
    "GeweldsEnSeksueleMisdrijven": Measure(SUBJECT, "Gewelds- en seksuele misdrijven (per 1.000 inwoners)"),
}
_REGION = "WijkenEnBuurten"
_TITLE = re.compile(r"kerncijfers wijken en buurten,? (?P<year>20\d\d)(?![-–\d])", re.IGNORECASE)
_MUNICIPALITY = re.compile(r"GM(?!0000|0998|0999)\d{4}", re.ASCII)
_FETCH = "Download bij dezelfde tabel TypedDataSet, DataProperties, WijkenEnBuurten en TableInfos, en laad ze samen."


@dataclass(slots=True)
class _Download:
    """The files of one download by what they are; `tables` are the ids that they name."""

    data: list[SourceFile] = field(default_factory=list)
    heads: list[Head] = field(default_factory=list)
    properties: list[SourceFile] = field(default_factory=list)
    regions: set[str] = field(default_factory=set)
    tables: set[str] = field(default_factory=set)
    title: str = ""


def parse(files: Sequence[SourceFile]) -> Delivery:
    """Read the table of one year: one row per area and key figure, areas as codes.

    Raises BadInput, with file and row, for files of different tables or years, a set that is missing, a year that the
    files do not tell, a stem that stands in the table twice, and what is no number.
    """
    found = _sorted_out(files)
    year = _year(found)
    columns = _columns(found)
    read = ", ".join(f"{measure.category.lower()} uit {topic.key}" for topic, measure in columns)
    return Delivery(
        "CBS",
        next(iter(found.tables), SUBJECT),
        found.title or f"{SUBJECT} {year}",
        year,
        None,
        _rows(found, columns, Period.year(year)),
        frozenset(filter(_MUNICIPALITY.fullmatch, found.regions)),
        read_as=f"Gelezen: {read}; gebied uit {_REGION}, alles over {year}.",
    )


def _sorted_out(files: Sequence[SourceFile]) -> _Download:
    found = _Download()
    for file in files:
        about = head(file)
        found.tables |= {about.table} - {""}
        _put(found, file, about)
    missing = [
        name for name, there in (("TypedDataSet", found.data), ("DataProperties", found.properties)) if not there
    ]
    if missing:
        raise BadInput(f"Het bestand met {' en '.join(missing)} ontbreekt. {_FETCH}")
    if len(found.tables) > 1:
        raise BadInput(f"Deze bestanden zijn van verschillende tabellen: {', '.join(sorted(found.tables))}. {_FETCH}")
    return found


def _put(found: _Download, file: SourceFile, about: Head) -> None:
    names = set(about.columns)
    if {"Identifier", "ShortTitle"} <= names:
        found.tables.add(str(about.first["Identifier"]).strip().upper())
        found.title = str(about.first.get("Title") or "").strip()
    elif {"Key", "Title", "Type", "ParentID"} <= names:
        found.properties.append(file)
    elif {"Key", "Title"} <= names:
        found.regions |= {str(key).strip() for _, (key,) in records(file, ("Key",))}
    elif _REGION in names and "Perioden" not in names:
        found.data.append(file)
        found.heads.append(about)
    elif "DimensionKey" not in names:
        raise BadInput(
            f"Dit bestand hoort niet bij {SUBJECT}: de kolommen zijn {', '.join(about.columns)[:200]}. Haal het weg.",
            place=file.name,
        )


def _year(found: _Download) -> int:
    """From the table, or from its title where the table is newer than this list."""
    by_table = TABLES.get(next(iter(found.tables), ""))
    named = _TITLE.search(found.title)
    by_title = int(named["year"]) if named else None
    if by_table and by_title and by_table != by_title:
        raise BadInput(f"De titel noemt {by_title}, en de tabel is die van {by_table}. {_FETCH}")
    if not (by_table or by_title):
        raise BadInput(f"Van welk jaar deze tabel is, zeggen de bestanden niet. {_FETCH}")
    return by_table or by_title or 0


def _columns(found: _Download) -> list[tuple[Topic, Measure]]:
    columns = [(one, STEMS[one.stem]) for one in topics(found.properties[0]) if one.stem in STEMS]
    times = Counter(topic.stem for topic, _ in columns)
    if twice := [topic.key for topic, _ in columns if times[topic.stem] > 1]:
        raise BadInput(f"{' en '.join(twice)} zijn allebei {STEMS[columns[0][0].stem].category}. {_FETCH}")
    if not any(measure == INHABITANTS for _, measure in columns):
        raise BadInput(f"In DataProperties staat geen AantalInwoners. Is dit wel {SUBJECT}? {_FETCH}")
    for file, about in zip(found.data, found.heads, strict=True):
        if lacking := [topic.key for topic, _ in columns if topic.key not in about.columns]:
            raise BadInput(f"De kolom {lacking[0]} staat in DataProperties en niet in de cijfers.", place=file.name)
    return columns


def _rows(found: _Download, columns: Sequence[tuple[Topic, Measure]], period: Period) -> Iterator[SourceRow]:
    for file in found.data:
        for number, (key, *values) in records(file, (_REGION, *(topic.key for topic, _ in columns))):
            code, place = str(key).strip(), f"{file.name}, rij {number}"
            region = code if not found.regions or code in found.regions else f"{code} (niet in {_REGION})"
            for (topic, measure), value in zip(columns, values, strict=True):
                told = units(value, topic.decimals, place)
                status = CellStatus.NOT_PUBLISHED if told is None else CellStatus.FINAL
                decimals = 0 if told is None else topic.decimals
                yield SourceRow(file.name, number, region, measure, period, status, told, decimals=decimals)
