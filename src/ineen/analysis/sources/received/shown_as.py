"""What the number in a cell of a workbook is meant as: a number, a percentage or a day, as the sheet shows it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from ineen.analysis.sources.received.grid import Cell

_SIGNIFICANT = 12  # digits: a spreadsheet keeps 0,1 + 0,2 as 0,30000000000000004
_LONGEST, _SMALLEST = 20, -308  # powers of ten: longer is no figure, and a spreadsheet holds nothing smaller
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DATES = frozenset(range(14, 23)) | frozenset(range(27, 37)) | frozenset(range(50, 59))  # built-in formats
_PERCENTS = frozenset({9, 10})


@dataclass(frozen=True, slots=True)
class Format:
    """How the number in a cell is meant."""

    date: bool
    percent: bool


PLAIN = Format(date=False, percent=False)


def format_of(number: str, own: Mapping[str, str]) -> Format:
    """By the number of a format, and what the workbook says of those of its own."""
    code = _QUOTED.sub("", own.get(number, "")).split(";")[0].lower()
    known = int(number) if number.isdecimal() else 0
    return Format(
        date=known in _DATES or (bool(code) and any(sign in code for sign in "yjd") and "general" not in code),
        percent=known in _PERCENTS or "%" in code,
    )


def as_shown(text: str, meant: Format, *, since_1904: bool) -> Cell:
    """The cell that holds this number. What is no number, and no day that there is, stays the text that it is."""
    try:
        exact = Decimal(text)
    except InvalidOperation:
        return text.strip()
    if not exact.is_finite() or not _SMALLEST <= exact.adjusted() <= _LONGEST:
        return text.strip()
    if meant.date:
        return _day(int(exact), since_1904=since_1904) or text.strip()
    rounded = Decimal(f"{exact * 100 if meant.percent else exact:.{_SIGNIFICANT}g}")
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded.normalize()


def _day(serial: int, *, since_1904: bool) -> date | None:
    """Days are counted from 30 December 1899: a spreadsheet believes that 1900 was a leap year."""
    try:
        return (date(1904, 1, 1) if since_1904 else date(1899, 12, 30)) + timedelta(days=serial)
    except OverflowError:
        return None
