"""Which file is which set of a table. Files are known by their columns and keys, never by their names."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ineen.analysis.sources.cbs_typed.records import Head, head, records
from ineen.analysis.sources.cbs_typed.tables import Table
from ineen.analysis.sources.delivery import SourceFile
from ineen.ground.kernel.refusals import BadInput

_PERIOD = re.compile(r"\d{4}[A-Z]{2}\d{2}", re.ASCII)
_REGION = re.compile(r"(?:NL|LD|PV|CR|RE|GM|WK|BU)\w{2,8}", re.ASCII)


class Kind(StrEnum):
    """What a file holds; the value is how CBS calls the set, where every table calls it the same."""

    DATA = "TypedDataSet"
    CATEGORIES = "categorieën"
    REGIONS = "regio's"
    PERIODS = "Perioden"
    PROPERTIES = "DataProperties"
    INFOS = "TableInfos"
    GROUPS = "CategoryGroups"


@dataclass(frozen=True, slots=True)
class Property:
    """One column as DataProperties describes it; the key of a heading is empty."""

    type: str
    key: str
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Sets:
    """The files of one download, by what they are.

    data
        the files with figures; their heads have the columns.
    categories, regions
        key without padding → title.
    periods
        code → status as CBS writes it, empty where the set does not say.
    properties, infos
        the columns, and what TableInfos says by name; empty where those files did not come with it.
    """

    data: tuple[tuple[SourceFile, Head], ...]
    categories: Mapping[str, str]
    regions: Mapping[str, str]
    periods: Mapping[str, str]
    properties: tuple[Property, ...]
    infos: Mapping[str, str]


def sets(table: Table, files: Sequence[SourceFile]) -> Sets:
    """Sort the files of one download, and read all but the figures.

    Raises BadInput for a file of another table, a set that is there twice, and a set that is missing.
    """
    found: defaultdict[Kind, list[tuple[SourceFile, Head]]] = defaultdict(list)
    for file in files:
        about = head(file)
        _check_table(table, about.table, file)
        found[_kind(table, file, about)].append((file, about))
    _check_each_once(table, found)
    return Sets(
        data=tuple(found[Kind.DATA]),
        categories=_pairs(found[Kind.CATEGORIES], "Title"),
        regions=_pairs(found[Kind.REGIONS], "Title"),
        periods=_pairs(found[Kind.PERIODS], "Status"),
        properties=tuple(_properties(found[Kind.PROPERTIES])),
        infos=_infos(table, found[Kind.INFOS]),
    )


def _kind(table: Table, file: SourceFile, about: Head) -> Kind:
    columns, key = set(about.columns), str(about.first.get("Key", "")).strip()
    if {"Key", "Title"} <= columns:
        if "Type" in columns:
            return Kind.PROPERTIES
        if _PERIOD.fullmatch(key):
            return Kind.PERIODS
        return Kind.REGIONS if _REGION.fullmatch(key) else Kind.CATEGORIES
    if {"Identifier", "ShortTitle"} <= columns:
        return Kind.INFOS
    if "DimensionKey" in columns:
        return Kind.GROUPS
    if "Perioden" in columns:
        return Kind.DATA
    raise BadInput(
        f"Dit bestand hoort niet bij tabel {table.id}: de kolommen zijn {', '.join(about.columns)[:200]}. "
        "Haal het weg, of kies de bron van die tabel.",
        place=file.name,
    )


def _check_table(table: Table, said: str, file: SourceFile) -> None:
    if said and said != table.id:
        raise BadInput(
            f"Dit bestand hoort bij tabel {said}, niet bij {table.id}. Haal het weg, of kies de bron van die tabel.",
            place=file.name,
        )


def _check_each_once(table: Table, found: Mapping[Kind, Sequence[tuple[SourceFile, Head]]]) -> None:
    names = {Kind.DATA: "TypedDataSet", Kind.CATEGORIES: table.category, Kind.REGIONS: table.region}
    needed = (Kind.DATA, Kind.CATEGORIES, Kind.REGIONS, Kind.PERIODS)
    if missing := [names.get(kind, kind.value) for kind in needed if not found.get(kind)]:
        raise BadInput(
            f"Het bestand met {', '.join(missing)} ontbreekt. Download bij tabel {table.id} de cijfers (TypedDataSet) "
            "en alle dimensies, en laad die bestanden samen."
        )
    for kind, files in found.items():
        if len(files) > 1 and kind not in (Kind.DATA, Kind.PROPERTIES):  # version 4 describes its columns in two sets
            raise BadInput(
                f"Twee bestanden hebben {names.get(kind, kind.value)}: ook {files[0][0].name}. Laad er één.",
                place=files[1][0].name,
            )


def _pairs(files: Sequence[tuple[SourceFile, Head]], column: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for file, about in files:
        named = column if column in about.columns else "Title"
        for number, (key, text) in records(file, ("Key", named)):
            trimmed = _text(key)
            if trimmed in pairs:
                raise BadInput(
                    f"{trimmed!r} staat er twee keer in. Download het bestand opnieuw.",
                    place=f"{file.name}, rij {number}",
                )
            pairs[trimmed] = _text(text) if named == column else ""
    return pairs


def _properties(files: Sequence[tuple[SourceFile, Head]]) -> list[Property]:
    columns = ("Type", "Key", "Title", "Description")
    return [Property(*map(_text, values)) for file, _ in files for _, values in records(file, columns)]


def _infos(table: Table, files: Sequence[tuple[SourceFile, Head]]) -> dict[str, str]:
    for file, about in files:
        for _, values in records(file, about.columns):
            found = dict(zip(about.columns, map(_text, values), strict=True))
            _check_table(table, found["Identifier"].upper(), file)
            return found
    return {}


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()
