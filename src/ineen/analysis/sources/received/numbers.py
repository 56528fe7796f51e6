"""Numbers as people and spreadsheets write them: `1.234,5`, `1,234.5`, `45 %`, `€ 12`, `12*`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from ineen.analysis.sources.received.grid import Cell

MOST_DECIMALS = 4
LARGEST = Decimal(10) ** 11
_SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
_DRESSED = re.compile(r"€\s*|\s*(?:%|procent|euro)$", re.IGNORECASE)
_MARK = re.compile(r"\*{1,2}$")
_LIKE_A_NUMBER = re.compile(r"[-+]?\d[\d.,' ]*", re.ASCII)
_FORMS = {
    ",": re.compile(r"[-+]?(?:\d{1,3}(?:[. ']\d{3})+|\d+)(?:,\d+)?", re.ASCII),
    ".": re.compile(r"[-+]?(?:\d{1,3}(?:[, ']\d{3})+|\d+)(?:\.\d+)?", re.ASCII),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A number, and whether a star says that it is provisional."""

    value: Decimal
    provisional: bool


def number(cell: Cell, decimal: str) -> Told | None:
    """The number in a cell, None for what is no number. `decimal` is the sign before the decimals in texts."""
    if isinstance(cell, Decimal):
        return Told(cell, provisional=False) if abs(cell) < LARGEST else None
    if not isinstance(cell, str):
        return None
    text, stars = _MARK.subn("", undressed(cell))
    text = text.strip()
    if not _FORMS[decimal].fullmatch(text):
        return None
    for sign in "., '":
        text = text.replace(sign, "." if sign == decimal else "") if sign != decimal else text
    value = Decimal(text.replace(decimal, "."))
    return Told(value, provisional=bool(stars)) if abs(value) < LARGEST else None


def undressed(text: str) -> str:
    """Without the unit that stands around a number, and with spaces of one kind."""
    for sign in _SPACES:
        text = text.replace(sign, " ")
    return _DRESSED.sub("", text.strip()).strip()


def looks_like_number(cell: Cell) -> bool:
    """Whether a cell is a number in one way of writing or the other."""
    return any(number(cell, sign) is not None for sign in _FORMS)


def decimal_sign(cells: Iterable[Cell]) -> str:
    """Which sign stands before the decimals, as the texts show it; empty where none of them does."""
    for cell in cells:
        if not isinstance(cell, str) or not _LIKE_A_NUMBER.fullmatch(text := undressed(cell).rstrip("*").strip()):
            continue
        commas, points = text.count(","), text.count(".")
        if commas and points:
            return "," if text.rindex(",") > text.rindex(".") else "."
        if points == 1 and len(text) - text.index(".") - 1 != 3:  # noqa: PLR2004  # thousands go by three
            return "."
        if commas == 1 and len(text) - text.index(",") - 1 != 3:  # noqa: PLR2004
            return ","
        if commas > 1:
            return "."
    return ""


def units(*values: Decimal | None) -> tuple[int, tuple[int | None, ...]]:
    """Numbers as whole units of 10^-decimals: the decimals that they need together, and the units.

    Four decimals at most; the rest is rounded half to even.
    """
    smallest = Decimal(1).scaleb(-MOST_DECIMALS)
    kept = [None if one is None else one.quantize(smallest, ROUND_HALF_EVEN).normalize() for one in values]
    decimals = max((max(0, -_exponent(one)) for one in kept if one is not None), default=0)
    told = tuple(None if one is None else int(one.scaleb(decimals)) for one in kept)
    return decimals, told


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
