"""The records of one set of a CBS table, whether it was saved as CSV or as JSON."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ineen.analysis.sources.delivery import SourceFile
from ineen.analysis.sources.json_text import is_json, objects
from ineen.analysis.sources.text import check_whole, delimiter, lines
from ineen.ground.kernel.refusals import BadInput

_TABLE = re.compile(r"/(\d{5}\w{3})/", re.ASCII)
_NEXT = ("odata.nextLink", "@odata.nextLink")
_ERROR = ("odata.error", "error")

Record = tuple[int, Sequence[object]]


@dataclass(frozen=True, slots=True)
class Head:
    """What tells sets apart: the columns, the first record, and the table, empty where the file does not say."""

    columns: tuple[str, ...]
    first: Mapping[str, object]
    table: str


def head(file: SourceFile) -> Head:
    """The head of a set; raises BadInput for a file without records."""
    if is_json(file):
        return _head_of_json(file)
    names: list[str] = []
    first: list[str] = []
    for _, fields in lines(file, delimiter(file)):
        if names:
            first = fields
            break
        names = fields
    if not first:
        raise BadInput("Onder de kop staat niets. Download het bestand opnieuw.", place=file.name)
    return Head(tuple(names), dict(zip(names, first, strict=False)), "")


def records(file: SourceFile, columns: Sequence[str]) -> Iterator[Record]:
    """Every record as (number of its line or object, the values of the columns): text, numbers, or None for null.

    Raises BadInput where a record misses a field, where the file is cut off, and where it is one page of several.
    """
    return _from_json(file, columns) if is_json(file) else _from_csv(file, columns)


def _head_of_json(file: SourceFile) -> Head:
    beside: dict[str, object] = {}
    first = next(objects(file, beside), None)
    if first is None:
        if wrong := next((str(beside[key]) for key in _ERROR if key in beside), ""):
            raise BadInput(f"Dit is een foutmelding van CBS: {wrong[:200]}. Download het opnieuw.", place=file.name)
        raise BadInput("Er staan geen gegevens in dit bestand. Download het opnieuw.", place=file.name)
    table = _TABLE.search(str(beside.get("odata.metadata", "")))
    return Head(tuple(first), first, table[1].upper() if table else "")


def _from_csv(file: SourceFile, columns: Sequence[str]) -> Iterator[Record]:
    check_whole(file)
    found = lines(file, delimiter(file))
    _, names = next(found)
    places = [names.index(column) for column in columns]
    for number, fields in found:
        if len(fields) != len(names):
            raise BadInput(
                f"Deze rij heeft {len(fields)} velden, de kop {len(names)}. Is het bestand afgebroken? Download het "
                "opnieuw.",
                place=f"{file.name}, rij {number}",
            )
        yield number, [fields[place] for place in places]


def _from_json(file: SourceFile, columns: Sequence[str]) -> Iterator[Record]:
    beside: dict[str, object] = {}
    for number, one in enumerate(objects(file, beside), start=1):
        try:
            yield number, [one[column] for column in columns]
        except KeyError as missing:
            raise BadInput(
                f"Hier ontbreekt {missing}. Download het bestand opnieuw.", place=f"{file.name}, rij {number}"
            ) from None
    if any(key in beside for key in _NEXT):
        raise BadInput(
            "Dit is één pagina van een langere tabel. Download de hele tabel, bijvoorbeeld via ODataFeed, of kies "
            "minder regio's.",
            place=file.name,
        )
