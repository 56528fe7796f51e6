"""Periods as people write them in a column or above one: `2024`, `mrt-24`, `2e kwartaal 2024`, `2024Q2`."""

import re
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from ineen.analysis.sources.received.grid import Cell, shown
from ineen.ground.kernel.periods import MONTHS, Period

EARLIEST, LATEST = 1900, 2100
_CENTURY = 2000
_SHORT = {name[:3]: at for at, name in enumerate(MONTHS, start=1)} | {"mrt": 3, "may": 5, "oct": 10}
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_STRIPPED = re.compile(r"\*{1,2}$|\((?:voorlopig|definitief|v|d)\)$|^(?:jaar|periode)\s+", re.IGNORECASE)
_FORMS = tuple(
    re.compile(form, re.IGNORECASE | re.ASCII)
    for form in (
        rf"{_YEAR}(?:jj00)?",
        rf"{_YEAR}mm(?P<number>\d\d)",
        rf"{_YEAR}kw0?(?P<quarter>[1-4])",
        rf"{_YEAR}[-/.](?P<number>\d{{1,2}})",
        rf"(?P<number>\d{{1,2}})[-/.]{_YEAR}",
        rf"{_YEAR}[\s\-]*{_MONTH}",
        rf"{_MONTH}[\s\-]*{_YEAR}",
        rf"{_MONTH}[\s\-]*'?(?P<short>\d\d)",
        rf"{_YEAR}[\s\-/]*(?:q|k|kw)(?P<quarter>[1-4])",
        rf"(?:q|k|kw)(?P<quarter>[1-4])[\s\-/]*{_YEAR}",
        rf"{_YEAR}[\s\-,]*(?:(?P<quarter>[1-4])(?:e|ste|de)\s*kwartaal|kwartaal\s*(?P<quarter_too>[1-4]))",
        rf"(?:(?P<quarter>[1-4])(?:e|ste|de)\s*kwartaal|kwartaal\s*(?P<quarter_too>[1-4]))[\s\-,]*(?:van\s*)?{_YEAR}",
        rf"{_YEAR}[\s\-,]*(?P<half>[12])(?:e|ste|de)\s*half\s?jaar",
        rf"(?P<half>[12])(?:e|ste|de)\s*half\s?jaar[\s\-,]*(?:van\s*)?{_YEAR}",
    )
)
_FULL_DAY = re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>(?:19|20)\d\d)", re.ASCII)
_PART = re.compile(r"(?:q|k|kw|kwartaal\s*|maand\s*)?(?P<number>\d{1,2})(?:(?:e|ste|de)\s*kwartaal)?", re.IGNORECASE)


class Part(StrEnum):
    """What stands in a column beside that of the year."""

    MONTH = "month"
    QUARTER = "quarter"


class NoPeriod(ValueError):
    """What was wrong with it, in Dutch."""


def period(cell: Cell) -> Period:
    """The period that a cell names. Raises NoPeriod for anything else, also for a single day."""
    if isinstance(cell, date):
        return _of_day(cell)
    text = _bare(cell)
    if day := _FULL_DAY.fullmatch(text):
        return _of_day(_day(int(day["year"]), int(day["month"]), int(day["day"]), text))
    for form in _FORMS:
        found = form.fullmatch(text)
        if found and (told := _told(found.groupdict())):
            return told
    raise NoPeriod(f"{shown(cell)!r} is geen jaar, kwartaal of maand. Schrijf 2024, 2024 2e kwartaal of 2024-03.")


def is_period(cell: Cell) -> bool:
    """Whether a cell names a period."""
    try:
        period(cell)
    except NoPeriod:
        return False
    return True


def period_in_two(year: Cell, within: Cell, part: Part) -> Period:
    """A year, and a month or quarter of it in a column of its own. Raises NoPeriod."""
    whole = period(year)
    if not whole.is_year:
        raise NoPeriod(f"{shown(year)!r} is geen jaar.")
    text = _bare(within)
    number = _SHORT.get(text.lower()[:3], 0) if part is Part.MONTH and not text[:1].isdecimal() else 0
    if not number and (found := _PART.fullmatch(text)):
        number = int(found["number"])
    most = 12 if part is Part.MONTH else 4
    if not 1 <= number <= most:
        raise NoPeriod(f"{shown(within)!r} is geen {'maand' if part is Part.MONTH else 'kwartaal'}.")
    length = 12 // most
    return Period.months(whole.first.year, (number - 1) * length + 1, length)


def _bare(cell: Cell) -> str:
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    text = " ".join(shown(cell).split())
    return _STRIPPED.sub("", _STRIPPED.sub("", text).strip()).strip()


def _told(said: dict[str, str | None]) -> Period | None:
    year = int(said.get("year") or 0) or _CENTURY + int(said.get("short") or 0)
    if quarter := said.get("quarter") or said.get("quarter_too"):
        return Period.months(year, int(quarter) * 3 - 2, 3)
    if half := said.get("half"):
        return Period.months(year, int(half) * 6 - 5, 6)
    if name := said.get("month"):
        at = MONTHS.index(name.lower()) + 1 if name.lower() in MONTHS else _SHORT.get(name.lower(), 0)
        return Period.months(year, at) if at else None
    if number := said.get("number"):
        return Period.months(year, int(number)) if 1 <= int(number) <= 12 else None  # noqa: PLR2004  # months
    return Period.year(year)


def _of_day(day: date) -> Period:
    """Spreadsheets write a month as its first or last day."""
    if day.day == 1 or (day < date.max and (day + timedelta(days=1)).day == 1):
        return Period.months(day.year, day.month)
    raise NoPeriod(f"{shown(day)} is een dag. Ineen houdt cijfers per maand, kwartaal of jaar bij.")


def _day(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NoPeriod(f"{text!r} bestaat niet in de kalender.") from None
