"""Groups of municipalities: the product's own list, and what an installation loads or a demonstration invents."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import combinations
from pathlib import Path
from typing import Final

from ineen.ground.areas.actions.tables import Row, day_of, read_table
from ineen.ground.areas.models import GroupMember, MunicipalityGroup
from ineen.ground.areas.queries.areas import municipality_names
from ineen.ground.areas.queries.groups import groups_digest, listed_groups
from ineen.ground.areas.queries.municipality_list import listed_municipalities
from ineen.ground.areas.queries.names import resolve_municipality
from ineen.ground.areas.rules import check_may_load
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.area_codes import AreaCode, AreaKind
from ineen.ground.kernel.dutch import day, listed
from ineen.ground.kernel.refusals import BadInput

COLUMNS: Final = ("soort", "code", "naam", "gemeente", "van", "tot en met")
_KIND_OF: Final = {label: AreaKind(value) for value, label in MunicipalityGroup.KINDS}
_LABEL_OF: Final = {kind: label for label, kind in _KIND_OF.items()}
_EXAMPLES: Final = {
    AreaKind.POLICE_UNIT: "RE03",
    AreaKind.POLICE_DISTRICT: "PD0001",
    AreaKind.BASE_TEAM: "BT0001",
    AreaKind.SAFETY_REGION: "VR09",
    AreaKind.CARE_AND_SAFETY_REGION: "ZV0001",
}
_LONGEST_NAME: Final = 120


@dataclass(frozen=True, slots=True)
class Membership:
    """One municipality in a group; without days since ever, and still."""

    municipality: AreaCode
    valid_from: date | None = None
    valid_until: date | None = None

    def meets(self, other: "Membership") -> bool:
        """Whether both hold on some day."""
        first = max(self.valid_from or date.min, other.valid_from or date.min)
        return first <= min(self.valid_until or date.max, other.valid_until or date.max)


@dataclass(frozen=True, slots=True)
class GroupToLoad:
    """A group with everything that must be known of it."""

    code: AreaCode
    name: str
    members: tuple[Membership, ...]


@dataclass(frozen=True, slots=True)
class LoadedGroups:
    """How many groups and memberships a file held, and how many groups were not the same before."""

    groups: int
    members: int
    changed: int


@dataclass(slots=True)
class _Read:
    """Rows that were understood, by group, and what is wrong with the others."""

    names: dict[AreaCode, str] = field(default_factory=dict)
    members: defaultdict[AreaCode, list[tuple[int, Membership]]] = field(default_factory=lambda: defaultdict(list))
    wrong: list[tuple[int, str]] = field(default_factory=list)


def load_groups(*, by: Actor, now: datetime, path: Path) -> LoadedGroups:
    """Read groups from a file; each takes the place of what was known under its code, all others stay as they are.

    Raises NotAllowed, and BadInput with every row that cannot be, before anything is written: other kinds and codes,
    unknown municipalities, days that cannot be, and a municipality that would be in two groups of a kind on one day.
    """
    check_may_load(by)
    table = read_table(path, COLUMNS)
    read = _Read()
    for row in table.rows:
        try:
            _add(row, read)
        except (BadInput, ValueError) as refused:
            read.wrong.append((row.line, str(refused)))
    wrong = read.wrong + _twice(read)
    table.refuse(wrong)
    groups = [GroupToLoad(code, read.names[code], tuple(one for _, one in rows)) for code, rows in read.members.items()]
    changed = _standing(groups, "file")
    if changed:
        _store(by=by, now=now, groups=changed, origin="file", digest=table.digest)
    return LoadedGroups(len(groups), sum(len(one.members) for one in groups), len(changed))


def load_listed_groups(*, by: Actor, now: datetime) -> int:
    """Bring safety regions and police units up to the product's own list; what a file told of them goes before it.

    Returns how many were written; none, in one query, where the list was loaded before. What stood in an older list,
    and in this one no more, goes. Raises NotAllowed.
    """
    check_may_load(by)
    standing = {
        code: (origin, digest)
        for code, origin, digest in MunicipalityGroup.objects.values_list("code", "origin", "digest")
    }
    stale = [
        GroupToLoad(one.code, one.name, tuple(Membership(AreaCode(code)) for code in one.municipalities))
        for one in listed_groups()
        if standing.get(str(one.code), ("", ""))[0] != "file"
        and standing.get(str(one.code)) != ("list", groups_digest())
    ]
    if stale:
        _store(by=by, now=now, groups=stale, origin="list", digest=groups_digest())
    listed_codes = {str(one.code) for one in listed_groups()}
    gone = [code for code, (origin, _) in standing.items() if origin == "list" and code not in listed_codes]
    if gone:
        _remove(by=by, now=now, codes=gone)
    return len(stale)


def declare_fictional_groups(*, by: Actor, now: datetime, groups: Sequence[GroupToLoad]) -> int:
    """Make these the invented groups, of invented municipalities; returns how many were not there so before.

    Raises NotAllowed, and BadInput for a code or a municipality that is not set apart for what is invented.
    """
    check_may_load(by)
    for one in groups:
        if not one.code.fictional or not all(member.municipality.fictional for member in one.members):
            raise BadInput(f"{one.code} is geen verzonnen groep van verzonnen gemeenten.")
    changed = _standing(groups, "invented")
    if changed:
        _store(by=by, now=now, groups=changed, origin="invented", digest="")
    return len(changed)


@act
def _store(*, by: Actor, now: datetime, groups: Sequence[GroupToLoad], origin: str, digest: str) -> None:
    rows = [MunicipalityGroup(str(one.code), one.code.kind.value, one.name, origin, digest, now) for one in groups]
    MunicipalityGroup.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["kind", "name", "origin", "digest", "loaded_at"],
    )
    GroupMember.objects.filter(group__in=[str(one.code) for one in groups]).delete()
    GroupMember.objects.bulk_create(
        GroupMember(
            group_id=str(one.code),
            municipality=str(member.municipality),
            valid_from=member.valid_from,
            valid_until=member.valid_until,
        )
        for one in groups
        for member in one.members
    )
    record(
        on=MunicipalityGroup.objects.get(pk=rows[-1].pk),
        what="groepen van gemeenten geladen",
        details={"groups": len(groups), "members": sum(len(one.members) for one in groups), "digest": digest},
    )


@act
def _remove(*, by: Actor, now: datetime, codes: Sequence[str]) -> None:
    rows = MunicipalityGroup.objects.filter(code__in=codes)
    record(on=rows[0], what="groepen van gemeenten vervallen", details={"codes": sorted(codes)})
    rows.delete()


def _standing(groups: Sequence[GroupToLoad], origin: str) -> list[GroupToLoad]:
    """Those that are not known exactly so."""
    rows = MunicipalityGroup.objects.filter(code__in=[str(one.code) for one in groups], origin=origin)
    known = {
        row.code: (row.name, {(one.municipality, one.valid_from, one.valid_until) for one in row.members.all()})
        for row in rows.prefetch_related("members")
    }
    return [
        one
        for one in groups
        if known.get(str(one.code))
        != (one.name, {(str(who.municipality), who.valid_from, who.valid_until) for who in one.members})
    ]


def _add(row: Row, read: _Read) -> None:
    code, name = _code(row.cells), row.cells["naam"]
    if not name or len(name) > _LONGEST_NAME:
        raise BadInput("de naam van de groep ontbreekt, of is langer dan 120 tekens.")
    if read.names.setdefault(code, name) != name:
        raise BadInput(f"{code} heet eerder in dit bestand “{read.names[code]}”, en hier “{name}”.")
    member = Membership(_municipality(row.cells["gemeente"]), _day(row.cells["van"]), _day(row.cells["tot en met"]))
    if member.valid_from and member.valid_until and member.valid_until < member.valid_from:
        raise BadInput("de laatste dag ligt voor de eerste.")
    _check_was_there(member)
    read.members[code].append((row.line, member))


def _code(cells: Mapping[str, str]) -> AreaCode:
    kind = _KIND_OF.get(cells["soort"].casefold())
    if kind is None:
        raise BadInput(f"“{cells['soort']}” is geen soort. Kies uit: {', '.join(_KIND_OF)}.")
    try:
        code = AreaCode.parse(cells["code"])
    except ValueError:
        code = None
    if code is None or code.kind is not kind:
        raise BadInput(f"“{cells['code']}” is geen code van een {_LABEL_OF[kind]}. Schrijf die als {_EXAMPLES[kind]}.")
    if code.fictional:
        raise BadInput(f"{code} is een code voor verzonnen groepen. Neem een ander nummer.")
    return code


def _municipality(text: str) -> AreaCode:
    """By code or by name, as anybody may write it."""
    try:
        code: AreaCode | None = AreaCode.parse(text)
    except ValueError:
        code = resolve_municipality(text)
    if code is None or code.fictional or code.kind is not AreaKind.MUNICIPALITY or not municipality_names([code]):
        raise BadInput(f"“{text}” is geen gemeente. Schrijf de naam of de code, zoals Soest of GM0342.")
    return code


def _check_was_there(member: Membership) -> None:
    """Who went into another municipality is no member after its last day: it would count twice beside its heir."""
    found = next((one for one in listed_municipalities() if one.code == str(member.municipality)), None)
    if found is None or found.valid_until is None or (member.valid_until and member.valid_until <= found.valid_until):
        return
    heirs = list(municipality_names(found.merged_into).values())
    raise BadInput(
        f"{found.name} bestond tot en met {day(found.valid_until)}, en ging op in {listed(heirs)}. "
        f"Geef als laatste dag {found.valid_until:%d-%m-%Y} of eerder, en zet {listed(heirs)} erbij als die meedoet."
    )


def _day(text: str) -> date | None:
    try:
        return day_of(text)
    except ValueError:
        raise BadInput(f"“{text}” is geen datum. Schrijf 2023-01-01 of 01-01-2023, of laat de cel leeg.") from None


def _twice(read: _Read) -> list[tuple[int, str]]:
    """Municipalities that would be in two groups of one kind at a time, also in groups that are not in the file.

    Of some municipalities each part has a base team of its own: such a team is no group of municipalities.
    """
    places: defaultdict[tuple[AreaKind, AreaCode], list[tuple[int, AreaCode, Membership]]] = defaultdict(list)
    for code, rows in read.members.items():
        for line, one in rows:
            places[code.kind, one.municipality].append((line, code, one))
    for kept in GroupMember.objects.filter(group__kind__in={code.kind.value for code in read.members}):
        code = AreaCode(kept.group_id)
        if code not in read.members and (code.kind, AreaCode(kept.municipality)) in places:
            one = Membership(AreaCode(kept.municipality), kept.valid_from, kept.valid_until)
            places[code.kind, one.municipality].append((0, code, one))
    return [
        (max(line, other_line), _said_twice(kind, municipality, code, other))
        for (kind, municipality), told in places.items()
        for (line, code, one), (other_line, other, another) in combinations(told, 2)
        if one.meets(another) and max(line, other_line)
    ]


def _said_twice(kind: AreaKind, municipality: AreaCode, code: AreaCode, other: AreaCode) -> str:
    if code == other:
        return f"{municipality} staat op dezelfde dag twee keer in {code}."
    return (
        f"{municipality} staat op dezelfde dag in {code} en in {other}: een gemeente hoort bij één {_LABEL_OF[kind]}."
    )
