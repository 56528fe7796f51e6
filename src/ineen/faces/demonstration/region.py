"""The invented region Waterkant: its areas by name, as `waterkant.csv` tells them."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ineen.ground.kernel.area_codes import AreaCode, AreaKind


@dataclass(frozen=True, slots=True)
class Place:
    """One area of the region. A buurt has a character and inhabitants on 1 January of two years; others have none."""

    code: AreaCode
    name: str
    character: str
    inhabitants: tuple[str, str]

    @property
    def wijk(self) -> str:
        return f"WK{self.code.code[2:8]}"


@cache
def places() -> tuple[Place, ...]:
    """Every area: a municipality before its wijken, a wijk before its buurten, these from the middle outwards."""
    kept = (line for line in text().splitlines() if not line.startswith("#"))
    rows = csv.DictReader(kept, delimiter=";", strict=True)
    return tuple(
        Place(AreaCode(row["code"]), row["naam"], row["aard"], (row["inwoners_2012"], row["inwoners_2026"]))
        for row in rows
    )


def of_kind(kind: AreaKind) -> tuple[Place, ...]:
    """The areas of one kind, in the order of the file."""
    return tuple(place for place in places() if place.code.kind is kind)


@cache
def text() -> str:
    """`waterkant.csv` as it stands: also the table under the head of a recipe of figures."""
    return files("ineen.faces.demonstration").joinpath("waterkant.csv").read_text(encoding="utf-8")
