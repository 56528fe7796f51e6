"""Loading what went into what: a table with dates and weights."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from ineen.ground.areas.actions.tables import Row, Table, day_of, read_table
from ineen.ground.areas.models import Area, Change, Division
from ineen.ground.areas.queries.changes import listed_changes, with_loaded
from ineen.ground.areas.queries.municipality_list import listed_municipalities
from ineen.ground.areas.rules import check_may_load
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.area_changes import AreaChange, Basis, Fault, faults
from ineen.ground.kernel.area_codes import AreaCode, AreaKind
from ineen.ground.kernel.refusals import BadInput

COLUMNS: Final = ("van", "naar", "datum", "gewicht", "grondslag", "precies")
_YES: Final = {"ja": True, "nee": False}
_KINDS: Final = (AreaKind.MUNICIPALITY, AreaKind.WIJK, AreaKind.BUURT)
Wrong = list[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class LoadedChanges:
    """What a table held: rows, how many of them are exact, and how many were not known yet."""

    rows: int
    exact: int
    fresh: int


def load_changes(*, by: Actor, now: datetime, path: Path) -> LoadedChanges:
    """Read a table of changes; it takes the place of what was loaded of the same areas on the same days.

    Raises NotAllowed, and BadInput with every row that cannot be, before anything is written: codes that no division
    has on that day, weights that are no shares or do not add up to 1, areas that become each other, and an area that
    was there before and does not say what it kept.
    """
    check_may_load(by)
    table = read_table(path, COLUMNS)
    rows, wrong = _rows(table)
    told = [change for _, change in rows]
    others = _others(told)
    wrong += _unknown(rows) + _unsaid(rows, others)
    if not wrong:
        wrong += [(_line(fault, rows), fault.words) for fault in faults(with_loaded(told, others=others))]
    table.refuse(wrong)
    keys = {(one.old, one.on) for one in told}
    known = {one.told for one in Change.objects.all() if (one.old, one.on) in keys}
    if known != set(told):
        _store(by=by, now=now, changes=told, table=table)
    return LoadedChanges(len(told), sum(one.exact for one in told), len(set(told) - known))


@act
def _store(*, by: Actor, now: datetime, changes: list[AreaChange], table: Table) -> None:
    before = Change.objects.order_by("-pk").values_list("digest", flat=True).first() or ""
    digest = sha256(f"{before}{table.digest}".encode()).hexdigest()
    for old, on in {(one.old, one.on) for one in changes}:
        Change.objects.filter(old=old, on=on).delete()
    Change.objects.bulk_create(
        Change(
            old=one.old,
            new=one.new,
            on=one.on,
            weight=one.weight,
            basis=one.basis.value,
            exact=one.exact,
            digest=digest,
            loaded_at=now,
        )
        for one in changes
    )
    newest = Change.objects.order_by("-pk")[:1].get()
    record(on=newest, what="gebiedswijzigingen geladen", details={"rows": len(changes), "digest": table.digest})


def _others(told: list[AreaChange]) -> list[AreaChange]:
    """What was loaded before about other areas or other days."""
    replaced = {(one.old, one.on) for one in told}
    return [one for one in (row.told for row in Change.objects.all()) if (one.old, one.on) not in replaced]


def _line(fault: Fault, rows: list[tuple[Row, AreaChange]]) -> int:
    """The last of the rows that make it so; where only others do, that of the last row of the file."""
    return max((row.line for row, one in rows if one in fault.rows), default=rows[-1][0].line)


def _rows(table: Table) -> tuple[list[tuple[Row, AreaChange]], Wrong]:
    rows, wrong = [], []
    for row in table.rows:
        try:
            rows.append((row, _change(row.cells)))
        except (BadInput, ValueError) as refused:
            wrong.append((row.line, str(refused)))
    return rows, wrong


def _change(cells: Mapping[str, str]) -> AreaChange:
    old, new = _code(cells["van"]), _code(cells["naar"])
    if old.kind is not new.kind:
        raise BadInput(f"{old} en {new} zijn niet van dezelfde soort.")
    day = _day(cells["datum"])
    weight = _weight(cells["gewicht"])
    if cells["precies"].casefold() not in _YES:
        raise BadInput("schrijf bij precies ja of nee.")
    try:
        basis = Basis(cells["grondslag"].casefold())
    except ValueError:
        raise BadInput(f"schrijf bij grondslag een van: {', '.join(Basis)}.") from None
    if (weight is None) != (basis is Basis.UNKNOWN):
        raise BadInput("zonder gewicht is de grondslag onbekend, en met een gewicht niet.")
    return AreaChange(str(old), str(new), day, weight, basis, _YES[cells["precies"].casefold()])


def _code(text: str) -> AreaCode:
    try:
        code = AreaCode.parse(text)
    except ValueError:
        raise BadInput(f"“{text}” is geen code van een gemeente, wijk of buurt.") from None
    if code.kind not in _KINDS:
        raise BadInput(f"{code} is geen gemeente, wijk of buurt.")
    return code


def _day(text: str) -> date:
    try:
        found = day_of(text)
    except ValueError:
        found = None
    if found is None:
        raise BadInput(f"“{text}” is geen datum. Schrijf 2023-01-01 of 01-01-2023.")
    return found


def _weight(text: str) -> float | None:
    if not text:
        return None
    try:
        return round(float(text.replace(",", ".")), 6)
    except ValueError:
        raise BadInput(f"“{text}” is geen gewicht. Schrijf een deel tussen 0 en 1, zoals 0,35.") from None


def _unknown(rows: list[tuple[Row, AreaChange]]) -> Wrong:
    """Codes that the division before the day, or the first after it, does not have."""
    known = _Divisions()
    wrong: Wrong = []
    for row, one in rows:
        before, after = _around(one.on)
        for code, year in ((one.old, before), (one.new, after)):
            wrong += [(row.line, words) for words in known.why_unknown(code, year)]
    return wrong


def _around(day: date) -> tuple[int, int]:
    """The last division before a day, and the first from it on."""
    first = (day.month, day.day) == (1, 1)
    return (day.year - 1, day.year) if first else (day.year, day.year + 1)


class _Divisions:
    """The codes of divisions, each asked once."""

    def __init__(self) -> None:
        self._codes: dict[tuple[int, AreaKind], set[str]] = {}

    def has(self, code: str, year: int) -> bool:
        return code in self._of(AreaCode(code).kind, year)

    def why_unknown(self, code: str, year: int) -> Iterator[str]:
        if self.has(code, year):
            return
        if not self._of(AreaCode(code).kind, year):
            yield f"van {year} is geen indeling met zulke gebieden geladen ({code}). Laad die eerst: ineen areas load."
        else:
            yield f"{code} staat niet in de indeling van {year}."

    def _of(self, kind: AreaKind, year: int) -> set[str]:
        key = (year, kind)
        if key not in self._codes:
            found = Area.objects.filter(division=year, kind=kind.value).values_list("code", flat=True)
            self._codes[key] = set(found) | (_listed_until(year) if kind is AreaKind.MUNICIPALITY else set())
        return self._codes[key]


def _listed_until(year: int) -> set[str]:
    """Of a year between two divisions: a municipality that began and ended after 1 January stands in none."""
    if not Division.objects.filter(year=year).exists():
        return set()
    return {one.code for one in listed_municipalities() if one.exists_in(year)}


def _unsaid(rows: list[tuple[Row, AreaChange]], others: list[AreaChange]) -> Wrong:
    """An area that was there before and takes something in also has a row of its own: else it would lose its ground.

    It may stand in the file, in the list, or in what was loaded before.
    """
    known = _Divisions()
    givers: defaultdict[date, set[str]] = defaultdict(set)
    for _, one in rows:
        givers[one.on].add(one.old)
    listed = {(one.old, one.on) for one in (*listed_changes(), *others)}
    return [
        (row.line, f"{one.new} bestond al. Zet er een rij bij van {one.new} naar {one.new}, met wat het hield.")
        for row, one in rows
        if one.new not in givers[one.on] and (one.new, one.on) not in listed and known.has(one.new, _around(one.on)[0])
    ]
