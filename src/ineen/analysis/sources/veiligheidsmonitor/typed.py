"""Table 85146NED as typed data: each estimate stands in three rows, its value and the bounds of its margin.

    {"Marges": "MW00000", "RegioS": "GM0363    ", "Perioden": "2023JJ00", "RapportcijferVeiligheidInBuurt_60": 7.1, …}
    {"Marges": "MOG0095", …: 7.0, …}      lower bound, 95%
    {"Marges": "MBG0095", …: 7.2, …}      upper bound, 95%

A margin is never a row of its own: the three become one.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from ineen.analysis.sources.cbs_typed.download import period_of, status_of
from ineen.analysis.sources.cbs_typed.records import Head, head, records
from ineen.analysis.sources.decimals import units
from ineen.analysis.sources.delivery import Delivery, SourceFile, SourceRow
from ineen.analysis.sources.veiligheidsmonitor.topics import SUBJECT, Column, columns
from ineen.analysis.store.cells import CellStatus, Measure
from ineen.ground.kernel.refusals import BadInput

TABLE = "85146NED"
VALUE, LOW, HIGH = "MW00000", "MOG0095", "MBG0095"
_MARGINS: Final = {VALUE: "waarde", LOW: "ondergrens", HIGH: "bovengrens"}
_DIMENSIONS = ("Marges", "RegioS", "Perioden")
_AGAIN = f"Download tabel {TABLE} opnieuw, met waarde en marges."


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of the set: where it stands, and the values of its topics."""

    place: str
    file: str
    number: int
    values: Sequence[object]


@dataclass(slots=True)
class _Download:
    """The files of one download by what they are."""

    data: list[tuple[SourceFile, Head]] = field(default_factory=list)
    properties: list[SourceFile] = field(default_factory=list)
    periods: dict[str, str] = field(default_factory=dict)
    regions: set[str] = field(default_factory=set)
    title: str = ""


def parse(files: Sequence[SourceFile]) -> Delivery:
    """Read one download: one row per topic, region and edition, with its margin in the same row, regions as codes.

    Raises BadInput, with file and row, for a file of another table, a set that is missing, a value without margins, a
    margin without a value, a value outside its margin, and a period that its set does not have.
    """
    found = _sorted_out(files)
    if missing := [
        name
        for name, there in (
            ("TypedDataSet", found.data),
            ("DataProperties", found.properties),
            ("RegioS", found.regions),
            ("Perioden", found.periods),
        )
        if not there
    ]:
        raise BadInput(
            f"Het bestand met {', '.join(missing)} ontbreekt. Download bij tabel {TABLE} de cijfers (TypedDataSet) en "
            "alle andere sets, en laad die bestanden samen."
        )
    read = columns(found.properties[0])
    for file, about in found.data:
        if lacking := [one.key for one in read if one.key not in about.columns]:
            raise BadInput(
                f"De kolom {lacking[0]} staat in DataProperties en niet in de cijfers. {_AGAIN}", place=file.name
            )
    title = found.title or "Veiligheidsmonitor; kerncijfers, regio"
    read_as = f"Gelezen: {len(read)} uitkomsten, elk met de waarde en de marge (95%) in één rij."
    return Delivery("CBS", TABLE, title, None, None, _rows(found, read), read_as=read_as)


def _sorted_out(files: Sequence[SourceFile]) -> _Download:
    found = _Download()
    for file in files:
        about = head(file)
        if about.table not in ("", TABLE):
            raise BadInput(
                f"Dit bestand hoort bij tabel {about.table}, niet bij {TABLE}. Haal het weg.", place=file.name
            )
        _put(found, file, about)
    return found


def _put(found: _Download, file: SourceFile, about: Head) -> None:
    names = set(about.columns)
    if set(_DIMENSIONS) <= names:
        found.data.append((file, about))
    elif {"Key", "Title", "Type", "ParentID"} <= names:
        found.properties.append(file)
    elif {"Key", "Title", "Status"} <= names:
        found.periods |= {str(key).strip(): str(status) for _, (key, status) in records(file, ("Key", "Status"))}
    elif {"Key", "Title"} <= names:
        keys = {str(key).strip() for _, (key,) in records(file, ("Key",))}
        if not keys & set(_MARGINS):
            found.regions |= keys
    elif {"Identifier", "ShortTitle"} <= names:
        found.title = str(about.first.get("Title") or "").strip()
    else:
        raise BadInput(
            f"Dit bestand hoort niet bij tabel {TABLE}: de kolommen zijn {', '.join(about.columns)[:200]}. "
            "Haal het weg.",
            place=file.name,
        )


def _rows(found: _Download, read: Sequence[Column]) -> Iterator[SourceRow]:
    for (region, code), lines in _estimates(found, read).items():
        if code not in found.periods:
            raise BadInput(f"Periode {code!r} staat niet in Perioden. {_AGAIN}", place=lines[VALUE].place)
        area = region if region in found.regions else f"{region} (niet in RegioS)"
        period, status = period_of(code), status_of(code, found.periods[code])
        for at, topic in enumerate(read):
            line = lines[VALUE]
            yield SourceRow(
                line.file,
                line.number,
                area,
                Measure(SUBJECT, topic.category),
                period,
                *_estimate(lines, at, topic, status),
            )


def _estimates(found: _Download, read: Sequence[Column]) -> Mapping[tuple[str, str], Mapping[str, _Line]]:
    """By region and period the three rows of its estimates."""
    found_lines: defaultdict[tuple[str, str], dict[str, _Line]] = defaultdict(dict)
    keys = tuple(one.key for one in read)
    for file, _ in found.data:
        for number, values in records(file, (*_DIMENSIONS, *keys)):
            margin, region, code = (str(value).strip() for value in values[:3])
            line = _Line(f"{file.name}, rij {number}", file.name, number, values[3:])
            lines = found_lines[region, code]
            if margin not in _MARGINS:
                raise BadInput(f"{margin!r} is geen waarde en geen grens van een 95%-marge. {_AGAIN}", place=line.place)
            if margin in lines:
                raise BadInput(f"De {_MARGINS[margin]} van {region} in {code} staat er twee keer.", place=line.place)
            lines[margin] = line
    for (region, code), lines in found_lines.items():
        if missing := [word for key, word in _MARGINS.items() if key not in lines]:
            raise BadInput(
                f"Van {region} in {code} ontbreekt de {' en de '.join(missing)}. {_AGAIN}",
                place=next(iter(lines.values())).place,
            )
    return found_lines


def _estimate(
    lines: Mapping[str, _Line], at: int, topic: Column, status: CellStatus
) -> tuple[CellStatus, int | None, int | None, int | None, int]:
    """Status, value, bounds and decimals. What is empty was not published: too few answered, or it was not asked."""
    value, low, high = (units(lines[key].values[at], topic.decimals, lines[key].place) for key in (VALUE, LOW, HIGH))
    if value is None:
        return CellStatus.NOT_PUBLISHED, None, None, None, topic.decimals
    if (low is not None and low > value) or (high is not None and high < value):
        raise BadInput(f"{topic.category}: de waarde ligt buiten haar marge. {_AGAIN}", place=lines[VALUE].place)
    return status, value, low, high, topic.decimals
