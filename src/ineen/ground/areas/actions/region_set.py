"""Loading a region set of CBS: the file `WijkenEnBuurten.csv` of one year."""

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

from ineen.ground.areas.actions.divisions import replace_areas
from ineen.ground.areas.models import DIVISION_YEARS, Area, Division
from ineen.ground.areas.queries.municipality_list import FIRST_YEAR, LAST_YEAR, listed_municipalities
from ineen.ground.areas.queries.names import normalised
from ineen.ground.areas.rules import check_may_load
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.area_codes import AreaCode, AreaKind
from ineen.ground.kernel.refusals import BadInput

COLUMNS = ("Key", "Title", "Municipality")
REMEDY = "Er is niets geladen. Download WijkenEnBuurten opnieuw bij CBS en laad dat bestand."
MOST_BYTES = 100 * 1024**2
_LONGEST_NAME = 120
_UNKNOWN = ("GM0000", "WK0000", "BU0000")
_TOTAL = "NL"


@dataclass(frozen=True, slots=True)
class LoadedAreas:
    """What a region set held. `changed` is false where exactly this file was loaded before.

    `absent` holds the names of municipalities that the product's own list has in this year and the set has not.
    """

    year: int
    municipalities: int
    wijken: int
    buurten: int
    unknown: int
    changed: bool
    absent: tuple[str, ...]


def load_areas(*, by: Actor, now: datetime, path: Path, year: int) -> LoadedAreas:
    """Read a region set and make it the division of `year`; the divisions of other years stay as they are.

    Raises NotAllowed, and BadInput with the place in the file and what to do, before anything is written.
    """
    check_may_load(by)
    if year not in DIVISION_YEARS:
        raise BadInput(f"{year} is geen indelingsjaar. Geef het jaar van het CBS-bestand, bijvoorbeeld 2023.")
    content = _content(path)
    digest = hashlib.sha256(content.encode()).hexdigest()
    areas, unknown = _areas(content, path.name, year)
    known = Division.objects.filter(year=year, origin=Division.Origin.REGION_SET, digest=digest).exists()
    if not known:
        _store_region_set(by=by, now=now, division=Division(year, Division.Origin.REGION_SET, digest, now), areas=areas)
    count = Counter(area.kind for area in areas)
    return LoadedAreas(
        year,
        count[AreaKind.MUNICIPALITY],
        count[AreaKind.WIJK],
        count[AreaKind.BUURT],
        unknown,
        changed=not known,
        absent=_absent({area.code for area in areas}, year),
    )


def _absent(codes: set[str], year: int) -> tuple[str, ...]:
    """A file that was cut off between two rows looks whole by itself; the list knows better."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return ()
    listed = (one for one in listed_municipalities() if one.exists_on(date(year, 1, 1)))
    return tuple(one.name for one in listed if one.code not in codes)


@act
def _store_region_set(*, by: Actor, now: datetime, division: Division, areas: list[Area]) -> None:
    replace_areas([division], areas)
    record(
        on=division,
        what="wijken en buurten geladen",
        details={"year": division.year, "digest": division.digest, "areas": len(areas)},
    )


def _content(path: Path) -> str:
    if path.exists() and (not path.is_file() or path.stat().st_size > MOST_BYTES):
        raise BadInput(
            "dit is geen bestand van een regio-indeling: het is geen gewoon bestand, of groter dan 100 MB.",
            place=str(path),
        )
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as wrong:
        raise BadInput(
            "dit bestand is er niet of kan niet worden gelezen. Controleer de naam.", place=str(path)
        ) from wrong
    except UnicodeDecodeError as wrong:
        line = wrong.object[: wrong.start].count(b"\n") + 1
        raise BadInput(
            "het bestand is geen UTF-8. Sla het op als UTF-8, of download het opnieuw.",
            place=f"{path.name}, regel {line}",
        ) from wrong


def _areas(content: str, name: str, year: int) -> tuple[list[Area], int]:
    """The areas of the set in the order of the file, and how many "unknown" rows were passed over."""
    areas: dict[str, Area] = {}
    unknown = 0
    for line, row in _rows(content, name):
        code = row["Key"].strip()
        if code.startswith(_UNKNOWN):
            unknown += 1
        elif not code.startswith(_TOTAL):
            if code in areas:
                _refuse(f"de code {code} staat er twee keer in.", name, line)
            areas[code] = _area(row, areas, year, name, line)
    if not areas:
        raise BadInput(f"er staat geen enkel gebied in. {REMEDY}", place=name)
    return list(areas.values()), unknown


def _rows(content: str, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(io.StringIO(content, newline=""), strict=True)
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        _refuse(f"de kolom {', '.join(missing)} ontbreekt.", name, 1)
    try:
        for row in reader:
            if None in row or None in row.values():
                _refuse(
                    "deze rij heeft niet evenveel kolommen als de kop; is het bestand afgebroken?",
                    name,
                    reader.line_num,
                )
            yield reader.line_num, row
    except csv.Error as wrong:
        place = f"{name}, regel {reader.reader.line_num}"
        raise BadInput(f"hier is het bestand afgebroken of beschadigd. {REMEDY}", place=place) from wrong


def _area(row: dict[str, str], areas: dict[str, Area], year: int, name: str, line: int) -> Area:
    code, title, municipality = row["Key"].strip(), row["Title"].strip(), row["Municipality"].strip()
    kind = _kind(code)
    if kind is None or AreaCode(code).fictional:
        _refuse(f"{code!r} is geen code van een gemeente, wijk of buurt.", name, line)
    parent = {AreaKind.WIJK: municipality, AreaKind.BUURT: f"WK{code[2:8]}"}.get(kind, "")
    if not title or len(title) > _LONGEST_NAME or not title.isprintable():
        _refuse(f"de naam van {code} is leeg, te lang of onleesbaar.", name, line)
    if f"GM{code[2:6]}" != municipality:
        _refuse(f"{code} hoort volgens de kolom Municipality bij {municipality or 'geen gemeente'}.", name, line)
    if parent and parent not in areas:
        _refuse(f"{code} hoort bij {parent}, en die staat er niet boven.", name, line)
    return Area(
        division_id=year,
        code=code,
        kind=kind.value,
        name=title,
        municipality=municipality,
        parent=parent,
        search=normalised(title),
    )


def _kind(code: str) -> AreaKind | None:
    try:
        kind = AreaCode(code).kind
    except ValueError:
        return None
    return kind if kind in (AreaKind.MUNICIPALITY, AreaKind.WIJK, AreaKind.BUURT) else None


def _refuse(message: str, name: str, line: int) -> NoReturn:
    raise BadInput(f"{message} {REMEDY}", place=f"{name}, regel {line}")
