"""The product's own list of municipalities: `municipalities.csv` in this room, one row per code."""

import csv
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from ineen.ground.kernel.area_codes import AreaCode

FIRST_YEAR = 2012  # the police series begins here; an empty `valid_from` means: earlier
LAST_YEAR = 2026  # the newest division that the list was checked against


@dataclass(frozen=True, slots=True)
class ListedMunicipality:
    """One municipality under one code. `valid_until` is its last day; None where it still exists.

    `merged_into` holds the codes that took over its territory, also where only its name and code changed.
    """

    code: str
    name: str
    other_names: tuple[str, ...]
    valid_from: date | None
    valid_until: date | None
    merged_into: tuple[str, ...]
    source: str
    remark: str

    def exists_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )

    def exists_in(self, year: int) -> bool:
        return (self.valid_from is None or self.valid_from.year <= year) and (
            self.valid_until is None or year <= self.valid_until.year
        )


@cache
def listed_municipalities() -> tuple[ListedMunicipality, ...]:
    """Every municipality of the list, in the order of the codes; those that ended since 2012 are among them."""
    rows = csv.DictReader(_text().splitlines(), strict=True)
    return tuple(_municipality(row) for row in rows)


def is_municipality(code: AreaCode, year: int | None) -> bool:
    """Whether a municipality with this code existed on any day of a year; without a year: on any day that is known.

    Years before the list begins are not judged.
    """
    if year is not None and year < FIRST_YEAR:
        return True
    found = _by_code().get(str(code))
    return found is not None and (year is None or found.exists_in(year))


def municipalities_on(day: date) -> tuple[ListedMunicipality, ...]:
    """Every municipality that existed on a day, in the order of the codes."""
    return tuple(one for one in listed_municipalities() if one.exists_on(day))


@cache
def _by_code() -> Mapping[str, ListedMunicipality]:
    return {one.code: one for one in listed_municipalities()}


@cache
def list_digest() -> str:
    """SHA-256 of the list's content, so that a load knows whether anything changed."""
    return hashlib.sha256(_text().encode()).hexdigest()


@cache
def _text() -> str:
    return files("ineen.ground.areas").joinpath("municipalities.csv").read_text(encoding="utf-8")


def _municipality(row: dict[str, str]) -> ListedMunicipality:
    return ListedMunicipality(
        code=row["code"],
        name=row["name"],
        other_names=tuple(filter(None, row["other_names"].split("|"))),
        valid_from=_day(row["valid_from"]),
        valid_until=_day(row["valid_until"]),
        merged_into=tuple(row["merged_into"].split()),
        source=row["source"],
        remark=row["remark"],
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
