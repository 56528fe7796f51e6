"""Groups of municipalities: police units, districts, base teams, safety regions, care-and-safety-house regions."""

import csv
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from ineen.ground.areas.models import GroupMember, MunicipalityGroup
from ineen.ground.areas.queries.areas import SHORTEST_SEARCH, municipality_names
from ineen.ground.areas.queries.names import normalised
from ineen.ground.kernel.area_codes import GROUP_KINDS, AreaCode, AreaGroup, AreaKind
from ineen.ground.kernel.refusals import NotFound


@dataclass(frozen=True, slots=True)
class Group:
    """A group with its members, in the order of their names: those of the day that was asked, and those of before.

    kind
        as people say it: basisteam.
    """

    code: AreaCode
    name: str
    kind: str
    members: tuple["Member", ...]
    former: tuple["Member", ...]

    @property
    def codes(self) -> tuple[AreaCode, ...]:
        return tuple(one.code for one in self.members)

    @property
    def as_area(self) -> AreaGroup:
        """As figures are asked about it: the municipalities of the day that was asked, in every year the same."""
        return AreaGroup(self.called, self.codes)

    @property
    def called(self) -> str:
        """`basisteam Waterkant`, as a sentence names it."""
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class Member:
    """A municipality in a group, with its first and last day as far as those are known."""

    code: AreaCode
    name: str
    valid_from: date | None
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class ListedGroup:
    """A group as the product's own list has it."""

    code: AreaCode
    name: str
    municipalities: tuple[str, ...]


def is_group(code: AreaCode) -> bool:
    """Whether a code is that of a group of municipalities, known or not."""
    return code.kind in GROUP_KINDS


def group(code: AreaCode | str, on: date) -> Group:
    """A group as it was on a day. Raises NotFound."""
    found = groups_of([code], on)
    if str(code) not in found:
        raise NotFound(f"Er is geen groep van gemeenten met code {code}. Zoek op de pagina Gebieden.")
    return found[str(code)]


def groups_of(codes: Iterable[AreaCode | str], on: date) -> dict[str, Group]:
    """Code → the group as it was on a day, in the order asked; unknown codes are left out. Two queries, or none."""
    wanted = [code for code in map(str, codes) if is_group(AreaCode(code))]
    rows = MunicipalityGroup.objects.filter(code__in=wanted).prefetch_related("members") if wanted else []
    names = municipality_names(member.municipality for row in rows for member in row.members.all())
    found = {row.code: _group(row, names, on) for row in rows}
    return {code: found[code] for code in wanted if code in found}


def groups_around(municipality: AreaCode, on: date) -> list[MunicipalityGroup]:
    """The groups that a municipality is in on a day, the smallest kind first. One query."""
    members = GroupMember.objects.filter(municipality=str(municipality)).select_related("group")
    found = [one.group for one in members if _is_in(one, on)]
    return sorted(found, key=lambda one: (_SMALL_FIRST.index(AreaKind(one.kind)), one.name))


def all_groups() -> list[MunicipalityGroup]:
    """Every group, by kind from large to small and by name."""
    found = list(MunicipalityGroup.objects.all())
    return sorted(found, key=lambda one: (GROUP_KINDS.index(AreaKind(one.kind)), one.name))


def groups_named(text: str) -> list[MunicipalityGroup]:
    """Groups whose name or kind holds every word of a text, whatever its accents; less than two letters find none."""
    words = normalised(text).split()
    if sum(map(len, words)) < SHORTEST_SEARCH:
        return []
    return [one for one in all_groups() if all(word in normalised(f"{one.get_kind_display()} {one}") for word in words)]


@cache
def listed_groups() -> tuple[ListedGroup, ...]:
    """The safety regions and police units of `safety_regions.csv`: each unit is some whole safety regions."""
    rows = list(csv.DictReader(_text().splitlines(), strict=True))
    regions = [ListedGroup(AreaCode(row["code"]), row["name"], tuple(row["municipalities"].split())) for row in rows]
    units: dict[str, tuple[str, ...]] = {}
    for row, region in zip(rows, regions, strict=True):
        units[row["police_unit"]] = (*units.get(row["police_unit"], ()), *region.municipalities)
    return (*regions, *(ListedGroup(AreaCode(code), UNITS[code], members) for code, members in sorted(units.items())))


@cache
def groups_digest() -> str:
    """SHA-256 of that list and the names of the units, so that a load knows whether anything changed."""
    return hashlib.sha256(f"{_text()}{sorted(UNITS.items())}".encode()).hexdigest()


@cache
def _text() -> str:
    return files("ineen.ground.areas").joinpath("safety_regions.csv").read_text(encoding="utf-8")


def _group(row: MunicipalityGroup, names: dict[str, str], on: date) -> Group:
    told = sorted(
        row.members.all(), key=lambda one: (names.get(one.municipality, one.municipality), str(one.valid_from))
    )
    now = tuple(_member(one, names) for one in told if _is_in(one, on))
    gone = tuple(_member(one, names) for one in told if one.valid_until is not None and one.valid_until < on)
    return Group(row.area_code, row.name, row.get_kind_display(), now, gone)


def _member(one: GroupMember, names: dict[str, str]) -> Member:
    name = names.get(one.municipality, one.municipality)
    return Member(AreaCode(one.municipality), name, one.valid_from, one.valid_until)


def _is_in(one: GroupMember, on: date) -> bool:
    return (one.valid_from is None or one.valid_from <= on) and (one.valid_until is None or on <= one.valid_until)


UNITS = {
    "RE01": "Noord-Nederland",
    "RE02": "Oost-Nederland",
    "RE03": "Midden-Nederland",
    "RE04": "Noord-Holland",
    "RE05": "Amsterdam",
    "RE06": "Den Haag",
    "RE07": "Rotterdam",
    "RE08": "Zeeland-West-Brabant",
    "RE09": "Oost-Brabant",
    "RE10": "Limburg",
}
_SMALL_FIRST = (
    AreaKind.BASE_TEAM,
    AreaKind.POLICE_DISTRICT,
    AreaKind.POLICE_UNIT,
    AreaKind.SAFETY_REGION,
    AreaKind.CARE_AND_SAFETY_REGION,
)
