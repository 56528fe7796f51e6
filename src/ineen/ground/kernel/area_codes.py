"""Codes of areas as Statistics Netherlands writes them."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class AreaKind(StrEnum):
    COUNTRY = "country"
    POLICE_UNIT = "police_unit"
    POLICE_DISTRICT = "police_district"
    BASE_TEAM = "base_team"
    SAFETY_REGION = "safety_region"
    CARE_AND_SAFETY_REGION = "care_and_safety_region"
    MUNICIPALITY = "municipality"
    WIJK = "wijk"
    BUURT = "buurt"


# Nobody hands out codes of districts, base teams and care-and-safety-house regions: an installation numbers its own.
# A wijk or buurt may hold letters after the municipality's number (WK0363AJ).
_FORMS = (
    (AreaKind.COUNTRY, re.compile(r"NL\d{2}", re.ASCII)),
    (AreaKind.POLICE_UNIT, re.compile(r"RE\d{2}", re.ASCII)),
    (AreaKind.SAFETY_REGION, re.compile(r"VR\d{2}", re.ASCII)),
    (AreaKind.POLICE_DISTRICT, re.compile(r"PD\d{4}", re.ASCII)),
    (AreaKind.BASE_TEAM, re.compile(r"BT\d{4}", re.ASCII)),
    (AreaKind.CARE_AND_SAFETY_REGION, re.compile(r"ZV\d{4}", re.ASCII)),
    (AreaKind.MUNICIPALITY, re.compile(r"GM\d{4}", re.ASCII)),
    (AreaKind.WIJK, re.compile(r"WK\d{4}[0-9A-Z]{2}", re.ASCII)),
    (AreaKind.BUURT, re.compile(r"BU\d{4}[0-9A-Z]{4}", re.ASCII)),
)
MOST_KNOWN = 50_000  # all codes of one year are 18,000
# Statistics Netherlands hands out municipality numbers in order, and is at about 2000.
FICTIONAL_NUMBERS = range(9900, 9990)
FICTIONAL_GROUPS = ("VR99", "PD99", "BT99", "ZV99")
# areas that are several municipalities together
GROUP_KINDS = (
    AreaKind.POLICE_UNIT,
    AreaKind.POLICE_DISTRICT,
    AreaKind.BASE_TEAM,
    AreaKind.SAFETY_REGION,
    AreaKind.CARE_AND_SAFETY_REGION,
)


@dataclass(frozen=True, slots=True, order=True)
class AreaCode:
    """One area code without its padding: `AreaCode.parse("GM0342    ")` is `AreaCode("GM0342")`."""

    code: str

    def __post_init__(self) -> None:
        _kind(self.code)

    @classmethod
    def parse(cls, text: str) -> "AreaCode":
        return cls(text.strip().upper())

    @property
    def kind(self) -> AreaKind:
        return _kind(self.code)

    @property
    def fictional(self) -> bool:
        """Whether the area is invented: it, or the municipality around it, has a number that is set apart for that."""
        if self.code[:4] in FICTIONAL_GROUPS:
            return True
        municipality = self.municipality
        return municipality is not None and int(municipality.code[2:]) in FICTIONAL_NUMBERS

    @property
    def municipality(self) -> "AreaCode | None":
        """The municipality that a wijk or buurt lies in, as its code says."""
        if self.kind in (AreaKind.WIJK, AreaKind.BUURT):
            return AreaCode(f"GM{self.code[2:6]}")
        return self if self.kind is AreaKind.MUNICIPALITY else None

    def __str__(self) -> str:
        return self.code


@lru_cache(MOST_KNOWN)
def _kind(code: str) -> AreaKind:
    for kind, form in _FORMS:
        if form.fullmatch(code):
            return kind
    raise ValueError(f"{code!r} is no area code; a municipality looks like GM0342, a wijk like WK034200")


@dataclass(frozen=True, slots=True)
class AreaGroup:
    """Areas that are looked at as one, such as the municipalities of a partnership; `name` as people say it."""

    name: str
    members: tuple[AreaCode, ...]

    @property
    def fictional(self) -> bool:
        return any(member.fictional for member in self.members)

    def __str__(self) -> str:
        return self.name
